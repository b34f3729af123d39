import { type EditionChange, editionChangesOf, isOfEdition, type Scheme } from "@touchstone/kernel";
import { type OpenCase, readOpenCases } from "../cases/index.ts";
import { type AttestedRow, readAttested } from "../statements/index.ts";
import type { Transaction } from "../store/index.ts";
import type { LawDesk } from "./law-desk.ts";

/** A change of edition as one body meets it. */
export type EditionImpact = {
  readonly change: EditionChange;
  readonly schemes: readonly Scheme[];
  readonly cases: readonly OpenCase[];
  readonly statements: readonly AttestedRow[];
};

/** Statements that still stand, or will. */
export const stillStanding = (rows: readonly AttestedRow[]): readonly AttestedRow[] =>
  rows.filter(({ standing }) => ["in-force", "suspended", "not-yet"].includes(standing));

const namesOf = ({ standards }: Scheme): readonly string[] => standards.flatMap(({ title }) => [title.zh, title.en]);

/** Every change of edition that is known on a day, with what this body has under the old one. */
export const readEditionImpacts = async (
  tx: Transaction,
  owner: string,
  desk: LawDesk,
): Promise<readonly EditionImpact[]> => {
  const { schemes, packs } = desk.content();
  const on = desk.today();
  const old = editionChangesOf(packs, on).map((change) => ({
    change,
    schemes: schemes.filter((scheme) => namesOf(scheme).some((name) => isOfEdition(name, change.from))),
  }));
  const ids = [...new Set(old.flatMap(({ schemes: under }) => under.map(({ id }) => id)))];
  const cases = await readOpenCases(tx, owner, ids);
  const statements = stillStanding(await readAttested(tx, owner, on));
  return old.map(({ change, schemes: under }) => ({
    change,
    schemes: under,
    cases: cases.filter((one) => under.some(({ id, edition }) => id === one.scheme && edition === one.edition)),
    statements: statements.filter(({ standard }) => isOfEdition(standard.zh, change.from)),
  }));
};
