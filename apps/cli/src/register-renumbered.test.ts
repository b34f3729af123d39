import { client, type OutputOf, routes } from "@touchstone/contract";
import { operatorToken } from "@touchstone/server/operator";
import { madeLaw } from "@touchstone/server/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { transportOver } from "./connect.ts";
import { newKey } from "./new-key.ts";
import { programHere } from "./testing/run-program.ts";
import { type RunningServer, startServer } from "./testing/running-server.ts";

const { run, answer, refused, remove } = programHere();
const organisation = "01900000-0000-7000-8000-00000000c001";
const daily = "使用单位应当每日检查一次电梯，并做好检查记录。";
let server: RunningServer;
let risk = "";

beforeAll(async () => {
  server = await startServer();
  const authorization = `Bearer ${operatorToken(server.data)}`;
  const { call } = client({ transport: transportOver(fetch, server.origin, () => ({ authorization })), newKey });
  const { register, requirements } = routes;
  const laws = [
    madeLaw("2020-01-01", "2020-02-01", daily),
    madeLaw("2021-01-01", "2021-02-01", "为了保障设备安全，制定本法。", daily),
  ];
  for (const [at, law] of laws.entries()) {
    await call(requirements.import, {
      query: { file: `${at}.json` },
      bytes: new TextEncoder().encode(JSON.stringify(law)),
    });
  }
  const identified = { title: "电梯困人", harm: "", owner: "设备部", area: "lift" };
  const made = await call(register.identify, { params: { organisation }, body: identified });
  risk = made.ok ? made.value.id : "";
  const params = { organisation, risk };
  await call(register.addDocument, { params, body: { title: "虚构安全法", printedDate: "" } });
  const shown = await call(register.show, { params, query: {} });
  const row: OutputOf<typeof register.show> | null = shown.ok ? shown.value : null;
  const clause = { family: "zz-made-law", version: "2020-01-01", article: "第一条", quote: daily };
  await call(register.extractClause, { params, body: { line: row?.lines[0]?.id ?? "", ...clause } });
});
afterAll(async () => {
  await server?.close();
  remove();
});

it("register renumbered tells the new number of a cited article, as of a day", async () => {
  const where = ["--organisation", organisation, "--data", server.data];
  const asked = ["register", "renumbered", risk, ...where];
  expect((await answer(...asked)).clauses).toMatchObject([{ now: { version: "2021-01-01", article: "第二条" } }]);
  expect((await answer(...asked, "--on", "2021-01-31")).clauses).toEqual([]);
  expect((await run(...asked, "--lang", "en")).out).toContain("now 第二条, same in substance (2021-01-01)");
  await refused("not-found", "register", "renumbered", organisation, ...where);
});
