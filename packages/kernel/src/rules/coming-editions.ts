import type { Json } from "../json.ts";
import type { Scheme } from "../scheme/scheme.ts";
import { editionInForce, rulesOfScheme } from "./choose-edition.ts";
import type { PackHeader } from "./pack.ts";
import type { RulePack } from "./rule-pack.ts";

type UsingScheme = Pick<Scheme, "jurisdiction" | "standards" | "surveillance" | "records" | "statement"> & {
  readonly determination: Pick<Scheme["determination"], "findings">;
};

/** A pack that another one asks in its turn. */
const leansOn: Readonly<Record<string, readonly string[]>> = {
  "integrated-audit-time": ["audit-time"],
  "site-plan": ["site-sample"],
};

/** The rules that assessments and statements under a scheme are held to: those it names, and those the kernel asks. */
export const rulesUsedBy = ({ surveillance, records, statement, determination }: UsingScheme): ReadonlySet<string> => {
  const { findings } = determination;
  const named = [
    ...(surveillance === null ? [] : [surveillance.pack]),
    ...records.flatMap(({ gates }) => gates.map(({ pack }) => pack)),
    ...(findings?.grades ?? []).flatMap(({ limits }) => limits?.pack ?? []),
  ];
  return new Set([
    "independence",
    "competence",
    "body-independence",
    ...(findings === null ? [] : ["nonconformity-limits", "finding-words", "hard-criteria"]),
    ...(statement === null ? [] : ["short-notice", "status-change"]),
    ...named,
    ...named.flatMap((id) => leansOn[id] ?? []),
  ]);
};

/** A figure that differs between two editions; null where one of them has none in that place. */
type ChangedParameter = { readonly path: string; readonly before: string | null; readonly after: string | null };

// Where a figure is printed says nothing of the figure.
const notFigures = new Set(["rule", "source", "clause", "title"]);

/** Every figure by its path; items of a list by their own id, so that one more in front does not change all. */
const figuresIn = (value: unknown, path: string): readonly (readonly [string, string])[] => {
  if (typeof value !== "object" || value === null) return [[path, JSON.stringify(value)]];
  const inner: readonly (readonly [string, unknown])[] = Array.isArray(value)
    ? value.map((item: unknown, at) => [
        typeof item === "object" && item !== null && "id" in item && typeof item.id === "string" ? item.id : `${at}`,
        item,
      ])
    : Object.entries(value).filter(([name]) => !notFigures.has(name));
  return inner.flatMap(([name, item]) => figuresIn(item, path === "" ? name : `${path}.${name}`));
};

export const changedParameters = (before: Json | object, after: Json | object): readonly ChangedParameter[] => {
  const [old, now] = [new Map(figuresIn(before, "")), new Map(figuresIn(after, ""))];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((path) => old.get(path) !== now.get(path))
    .map((path) => ({ path, before: old.get(path) ?? null, after: now.get(path) ?? null }));
};

/** An edition of a rule that will hold for a scheme from a day on, and the one that holds now; null where none does. */
export type ComingEdition<Of> = {
  readonly pack: RulePack;
  readonly before: RulePack | null;
  readonly schemes: readonly Of[];
};

type Head = Pick<PackHeader, "id" | "edition">;
const sameEdition = (one: Head | null, other: Head): boolean =>
  one !== null && one.id === other.id && one.edition === other.edition;

const chosen = (packs: readonly RulePack[], id: RulePack["id"], on: string, scheme: UsingScheme): RulePack | null => {
  const found = editionInForce(packs, id, on, rulesOfScheme(scheme));
  return found.ok ? found.value : null;
};

/**
 * Editions that are known and not yet in force, each with the schemes for which it will be the one that is chosen; what
 * begins first in front. Transitions between standards and calendars of working days are events of their own.
 */
export const comingEditions = <Of extends UsingScheme>(
  packs: readonly RulePack[],
  schemes: readonly Of[],
  on: string,
): readonly ComingEdition<Of>[] =>
  packs
    .filter(({ id, effective }) => effective.from > on && id !== "transition" && id !== "working-days")
    .flatMap((pack) => {
      const { id, effective } = pack;
      const eve = Temporal.PlainDate.from(effective.from).subtract({ days: 1 }).toString();
      const under = schemes.filter(
        (scheme) => rulesUsedBy(scheme).has(id) && sameEdition(chosen(packs, id, effective.from, scheme), pack),
      );
      // Schemes of one place and subject share the edition before; where they do not, each pair is a line.
      const before = Map.groupBy(under, (scheme) => chosen(packs, id, eve, scheme));
      return [...before].map(([old, sharing]) => ({ pack, before: old, schemes: sharing }));
    })
    .toSorted(
      (a, b) => a.pack.effective.from.localeCompare(b.pack.effective.from) || a.pack.id.localeCompare(b.pack.id),
    );
