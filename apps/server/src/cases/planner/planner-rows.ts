import { type AuditProgramme, type DeadlineRow, noProgramme, rowWithHeld, type Scheme } from "@touchstone/kernel";
import { type AttestedAsked, type AttestedRow, readAttested } from "../../statements/index.ts";
import type { Transaction } from "../../store/index.ts";
import { programmeOf } from "./programme-stream.ts";

/** A statement of the body with its compact row for the rules, and what is planned for it. */
export type PlannerRow = {
  readonly held: AttestedRow;
  readonly row: DeadlineRow;
  readonly programme: AuditProgramme;
};

const rowOf = (held: AttestedRow, decided: string | undefined, scheme: Scheme | undefined): DeadlineRow | null => {
  // A claim that speaks of a moment has nothing to be kept alive (ISO/IEC 17029).
  if (scheme === undefined || scheme.surveillance === null) return null;
  return {
    id: held.id,
    number: held.number,
    standard: held.standard.zh,
    scheme: held.scheme,
    subject: scheme.standards.length === 1 ? (scheme.standards[0]?.id ?? null) : null,
    jurisdiction: scheme.jurisdiction,
    decision: decided ?? held.issuedOn,
    issued: held.issuedOn,
    validUntil: held.validUntil,
    lastSurveillance: held.surveilledOn,
    standing: held.standing,
    suspendedSince: held.suspendedSince,
    cycle: held.cycle,
  };
};

/** The days on which the cases behind these statements were decided; one that came from elsewhere has no case here. */
const readDecided = async (
  tx: Transaction,
  owner: string,
  held: readonly AttestedRow[],
): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await tx.query<{ id: string; decided: string }>(
    "select id, decided::text from case_file where owner = $1 and decided is not null and id = any($2::uuid[])",
    [owner, held.map(({ caseId }) => caseId)],
  );
  return new Map(rows.map(({ id, decided }) => [id, decided]));
};

/** Statements of the body under schemes with surveillance, as they stand on a day. */
export const readPlannerRows = async (
  tx: Transaction,
  owner: string,
  schemes: readonly Scheme[],
  on: string,
  asked: AttestedAsked = {},
): Promise<readonly PlannerRow[]> => {
  const held = await readAttested(tx, owner, on, asked);
  const decided = await readDecided(tx, owner, held);
  const one = asked.statement ?? null;
  const { rows: programmes } = await tx.query<{ state: AuditProgramme }>(
    "select state from audit_programme where owner = $1 and ($2::uuid is null or id = $2)",
    [owner, one === null ? null : programmeOf(one)],
  );
  const planned = new Map(programmes.map(({ state }) => [state.statement, state]));
  const known = new Map(schemes.map((scheme) => [`${scheme.id} ${scheme.edition}`, scheme]));
  return held.flatMap((each) => {
    const row = rowOf(each, decided.get(each.caseId), known.get(`${each.scheme} ${each.edition}`));
    return row === null ? [] : [{ held: each, row, programme: planned.get(each.id) ?? noProgramme }];
  });
};

/** The row with every surveillance that is known, from cases or from the programme. */
export const rowNow = ({ row, programme }: PlannerRow): DeadlineRow => rowWithHeld(row, programme);
