import { columns } from "@touchstone/register";
import { besidePostgresql } from "./beside-postgresql.ts";
import { inFolder } from "./folder.ts";
import { demoCompany, type RunningServer, startServer } from "./running-server.ts";
import { atMost, type Figure, seconds, yes } from "./table.ts";

const rows = 10_000;
/** Import of 10,000 rows with preview under 10 s (users.md): what takes longer must be left and found again. */
const limit = 10_000;
const base = `/api/v1/register/${demoCompany}`;

const row = (n: number): string =>
  [
    n,
    `风险 ${n}`,
    `《第 ${n % 400} 号管理办法》`,
    `${2000 + (n % 26)}年5月1日`,
    `第${1 + (n % 90)}条`,
    "每年检测一次，全年无事故",
    "设备部委托有资质的单位在四月检测，记录存档",
    "检测报告与现场照片",
    "检测报告、合同、照片",
    "",
    "",
    "",
    "",
  ].join(",");

const table = (): string =>
  [columns.map(({ zh }) => zh).join(","), ...Array.from({ length: rows }, (_, n) => row(n + 1))].join("\r\n");

const timed = async (server: RunningServer, path: string, body: string, type: string) => {
  const began = performance.now();
  const headers = { "content-type": type, "idempotency-key": crypto.randomUUID() };
  const response = await server.send(path, { method: "POST", headers, body });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${text.slice(0, 300)}`);
  return { took: performance.now() - began, answer: JSON.parse(text) };
};

const file = "application/octet-stream";
const json = "application/json";

const undo = (server: RunningServer, change: string) => timed(server, `${base}/changes/${change}/undo`, "{}", json);

const measure = async (data: string, databaseUrl?: string): Promise<readonly Figure[]> => {
  const server = await startServer(data, databaseUrl);
  try {
    const body = table();
    const preview = await timed(server, `${base}/exchange/preview?file=a.csv`, body, file);
    const { plan } = preview.answer;
    const applied = await timed(server, `${base}/exchange?file=a.csv&plan=${plan}`, body, file);
    const exportBegan = performance.now();
    const keyed = await (await server.send(`${base}/export?format=csv&keys=yes`)).text();
    const exported = performance.now() - exportBegan;
    const edited = keyed.replaceAll("设备部委托", "设备部和行政部委托");
    const looked = await timed(server, `${base}/exchange/preview?file=b.csv`, edited, file);
    const changed = await timed(server, `${base}/exchange?file=b.csv&plan=${looked.answer.plan}`, edited, file);
    const restored = await undo(server, changed.answer.id);
    const unsaid = await timed(server, `${base}/exchange/preview?file=c.csv`, keyed, file);
    const fresh = body.replaceAll("风险 ", "新风险 ");
    const again = await timed(server, `${base}/exchange?file=d.csv`, fresh, file);
    const ended = await undo(server, again.answer.id);
    return [
      atMost(`${rows} rows new to the register: preview`, preview.took, limit, seconds),
      atMost("… applied, durable, one command", applied.took, limit, seconds),
      atMost("… preview and apply together", preview.took + applied.took, limit, seconds),
      yes("… the apply did what the preview said", applied.answer.counts.added === preview.answer.counts.added),
      { what: "export with keys", measured: seconds(exported), limit: "", holds: null },
      atMost(`one cell changed in each of ${rows} rows: preview`, looked.took, limit, seconds),
      atMost("… applied, every row an append to its stream", changed.took, limit, seconds),
      atMost("… taken back", restored.took, limit, seconds),
      yes(
        "… all rows changed, all restored",
        changed.answer.counts.changed === rows && restored.answer.restored.length === rows,
      ),
      {
        what: "the file of before, rows moved twice since: preview",
        measured: seconds(unsaid.took),
        limit: "",
        holds: null,
      },
      yes("… finds nothing to change", unsaid.answer.counts.unchanged === rows),
      atMost(`${rows} rows that were added: taken back`, ended.took, limit, seconds),
      yes("… every one of them ended", ended.answer.restored.length === rows),
    ];
  } finally {
    await server.stop();
  }
};

export const exchangeEmbedded = (): Promise<readonly Figure[]> => inFolder((folder) => measure(folder));

export const exchangePostgresql = (): Promise<readonly Figure[] | null> =>
  besidePostgresql((cluster) => inFolder((folder) => measure(folder, cluster.url)));
