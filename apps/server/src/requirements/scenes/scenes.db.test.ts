import { type Client, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { engineKinds } from "../../testing/engines.ts";
import { bytesOf, madeLaw } from "../../testing/made-law.ts";
import { codes, demoBody, demoCompany, openTestServer, type TestServer, value } from "../../testing/test-server.ts";

const { lawSchedules, reading, requirements } = routes;
type Proposal = z.input<typeof requirements.scenePropose.body>;
const at = { organisation: demoBody };
const both = (zh: string, en: string) => ({ zh, en });
const form = {
  factor: "机",
  subclass: both("日常检查", "Daily checks"),
  kind: "operation",
  jurisdiction: "000000",
  provisions: [{ family: "zz-made-law", article: "第二条" }],
  standard: { id: "iso45001", clause: "8.1.1" },
  subject: both("使用单位", "User"),
  duty: both("每年查一次。", "Check once a year."),
  check: both("看记录。", "See the records."),
  evidence: both("记录", "Records"),
  frequency: [{ recurrence: { kind: "gap", atMost: "P1Y" } }],
} as const satisfies Proposal["form"];
const opening = { key: "escalator", prefix: "ES", title: both("自动扶梯", "Escalator") };
const where = { scene: "escalator", region: "330100", on: "2026-11-26", organisation: demoBody };

describe.each(engineKinds)("scenes that an organisation writes, by HTTP on %s", (kind) => {
  let test: TestServer;
  let author: Client;
  let second: Client;
  let scene: string;
  beforeAll(async () => {
    test = await openTestServer(kind);
    author = await test.as("planner");
    second = await test.as("decider");
    const law = madeLaw("2020-01-01", "2020-02-01", "为了安全，制定本法。", "使用单位应当每年检查一次电梯。");
    value(await test.operator.call(requirements.import, { query: { file: "a.json" }, bytes: bytesOf(law) }));
    scene = value(await author.call(requirements.sceneOpen, { params: at, body: opening })).id;
  });
  afterAll(() => test.close());

  const params = () => ({ ...at, scene });
  const propose = (client: Client, body: Partial<Proposal> = {}) =>
    client.call(requirements.scenePropose, { params: params(), body: { form, ...body } });
  const approve = (client: Client, ...obligations: readonly string[]) =>
    client.call(requirements.sceneApprove, { params: params(), body: { obligations: [...obligations] } });
  const show = async () => value(await author.call(requirements.ownScene, { params: params() }));
  const points = (client: Client) => client.call(requirements.auditPoints, { query: where });

  it("what only its author wrote does not count; the author cannot make it count", async () => {
    value(await propose(author));
    expect(codes(await points(author))).toEqual(["scene-unknown"]);
    expect(codes(await approve(author, "ES-001"))).toEqual(["not-permitted"]);
    value(await propose(second));
    // A reviewer may both propose and approve, and still not the same obligation; nothing of the rest goes through.
    expect(codes(await approve(second, "ES-002"))).toEqual(["scene-same-person"]);
    expect(codes(await approve(second, "ES-001", "ES-002"))).toEqual(["scene-same-person"]);
    expect((await show()).approved).toBe(0);
  });

  it("a second person approves: points and provisions of this organisation have it, those of others do not", async () => {
    value(await approve(second, "ES-001"));
    expect(value(await points(author)).points).toMatchObject([
      { id: "ES-001", check: "text", provision: { family: "zz-made-law", version: "2020-01-01", article: "第二条" } },
    ]);
    expect(value(await author.call(requirements.inForce, { query: where })).provisions).toMatchObject([
      { obligation: "ES-001" },
    ]);
    const scenes = async (client: Client, organisation?: string) =>
      value(
        await client.call(requirements.scenes, { query: organisation === undefined ? {} : { organisation } }),
      ).scenes.map(({ id }) => id);
    expect(await scenes(author, demoBody)).toContain("escalator");
    expect(await scenes(author)).not.toContain("escalator");
    expect(codes(await test.anonymous.call(requirements.auditPoints, { query: where }))).toEqual(["not-signed-in"]);
    expect(codes(await points(await test.as("manager")))).toEqual(["not-found"]);
    expect(
      codes(await author.call(requirements.auditPoints, { query: { scene: "escalator", region: "330100" } })),
    ).toEqual(["scene-unknown"]);
  });

  it("reads it beside its article, counts it as covered, draws and schedules it; for its members only", async () => {
    const { organisation, region, on } = where;
    const version = { family: "zz-made-law", version: "2020-01-01" };
    const drawn = async (query: { on: string; organisation?: string }) =>
      value(await author.call(reading.obligations, { params: version, query })).obligations.map(({ id }) => id);
    expect([await drawn({ on, organisation }), await drawn({ on })]).toEqual([["ES-001"], []]);
    const covered = async (query: { on: string; organisation?: string }) =>
      value(await author.call(reading.coverage, { params: version, query })).withDuty;
    expect([await covered({ on, organisation }), await covered({ on })]).toEqual([1, 0]);
    const { bones } = value(await author.call(reading.fishbone, { query: where }));
    const clauses = bones.flatMap(({ subclasses }) => subclasses.flatMap((one) => one.clauses));
    expect(clauses).toMatchObject([{ obligation: "ES-001", provision: { article: "第二条" } }]);
    const { subclasses } = value(await author.call(lawSchedules.differences, { query: where }));
    expect(subclasses).toEqual([]);
    const listed = async (query: { organisation?: string }) =>
      value(await author.call(lawSchedules.schedules, { query })).schedules.map(({ obligation }) => obligation);
    expect(await listed({ organisation })).toContain("ES-001");
    expect(await listed({})).not.toContain("ES-001");
    const span = { start: "2026-01-01", until: "2027-06-01" };
    const one = { params: { obligation: "ES-001" }, query: { ...span, organisation } };
    expect(value(await author.call(lawSchedules.schedule, one)).dues.length).toBeGreaterThan(0);
    const visits = { dates: ["2026-01-01"], obligations: ["ES-001"], organisation };
    expect(value(await author.call(lawSchedules.visits, { body: visits })).checks).toHaveLength(1);
    const stranger = await test.as("manager");
    const refused = [
      await stranger.call(reading.obligations, { params: version, query: { on, organisation } }),
      await stranger.call(reading.coverage, { params: version, query: { on, organisation } }),
      await stranger.call(reading.fishbone, { query: where }),
      await stranger.call(lawSchedules.differences, { query: where }),
      await stranger.call(lawSchedules.schedules, { query: { organisation, region } }),
      await stranger.call(lawSchedules.schedule, one),
      await stranger.call(lawSchedules.visits, { body: visits }),
      await stranger.download(lawSchedules.calendar, { query: { obligation: "ES-001", organisation, ...span } }),
    ];
    expect(refused.map(codes)).toEqual(refused.map(() => ["not-found"]));
  });

  it("keeps who proposed and who approved, and shows when the article changes afterwards", async () => {
    const [entry] = (await show()).entries;
    expect(entry?.approved).toMatchObject({ proposed: { by: expect.any(String) }, drift: [] });
    expect(entry?.approved?.proposed.by).not.toBe(entry?.approved?.approval.by);
    expect(entry?.approved?.basis[0]?.digest).toMatch(/^[0-9a-f]{64}$/);
    const law = madeLaw("2026-01-01", "2026-02-01", "为了安全，制定本法。", "使用单位应当每月检查一次电梯。");
    value(await test.operator.call(requirements.import, { query: { file: "b.json" }, bytes: bytesOf(law) }));
    const changed = (await show()).entries[0]?.approved?.drift;
    expect(changed).toMatchObject([{ change: "changed", now: { version: "2026-01-01" } }]);
  });

  it("marks the obligation for review under a change of its law, counts it, and forgets it once approved anew", async () => {
    await test.server.services.store.jobs.drain();
    const named = { family: "zz-made-law", version: "2026-01-01" };
    const review = async () => value(await points(author)).points.map(({ id, review: mark }) => [id, mark?.version]);
    const counted = async () => value(await test.operator.call(routes.changes.impact, { params: named })).duties;
    const own = async (client: Client, organisation: string) =>
      value(await client.call(routes.changes.ownLaw, { params: { organisation, ...named } })).points;
    expect(await review()).toEqual([["ES-001", "2026-01-01"]]);
    expect(await counted()).toEqual({ owners: 1, rows: 1 });
    expect(await own(author, demoBody)).toMatchObject([
      { scene: "escalator", point: "ES-001", what: "changed", version: "2020-01-01", review: null },
    ]);
    // Another organisation's view knows nothing of it.
    expect(await own(await test.as("manager"), demoCompany)).toEqual([]);
    const told = value(await test.operator.call(routes.changes.told, {})).changes;
    expect(told.find(({ change }) => change.family === named.family)).toMatchObject({
      finished: true,
      total: { rows: 0 },
    });
    value(await propose(author, { obligation: "ES-001" }));
    expect(await review()).toEqual([["ES-001", "2026-01-01"]]);
    value(await approve(second, "ES-001"));
    expect([await review(), await counted(), await own(author, demoBody)]).toEqual([
      [["ES-001", undefined]],
      { owners: 0, rows: 0 },
      [],
    ]);
  });

  it("is not found from another organisation, and not written by who may not", async () => {
    const manager = await test.as("manager");
    const there = { organisation: demoCompany, scene };
    expect(codes(await manager.call(requirements.ownScene, { params: there }))).toEqual(["not-found"]);
    expect(codes(await manager.call(requirements.ownScene, { params: params() }))).toEqual(["not-found"]);
    expect(codes(await manager.call(requirements.scenePropose, { params: there, body: { form } }))).toEqual([
      "not-found",
    ]);
    expect(codes(await approve(await test.as("auditor"), "ES-002"))).toEqual(["not-permitted"]);
    expect(codes(await test.anonymous.call(requirements.ownScenes, { params: at }))).toEqual(["not-signed-in"]);
  });

  it("copies a shipped scene with its provisions; the copy waits until it is approved (CT-19)", async () => {
    const body = { ...opening, key: "lift-mall", prefix: "LM", copyOf: "lift" };
    const copy = value(await author.call(requirements.sceneOpen, { params: at, body })).id;
    const read = async () => value(await author.call(requirements.ownScene, { params: { ...at, scene: copy } }));
    const { entries, from } = await read();
    expect([from, entries.length]).toEqual(["lift", 41]);
    expect(entries[0]).toMatchObject({
      id: "LM-001",
      origin: { scene: "lift", obligation: "LF-001" },
      pending: { form: { provisions: [{ family: "cn-special-equipment-safety-law", article: "第十四条" }] } },
    });
    const ask = { query: { ...where, scene: "lift-mall" } };
    expect(codes(await author.call(requirements.auditPoints, ask))).toEqual(["scene-unknown"]);
    const obligations = entries.map(({ id }) => id);
    value(await second.call(requirements.sceneApprove, { params: { ...at, scene: copy }, body: { obligations } }));
    const shipped = value(await author.call(requirements.auditPoints, { query: { ...where, scene: "lift" } }));
    const own = value(await author.call(requirements.auditPoints, ask));
    expect(own.points.map(({ provision }) => provision)).toEqual(shipped.points.map(({ provision }) => provision));
  });

  it("a case of this organisation knows its approved scenes by name", async () => {
    const opening = { scheme: "cn-ohsms", client: demoCompany, region: "330100" };
    const file = value(await author.call(routes.cases.open, { params: at, body: opening })).id;
    const leader = await test.as("leader");
    const draw = async (name: string) => {
      const body = { scenes: [name], region: "330100", on: "2026-11-20" };
      return codes(await leader.call(routes.cases.drawPoints, { params: { case: file }, body }));
    };
    expect(await draw("no-such-scene")).toEqual(["scene-unknown"]);
    // The case is not at its audit yet: the scene was found, and the step is what is refused.
    expect(await draw("lift-mall")).not.toContain("scene-unknown");
  });

  it("refuses hostile and careless input at the edge", async () => {
    const status = async (change: object) => codes(await propose(author, { form: { ...form, ...change } }))[0];
    expect(await status({ duty: both("长".repeat(201), "x") })).toBe("body-invalid");
    expect(await status({ duty: both("\u0000", "x") })).toBe("body-invalid");
    expect(await status({ review: { by: "me" } })).toBe("body-invalid");
    expect(await status({ provisions: [] })).toBe("body-invalid");
    expect(await status({ provisions: [{ family: "zz-made-law", article: "' or 1=1" }] })).toBe("body-invalid");
    expect(await status({ provisions: [{ family: "zz-made-law", article: "第九十九条" }] })).toBe(
      "scene-provision-unknown",
    );
    expect(await status({ provisions: [{ family: "no-such-law", article: "第一条" }] })).toBe(
      "scene-provision-unknown",
    );
    expect(await status({ frequency: [{ recurrence: { kind: "years", years: [4, 1], afterwards: "P1Y" } }] })).toBe(
      "body-invalid",
    );
    expect(await status({ kind: "observation", record: "ES-099" })).toBe("scene-record-unknown");
    const open = async (change: object) =>
      codes(await author.call(requirements.sceneOpen, { params: at, body: { ...opening, ...change } }))[0];
    expect(await open({})).toBe("scene-key-taken");
    expect(await open({ key: "lift", prefix: "QQ" })).toBe("scene-key-taken");
    expect(await open({ key: "other", prefix: "LF" })).toBe("scene-prefix-taken");
    expect(await open({ key: "other", prefix: "QQ", copyOf: "no-such" })).toBe("scene-unknown");
    expect(codes(await approve(second, ...Array.from({ length: 501 }, () => "ES-001")))).toContain("body-invalid");
  });

  it("withdraws with a reason: it counts no more, and all of it is still to be read", async () => {
    const body = { obligation: "ES-001", why: "并入电梯场景" };
    expect(codes(await author.call(requirements.sceneWithdraw, { params: params(), body }))).toEqual(["not-permitted"]);
    value(await second.call(requirements.sceneWithdraw, { params: params(), body }));
    expect(codes(await points(author))).toEqual(["scene-unknown"]);
    expect((await show()).entries[0]).toMatchObject({
      withdrawn: { why: "并入电梯场景" },
      approved: { form: { kind: "operation" } },
    });
    value(
      await second.call(requirements.sceneWithdraw, { params: params(), body: { obligation: null, why: "不再用" } }),
    );
    expect(codes(await propose(author))).toEqual(["scene-withdrawn"]);
  });

  it("an old view of the scene is refused", async () => {
    const { version } = await show();
    const body = { obligation: null, why: "x", version: version - 1 };
    expect(codes(await second.call(requirements.sceneWithdraw, { params: params(), body }))).toEqual([
      "version-conflict",
    ]);
  });
});
