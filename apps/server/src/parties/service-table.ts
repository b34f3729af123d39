import { createHash } from "node:crypto";
import { type PersonFile, type RuleSource, registrationKey } from "@touchstone/kernel";
import { appRole, type Migration, type Transaction } from "../store/index.ts";

/**
 * The two facts that cross owners (认证认可条例 第十四条, 第七十二条): which registration number is under contract at which body,
 * and which is barred. No row policy, and so nothing but what the rules need: the number's digest, days and kind, the body or the
 * authority; no name, no reason. Numbers can be guessed and tried, so the digest hides them from a reader of the table
 * only; that a number is registered or barred is public in the registers themselves.
 */
export const serviceMigrations: readonly Migration[] = [
  {
    id: "parties/004",
    sql: `
create table party_engagement (
  digest text not null, body uuid not null, contract uuid not null, since date not null, until date,
  primary key (digest, body, contract)
);
create index party_engagement_contract on party_engagement (contract);
create table party_sanction (
  sanction uuid primary key, digest text not null, since date not null, until date, rule json not null
);
create index party_sanction_digest on party_sanction (digest);
grant select, insert, delete on party_engagement to ${appRole};
grant select, insert, update, delete on party_sanction to ${appRole};
`,
  },
  {
    id: "parties/service-002",
    // Which kind of contract it is, for the regulator's list. Row security sleeps for the owner while old rows learn it.
    sql: `
alter table party_engagement add column kind text;
alter table party_person no force row level security;
update party_engagement e set kind = p.state->'contracts'->(e.contract::text)->>'kind'
  from party_person p where p.owner = e.body and p.state->'contracts'->(e.contract::text) is not null;
alter table party_person force row level security;
`,
  },
];

export const digestOf = (register: string, number: string): string | null => {
  const key = registrationKey(register, number);
  return key === null ? null : createHash("sha256").update(key).digest("hex");
};

/** The digests of all numbers that a person holds or held: a number that ran out is still the same person's. */
export const digestsOf = ({ registrations }: Pick<PersonFile, "registrations">): readonly string[] => [
  ...new Set(Object.values(registrations ?? {}).flatMap(({ register, number }) => digestOf(register, number) ?? [])),
];

export type Engaged = { readonly digest: string; readonly from: string; readonly until: string | null };
export type Barred = Engaged & { readonly sanction: string; readonly rule: RuleSource };
/** What other owners' records say of these numbers. */
export type Shared = { readonly elsewhere: readonly Engaged[]; readonly barred: readonly Barred[] };

type SharedRow = {
  readonly sanction: string | null;
  readonly digest: string;
  readonly since: string;
  readonly until: string | null;
  readonly rule: RuleSource | null;
};

// Days leave both engines as text.
const sharedSql = `
select null::uuid as sanction, digest, since::text, until::text, null::json as rule from party_engagement
  where digest = any($1::text[]) and body <> $2
union all
select sanction, digest, since::text, until::text, rule from party_sanction where digest = any($1::text[])
order by digest, since, until`;

export const readShared = async (tx: Transaction, owner: string, digests: readonly string[]): Promise<Shared> => {
  if (digests.length === 0) return { elsewhere: [], barred: [] };
  const { rows } = await tx.query<SharedRow>(sharedSql, [digests, owner]);
  return {
    elsewhere: rows.flatMap(({ rule, digest, since, until }) =>
      rule === null ? [{ digest, from: since, until }] : [],
    ),
    barred: rows.flatMap(({ sanction, rule, digest, since, until }) =>
      rule === null || sanction === null ? [] : [{ sanction, digest, from: since, until, rule }],
    ),
  };
};

/** Two bodies that sign one number at once take turns; always in one order, so that nobody waits in a ring. */
export const takeTurns = async (tx: Transaction, digests: readonly string[]): Promise<void> => {
  for (const digest of digests.toSorted())
    await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 7462021))", [digest]);
};

/** Writes the contracts of one file anew under all its numbers, in the transaction that changed the file. */
export const enterEngagements = async (tx: Transaction, body: string, state: PersonFile): Promise<void> => {
  const contracts = Object.entries(state.contracts ?? {});
  if (contracts.length === 0) return;
  await tx.query("delete from party_engagement where body = $1 and contract = any($2::uuid[])", [
    body,
    contracts.map(([id]) => id),
  ]);
  const rows = digestsOf(state).flatMap((digest) =>
    contracts.map(([contract, { kind, from, until }]) => ({ digest, body, contract, since: from, until, kind })),
  );
  await tx.query(
    "insert into party_engagement select * from json_populate_recordset(null::party_engagement, $1::json)",
    [JSON.stringify(rows)],
  );
};
