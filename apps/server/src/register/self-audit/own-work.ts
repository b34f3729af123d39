import { namesOwner, type OwnWork } from "@touchstone/register";
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

// Few owners stand in many rows: each is read once, and the rows are found by it.
const ownersSql = "select distinct held_by from register_risk where owner = $1";

const rowsSql = `
select id, title from register_risk
where owner = $1 and risk_state <> 'withdrawn' and (held_by = any($2::text[]) or doers @> array[$3::text])
  and (${hasPart} or id = any($5::uuid[]) or exists (
    select from register_citation cited where cited.owner = $1 and cited.source = register_risk.id and cited.family = $6))
  and ($7::text[] = '{}' or json_array_length(state->'sites') = 0 or exists (
    select from json_array_elements_text(state->'sites') site where site = any($7)))
order by title, id limit ${most}`;

const recordsSql = `
select id, title from register_record
where owner = $1 and (kind = any($2) or id = any($3::uuid[])) and not id = any($5::uuid[]) and doers @> array[$4::text]
order by title, id limit ${most}`;

/** Owners as they are written that name the person: an owner is a typed text, and so is compared as whole names. */
const ownersNaming = async (tx: Transaction, owner: string, name: string): Promise<readonly string[]> =>
  (await tx.query<{ held_by: string }>(ownersSql, [owner])).rows.flatMap(({ held_by: held }) =>
    namesOwner(held, name) ? [held] : [],
  );

type Named = { readonly id: string; readonly title: string };

/** What is audited under a point that this person owns or did. */
export const ownWork = async (
  tx: Transaction,
  owner: string,
  who: { readonly person: string; readonly name: string },
  under: AuditedUnder,
): Promise<readonly OwnWork[]> => {
  const { parts, rows, family, kinds, records, except, sites } = under;
  const held = await ownersNaming(tx, owner, who.name);
  const risks = (await tx.query<Named>(rowsSql, [owner, held, who.person, parts, rows, family, sites])).rows.map(
    ({ id, title }): OwnWork => ({ to: "risk", id, title }),
  );
  const found = (await tx.query<Named>(recordsSql, [owner, kinds, records, who.person, except])).rows;
  return [...risks, ...found.map(({ id, title }): OwnWork => ({ to: "record", id, title }))];
};
