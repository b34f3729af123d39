import { currentFor, stateOn } from "./in-force.ts";
import type { Confidence, DocumentVersion, LawBase } from "./law-base.ts";
import { matchTitle } from "./match-title.ts";

/** A date as printed: `value` is `2004`, `2021-09` or `2004-02-01`, cut to the precision that was printed. */
export type PrintedDate = { readonly value: string; readonly precision: "year" | "month" | "day" };

/**
 * `right`: the commencement of the version in force, or of the law itself. `wrong`: no commencement of this document.
 * `outdated`: the document or the version does not apply any more. `unknown`: not in the base, or no date to compare.
 */
export type DateVerdict = "right" | "wrong" | "outdated" | "unknown";

export type DateCheck = {
  readonly match: { readonly family: string; readonly version: string } | null;
  readonly verdict: DateVerdict;
  readonly correct:
    | { readonly date: string }
    | { readonly successor: { readonly family: string; readonly version: string; readonly title: string } }
    | null;
  /** Where the answer comes from; null when nothing matched. */
  readonly source: string | null;
  readonly confidence: Confidence | null;
  /** What the printed date is instead, where the base knows: another event of this law, or another document's date. */
  readonly printedIs:
    | { readonly kind: "adopted" | "promulgated" | "earlier-version" | "first-commencement" }
    | { readonly kind: "other-document"; readonly family: string; readonly title: string }
    | null;
};

const agrees = (printed: PrintedDate, date: string | null): boolean =>
  date !== null && date.slice(0, printed.value.length) === printed.value;

const amending = new Set(["修正", "修订", "修改"]);

const identity = ({ family, version }: DocumentVersion) => ({ family, version });

const answer = (document: DocumentVersion, verdict: DateVerdict, rest: Partial<DateCheck>): DateCheck => ({
  match: identity(document),
  verdict,
  correct: null,
  source: document.source,
  confidence: document.confidence,
  printedIs: null,
  ...rest,
});

const outdated = (
  document: DocumentVersion,
  on: string,
  base: LawBase,
  printedIs: DateCheck["printedIs"],
): DateCheck => {
  const current = currentFor(document, on, base);
  return answer(document, "outdated", {
    correct: current === null ? null : { successor: { ...identity(current), title: current.title } },
    printedIs,
  });
};

/** Another document of the same subject that bears exactly this day: the usual way a wrong date got into a register. */
const otherDocument = (printed: PrintedDate, document: DocumentVersion, base: LawBase): DateCheck["printedIs"] => {
  const other = base.documents.find(
    (one) =>
      one.family !== document.family &&
      one.topics.some((topic) => document.topics.includes(topic)) &&
      [one.promulgated, one.effective].includes(printed.value),
  );
  return other === undefined ? null : { kind: "other-document", family: other.family, title: other.title };
};

const wrongDate = (printed: PrintedDate, document: DocumentVersion, on: string, base: LawBase): DateCheck => {
  const amendment = document.history.some(
    ({ date, event }) => amending.has(event) && date < document.version && agrees(printed, date),
  );
  if (amendment && printed.precision === "day") return outdated(document, on, base, { kind: "earlier-version" });
  const printedIs: DateCheck["printedIs"] = agrees(printed, document.promulgated)
    ? { kind: "promulgated" }
    : agrees(printed, document.adopted)
      ? { kind: "adopted" }
      : otherDocument(printed, document, base);
  return document.effective === null
    ? answer(document, "unknown", { printedIs })
    : answer(document, "wrong", { correct: { date: document.effective }, printedIs });
};

/** Judges the commencement date printed beside a document's title, as of a day. */
export const checkPrintedDate = (title: string, printed: PrintedDate | null, on: string, base: LawBase): DateCheck => {
  const candidates = matchTitle(title, base).flatMap((family) => base.families.get(family) ?? []);
  const inForce = candidates.filter((document) => stateOn(document, on, base) === "in-force");
  const [newest] = [...(inForce.length > 0 ? inForce : candidates)].reverse();
  if (newest === undefined) {
    return { match: null, verdict: "unknown", correct: null, source: null, confidence: null, printedIs: null };
  }
  const ended = (document: DocumentVersion) => ["amended", "replaced"].includes(stateOn(document, on, base));
  if (inForce.length === 0 && ended(newest)) return outdated(newest, on, base, null);
  if (printed === null) {
    return answer(newest, "unknown", { correct: newest.effective === null ? null : { date: newest.effective } });
  }
  if (agrees(printed, newest.effective)) return answer(newest, "right", {});
  const earlier = candidates.find((document) => ended(document) && agrees(printed, document.effective));
  if (earlier !== undefined) return outdated(earlier, on, base, { kind: "earlier-version" });
  if (agrees(printed, newest.firstEffective)) {
    return answer(newest, "right", { printedIs: { kind: "first-commencement" } });
  }
  return wrongDate(printed, newest, on, base);
};
