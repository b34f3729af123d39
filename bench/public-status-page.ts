import { join } from "node:path";
import { openServer } from "@touchstone/server";
import autocannon from "autocannon";
import { besidePostgresql } from "./beside-postgresql.ts";
import { inFolder } from "./folder.ts";
import { cpuOf } from "./process-cost.ts";
import { startServer } from "./running-server.ts";
import type { Figure } from "./table.ts";

const statements = 100_000;
const connections = 8;
const seconds = 12;

const body = "01900000-0000-7000-8000-00000000b001";
const attested = {
  title: { zh: "职业健康安全管理体系认证证书", en: "Certificate of OH&S management system" },
  body: { id: body, name: { zh: "衡测认证（示例）", en: "Hengce Certification (example)" } },
  holder: { id: body, name: { zh: "澄湖物业（杭州）有限公司", en: "Chenghu Property (Hangzhou) Co., Ltd." } },
  scope: { zh: "办公楼的物业服务及相关职业健康安全管理", en: "Property services for an office building" },
  sites: [{ name: { zh: "澄湖中心", en: "Chenghu Centre" }, address: { zh: "杭州市", en: "Hangzhou" } }],
  standard: { zh: "GB/T 45001—2020", en: "ISO 45001:2018" },
  scheme: "cn-ohsms",
  edition: "2026-03-01",
  issuedOn: "2026-11-12",
  validFrom: "2026-11-12",
  validUntil: "2029-11-11",
  caseId: body,
  decision: body,
  caseDigest: `sha256:${"0".repeat(64)}`,
};
const bracket = { after: "2026-11-12T01:31:00Z", before: "2026-11-12T01:32:00Z", backdated: false };
const lived = { recordedOn: null, decision: null, editions: 1, cycles: 1 };
const history = [
  { ...lived, act: "issued", standing: "in-force", from: "2026-11-12", reason: null, logIndex: 18_204 },
  { ...lived, act: "suspended", standing: "suspended", from: "2026-11-14", reason: "major-open", logIndex: 18_310 },
  { ...lived, act: "restored", standing: "in-force", from: "2026-11-18", reason: "causes-removed", logIndex: 18_377 },
];
const basis = { caseId: attested.caseId, decision: attested.decision, caseDigest: attested.caseDigest };
const { holder, scope, sites, standard, edition, issuedOn, validFrom, validUntil } = attested;
const said = {
  editions: [{ ...basis, holder, scope, sites, from: validFrom, kind: "issued" }],
  cycles: [{ ...basis, standard, edition, issuedOn, validFrom, validUntil }],
  transferred: null,
};

const fillSql = `insert into public_statement (number, prefix, serial, body, attested, history, standing, log_index, last_index,
    bracket, pdf, credential, proof, evidence, said)
  select 'TS01-26-OH-' || lpad(n::text, 6, '0'), 'TS01', n, $1::uuid,
    ($2::jsonb || jsonb_build_object('number', 'TS01-26-OH-' || lpad(n::text, 6, '0')))::json, $3::json, 'in-force', n, n,
    $4::json, '', '', '', '', $5::json
  from generate_series(1, ${statements}) n`;

const numberOf = (serial: number): string => `TS01-26-OH-${String(serial).padStart(6, "0")}`;

const fill = async (data: string, databaseUrl: string | undefined): Promise<void> => {
  const server = await openServer({ data, origin: "http://127.0.0.1:7400", demo: true, databaseUrl });
  await server.services.store.transaction("public", async (tx) => {
    await tx.query(
      "insert into public_issuer (body, prefix, name, origin, did, since) values ($1, 'TS01', $2, 'http://127.0.0.1:7400', 'did:web:127.0.0.1', '2026-01-01')",
      [body, JSON.stringify(attested.body.name)],
    );
    await tx.query(fillSql, [
      body,
      JSON.stringify(attested),
      JSON.stringify(history),
      JSON.stringify(bracket),
      JSON.stringify(said),
    ]);
  });
  await server.services.store.upkeep.tidy();
  await server.close();
};

/** Pages of numbers that are never the same twice in a row: nothing is answered from a warm row alone. */
const load = async (origin: string, forSeconds: number) => {
  let n = 0;
  return autocannon({
    url: origin,
    connections,
    duration: forSeconds,
    requests: [
      {
        setupRequest: (request) => {
          n += 1;
          request.path = `/verify/${numberOf(1 + ((n * 7919) % statements))}`;
          return request;
        },
      },
    ],
  });
};

const measure = async (data: string, databaseUrl: string | undefined, least: number): Promise<readonly Figure[]> => {
  // The first start makes the folder a demo folder.
  await (await startServer(data, databaseUrl)).stop();
  await fill(data, databaseUrl);
  const server = await startServer(data, databaseUrl);
  try {
    const page = await server.send(`/verify/${numberOf(7)}`);
    const bytes = (await page.arrayBuffer()).byteLength;
    await load(server.origin, 5);
    const before = cpuOf(server.pid);
    const { requests, latency, errors, non2xx } = await load(server.origin, seconds);
    const after = cpuOf(server.pid);
    const rate = requests.average;
    const cpu = before === null || after === null ? null : (after - before) / requests.total;
    return [
      {
        what: "CPU of the server for one request, whatever else runs",
        measured: cpu === null ? "–" : `${cpu.toFixed(2)} ms`,
        limit: "",
        holds: null,
      },
      { what: "bytes of one page", measured: `${(bytes / 1000).toFixed(1)} kB`, limit: "", holds: null },
      {
        what: `requests with ${statements} statements, ${connections} connections`,
        measured: `${rate.toFixed(0)}/s`,
        limit: `≥ ${least}/s`,
        holds: rate >= least,
      },
      { what: "p99", measured: `${latency.p99} ms`, limit: "< 15 ms", holds: latency.p99 < 15 },
      {
        what: "errors and answers other than 200",
        measured: String(errors + non2xx),
        limit: "0",
        holds: errors + non2xx === 0,
      },
    ];
  } finally {
    await server.stop();
  }
};

export const statusPageEmbedded = (): Promise<readonly Figure[]> =>
  inFolder((folder) => measure(join(folder, "data"), undefined, 1500));

export const statusPagePostgresql = (): Promise<readonly Figure[] | null> =>
  besidePostgresql((cluster) => inFolder((folder) => measure(join(folder, "data"), cluster.url, 3000)));
