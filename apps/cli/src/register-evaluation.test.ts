import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { client, routes } from "@touchstone/contract";
import { operatorToken } from "@touchstone/server/operator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transportOver } from "./connect.ts";
import { newKey } from "./new-key.ts";
import { momentArgument } from "./register-evaluation.ts";
import { programHere } from "./testing/run-program.ts";
import { type RunningServer, startServer } from "./testing/running-server.ts";

const { run, answer, refused, remove } = programHere();
const organisation = "01900000-0000-7000-8000-00000000c001";
const folder = mkdtempSync(join(tmpdir(), "touchstone-report-"));
let server: RunningServer;
let risk = "";

beforeAll(async () => {
  server = await startServer();
  const authorization = `Bearer ${operatorToken(server.data)}`;
  const { call } = client({ transport: transportOver(fetch, server.origin, () => ({ authorization })), newKey });
  const body = { title: "电梯困人", harm: "", owner: "设备部", area: "lift" };
  const made = await call(routes.register.identify, { params: { organisation }, body });
  risk = made.ok ? made.value.id : "";
});
afterAll(async () => {
  await server?.close();
  rmSync(folder, { recursive: true });
  remove();
});

describe("touchstone register: health, state, dashboard, report", { timeout: 300_000 }, () => {
  const where = () => ["--organisation", organisation, "--data", server.data];

  it("health gives the figure and what hangs; state answers of a day, for all and for one row", async () => {
    const health = await answer("register", "health", ...where());
    expect([health.missing, health.flaws.map(({ kind }: { kind: string }) => kind)]).toEqual([
      7,
      ["risk-without-law", "risk-without-objective"],
    ]);
    expect((await run("register", "health", ...where(), "--lang", "en")).out).toContain("Risk without a law: 1 × 3");
    expect(await answer("register", "state", ...where())).toMatchObject({ rows: 1, states: { unidentified: 1 } });
    const past = ["--on", "2020-01-01", "--known-at", "2020-01-01"];
    expect(await answer("register", "state", ...where(), ...past)).toMatchObject({ rows: 0 });
    const one = await answer("register", "state", risk, ...where(), ...past);
    expect([one.state, one.stateKnownToday]).toEqual(["absent", "absent"]);
    expect((await run("register", "state", ...where(), "--known-at", "yesterday")).code).toBe(2);
  });

  it("dashboard tells it in a minute; report is made, read, not signed by the operator, and printed", async () => {
    expect(await answer("register", "dashboard", ...where())).toMatchObject({ rows: 1, dueCount: 0, missing: 7 });
    expect((await run("register", "dashboard", ...where(), "--lang", "en")).out).toContain("Not ready 1");
    const make = ["register", "report", "make", ...where(), "--title", "年度评价"];
    await refused("rows-not-compliant", ...make, "--compliant");
    const { id } = await answer(...make);
    const shown = await answer("register", "report", "show", id, ...where());
    expect(shown).toMatchObject({ compliant: false, signatures: [], moved: [] });
    const sign = ["register", "report", "sign", id, ...where(), "--role", "总经理", "--digest"];
    // The operator keeps the machine and judges nobody's compliance.
    await refused("not-permitted", ...sign, shown.digest);
    const file = join(folder, "report.pdf");
    await answer("register", "report", "print", id, ...where(), "--output", file);
    expect(existsSync(file)).toBe(true);
  });

  it("a day as a moment is its end in the zone of the law", () => {
    expect(momentArgument("2026-05-01")).toBe("2026-05-01T15:59:59.999Z");
    expect(momentArgument("2026-05-01T18:00:00+08:00")).toBe("2026-05-01T10:00:00Z");
  });
});
