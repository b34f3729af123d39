import { routes } from "@touchstone/contract";
import {
  accessRule,
  type Bilingual,
  type contractKinds,
  ok,
  type PersonFile,
  refusal,
  refuse,
} from "@touchstone/kernel";
import { type Bound, bind, scopeOf } from "../http/bind.ts";
import { readCursor, writeCursor } from "../http/lists.ts";
import type { Services } from "../services.ts";
import type { Store, Transaction } from "../store/index.ts";
import { kindOf } from "./kind-of.ts";

type Contract = {
  readonly body: string;
  readonly zh: string;
  readonly en: string;
  readonly kind: (typeof contractKinds)[number] | null;
  readonly since: string;
  readonly until: string | null;
};
type Row = Contract & { readonly id: string; readonly beside: readonly Contract[] };

// A pair stands once, under the contract with the smaller id; a person with several numbers is not told twice.
const pairsSql = `
with pair as (
  select distinct a.contract as id, b.contract as other
  from party_engagement a join party_engagement b on b.digest = a.digest and b.body <> a.body and b.contract > a.contract
  where a.since <= coalesce(b.until, 'infinity') and b.since <= coalesce(a.until, 'infinity')
    and ($2::date is null or (coalesce(a.until, 'infinity') >= $2 and coalesce(b.until, 'infinity') >= $2))
    and ($3 = 'any' or (a.kind = 'full-time' and b.kind = 'full-time'))
    and ($1::uuid is null or a.contract > $1)
), shown as (select distinct id from pair order by id limit $4),
told as (
  select distinct on (contract) contract, body, e.kind, since::text, until::text, zh, en
  from party_engagement e join party_directory on organisation = body
  where contract in (select id from shown union select other from pair where id in (select id from shown))
)
select id, t.body, t.zh, t.en, t.kind, t.since, t.until,
  (select json_agg(json_build_object('body', o.body, 'zh', o.zh, 'en', o.en, 'kind', o.kind, 'since', o.since, 'until', o.until)
     order by o.since, o.contract) from pair join told o on o.contract = pair.other where pair.id = shown.id) as beside
from shown join told t on t.contract = shown.id order by id`;

type Person = { readonly name: string; readonly register: string; readonly number: string };

const filesSql = `
select key as contract, state->>'name' as name, state->'registrations' as registrations
from party_person, json_object_keys(coalesce(state->'contracts', '{}'::json)) key
where owner = $1 and key = any($2::text[])`;

/** Whose contracts they are, read in each body's own scope: the shared table knows no names. */
const readPeople = async (store: Store, rows: readonly Row[]): Promise<ReadonlyMap<string, Person>> => {
  const people = new Map<string, Person>();
  for (const [owner, own] of Map.groupBy(rows, ({ body }) => body)) {
    const { rows: files } = await store.transaction({ owner, caseId: null }, (tx) =>
      tx.query<{ contract: string; name: string | null; registrations: PersonFile["registrations"] | null }>(filesSql, [
        owner,
        own.map(({ id }) => id),
      ]),
    );
    for (const { contract, name, registrations } of files) {
      const [first] = Object.values(registrations ?? {});
      people.set(contract, { name: name ?? "", register: first?.register ?? "", number: first?.number ?? "" });
    }
  }
  return people;
};

const told = ({ body, zh, en, kind, since, until }: Contract) => {
  const name: Bilingual = { zh, en };
  return { body, name, kind, from: since, until };
};

/** One body at a time (中华人民共和国认证认可条例 第十四条): what no body can see of another, for a regulator alone. */
export const doubleContractsBound = ({ store }: Services): readonly Bound[] => [
  bind(routes.parties.doubleContracts, async (call) => {
    const scope = scopeOf(call);
    const authority = await store.transaction(scope, (tx: Transaction) => kindOf(tx, scope.owner));
    if (authority !== "regulator")
      return refuse(refusal("supervision-needs-regulator", accessRule, { kind: authority ?? "" }));
    const { limit, cursor, on = null, kind } = call.query;
    const filter = { doubleContracts: scope.owner, on, kind };
    const after = readCursor(cursor, filter);
    if (!after.ok) return after;
    const { rows } = await store.transaction("public", (tx) =>
      tx.query<Row>(pairsSql, [after.value, on, kind, limit + 1]),
    );
    const people = await readPeople(store, rows);
    return ok(
      writeCursor(rows, limit, filter, (row) => {
        const { name = "", register = "", number = "" } = people.get(row.id) ?? {};
        return { id: row.id, person: name, register, number, contract: told(row), beside: row.beside.map(told) };
      }),
    );
  }),
];
