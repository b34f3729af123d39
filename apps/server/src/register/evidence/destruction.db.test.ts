import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Client, routes } from "@touchstone/contract";
import { columns } from "@touchstone/register";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyAll } from "../../operations/verify-all.ts";
import { engineKinds } from "../../testing/engines.ts";
import { codes, demoCompany, openTestServer, type TestServer, value } from "../../testing/test-server.ts";
import { removeBytes } from "./follow-item.ts";
import { evidenceDesk, sha, utf8 } from "./test-evidence.ts";
import { scannedSettings as settings } from "./test-scanner.ts";

const { evidence, register, inbox } = routes;
const organisation = { organisation: demoCompany };

describe.each(engineKinds)("the destruction of evidence, by HTTP on %s", (kind) => {
  let test: TestServer;
  let manager: Client;
  beforeAll(async () => {
    test = await openTestServer(kind, undefined, undefined, settings);
    manager = await test.as("manager");
  });
  afterAll(() => test.close());

  const { begin, send, show, link, siteAt, openSite, plannedRow } = evidenceDesk(() => manager);

  it("is destroyed by a person from 2024-09-10, not the day before (CT-12), and only where no row rests on it", async () => {
    const { risk } = await plannedRow("餐厨");
    const text = utf8("2022-09-10 12 kg");
    const item = value(await send(text, "餐厨台账.txt", { takenOn: "2022-09-10", record: "kitchen-waste-ledger" })).id;
    const params = { ...organisation, evidence: item };
    const destroy = (region?: string) =>
      manager.call(evidence.destroy, { params, body: { reason: "到期", ...(region === undefined ? {} : { region }) } });
    const evaluator = await test.as("evaluator");
    const confirm = (who: Client) => who.call(evidence.confirmDestruction, { params, body: {} });
    // No rule is known where the organisation is, and naming another place gives none.
    expect([codes(await destroy()), codes(await destroy("420100"))]).toEqual([
      ["retention-unknown"],
      ["retention-unknown"],
    ]);
    const opened = await openSite("420100");
    // Moved away, the site's place still counts: its record was made there.
    const moved = { params: { ...organisation, site: opened }, body: siteAt("330100") };
    value(await manager.call(routes.sites.amend, moved));
    test.moveTo("2024-09-09T04:00:00Z");
    expect(await destroy()).toMatchObject({ problem: { error: { code: "record-kept", passesFrom: "2024-09-10" } } });
    test.moveTo("2024-09-10T04:00:00Z");
    value(await link(item, [{ risk }]));
    expect(codes(await destroy())).toEqual(["evidence-still-linked"]);
    const [one] = (await show(item)).links;
    value(
      await manager.call(evidence.unlink, {
        params: { ...params, link: one?.id ?? "" },
        body: { risk, reason: "到期" },
      }),
    );
    const asks = async () =>
      value(await evaluator.call(inbox.list, { params: organisation })).items.some(
        ({ key }) => key === `evidence:${item}:destruction`,
      );
    expect(codes(await confirm(evaluator))).toEqual(["destruction-not-asked"]);
    value(await destroy());
    expect((await show(item)).destructionAsked).toMatchObject({ on: "2024-09-10", reason: "到期" });
    expect(codes(await confirm(manager))).toEqual(["destruction-own-request"]);
    expect(await asks()).toBe(true);
    const withdrawal = { params, body: { reason: "还要用" } };
    value(await evaluator.call(evidence.withdrawDestruction, withdrawal));
    expect(await asks()).toBe(false);
    value(await destroy());
    expect(existsSync(join(test.server.services.data, "blobs", demoCompany, sha(text)))).toBe(true);
    value(await confirm(evaluator));
    await test.server.services.store.jobs.drain();
    test.moveTo("2026-11-23T04:00:00Z");
    expect(existsSync(join(test.server.services.data, "blobs", demoCompany, sha(text)))).toBe(false);
    expect(await show(item)).toMatchObject({
      state: "destroyed",
      digest: sha(text),
      destroyed: { reason: "到期", free: "2024-09-10" },
    });
    expect(codes(await manager.download(evidence.file, { params }))).toEqual(["evidence-destroyed"]);
    expect(codes(await begin(text, "wieder.txt"))).toEqual(["evidence-destroyed"]);
    const unsaid = value(await send("无种类", "d.txt")).id;
    expect(
      codes(
        await manager.call(evidence.destroy, { params: { ...organisation, evidence: unsaid }, body: { reason: "x" } }),
      ),
    ).toEqual(["evidence-record-missing"]);
  });

  it("destroyed, an infected file is gone from where it was kept apart, and a file that came since stays", async () => {
    const text = "TEST-VIRUS 2022 台账";
    const register12 = `${columns.map(({ zh }) => zh).join(",")}\n1,重来的文件${",".repeat(columns.length - 2)}`;
    const evaluator = await test.as("evaluator");
    await openSite("420100");
    const { data, blobs } = test.server.services;
    const fileOf = (folder: string, of: string) => join(data, folder, demoCompany, sha(utf8(of)));
    const digest = sha(utf8(register12));
    let mark: string | null = null;
    for (const [name, content] of [
      ["v.txt", text],
      ["台账.csv", register12],
    ] as const) {
      const about = { takenOn: "2022-09-10", record: "kitchen-waste-ledger" };
      const params = { ...organisation, evidence: value(await send(content, name, about)).id };
      value(await manager.call(evidence.destroy, { params, body: { reason: "到期" } }));
      mark = await blobs.mark(demoCompany, digest);
      value(await evaluator.call(evidence.confirmDestruction, { params, body: {} }));
    }
    await test.server.services.store.jobs.drain();
    expect([existsSync(fileOf("quarantine", text)), existsSync(fileOf("blobs", register12))]).toEqual([false, false]);

    // The same bytes come by another door: first on the disk, then named. The job runs again, late, at both moments.
    const { handle } = removeBytes(test.server.services);
    await blobs.put(demoCompany, utf8(register12));
    expect(mark).not.toBeNull();
    await handle({ owner: demoCompany, digest, mark });
    expect(existsSync(fileOf("blobs", register12))).toBe(true);
    const file = { params: organisation, query: { file: "台账.csv" }, bytes: utf8(register12) };
    value(await manager.call(register.import, file));
    await handle({ owner: demoCompany, digest });
    expect(existsSync(fileOf("blobs", register12))).toBe(true);
  });

  it("keeps the longest term that was ever said: a correction to an earlier day or another kind shortens nothing", async () => {
    const item = value(
      await send("2024 9 kg", "台账.txt", { takenOn: "2024-09-10", record: "kitchen-waste-ledger" }),
    ).id;
    const params = { ...organisation, evidence: item };
    await openSite("420100");
    const correct = (takenOn: string, record: string | null) =>
      manager.call(evidence.correct, { params, body: { takenOn, record } });
    const destroy = async () => {
      const answer = await manager.call(evidence.destroy, { params, body: { reason: "x" } });
      return answer.ok ? null : answer.problem.error?.passesFrom;
    };
    test.moveTo("2026-09-09T04:00:00Z");
    value(await correct("2020-01-01", "kitchen-waste-ledger"));
    expect(await destroy()).toBe("2026-09-10");
    value(await correct("2020-01-01", null));
    expect(await destroy()).toBe("2026-09-10");
    test.moveTo("2026-09-10T04:00:00Z");
    expect(await destroy()).toBe(null);
    test.moveTo("2026-11-23T04:00:00Z");
  });

  it("all of it verifies: journal, rows and files, with what was destroyed and what was kept apart", async () => {
    expect((await verifyAll(test.server.services)).first).toBeNull();
  });
});
