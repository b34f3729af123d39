import { type DeadlineRow, type Scheme, standingOn } from "@touchstone/kernel";
import { type AttestedRow, readAttested } from "../../statements/index.ts";
import type { Transaction } from "../../store/index.ts";

type Decided = { readonly id: string; readonly decided: string | null; readonly occasion: string | null };

/** A statement of the body with its compact row for the rules. */
export type PlannerRow = { readonly held: AttestedRow; readonly row: DeadlineRow };

const rowOf = (
  { id, attested, changes }: AttestedRow,
  decided: Decided | undefined,
  schemes: readonly Scheme[],
  on: string,
): DeadlineRow | null => {
  const scheme = schemes.find((each) => each.id === attested.scheme && each.edition === attested.edition);
  // A claim that speaks of a moment has nothing to be kept alive (ISO/IEC 17029).
  if (scheme === undefined || scheme.surveillance === null) return null;
  const standing = standingOn({ attested, changes }, on);
  const suspension = changes.findLast((change) => change.from <= on && change.standing === "suspended");
  return {
    id,
    number: attested.number,
    standard: attested.standard.zh,
    scheme: attested.scheme,
    jurisdiction: scheme.jurisdiction,
    decision: decided?.decided ?? attested.issuedOn,
    issued: attested.issuedOn,
    validUntil: attested.validUntil,
    lastSurveillance: null,
    standing,
    suspendedSince: standing === "suspended" ? (suspension?.from ?? null) : null,
    cycle: decided?.occasion === "recertification" ? "recertification" : "initial",
  };
};

/** Statements of the body under schemes with surveillance, as they stand on a day. */
export const readPlannerRows = async (
  tx: Transaction,
  owner: string,
  schemes: readonly Scheme[],
  on: string,
  statement: string | null = null,
): Promise<readonly PlannerRow[]> => {
  const held = await readAttested(tx, owner, statement);
  const { rows: cases } = await tx.query<Decided>(
    `select id, state->'decision'->>'on' as decided, state->'opened'->>'occasion' as occasion
     from case_file where owner = $1 and id = any($2::uuid[])`,
    [owner, held.map(({ attested }) => attested.caseId)],
  );
  const decided = new Map(cases.map((each) => [each.id, each]));
  return held.flatMap((each) => {
    const row = rowOf(each, decided.get(each.attested.caseId), schemes, on);
    return row === null ? [] : [{ held: each, row }];
  });
};
