import {
  type AuditProgramme,
  type DeadlineRow,
  noProgramme,
  rowWithHeld,
  type Scheme,
  standingOn,
} from "@touchstone/kernel";
import { type AttestedRow, readAttested } from "../../statements/index.ts";
import type { Transaction } from "../../store/index.ts";
import { programmeOf } from "./programme-stream.ts";

type Decided = { readonly id: string; readonly decided: string | null; readonly occasion: string | null };
type Watched = { readonly statement: string; readonly last: string | null };

/** A statement of the body with its compact row for the rules, and what is planned for it. */
export type PlannerRow = {
  readonly held: AttestedRow;
  readonly row: DeadlineRow;
  readonly programme: AuditProgramme;
};

const rowOf = (
  { id, attested, state }: AttestedRow,
  decided: Decided | undefined,
  lastSurveillance: string | null,
  schemes: readonly Scheme[],
  on: string,
): DeadlineRow | null => {
  const scheme = schemes.find((each) => each.id === attested.scheme && each.edition === attested.edition);
  // A claim that speaks of a moment has nothing to be kept alive (ISO/IEC 17029).
  if (scheme === undefined || scheme.surveillance === null) return null;
  const standing = standingOn(state, on);
  const suspension = state.changes.findLast((change) => change.from <= on && change.standing === "suspended");
  return {
    id,
    number: attested.number,
    standard: attested.standard.zh,
    scheme: attested.scheme,
    subject: scheme.standards.length === 1 ? (scheme.standards[0]?.id ?? null) : null,
    jurisdiction: scheme.jurisdiction,
    decision: decided?.decided ?? attested.issuedOn,
    issued: attested.issuedOn,
    validUntil: attested.validUntil,
    lastSurveillance,
    standing,
    suspendedSince: standing === "suspended" ? (suspension?.from ?? null) : null,
    cycle: decided?.occasion === "recertification" ? "recertification" : "initial",
  };
};

/** The last day on site of surveillances whose cases kept a statement; the day of that decision where none is named. */
const readSurveillances = async (
  tx: Transaction,
  owner: string,
  statements: readonly string[],
  schemes: readonly Scheme[],
): Promise<ReadonlyMap<string, string>> => {
  const days = new Map<string, string>();
  const paths = new Set(schemes.map(({ lastDay }) => lastDay ?? "."));
  for (const path of paths) {
    const [kind = "", field = ""] = path.split(".");
    const { rows } = await tx.query<Watched>(
      `select state->'opened'->'statement'->>'id' as statement,
         max(coalesce((select record->'values'->>$4 from json_array_elements(state->'records') record
           where record->>'kind' = $3 order by (record->>'edition')::integer desc limit 1), state->'attested'->>'on')) as last
       from case_file where owner = $1 and closed and state->'opened'->>'occasion' = 'surveillance'
         and state->'attested'->>'act' = 'kept' and state->'opened'->'statement'->>'id' = any($2::text[])
         and state->'opened'->>'scheme' = any($5::text[])
       group by 1`,
      [owner, statements, kind, field, schemes.filter(({ lastDay }) => (lastDay ?? ".") === path).map(({ id }) => id)],
    );
    for (const { statement, last } of rows) if (last !== null) days.set(statement, last);
  }
  return days;
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
  const ids = held.map(({ id }) => id);
  const { rows: cases } = await tx.query<Decided>(
    `select id, state->'decision'->>'on' as decided, state->'opened'->>'occasion' as occasion
     from case_file where owner = $1 and id = any($2::uuid[])`,
    [owner, held.map(({ attested }) => attested.caseId)],
  );
  const { rows: programmes } = await tx.query<{ id: string; state: AuditProgramme }>(
    "select id, state from audit_programme where owner = $1 and ($2::uuid is null or id = $2)",
    [owner, statement === null ? null : programmeOf(statement)],
  );
  const surveillances = await readSurveillances(tx, owner, ids, schemes);
  const decided = new Map(cases.map((each) => [each.id, each]));
  const planned = new Map(programmes.map(({ state }) => [state.statement, state]));
  return held.flatMap((each) => {
    const row = rowOf(each, decided.get(each.attested.caseId), surveillances.get(each.id) ?? null, schemes, on);
    return row === null ? [] : [{ held: each, row, programme: planned.get(each.id) ?? noProgramme }];
  });
};

/** The row with every surveillance that is known, from cases or from the programme. */
export const rowNow = ({ row, programme }: PlannerRow): DeadlineRow => rowWithHeld(row, programme);
