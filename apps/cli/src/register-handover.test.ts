import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { client, routes } from "@touchstone/contract";
import { operatorToken } from "@touchstone/server/operator";
import { afterAll, beforeAll, expect, it } from "vitest";
import { transportOver } from "./connect.ts";
import { newKey } from "./new-key.ts";
import { programHere } from "./testing/run-program.ts";
import { type RunningServer, startServer } from "./testing/running-server.ts";

const organisation = "01900000-0000-7000-8000-00000000c001";
const body = "01900000-0000-7000-8000-00000000b001";
const { answer, refused, run, remove } = programHere();
let server: RunningServer;
let risk = "";

beforeAll(async () => {
  server = await startServer();
  process.env["TOUCHSTONE_UPLOADS"] = join(server.data, "cli-uploads");
  const authorization = `Bearer ${operatorToken(server.data)}`;
  const reach = client({ transport: transportOver(fetch, server.origin, () => ({ authorization })), newKey });
  const row = { title: "电梯困人", harm: "", owner: "设备部", area: "lift" };
  const made = await reach.call(routes.register.identify, { params: { organisation }, body: row });
  risk = made.ok ? made.value.id : "";
});
afterAll(async () => {
  await server?.close();
  remove();
});

it("a client chooses, looks, hands over; the body lists, opens, takes; the client sees who did", {
  timeout: 300_000,
}, async () => {
  const at = ["--server", server.origin];
  const own = (...given: readonly string[]) => [...given, "--organisation", organisation, ...at, "--as", "manager"];
  const handover = (...given: readonly string[]) => own("register", "handover", ...given);
  const handed = (...given: readonly string[]) => ["case", "handed", ...given, ...at, "--as", "planner"];

  const path = join(server.data, "维保.txt");
  writeFileSync(path, "十月维保");
  const where = ["--organisation", organisation, "--data", server.data];
  const evidence = await answer("register", "evidence", "upload", path, ...where);
  const listed = await answer(...handover("candidates", "--kind", "evidence"));
  expect(listed.items).toMatchObject([{ id: evidence.id, title: "维保.txt" }]);
  const { id } = await answer(...handover("choose", `risk:${risk}`, `evidence:${evidence.id}`));
  expect((await run(...handover("preview", id))).out).toContain("电梯困人");

  const applied = await answer(...own("case", "apply", "--body", body));
  expect(await answer(...handed(applied.id))).toEqual({ items: [] });
  await answer(...handover("send", id, "--case", applied.id));
  const { items } = await answer(...handed(applied.id));
  const file = items.find((item: { kind: string }) => item.kind === "evidence");
  expect(items).toHaveLength(2);
  await refused("handed-item-unknown", ...handed("open", applied.id, risk));
  const out = join(server.data, "taken.txt");
  await answer(...handed("get", applied.id, file.item, "--output", out));
  expect(readFileSync(out, "utf8")).toBe("十月维保");
  expect((await run(...handover("seen", id))).out).toContain("林越");
  await answer(...handover("withdraw", id, file.item, "--reason", "选错"));
  await refused("handed-item-withdrawn", ...handed("open", applied.id, file.item));
  expect(await answer(...own("register", "findings"))).toEqual({ items: [] });
});
