import type { Bilingual } from "@touchstone/kernel";
import { normaliseTitle } from "../documents/match-title.ts";
import type { SourceCheck } from "../obligations/obligation.ts";

/** Licences, authorities and terms; documents have successors of their own in the law base. */
export const nameKinds = ["licence", "authority", "term"] as const;
export type NameKind = (typeof nameKinds)[number];

/** A name that gave way to another on a day. */
export type OldName = {
  readonly old: string;
  readonly now: string;
  /** First day of the new name. */
  readonly since: string;
  readonly kind: NameKind;
  readonly check: SourceCheck;
  readonly note: Bilingual | null;
};

/** The changes that a name went through up to a day, oldest first; none where it is no old name on that day. */
export const renamings = (name: string, on: string, names: readonly OldName[]): readonly OldName[] => {
  const steps: OldName[] = [];
  let current = normaliseTitle(name);
  for (;;) {
    const step = names.find((one) => normaliseTitle(one.old) === current && one.since <= on);
    // A ring of names would never end: each step is taken once.
    if (step === undefined || steps.includes(step)) return steps;
    steps.push(step);
    current = normaliseTitle(step.now);
  }
};

/** What a name is called on a day; the name itself where nothing took its place. */
export const nameOn = (name: string, on: string, names: readonly OldName[]): string =>
  renamings(name, on, names).at(-1)?.now ?? name;

/** Old names that stand inside a text, longest first: a printed cell seldom holds the name alone. */
export const oldNamesIn = (text: string, on: string, names: readonly OldName[]): readonly OldName[] => {
  const plain = normaliseTitle(text);
  const inside = names.filter(({ old, since }) => since <= on && plain.includes(normaliseTitle(old)));
  return inside
    .filter(({ old }) => !inside.some((other) => other.old !== old && other.old.includes(old)))
    .toSorted((left, right) => right.old.length - left.old.length);
};
