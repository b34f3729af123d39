import { existsSync, readFileSync } from "node:fs";
import { columns } from "@touchstone/register";
import { postgresqlPrograms, startCluster } from "@touchstone/server/testing";
import { inFolder } from "./folder.ts";
import { demoCompany, type RunningServer, startServer } from "./running-server.ts";
import { atMost, type Figure } from "./table.ts";

const rows = 10_000;
const path = `/api/v1/register/${demoCompany}/imports?file=register.csv`;
const seconds = (value: number): string => `${(value / 1000).toFixed(1)} s`;
const megabytes = (value: number): string => `${(value / 2 ** 20).toFixed(0)} MB`;

// Every cell of the audit filled, so that a row weighs what a row of a real register weighs.
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

/** The most memory that a process ever held; null where there is no /proc. */
const peakOf = (pid: number): number | null => {
  const file = `/proc/${pid}/status`;
  const kilobytes = existsSync(file) ? /VmHWM:\s+(\d+) kB/.exec(readFileSync(file, "utf8"))?.[1] : undefined;
  return kilobytes === undefined ? null : Number(kilobytes) * 1024;
};

const send = async (server: RunningServer, key: string, body: string) => {
  const began = performance.now();
  const headers = { "content-type": "application/octet-stream", "idempotency-key": key };
  const response = await server.send(path, { method: "POST", headers, body });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`import: ${response.status} ${text.slice(0, 300)}`);
  const { imported, unchanged } = JSON.parse(text);
  return { took: performance.now() - began, imported, unchanged, text };
};

const yes = (what: string, holds: boolean): Figure => ({ what, measured: holds ? "yes" : "no", limit: "yes", holds });

const measure = async (data: string, databaseUrl?: string): Promise<readonly Figure[]> => {
  const server = await startServer(data, databaseUrl);
  try {
    const body = table();
    const before = peakOf(server.pid);
    const first = await send(server, "import", body);
    const after = peakOf(server.pid);
    const again = await send(server, "import", body);
    const other = await send(server, "another key", body);
    return [
      { what: "size of the file", measured: megabytes(body.length), limit: "", holds: null },
      atMost(`${rows} rows, all or nothing, durable, each with its journal entry`, first.took, 20_000, seconds),
      { what: "rows a second", measured: ((rows * 1000) / first.took).toFixed(0), limit: "", holds: null },
      {
        what: "most memory the server held: before, and with the import",
        measured: before === null || after === null ? "–" : `${megabytes(before)}, ${megabytes(after)}`,
        limit: "",
        holds: null,
      },
      { what: "the same key again", measured: seconds(again.took), limit: "", holds: null },
      yes("… gives the same answer", again.text === first.text && first.imported === rows),
      { what: "the same file under another key", measured: seconds(other.took), limit: "", holds: null },
      yes("… brings nothing new", other.imported === 0 && other.unchanged === rows),
    ];
  } finally {
    await server.stop();
  }
};

export const importEmbedded = (): Promise<readonly Figure[]> => inFolder((folder) => measure(folder));

export const importPostgresql = async (): Promise<readonly Figure[] | null> => {
  const bin = postgresqlPrograms();
  if (bin === null) return null;
  const cluster = await startCluster(bin, "durable");
  try {
    return await inFolder((folder) => measure(folder, cluster.url));
  } finally {
    await cluster.stop();
  }
};
