import { type ComingEdition, comingEditions, type Scheme } from "@touchstone/kernel";
import { type OpenCase, readOpenCases } from "../cases/index.ts";
import { type AttestedRow, readAttested } from "../statements/index.ts";
import type { Transaction } from "../store/index.ts";
import { stillStanding } from "./edition-impact.ts";
import type { LawDesk } from "./law-desk.ts";

/** A coming edition of a rule as one body meets it. */
export type RuleImpact = ComingEdition<Scheme> & {
  readonly cases: readonly OpenCase[];
  readonly statements: readonly AttestedRow[];
};

type UnderScheme = { readonly scheme: string; readonly edition: string };

const isUnder = (schemes: readonly Scheme[], { scheme, edition }: UnderScheme): boolean =>
  schemes.some((one) => one.id === scheme && one.edition === edition);

/** Every edition of a rule that is known and not yet in force, with what this body has under schemes that use it. */
export const readRuleImpacts = async (
  tx: Transaction,
  owner: string,
  desk: LawDesk,
): Promise<readonly RuleImpact[]> => {
  const { schemes, packs } = desk.content();
  const on = desk.today();
  const coming = comingEditions(packs, schemes, on);
  if (coming.length === 0) return [];
  const ids = [...new Set(coming.flatMap(({ schemes: under }) => under.map(({ id }) => id)))];
  const cases = await readOpenCases(tx, owner, ids);
  const statements = stillStanding(await readAttested(tx, owner, on));
  return coming.map((one) => ({
    ...one,
    cases: cases.filter((open) => isUnder(one.schemes, open)),
    statements: statements.filter((statement) => isUnder(one.schemes, statement)),
  }));
};

export const touchesBody = ({ cases, statements }: RuleImpact): boolean => cases.length + statements.length > 0;
