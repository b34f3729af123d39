import type { Bilingual } from "@touchstone/kernel";
import { bindsIn, jurisdictionChain } from "../documents/jurisdiction.ts";
import type { LawBase } from "../documents/law-base.ts";
import { type Provision, provisionOn } from "../obligations/audit-points.ts";
import { type Obligation, type ObligationPack, recurrenceOn } from "../obligations/obligation.ts";
import { longestGap, printedRecurrence, roughDays } from "./measure.ts";

/** What a narrower place asks differently; `was` is null where no wider level set it. */
export const differenceAttributes = ["frequency", "retention", "deadline", "qualification"] as const;
export type AttributeDifference = {
  readonly attribute: (typeof differenceAttributes)[number];
  readonly was: string | null;
  readonly is: string;
};

/** `base`: the nation's own. Derived from what the obligations say, never declared (CT-13). */
export const differenceRelations = ["base", "adds", "tightens", "repeats"] as const;

export type DifferenceRow = {
  readonly id: string;
  readonly jurisdiction: string;
  readonly subclass: Bilingual;
  readonly duty: Bilingual;
  readonly evidence: Bilingual;
  readonly provision: Provision & { readonly title: string };
  readonly relation: (typeof differenceRelations)[number];
  readonly aspects: readonly string[];
  /** Aspects that no wider level asks for. */
  readonly added: readonly string[];
  /** Stricter than the wider ones, or set here for the first time. */
  readonly differs: readonly AttributeDifference[];
  /** The wider obligations that ask for one of the same aspects. */
  readonly against: readonly string[];
};

type Bound = {
  readonly obligation: Obligation;
  readonly provision: DifferenceRow["provision"];
  readonly depth: number;
};

/** The strictest of the wider levels; null where none says anything. */
const strictest = (values: readonly (string | null)[], isStricter: (a: string, b: string) => boolean): string | null =>
  values.reduce<string | null>(
    (best, value) => (value === null || (best !== null && !isStricter(value, best)) ? best : value),
    null,
  );

const shorter = (a: string, b: string): boolean => roughDays(a) < roughDays(b);
const longer = (a: string, b: string): boolean => roughDays(a) > roughDays(b);

const frequency = (own: Obligation, wider: readonly Obligation[], on: string): readonly AttributeDifference[] => {
  const is = recurrenceOn(own, on);
  if (is === null || longestGap(is) === null) return [];
  const before = wider.flatMap((one) => recurrenceOn(one, on) ?? []).filter((one) => longestGap(one) !== null);
  const was = before.toSorted((a, b) => (longestGap(a) ?? 0) - (longestGap(b) ?? 0))[0];
  if (was !== undefined && (longestGap(is) ?? 0) >= (longestGap(was) ?? 0)) return [];
  return [
    { attribute: "frequency", was: was === undefined ? null : printedRecurrence(was), is: printedRecurrence(is) },
  ];
};

const term = (
  attribute: "retention" | "deadline",
  is: string | null,
  before: readonly (string | null)[],
  isStricter: (a: string, b: string) => boolean,
): readonly AttributeDifference[] => {
  const was = strictest(before, isStricter);
  return is === null || (was !== null && !isStricter(is, was)) ? [] : [{ attribute, was, is }];
};

const qualification = (own: Obligation, wider: readonly Obligation[]): readonly AttributeDifference[] => {
  const before = new Set(wider.flatMap((one) => one.qualification));
  const more = own.qualification.filter((code) => !before.has(code));
  if (more.length === 0) return [];
  return [
    {
      attribute: "qualification",
      was: before.size === 0 ? null : [...before].join(" "),
      is: own.qualification.join(" "),
    },
  ];
};

const differencesTo = (own: Obligation, wider: readonly Obligation[], on: string): readonly AttributeDifference[] => [
  ...frequency(own, wider, on),
  ...term(
    "retention",
    own.retention?.atLeast ?? null,
    wider.map((one) => one.retention?.atLeast ?? null),
    longer,
  ),
  ...term(
    "deadline",
    own.deadline?.within ?? null,
    // A term before an occasion and one after it are not two lengths of the same thing.
    wider.map(({ deadline }) => (deadline?.side === own.deadline?.side ? (deadline?.within ?? null) : null)),
    shorter,
  ),
  ...qualification(own, wider),
];

const rowOf = ({ obligation, provision, depth }: Bound, all: readonly Bound[], on: string): DifferenceRow => {
  const { id, jurisdiction, subclass, duty, evidence, aspects } = obligation;
  const wider = all.filter((one) => one.depth < depth).map((one) => one.obligation);
  const same = wider.filter((one) => one.aspects.some((aspect) => aspects.includes(aspect)));
  const added = depth === 0 ? [] : aspects.filter((aspect) => !wider.some((one) => one.aspects.includes(aspect)));
  const differs = depth === 0 ? [] : differencesTo(obligation, same, on);
  const relation = depth === 0 ? "base" : added.length > 0 ? "adds" : differs.length > 0 ? "tightens" : "repeats";
  const against = same.map((one) => one.id);
  return { id, jurisdiction, subclass, duty, evidence, provision, relation, aspects, added, differs, against };
};

type Asked = { readonly region: string; readonly on: string; readonly subclass: string | null };

/**
 * One sub-class across nation, province and city on a day: what each level adds to the wider ones, where it is stricter,
 * what it only repeats. Obligations that name no aspect cannot be compared and are left out.
 */
export const differencesOf = (
  packs: readonly ObligationPack[],
  { region, on, subclass }: Asked,
  base: LawBase,
): readonly DifferenceRow[] => {
  const chain = jurisdictionChain(region);
  return packs.flatMap((pack) => {
    const bound = pack.obligations.flatMap((obligation): readonly Bound[] => {
      const comparable = obligation.aspects.length > 0 && bindsIn(obligation.jurisdiction, region);
      const provision = comparable ? provisionOn(obligation, on, base) : null;
      return provision === null ? [] : [{ obligation, provision, depth: chain.indexOf(obligation.jurisdiction) }];
    });
    return bound
      .filter(({ obligation: { subclass: own } }) => subclass === null || own.zh === subclass || own.en === subclass)
      .toSorted((a, b) => a.depth - b.depth || (a.obligation.id < b.obligation.id ? -1 : 1))
      .map((one) => rowOf(one, bound, on));
  });
};

/** The sub-classes of these scenes that can be compared. */
export const comparableSubclasses = (packs: readonly ObligationPack[]): readonly Bilingual[] => {
  const found = new Map<string, Bilingual>();
  for (const pack of packs)
    for (const { subclass, aspects } of pack.obligations) if (aspects.length > 0) found.set(subclass.zh, subclass);
  return [...found.values()];
};
