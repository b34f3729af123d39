import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { programHere } from "./testing/run-program.ts";
import { type RunningServer, startServer } from "./testing/running-server.ts";

const { folder, answer, refused, run, remove } = programHere();
const organisation = "01900000-0000-7000-8000-00000000c001";
let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server?.close();
  remove();
});

it("a row is planned and carried out on the command line alone, from the risk to the correction", {
  timeout: 300_000,
}, async () => {
  const where = ["--organisation", organisation, "--data", server.data];
  const row = (name: string, ...given: readonly string[]) => answer("register", "row", name, ...given, ...where);
  const { id } = await row("identify", "轿厢困人", "--harm", "救援不及时", "--owner", "设备部");
  await row("assign", id, "--owner", "设备部", "--area", "lift");
  await row("add-document", id, "--title", "特种设备安全法", "--date", "2014-01-01");
  await row("objective", id, "--text", "每年演练一次", "--every", "1/year");
  const { objectives, lines } = await row("show", id);
  expect(objectives).toMatchObject([{ text: "每年演练一次", frequency: { times: 1, per: "year" } }]);
  const objective = ["--objective", objectives[0].id, "--who", "设备部", "--what", "困人演练"];
  const how = ["--when", "四月", "--where", "1 号楼", "--why", "法定", "--how", "按细则"];
  await row("control", id, ...objective, ...how);
  const { version } = await row("monitoring", id, ...objective, "--every", "1/year");
  writeFileSync(join(folder, "report.pdf"), "%PDF-1.7\n%%EOF\n");
  await row("attach", id, "report.pdf", "--on", "2026-11-20");
  const planned = await row("show", id);
  expect(planned).toMatchObject({ controls: [{ who: "设备部" }], monitoring: [{ what: "困人演练" }], evidence: [{}] });

  // OH-25, OH-19: its trail along ① to ⑫, and the columns of one group alone.
  const trails = ["register", "trails", "list", "--risk", id, "--area", "lift", ...where];
  const { items, columns } = await answer(...trails);
  expect(items.map((trail: { risk: string }) => trail.risk)).toEqual([id]);
  const columnOf = ({ column }: { readonly column: string }) => column;
  expect(items[0].steps.map(columnOf)).toEqual(columns.map(columnOf));
  const lacking = items[0].steps.filter((step: { lacks: readonly string[] }) => step.lacks.length > 0);
  expect(lacking.map(columnOf)).toEqual(["clauses", "evaluator", "evaluatedOn"]);
  expect((await run(...trails, "--lang", "en")).out).toMatch(/Applicable clauses ④[^!]*! Missing for: 特种设备安全法/);
  await answer("register", "trails", "export", "--risk", id, "--output", "trails.csv", ...where);
  expect(readFileSync(join(folder, "trails.csv"), "utf8")).toContain("没有不符合，不用问");
  const exportPart = ["register", "export", "--part", "evaluation", ...where];
  const part = await run(...exportPart);
  expect(part.out.split("\r\n")[0]?.replace("\ufeff", "")).toBe(
    "序号,重要风险 6.1.2 ①,合规性证据 9.1.2 ⑧,评价人 7.2 ⑨,评价时间 ⑩",
  );
  expect((await run("register", "export", "--part", "moon", ...where)).code).toBe(2);
  await refused("body-invalid", ...exportPart, "--keys");

  // A cell by the same change set as in the grid: looked at, refused where the row moved, written, taken back.
  const write = ["register", "row", "write", id, "--column", "harm", "--to", "伤人", ...where];
  expect(await answer(...write, "--seen", String(planned.version), "--dry-run")).toMatchObject({
    rows: [{ cells: [{ column: "harm", from: "救援不及时", to: "伤人" }] }],
  });
  expect((await row("show", id)).harm).toBe("救援不及时");
  const { id: change } = await answer(...write, "--seen", String(planned.version));
  expect((await row("show", id)).harm).toBe("伤人");
  await answer("register", "undo", change, ...where);
  expect((await row("show", id)).harm).toBe("救援不及时");
  expect(version).toBeLessThan(planned.version);

  await row("withdraw-document", id, "--line", lines[0].id, "--reason", "写错了");
  expect(await answer("register", "orphans", ...where)).toMatchObject({ risksWithoutLaw: [id] });
  expect(await answer("register", "overview", ...where)).toMatchObject({ rows: 1, compliant: false });
  const plan = ["--cause", "没有预案", "--action", "补预案", "--due", "2026-12-31"];
  await refused("nothing-to-correct", "register", "row", "correct", id, ...plan, ...where);
  // A frequency that is none never reaches the server.
  expect((await run("register", "row", "objective", id, "--text", "x", "--every", "often", ...where)).code).not.toBe(0);
});
