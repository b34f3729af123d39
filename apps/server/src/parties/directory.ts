import { routes } from "@touchstone/contract";
import { type Organisation, type OrganisationKind, ok } from "@touchstone/kernel";
import { type Bound, bind } from "../http/bind.ts";
import type { Services } from "../services.ts";
import { appRole, type Migration, type Transaction } from "../store/index.ts";

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
];

/** Enters an organisation in the list of owners and in the directory, in the transaction that registers it. */
export const enterDirectory = async (tx: Transaction, id: string, state: Organisation): Promise<void> => {
  await tx.query("insert into owner (owner) values ($1) on conflict do nothing", [id]);
  if (state.registration === null) return;
  const { kind, name, region } = state.registration;
  await tx.query(
    `insert into party_directory (organisation, kind, zh, en, region) values ($1, $2, $3, $4, $5)
     on conflict (organisation) do update set kind = excluded.kind, zh = excluded.zh, en = excluded.en, region = excluded.region`,
    [id, kind, name.zh, name.en, region],
  );
};

type Row = { organisation: string; kind: OrganisationKind; zh: string; en: string; region: string };

const most = 10;

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
];
