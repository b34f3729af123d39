import type { KeptRecord, OwnWork } from "@touchstone/register";
import type { Transaction } from "../../store/index.ts";

const most = 20;

export type AuditedUnder = {
  /** Parts of the register that deal with the clause: every row that has one is audited. */
  readonly parts: readonly string[];
  /** Rows linked to the clause. */
  readonly rows: readonly string[];
  /** The document whose article the point cites. */
  readonly family: string | null;
  /** Kinds of records that deal with the clause, and records linked to it. */
  readonly kinds: readonly string[];
  readonly records: readonly string[];
  /** The audit itself, and the actions that its own points became. */
  readonly except: readonly string[];
  /** Sites of the audit; none means the whole organisation. */
  readonly sites: readonly string[];
};

const listed = ["objectives", "controls", "monitoring", "evaluations", "corrections"] as const;
const hasPart = [
  "'rows' = any($4::text[])",
  "('laws' = any($4) and not lawless)",
  ...listed.map((part) => `('${part}' = any($4) and json_array_length(state->'${part}') > 0)`),
].join(" or ");

// An owner is written as text: "陈静", or "设备部 陈静". Who is named in it owns the row.
const rowsSql = `
select id, title from register_risk
where owner = $1 and risk_state <> 'withdrawn'
  and (strpos(held_by, $2) > 0 or exists (
    select from json_array_elements(state->'evaluations') one where one->'by'->>'person' = $3))
  and (${hasPart} or id = any($5::uuid[]) or exists (
    select from register_citation cited where cited.owner = $1 and cited.source = register_risk.id and cited.family = $6))
  and ($7::text[] = '{}' or json_array_length(state->'sites') = 0 or exists (
    select from json_array_elements_text(state->'sites') site where site = any($7)))
order by title, id limit ${most}`;

const recordsSql = `
select id, title, state from register_record
where owner = $1 and (kind = any($2) or id = any($3::uuid[])) and not id = any($5::uuid[]) and strpos(state::text, $4) > 0
order by title, id`;

type Named = { readonly id: string; readonly title: string };

/** What is audited under a point that this person owns or did. */
export const ownWork = async (
  tx: Transaction,
  owner: string,
  who: { readonly person: string; readonly name: string },
  under: AuditedUnder,
): Promise<readonly OwnWork[]> => {
  const { parts, rows, family, kinds, records, except, sites } = under;
  const risks = (await tx.query<Named>(rowsSql, [owner, who.name, who.person, parts, rows, family, sites])).rows.map(
    ({ id, title }): OwnWork => ({ to: "risk", id, title }),
  );
  const found = (
    await tx.query<Named & { state: KeptRecord }>(recordsSql, [owner, kinds, records, who.person, except])
  ).rows
    .filter(({ state }) => state.entries.some(({ person }) => person === who.person))
    .slice(0, most);
  return [...risks, ...found.map(({ id, title }): OwnWork => ({ to: "record", id, title }))];
};
