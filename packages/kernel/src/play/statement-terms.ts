import { addMonthsEndRule } from "../calendar/months.ts";
import { addWorkingDays } from "../calendar/working-days.ts";
import { editionInForce, rulesOfScheme } from "../rules/choose-edition.ts";
import type { RulePack } from "../rules/rule-pack.ts";
import type { StatusChangePack } from "../rules/status-change.ts";
import { countingOf } from "../rules/working-days.ts";
import type { Scheme } from "../scheme/scheme.ts";
import { strictestSurveillance } from "../scheme/simulate-scheme.ts";
import type { CycleEvent } from "./cycle-event.ts";

type Term = NonNullable<StatusChangePack["parameters"]["speed"]["suspend"]>;

/** Null where the official calendar does not reach: no working day is guessed. */
const after = (from: string, { days, counting }: Term, packs: readonly RulePack[]): string | null => {
  const day = Temporal.PlainDate.from(from);
  if (counting === "calendar") return day.add({ days }).toString();
  const calendar = editionInForce(packs, "working-days", from, { jurisdiction: "CN", subject: null });
  if (!calendar.ok) return null;
  const reached = addWorkingDays(countingOf(calendar.value), day, days);
  return reached.ok ? reached.value.toString() : null;
};

/** From the day after a surveillance was due: what the body must do by when, and how long a suspension may last. */
export const overdueFrom = (
  scheme: Scheme,
  packs: readonly RulePack[],
  cycleFrom: string,
  day: string,
  expiry: string | null,
): readonly CycleEvent[] => {
  const terms = strictestSurveillance(scheme, packs, cycleFrom);
  if (terms === null) return [];
  const { overdue, suspension } = terms.parameters;
  // Of an integrated scheme the statement falls under the standard whose surveillance was kept.
  const subject = terms.subject ?? rulesOfScheme(scheme).subject;
  const changes = editionInForce(packs, "status-change", day, { jurisdiction: scheme.jurisdiction, subject });
  const speed = changes.ok ? changes.value.parameters.speed.suspend : null;
  const by = speed === null ? null : after(day, speed, packs);
  const longest = (changes.ok ? changes.value.parameters.suspension : null) ?? suspension;
  const ends =
    longest.months === null ? null : addMonthsEndRule(Temporal.PlainDate.from(day), longest.months).toString();
  const events: readonly CycleEvent[] = [
    { date: day, what: `overdue-${overdue.consequence}`, about: null, rule: overdue.rule },
    ...(by === null || speed === null ? [] : [{ date: by, what: "suspended-by", about: null, rule: speed.rule }]),
    ...(ends === null ? [] : [{ date: ends, what: "suspension-ends", about: null, rule: longest.rule }]),
  ];
  // What ran out is suspended no more, nor does a suspension outlast it.
  return events.filter(({ date }) => expiry === null || date <= expiry);
};

const plain = (text: string): string => text.replaceAll(/[\s—–-]/g, "");

/** The last lawful days of an edition that the scheme still assesses against, as its transition pack says them. */
export const editionEnds = (
  scheme: Scheme,
  packs: readonly RulePack[],
  from: string,
  expiry: string | null,
): readonly CycleEvent[] =>
  scheme.standards.flatMap(({ id, title }) => {
    const pack = editionInForce(packs, "transition", from, { jurisdiction: scheme.jurisdiction, subject: id });
    if (!pack.ok) return [];
    const { from: old, lastInitialAudit, lastCertificate, end } = pack.value.parameters;
    const isOld = [old.edition, ...old.adoptions].some((edition) => plain(title.en).includes(plain(edition)));
    if (!isOld) return [];
    const days = [
      { what: "last-initial-audit", ...lastInitialAudit },
      { what: "last-certificate", ...lastCertificate },
      { what: "edition-ends", ...end },
    ];
    return days.flatMap(({ what, on, rule }) =>
      on === null || on < from || (expiry !== null && on > expiry) ? [] : [{ date: on, what, about: title, rule }],
    );
  });
