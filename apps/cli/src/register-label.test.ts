import { readFileSync } from "node:fs";
import { join } from "node:path";
import { client, routes } from "@touchstone/contract";
import { operatorToken } from "@touchstone/server/operator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transportOver } from "./connect.ts";
import { newKey } from "./new-key.ts";
import { programHere } from "./testing/run-program.ts";
import { type RunningServer, startServer } from "./testing/running-server.ts";

const { answer, refused, run, remove } = programHere();
const organisation = "01900000-0000-7000-8000-00000000c001";
let server: RunningServer;
let risk = "";
let objective = "";
let thing = "";
let call: ReturnType<typeof client>["call"];

beforeAll(async () => {
  server = await startServer();
  const authorization = `Bearer ${operatorToken(server.data)}`;
  call = client({ transport: transportOver(fetch, server.origin, () => ({ authorization })), newKey }).call;
  const row = { title: "电梯困人", harm: "", owner: "设备部", area: "lift" };
  const made = await call(routes.register.identify, { params: { organisation }, body: row });
  risk = made.ok ? made.value.id : "";
  const body = { text: "不发生事故", frequency: { times: 1, per: "always" as const } };
  await call(routes.register.setObjective, { params: { organisation, risk }, body });
  const shown = await call(routes.register.show, { params: { organisation, risk }, query: {} });
  objective = shown.ok ? (shown.value.objectives[0]?.id ?? "") : "";
  const values = {
    title: "3 号电梯",
    number: "DT-03",
    sort: "special",
    place: "一号楼",
    keeper: "设备部",
    maintainOn: "2020-01-01",
    inspectOn: "2099-06-30",
    risk,
  };
  const begun = await call(routes.records.begin, { params: { organisation, kind: "equipment" }, body: { values } });
  thing = begun.ok ? begun.value.id : "";
});
afterAll(async () => {
  await server?.close();
  remove();
});

describe("touchstone register label, objectives, state --site, awareness", { timeout: 300_000 }, () => {
  const where = () => ["--organisation", organisation, "--data", server.data];
  const label = (...given: readonly string[]) => ["register", "label", ...given, ...where()];

  it("previews, issues, prints and withdraws a label", async () => {
    const choices = await answer(...label("choices", thing));
    expect(choices.scene).toBe("lift");
    const ticked = [thing, "--scene", "lift", "--show", "number", "state", "--duty", "LF-009=step:maintain"];
    const { view, seen } = await answer(...label("preview", ...ticked, "--duty", "LF-010"));
    expect(view).toMatchObject({
      number: "DT-03",
      place: null,
      duties: [
        { obligation: "LF-009", next: "2020-01-01", standing: "overdue" },
        { obligation: "LF-010", standing: "none" },
      ],
    });
    expect((await run(...label("preview", ...ticked), "--lang", "en")).out).toContain("LF-009  overdue");
    // Another choice than the one that was seen.
    await refused("label-not-previewed", ...label("issue", ...ticked, "--seen", seen));
    const issued = await answer(...label("issue", ...ticked, "--duty", "LF-010", "--seen", seen));
    const page = await fetch(new URL(`/things/${issued.code}`, server.origin), { redirect: "error" });
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining("3 号电梯")]);
    const file = join(server.data, "label.svg");
    await answer(...label("print", thing, "--format", "svg", "--output", file));
    expect(readFileSync(file, "utf8")).toContain("<svg");
    expect((await answer(...label("list"))).things).toMatchObject([{ thing, label: { code: issued.code } }]);
    await answer(...label("withdraw", thing, "--reason", "贴错了"));
    expect((await fetch(new URL(`/things/${issued.code}`, server.origin))).status).toBe(410);
    expect((await answer(...label("show", thing))).labels).toMatchObject([
      { code: issued.code, ended: { reason: "贴错了", replaced: false } },
    ]);
    expect((await run(...label("preview", thing, "--scene", "lift", "--duty", "LF-009=guess:x"))).code).toBe(2);
  });

  it("lets “no accident” count incidents, and says the state of a site", async () => {
    const objectives = (...given: readonly string[]) => ["register", "objectives", ...given, ...where()];
    expect((await answer(...objectives("list"))).lines).toMatchObject([{ standing: "unmeasured" }]);
    await answer(...objectives("count", risk, objective, "--outcomes", "injury", "death"));
    expect((await answer(...objectives("list"))).lines).toMatchObject([{ standing: "held", broken: 0 }]);
    await refused("outcome-unknown", ...objectives("count", risk, objective, "--outcomes", "moon"));
    await refused("plan-item-unknown", ...objectives("count", risk, risk, "--outcomes", "injury"));
    const daily = { text: "每天一节课", frequency: { times: 1, per: "day" as const } };
    const made = await call(routes.register.setObjective, { params: { organisation, risk }, body: daily });
    expect(made.ok).toBe(true);
    const [{ objective: lesson }] = (await answer(...objectives("periods", risk))).objectives;
    await refused(
      "own-calendar-unknown",
      ...objectives("schedule", risk, lesson, "--days", "own", "--calendar", "校历"),
    );
    await answer(...objectives("schedule", risk, lesson, "--days", "working", "--from", "2026-11-16"));
    for (const on of ["2026-11-16", "2026-11-17", "2026-11-18", "2026-11-20"]) {
      const input = { params: { organisation, risk }, query: { name: `${on}.txt`, on, objective: lesson } };
      await call(routes.register.attachEvidence, { ...input, bytes: new TextEncoder().encode(on) });
    }
    const week = ["periods", risk, "--on", "2026-11-22", "--count", "1"];
    expect((await answer(...objectives(...week))).objectives[0].periods).toMatchObject([
      { from: "2026-11-16", due: 5, done: 4, percent: 80 },
      { due: 0, percent: null },
    ]);
    const told = (await run(...objectives(...week), "--lang", "en")).out;
    expect(told).toContain("4 of 5, 80 %");
    expect(told).toContain("2026-11-19  missed");
    const file = join(server.data, "periods.csv");
    await answer(...objectives("export-periods", risk, "--on", "2026-11-22", "--output", file));
    expect(readFileSync(file, "utf8")).toContain("80,2026-11-19");
    expect((await run(...objectives("periods", risk, "--by", "century"))).code).toBe(2);
    const open = ["register", "sites", "open", "--name", "东园", "--region", "330100", "--people", "9", ...where()];
    const { id: site } = await answer(...open);
    const state = await answer("register", "state", "--site", site, ...where());
    expect(state).toMatchObject({ rows: 1, site: { name: "东园" }, sites: [{ worst: "unidentified" }] });
    const coverage = await answer("register", "awareness", "show", ...where());
    expect(coverage.means).toHaveLength(8);
    await refused("site-unknown", "register", "state", "--site", risk, ...where());
  });
});
