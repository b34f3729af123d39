import { routes } from "@touchstone/contract";
import { type Bilingual, type Organisation, type OrganisationKind, ok } from "@touchstone/kernel";
import { type Bound, bind } from "../http/bind.ts";
import type { Services } from "../services.ts";
import { appRole, type Migration, type Store, type Transaction } from "../store/index.ts";

/** Names of organisations, so that a body finds its client. No row policy: it holds what anybody signed in may know. */
export const directoryMigrations: readonly Migration[] = [
  {
    id: "parties/directory-001",
    sql: `
create table party_directory (
  organisation uuid primary key, kind text not null, zh text not null, en text not null, region text not null
);
create index party_directory_zh on party_directory (zh text_pattern_ops);
create index party_directory_en on party_directory (lower(en) text_pattern_ops);
grant select, insert, update on party_directory to ${appRole};
`,
  },
  {
    id: "parties/directory-002",
    sql: `
alter table party_directory add column offers text[] not null default '{}';
create index party_directory_offers on party_directory (zh, organisation) where offers <> '{}';
`,
  },
];

/** Enters an organisation in the list of owners and in the directory, in the transaction that registers it. */
export const enterDirectory = async (tx: Transaction, id: string, state: Organisation): Promise<void> => {
  await tx.query("insert into owner (owner) values ($1) on conflict do nothing", [id]);
  if (state.registration === null) return;
  const { kind, name, region } = state.registration;
  await tx.query(
    `insert into party_directory (organisation, kind, zh, en, region, offers) values ($1, $2, $3, $4, $5, $6::text[])
     on conflict (organisation) do update set kind = excluded.kind, zh = excluded.zh, en = excluded.en,
       region = excluded.region, offers = excluded.offers`,
    [id, kind, name.zh, name.en, region, state.offers ?? []],
  );
};

type Listed = {
  readonly kind: OrganisationKind;
  readonly name: Bilingual;
  readonly region: string;
  readonly offers: readonly string[];
};

/** What the directory says of an organisation; null where nobody of that id is in it. */
export const listed = async (store: Store, organisation: string): Promise<Listed | null> => {
  const { rows } = await store.transaction("public", (tx) =>
    tx.query<Row & { offers: string[] }>(
      "select organisation, kind, zh, en, region, offers from party_directory where organisation = $1",
      [organisation],
    ),
  );
  const [row] = rows;
  return row === undefined
    ? null
    : { kind: row.kind, name: { zh: row.zh, en: row.en }, region: row.region, offers: row.offers };
};

type Row = { organisation: string; kind: OrganisationKind; zh: string; en: string; region: string };

const most = 10;
const mostBodies = 50;

// Wildcards in what was typed are letters like any other.
const literal = (typed: string): string => typed.replace(/[\\%_]/g, "\\$&");

export const directoryBound = ({ store }: Services): readonly Bound[] => [
  bind(routes.parties.find, async ({ query }) => {
    const start = literal(query.name.trim());
    const { rows } = await store.transaction("public", (tx) =>
      tx.query<Row>(
        `select organisation, kind, zh, en, region from party_directory
         where zh like $1 || '%' or lower(en) like lower($1) || '%' order by zh, organisation limit $2`,
        [start, most],
      ),
    );
    return ok({
      items: rows.map(({ organisation, kind, zh, en, region }) => ({
        id: organisation,
        kind,
        name: { zh, en },
        region,
      })),
    });
  }),
  bind(routes.parties.bodies, async ({ query: { name, scheme } }) => {
    const { rows } = await store.transaction("public", (tx) =>
      tx.query<Row & { offers: string[] }>(
        `select organisation, kind, zh, en, region, offers from party_directory
         where offers <> '{}' and ($2::text is null or $2 = any(offers))
           and (zh like $1 || '%' or lower(en) like lower($1) || '%') order by zh, organisation limit $3`,
        [literal((name ?? "").trim()), scheme ?? null, mostBodies + 1],
      ),
    );
    const items = rows.slice(0, mostBodies).map(({ organisation, zh, en, region, offers }) => ({
      id: organisation,
      name: { zh, en },
      region,
      schemes: offers,
    }));
    return ok({ items, more: rows.length > mostBodies });
  }),
];
