import { client, routes } from "@touchstone/contract";
import { operatorToken } from "@touchstone/server/operator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transportOver } from "./connect.ts";
import { newKey } from "./new-key.ts";
import { programHere } from "./testing/run-program.ts";
import { type RunningServer, startServer } from "./testing/running-server.ts";

const { run, answer, refused, remove } = programHere();
const organisation = "01900000-0000-7000-8000-00000000c001";
let server: RunningServer;
let risk = "";
let item = "";
let evidence = "";

// The row itself is made by HTTP: the command line has no commands for the plan.
beforeAll(async () => {
  server = await startServer();
  const authorization = `Bearer ${operatorToken(server.data)}`;
  const { call } = client({ transport: transportOver(fetch, server.origin, () => ({ authorization })), newKey });
  const { register } = routes;
  const identified = { title: "电梯困人", harm: "", owner: "设备部", area: "lift" };
  const made = await call(register.identify, { params: { organisation }, body: identified });
  risk = made.ok ? made.value.id : "";
  const params = { organisation, risk };
  const show = async () => {
    const shown = await call(register.show, { params, query: {} });
    if (!shown.ok) throw new Error(shown.problem.error.message);
    return shown.value;
  };
  await call(register.setObjective, { params, body: { text: "维保", frequency: { times: 24, per: "year" } } });
  const objective = (await show()).objectives[0]?.id ?? "";
  const how = { who: "维保公司", what: "修理", when: "每半月", where: "机房", why: "不困人", how: "按规程" };
  await call(register.setControl, { params, body: { objective, ...how, documents: [] } });
  const bytes = new TextEncoder().encode("维保记录");
  await call(register.attachEvidence, { params, query: { name: "a.txt", on: "2022-01-16" }, bytes });
  const row = await show();
  item = row.controls[0]?.id ?? "";
  evidence = row.evidence[0]?.id ?? "";
});
afterAll(async () => {
  await server?.close();
  remove();
});

describe("touchstone register, where the law base meets a row", { timeout: 300_000 }, () => {
  const where = () => ["--organisation", organisation, "--data", server.data];
  const assign = (certificate: string) => [
    "register",
    "assign-work",
    risk,
    ...where(),
    "--item",
    item,
    "--obligation",
    "LF-001",
    "--work",
    "T",
    "--name",
    "王工",
    "--from",
    "2026-11-23",
    "--certificate",
    certificate,
  ];

  it("works lists what asks for a certificate; assign-work gives T work to a holder of T alone (OH-8)", async () => {
    const { works } = await answer("register", "works", ...where());
    expect(works.map(({ obligation }: { obligation: string }) => obligation)).toContain("LF-001");
    await refused("operator-certificate-missing", ...assign("A:2025-01-01"));
    await refused("operator-certificate-not-valid", ...assign("T:2020-01-01:2024-01-01"));
    await refused("certificate-unreadable", ...assign("T 2025"));
    expect(await answer(...assign("T:2025-01-01"))).toMatchObject({ id: risk });
  });

  it("retention tells until when an evidence file is kept, and refuses its destruction before", async () => {
    const asked = ["register", "retention", risk, evidence, ...where(), "--record", "lift-maintenance-record"];
    expect(await answer(...asked)).toMatchObject({ free: "2026-01-16" });
    const kept = await refused("record-kept", ...asked, "--destroy-on", "2026-01-15");
    expect(kept.passesFrom).toBe("2026-01-16");
    expect((await run(...asked, "--lang", "en")).out).toContain("2026-01-16");
  });
});
