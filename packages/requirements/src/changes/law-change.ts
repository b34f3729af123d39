import { endOf, stateOn } from "../documents/in-force.ts";
import type { DocumentVersion, LawBase } from "../documents/law-base.ts";

/** A new version of a law, or the end of one that nothing known takes the place of. */
export const lawEvents = ["version", "end"] as const;
export type LawEvent = (typeof lawEvents)[number];

/** What happens to the law, and whose citations it overtakes. */
export type LawChange = {
  readonly event: LawEvent;
  /** The version that comes, or the one that ends. */
  readonly of: DocumentVersion;
  /** First day of the new state; null where no source tells it. */
  readonly on: string | null;
  readonly from: readonly DocumentVersion[];
};

const olderThan = (of: DocumentVersion, base: LawBase): readonly DocumentVersion[] => {
  const versions = base.families.get(of.family) ?? [];
  return versions.slice(
    0,
    Math.max(
      0,
      versions.findIndex(({ version }) => version === of.version),
    ),
  );
};

type Predecessors = ReadonlyMap<string, readonly DocumentVersion[]>;

const known = new WeakMap<LawBase, Predecessors>();

/** Documents by the family that takes their place; found once for each base, which never changes. */
const predecessorsIn = (base: LawBase): Predecessors => {
  const read = known.get(base);
  if (read !== undefined) return read;
  const made = Map.groupBy(
    base.documents.filter(({ family, successor }) => successor !== null && successor.family !== family),
    ({ successor }) => successor?.family ?? "",
  );
  known.set(base, made);
  return made;
};

/** Every version of the documents of other names whose place this one takes. */
const replacedBy = (of: DocumentVersion, base: LawBase): readonly DocumentVersion[] => {
  // A successor that is named without its version is the first one: later versions overtake that.
  const isFirst = base.families.get(of.family)?.[0]?.version === of.version;
  const families = (predecessorsIn(base).get(of.family) ?? []).flatMap(({ family, successor }) =>
    (successor?.version ?? (isFirst ? of.version : null)) === of.version ? [family] : [],
  );
  return [...new Set(families)].flatMap((family) => base.families.get(family) ?? []);
};

const endsForGood = (of: DocumentVersion, base: LawBase): boolean =>
  of.endedOn !== null &&
  base.families.get(of.family)?.at(-1)?.version === of.version &&
  (of.successor === null || !base.families.has(of.successor.family));

/** The event that a version stands for; null where it overtakes nothing. */
export const lawChange = (of: DocumentVersion, base: LawBase): LawChange | null => {
  if (endsForGood(of, base)) return { event: "end", of, on: of.endedOn, from: base.families.get(of.family) ?? [] };
  const from = [...olderThan(of, base), ...replacedBy(of, base)];
  return from.length === 0 ? null : { event: "version", of, on: of.effective, from };
};

/**
 * The changes that somebody still has to look at on a day: of versions in force or to come, and ends. A version that was
 * itself overtaken asks nobody any more; the one that overtook it does.
 */
export const liveChanges = (base: LawBase, on: string): readonly LawChange[] =>
  base.documents.flatMap((document) => {
    const change = lawChange(document, base);
    if (change === null) return [];
    if (change.event === "end") return [change];
    const state = stateOn(document, on, base);
    return state === "in-force" || state === "not-yet-in-force" ? [change] : [];
  });

/** Who has to look has thirty days before the law applies, and never fewer than fourteen from the day it is known. */
const ahead = { days: 30 };
const atLeast = { days: 14 };

/** House rule, because no source gives a figure: ISO 45001:2018 6.1.3 asks for it to be kept up to date. */
export const reviewDue = (knownOn: string, on: string | null): string => {
  const earliest = Temporal.PlainDate.from(knownOn).add(atLeast);
  const before = on === null ? earliest : Temporal.PlainDate.from(on).subtract(ahead);
  return (Temporal.PlainDate.compare(before, earliest) < 0 ? earliest : before).toString();
};

type Term = { readonly knownOn: string; readonly due: string | null };

/**
 * The term after the day of the law was corrected: a later day gives the time that it would have given at once. A sooner one
 * takes time away, but leaves fourteen days from the correction or what was left, whichever is less.
 */
export const correctedDue = (
  { knownOn, due }: Term,
  { correctedOn, on }: { readonly correctedOn: string; readonly on: string | null },
): string => {
  const atOnce = reviewDue(knownOn, on);
  const fromNow = reviewDue(correctedOn, on);
  if (due === null) return fromNow;
  if (atOnce >= due) return atOnce;
  return fromNow < due ? fromNow : due;
};

/** One line of the calendar: a document that comes into force or ceases to apply. */
export type ComingChange = {
  readonly on: string;
  readonly event: "starts" | "ends";
  readonly document: DocumentVersion;
  /** The version that was there before, of this document or of one whose place it takes. */
  readonly before: readonly DocumentVersion[];
};

const beforeOf = (document: DocumentVersion, base: LawBase): readonly DocumentVersion[] => [
  ...olderThan(document, base).slice(-1),
  ...replacedBy(document, base),
];

/** What starts and ends between two days, both counted; the first of them first. */
export const comingChanges = (base: LawBase, from: string, to: string): readonly ComingChange[] => {
  const within = (day: string | null): day is string => day !== null && from <= day && day <= to;
  return base.documents
    .flatMap((document): readonly ComingChange[] => {
      const { effective, family, version } = document;
      const starts = within(effective)
        ? [{ on: effective, event: "starts" as const, document, before: beforeOf(document, base) }]
        : [];
      // An older version of the same law ends where the next one starts, and that line is there already.
      const isLast = base.families.get(family)?.at(-1)?.version === version;
      const end = isLast ? endOf(document, base) : null;
      return within(end) ? [...starts, { on: end, event: "ends" as const, document, before: [] }] : starts;
    })
    .toSorted(
      (a, b) =>
        a.on.localeCompare(b.on) ||
        a.document.family.localeCompare(b.document.family) ||
        a.document.version.localeCompare(b.document.version),
    );
};
