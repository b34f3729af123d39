import { join } from "node:path";
import { openServer } from "@touchstone/server";
import { besidePostgresql } from "./beside-postgresql.ts";
import { inFolder } from "./folder.ts";
import { startServer } from "./running-server.ts";
import { atMost, type Figure, percentile, seconds } from "./table.ts";

const statements = 20_000;
const rounds = 3;
const body = "01900000-0000-7000-8000-00000000b001";

// Every day of two years; a case of some 20 kB behind each, and a surveillance behind a third of them.
const bodyOfCases = "x".repeat(20_000);
const idOf = (kind: string) => `('01900000-0000-7000-8${kind}-' || lpad(to_hex(n), 12, '0'))::uuid`;
const numberOf = "'TS01-26-OH-' || lpad(n::text, 6, '0')";
// Four certificates to a client.
const client = idOf("004").replace("to_hex(n)", "to_hex(n / 4)");
const day = "(date '2024-12-01' + (n % 700))";
const until = `(${day} + interval '3 years' - interval '1 day')::date`;

const statementSql = `insert into statement (owner, id, version, case_id, number, holder_zh, holder_en, standing, valid_until, holder, surveilled_on, state)
  select $1::uuid, ${idOf("001")}, 1, ${idOf("002")}, ${numberOf}, '澄湖物业', 'Chenghu', 'in-force', ${until}, ${client},
    case when n % 3 = 0 then ${day} + 300 else ${day} end, json_build_object(
    'attested', json_build_object('number', ${numberOf}, 'title', $2::json, 'body', json_build_object('id', $1::text, 'name', $2::json),
      'holder', json_build_object('id', ${client}, 'name', $2::json), 'scope', $2::json, 'sites', '[]'::json, 'standard', $3::json, 'scheme', 'cn-ohsms',
      'edition', '2026-03-01', 'issuedOn', ${day}, 'validFrom', ${day}, 'validUntil', ${until}, 'caseId', ${idOf("002")}, 'decision', ${idOf("002")}, 'caseDigest', $4::text),
    'changes', json_build_array(json_build_object('act', 'issued', 'standing', 'in-force', 'from', ${day}, 'recordedOn', null, 'reason', null, 'note', '',
      'decision', ${idOf("002")}, 'editions', 1, 'cycles', 1)),
    'editions', json_build_array(json_build_object('caseId', ${idOf("002")}, 'decision', ${idOf("002")}, 'caseDigest', $4::text,
      'holder', json_build_object('id', ${client}, 'name', $2::json), 'scope', $2::json, 'sites', '[]'::json, 'from', ${day}, 'kind', 'issued')),
    'cycles', json_build_array(json_build_object('caseId', ${idOf("002")}, 'decision', ${idOf("002")}, 'caseDigest', $4::text, 'standard', $3::json,
      'edition', '2026-03-01', 'issuedOn', ${day}, 'validFrom', ${day}, 'validUntil', ${until})),
    'surveillances', case when n % 3 = 0 then json_build_array(json_build_object('caseId', ${idOf("003")}, 'decision', ${idOf("003")},
      'caseDigest', $4::text, 'on', ${day} + 300)) else '[]'::json end, 'transferred', null)
  from generate_series(1, ${statements}) n`;

const caseSql = (kind: "002" | "003", every: number, occasion: string, act: string, on: string): string =>
  `insert into case_file (owner, id, version, case_id, number, client, closed, decided, attested_on, findings_ended, again_on, state)
  select $1::uuid, ${idOf(kind)}, 1, ${idOf(kind)}, '${kind}-' || n, ${client}, true, ${on}, ${on}, case when n % 4 = 0 then ${on} end,
    (${kind === "003" ? on : "null"})::date, json_build_object(
    'opened', json_build_object('client', json_build_object('id', ${client}), 'occasion', '${occasion}', 'scheme', 'cn-ohsms', 'statement', json_build_object('id', ${idOf("001")}, 'number', ${numberOf})),
    'decision', json_build_object('on', ${on}, 'record', ${idOf(kind)}, 'effect', 'grant'), 'attested', json_build_object('act', '${act}', 'on', ${on}),
    'records', '[]'::json, 'findings', '[]'::json, 'points', $2::text)
  from generate_series(1, ${statements}, 1) n where n % ${every} = 0`;

const fill = async (data: string, databaseUrl: string | undefined): Promise<void> => {
  const server = await openServer({ data, origin: "http://127.0.0.1:7400", demo: true, databaseUrl });
  const name = JSON.stringify({ zh: "澄湖物业（杭州）有限公司", en: "Chenghu Property (Hangzhou) Co., Ltd." });
  const standard = JSON.stringify({ zh: "GB/T 45001—2020", en: "ISO 45001:2018" });
  await server.services.store.transaction({ owner: body, caseId: null }, async (tx) => {
    await tx.query(statementSql, [body, name, standard, `sha256:${"0".repeat(64)}`]);
    await tx.query(caseSql("002", 1, "initial", "issued", day), [body, bodyOfCases]);
    await tx.query(caseSql("003", 3, "surveillance", "kept", `${day} + 300`), [body, bodyOfCases]);
  });
  await server.services.store.upkeep.tidy();
  await server.close();
};

const pages = [
  ["the programme board", `/api/v1/cases/of/${body}/programme`],
  ["the transition", `/api/v1/cases/of/${body}/transition`],
  ["the deadlines of a year", `/api/v1/cases/of/${body}/deadlines`],
  ["the inbox of the planner", `/api/v1/inbox/${body}`],
  ["the first page of the statements", `/api/v1/statements/${body}`],
] as const;

const measure = async (data: string, databaseUrl: string | undefined): Promise<readonly Figure[]> => {
  // The first start makes the folder a demo folder.
  await (await startServer(data, databaseUrl)).stop();
  await fill(data, databaseUrl);
  const server = await startServer(data, databaseUrl);
  try {
    const entered = await fetch(`${server.origin}/api/v1/parties/demo-sign-in`, {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID() },
      body: JSON.stringify({ account: "planner" }),
    });
    const cookie = (entered.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    const figures: Figure[] = [];
    for (const [what, path] of pages) {
      const times: number[] = [];
      let bytes = 0;
      for (let round = 0; round < rounds; round += 1) {
        const start = performance.now();
        const answer = await fetch(`${server.origin}${path}`, { headers: { cookie } });
        bytes = (await answer.arrayBuffer()).byteLength;
        times.push(performance.now() - start);
        if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
      }
      figures.push(atMost(`${what}, ${Math.round(bytes / 1000)} kB`, percentile(times, 0.5), 1_000, seconds));
    }
    return figures;
  } finally {
    await server.stop();
  }
};

export const plannerEmbedded = (): Promise<readonly Figure[]> =>
  inFolder((folder) => measure(join(folder, "data"), undefined));

export const plannerPostgresql = (): Promise<readonly Figure[] | null> =>
  besidePostgresql((cluster) => inFolder((folder) => measure(join(folder, "data"), cluster.url)));
