import type { ClausePart, PartFact, SoaLine, Thing } from "@touchstone/register";
import type { Transaction } from "../../store/index.ts";
import { stateOn } from "../evidence/evidenced-days.ts";
import { isContradicted } from "../evidence/open-contradictions.ts";

const shown = 20;

/** SQL: on the day evidence speaks for the row, and none speaks against it without an answer. */
const heldOn = (on: string): string => `(exists (
  select from unnest(evidence_spans) span where left(span, 10) <= ${on} and right(span, 10) >= ${on})
  and not ${isContradicted})`;

// Rows speak as of now, but for their evidence, which speaks of the day.
const countSql = `
with live as (
  select lawless, loose_lines, state, ${heldOn("$2")} as held
  from register_risk where owner = $1 and risk_state <> 'withdrawn'
), counted as (
  select held, lawless, loose_lines,
    json_array_length(state->'objectives') as objectives, json_array_length(state->'controls') as controls,
    json_array_length(state->'monitoring') as monitoring,
    (select count(*) from json_array_elements(state->'evaluations') one where one->>'on' <= $2) as evaluations,
    json_array_length(state->'corrections') as corrections,
    (select count(*) from json_array_elements(state->'corrections') one where json_typeof(one->'verified') = 'object') as verified
  from live
)
select count(*)::integer as rows, (count(*) filter (where held))::integer as rows_held,
  (count(*) filter (where not lawless))::integer as laws,
  (count(*) filter (where not lawless and loose_lines = 0))::integer as laws_held,
  coalesce(sum(objectives), 0)::integer as objectives, coalesce(sum(objectives) filter (where held), 0)::integer as objectives_held,
  coalesce(sum(controls), 0)::integer as controls, coalesce(sum(controls) filter (where held), 0)::integer as controls_held,
  coalesce(sum(monitoring), 0)::integer as monitoring, coalesce(sum(monitoring) filter (where held), 0)::integer as monitoring_held,
  coalesce(sum(evaluations), 0)::integer as evaluations, coalesce(sum(evaluations), 0)::integer as evaluations_held,
  coalesce(sum(corrections), 0)::integer as corrections, coalesce(sum(verified), 0)::integer as corrections_held
from counted`;

const counted = ["rows", "laws", "objectives", "controls", "monitoring", "evaluations", "corrections"] as const;
type Counted = (typeof counted)[number];
type CountRow = Readonly<Record<Counted | `${Counted}_held`, number>>;

const assessedSql = `
select count(*)::integer as count, (count(*) filter (where finished_on is not null and finished_on <= $2))::integer as proven
from register_assessment where owner = $1`;

/** How much of each part of the register there is, and how much of it carries proof on the day. */
export const rowParts = async (tx: Transaction, owner: string, on: string): Promise<readonly PartFact[]> => {
  const [row] = (await tx.query<CountRow>(countSql, [owner, on])).rows;
  const [assessed] = (await tx.query<Omit<PartFact, "part">>(assessedSql, [owner, on])).rows;
  const part = (of: ClausePart, count = 0, proven = 0): PartFact => ({ part: of, count, proven });
  return [
    ...counted.map((of) => part(of, row?.[of], row?.[`${of}_held`])),
    part("assessments", assessed?.count, assessed?.proven),
  ];
};

const things = (rows: readonly { readonly id: string; readonly title: string }[]): readonly Thing[] =>
  rows.map(({ id, title }) => ({ to: "risk", id, kind: null, title }));

/** Rows without a law, and rows that carry no conclusion on the day: the first of each, and how many. */
export const rowGaps = async (tx: Transaction, owner: string, on: string) => {
  const read = async (where: string, values: readonly string[]) => {
    const from = `from register_risk where owner = $1 and risk_state <> 'withdrawn' and ${where}`;
    const [all] = (await tx.query<{ count: number }>(`select count(*)::integer as count ${from}`, values)).rows;
    const { rows } = await tx.query<{ id: string; title: string }>(
      `select id, title ${from} order by title, id limit ${shown}`,
      values,
    );
    return { count: all?.count ?? 0, things: things(rows) };
  };
  return {
    lawless: await read("lawless", [owner]),
    unevaluated: await read(`${stateOn("$2::text")} <> 'compliant'`, [owner, on]),
  };
};

/** The statement of applicability as a part, and what it says of each control alone. */
export const soaPart = (lines: readonly SoaLine[], isApproved: boolean): PartFact => ({
  part: "soa",
  count: lines.filter(({ applicable }) => applicable !== null).length,
  proven: isApproved ? lines.length : 0,
});

const addedSql = `
select count(*)::integer as count from register_evidence
where owner = $1 and not is_destroyed and added_at >= $2 and added_at < $3`;

/** Evidence that came in between two instants. */
export const evidenceAdded = async (
  tx: Transaction,
  owner: string,
  { from, before }: { readonly from: string; readonly before: string },
): Promise<number> => (await tx.query<{ count: number }>(addedSql, [owner, from, before])).rows[0]?.count ?? 0;

const evidenceSql = `
select id, name, state from register_evidence where owner = $1 and not is_destroyed and not is_infected and id = any($2::uuid[])`;

export type NamedEvidence = {
  readonly id: string;
  readonly name: string;
  readonly state: { readonly about: { readonly validFrom: string | null; readonly validUntil: string | null } };
};

/** Evidence of the library by its ids; what was destroyed or is infected is not there. */
export const namedEvidence = async (
  tx: Transaction,
  owner: string,
  ids: readonly string[],
): Promise<readonly NamedEvidence[]> =>
  ids.length === 0 ? [] : (await tx.query<NamedEvidence>(evidenceSql, [owner, ids])).rows;

const heldSql = `
select id from register_risk where owner = $1 and id = any($2::uuid[]) and ${heldOn("$3")}`;

const contradictedSql = `
select id from register_risk where owner = $1 and id = any($2::uuid[]) and risk_state <> 'withdrawn' and ${isContradicted}`;

const idsFound = async (tx: Transaction, sql: string, values: readonly unknown[]): Promise<ReadonlySet<string>> =>
  new Set((await tx.query<{ id: string }>(sql, values)).rows.map(({ id }) => id));

const noIds: ReadonlySet<string> = new Set();

/** Of these rows, those that are evidenced on the day. */
export const evidencedRows = async (
  tx: Transaction,
  owner: string,
  ids: readonly string[],
  on: string,
): Promise<ReadonlySet<string>> => (ids.length === 0 ? noIds : idsFound(tx, heldSql, [owner, ids, on]));

/** Of these rows, those against which evidence speaks without an answer. */
export const contradictedRows = async (
  tx: Transaction,
  owner: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> => (ids.length === 0 ? noIds : idsFound(tx, contradictedSql, [owner, ids]));
