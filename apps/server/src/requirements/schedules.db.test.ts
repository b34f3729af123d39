import { routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds, freshEngine } from "../testing/engines.ts";
import { codes, openTestServer, type TestServer, value } from "../testing/test-server.ts";

const { lawSchedules: law, requirements } = routes;

describe.each(engineKinds)("law as dates by HTTP on %s", (kind) => {
  let test: TestServer;
  beforeAll(async () => {
    test = await openTestServer(kind, await freshEngine(kind));
  });
  afterAll(() => test.close());
  const ask = () => test.anonymous;

  it("lists what comes round at a place, and never a neighbour's", async () => {
    const { schedules } = value(await ask().call(law.schedules, { query: { scene: "canteen", region: "330100" } }));
    const ids = schedules.map(({ obligation }) => obligation);
    expect(ids).toContain("CT-001");
    expect(ids).not.toContain("CT-028");
    expect(codes(await ask().call(law.schedules, { query: { scene: "moon" } }))).toEqual(["scene-unknown"]);
    expect(codes(await ask().call(law.schedules, { query: { region: "33010" } }))).toEqual(["region-unknown"]);
  });

  it("gives due dates beside the official calendar, and moves none of them", async () => {
    const asked = { params: { obligation: "LF-009" }, query: { start: "2022-01-01", until: "2022-12-31" } };
    const { dues } = value(await ask().call(law.schedule, asked));
    expect(dues).toHaveLength(25);
    expect(dues.find(({ dayOff }) => dayOff === true)).toMatchObject({ date: "2022-01-01", movedFrom: null });
    const far = { params: { obligation: "LF-009" }, query: { start: "2031-01-01", until: "2031-02-01" } };
    expect(value(await ask().call(law.schedule, far)).dues[0]?.dayOff).toBeNull();
    const year = { params: { obligation: "LF-009" }, query: { start: "2022-01-01" } };
    expect(value(await ask().call(law.schedule, year)).until).toBe("2022-12-31");
  });

  it("serves a feed without an account, the same bytes each time, as text/calendar", async () => {
    const path = "/api/v1/requirements/calendar?scene=lift&region=330100&start=2022-01-01&until=2022-12-31&lang=zh";
    const [first, second] = [await test.send(path), await test.send(path)];
    expect([first.status, first.headers.get("content-type")]).toEqual([200, "text/calendar; charset=utf-8"]);
    const [a, b] = [await first.text(), await second.text()];
    expect(a).toBe(b);
    expect(a.startsWith("BEGIN:VCALENDAR\r\n")).toBe(true);
    const uids = a.replaceAll("\r\n ", "").match(/^UID:.+$/gm) ?? [];
    expect(uids.length).toBeGreaterThan(50);
    expect(new Set(uids).size).toBe(uids.length);
    test.moveTo("2027-05-05T10:00:00+08:00[Asia/Shanghai]");
    expect(await (await test.send(path)).text()).toBe(a);
    expect((await test.send("/api/v1/requirements/calendar?start=2022-01-01")).status).toBe(422);
    expect((await test.send(path.replace("2022-12-31", "2028-01-01"))).status).toBe(422);
  });

  it("checks dates, and refuses what is no date, too many or over too many years at the edge", async () => {
    const body = { dates: ["2022-01-01", "2022-01-17"], obligations: ["LF-009"], from: null, until: null };
    const { checks } = value(await ask().call(law.visits, { body }));
    expect(checks[0]).toMatchObject({ holds: false, gaps: [{ days: 16, allowedBy: "2022-01-16" }] });
    const wrong = async (change: object) => {
      const sent = await test.send("/api/v1/requirements/visits", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ ...body, ...change }),
      });
      return sent.status;
    };
    expect(await wrong({ dates: ["2022-02-30"] })).toBe(422);
    expect(await wrong({ dates: Array.from({ length: 2001 }, () => "2022-01-01") })).toBe(422);
    expect(await wrong({ dates: ["1900-01-01", "2999-01-01"] })).toBe(422);
    expect(await wrong({ until: "9999-12-31" })).toBe(422);
    expect(await wrong({ dates: ["2022-01-01"], rules: [] })).toBe(422);
    expect(await wrong({})).toBe(200);
  });

  it("keeps a record to its day (CT-12) and a work to its certificate (OH-8)", async () => {
    const page = (destroyOn: string) => ({
      params: { record: "kitchen-waste-ledger" },
      query: { region: "420100", recorded: "2022-09-10", destroyOn },
    });
    const early = await ask().call(law.retention, page("2024-09-09"));
    expect(early).toMatchObject({
      ok: false,
      problem: { status: 409, error: { code: "record-kept", passesFrom: "2024-09-10" } },
    });
    expect(value(await ask().call(law.retention, page("2024-09-10"))).free).toBe("2024-09-10");
    const work = (code: string) => ({
      body: { work: "T", on: "2024-01-01", certificates: [{ code, issued: "2022-01-01", until: null }] },
    });
    expect(codes(await ask().call(law.qualification, work("A")))).toEqual(["operator-certificate-missing"]);
    expect(value(await ask().call(law.qualification, work("T"))).until).toBe("2025-12-31");
    const { records } = value(await ask().call(law.records, {}));
    expect(records.find(({ id }) => id === "purchase-record")?.starts).toEqual(["shelf-life-end"]);
    expect(value(await ask().call(law.operatorCertificates, {})).kinds).toHaveLength(11);
  });

  it("shows differences, scopes, and the law of markets", async () => {
    const where = { scene: "canteen", region: "371700", on: "2026-11-23", subclass: "餐厨垃圾" };
    const { rows, subclasses } = value(await ask().call(law.differences, { query: where }));
    expect(rows.at(-1)).toMatchObject({ id: "CT-028", differs: [{ attribute: "frequency", was: null, is: "P1M" }] });
    expect(subclasses.map(({ zh }) => zh)).toContain("油烟");
    const { laws, standards } = value(await ask().call(law.standardTree, { query: { on: "2026-11-23" } }));
    expect(laws.every(({ version }) => version !== null)).toBe(true);
    expect(standards[1]).toMatchObject({ id: "iatf16949", from: "iso9001", relation: "adds-to", depth: 1 });
    const { scopes } = value(await ask().call(law.scopes, {}));
    expect(scopes.find(({ id }) => id === "yangtze-delta")?.members).toEqual(["310000", "320000", "330000", "340000"]);
    const listed = async (region: string, market?: string) => {
      const query = { region, limit: 200, ...(market === undefined ? {} : { market }) };
      return value(await ask().call(requirements.documents, { query })).items.map(({ family }) => family);
    };
    expect(await listed("330100", "EU")).toEqual(
      expect.arrayContaining(["eu-gdpr", "yangtze-delta-integration-outline"]),
    );
    expect(await listed("330100")).not.toContain("eu-gdpr");
    expect(await listed("420100", "EU")).not.toContain("yangtze-delta-integration-outline");
  });
});
