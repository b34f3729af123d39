import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { programHere } from "./testing/run-program.ts";
import { type RunningServer, startServer } from "./testing/running-server.ts";

const { answer, refused, run, remove } = programHere();
const organisation = "01900000-0000-7000-8000-00000000c001";
let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server?.close();
  remove();
});

describe("touchstone register sites", () => {
  const where = () => ["--organisation", organisation, "--data", server.data];
  const sites = (...args: readonly string[]) => ["register", "sites", ...args, ...where()];
  const open = (name: string, region: string) =>
    sites("open", "--name", name, "--region", region, "--people", "40", "--scenes", "canteen");

  it("opens two in two provinces, lists the law of each, closes one", async () => {
    await answer(...open("杭州园", "330100"));
    const heze = await answer(...open("菏泽园", "371700"));
    const listed = await answer(...sites("list"));
    expect(listed).toMatchObject({ people: 80, sites: [{ name: "杭州园" }, { name: "菏泽园" }] });
    const [one, other] = listed.sites;
    expect(one.laws.binding).not.toBe(other.laws.binding);
    const { missing } = await answer("register", "laws", ...where(), "--site", heze.id);
    expect(JSON.stringify(missing)).toContain("cn-heze-kitchen-waste-regulation");
    await refused("region-unknown", ...open("无处园", "999999"));
    const given = join(server.data, "place.json");
    const begin = (kind: string, values: object) => {
      writeFileSync(given, JSON.stringify(values));
      return answer("register", "records", "begin", kind, "--values", given, ...where());
    };
    await begin("activity", { title: "午托", sort: "activity", site: heze.id, place: "二楼", since: "2026-01-05" });
    const papers = { licence: "许可", licenceUntil: "2099-01-01", insuranceUntil: "2099-01-01" };
    const served = { buildings: [{ site: heze.id, contact: "孟工" }], agreementUntil: "2099-01-01" };
    await begin("contractor", { title: "净源收运", work: "收运", ...papers, ...served });
    expect((await run(...sites("list"))).out).toMatch(/菏泽园[^\n]*\n *在做的事: 午托\n *服务的承包商: 净源收运/);
    const beside = (site: string) => answer("foresight", "scope", "activities", ...where(), "--site", site);
    expect((await beside(heze.id)).outside).toMatchObject([{ title: "午托", place: "菏泽园 · 二楼" }]);
    expect((await beside(one.id)).outside).toEqual([]);
    const there = await run("foresight", "scope", "activities", ...where(), "--site", one.id);
    expect(there.out.trim()).toBe("这个场所没有登记在做的事。");
    await refused("site-unknown", "foresight", "scope", "activities", ...where(), "--site", organisation);
    await answer(...sites("close", heze.id, "--reason", "租约到期"));
    expect((await run(...sites("list"))).out).toContain("租约到期");
  });
});
