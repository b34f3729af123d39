import { requirementsRoutes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../../testing/engines.ts";
import { codes, openTestServer, type TestServer, value } from "../../testing/test-server.ts";

const { auditGuide, auditPoints, quiz } = requirementsRoutes;
const where = { scene: "canteen", region: "330100", on: "2026-11-25" };

describe.each(engineKinds)("audit guides by HTTP on %s", (kind) => {
  let test: TestServer;
  beforeAll(async () => {
    test = await openTestServer(kind);
  });
  afterAll(() => test.close());

  const points = async (standards?: string) =>
    value(await test.anonymous.call(auditPoints, { query: { ...where, standards } })).points;

  it("a 14001 point carries no nonconformity where only 45001 is audited, and stays listed", async () => {
    const drainage = async (standards?: string) => (await points(standards)).find(({ id }) => id === "CT-042");
    expect(await drainage("iso45001")).toMatchObject({ outcome: "note", standard: { id: "iso14001" }, local: true });
    expect(await drainage("iso45001, iso14001")).toMatchObject({ outcome: "nonconformity" });
    expect(await drainage()).toMatchObject({ outcome: "nonconformity" });
    expect((await points("iso45001")).length).toBe((await points()).length);
    const unknown = await test.anonymous.call(auditPoints, { query: { ...where, standards: "iso45001,iso1" } });
    expect(codes(unknown)).toEqual(["standard-unknown"]);
  });

  it("says what was judged not applicable and why, and names the areas it serves (CT-6, CT-23)", async () => {
    const ask = (of: string, reason: string) =>
      test.anonymous.call(auditGuide, { body: { ...where, unfit: [{ of, reason }] } });
    const guide = value(await ask("cn-food-safety-law", "只送餐"));
    expect(guide.points.find(({ id }) => id === "CT-001")).toMatchObject({ unfit: "只送餐", outcome: "nothing" });
    expect(guide.scenes[0]?.areas).toMatchObject([{ list: "IAF ID 1", code: "30", check: "recalled" }]);
    expect(codes(await ask("nowhere", "无关"))).toEqual(["unfit-unknown"]);
    expect(codes(await ask("CT-001", " "))).toEqual(["body-invalid"]);
    expect(codes(await ask("CT-001", "a\u0000b"))).toEqual(["body-invalid"]);
    const many = Array.from({ length: 201 }, () => ({ of: "CT-001", reason: "无关" }));
    expect(codes(await test.anonymous.call(auditGuide, { body: { ...where, unfit: many } }))).toEqual(["body-invalid"]);
  });

  it("is a file of each format", async () => {
    const file = async (format: "md" | "xlsx" | "xlsform" | "oscal") => {
      const bytes = value(await test.anonymous.download(auditGuide, { body: { ...where, format } }));
      return new TextDecoder("latin1").decode(bytes);
    };
    expect((await file("md")).startsWith("# ")).toBe(true);
    // A workbook is a ZIP archive.
    expect((await file("xlsx")).startsWith("PK")).toBe(true);
    expect((await file("xlsform")).startsWith("PK")).toBe(true);
    expect(JSON.parse(await file("oscal"))).toHaveProperty(["assessment-plan", "uuid"]);
  });

  it("the same seed gives the same quiz, with the answer and why (CT-21)", async () => {
    const ask = async (seed: string) =>
      value(await test.anonymous.call(quiz, { query: { ...where, standards: "iso45001", seed, count: 20 } })).questions;
    const first = await ask("2026-1");
    expect(await ask("2026-1")).toEqual(first);
    expect(await ask("2026-2")).not.toEqual(first);
    expect(first).toHaveLength(20);
    const listed = new Map((await points("iso45001")).map((point) => [point.id, point]));
    for (const { point, topic, choices, answer, because } of first) {
      const of = listed.get(point);
      expect(choices.length).toBeGreaterThan(1);
      if (topic === "provision") expect(choices[answer]?.zh).toBe(`${of?.provision.title} ${of?.provision.article}`);
      if (topic === "outcome") expect(choices[answer]?.zh.startsWith("不开")).toBe(of?.outcome === "note");
      expect(because.zh).toContain(of?.provision.title);
    }
    expect(codes(await test.anonymous.call(quiz, { query: { ...where, seed: "1", count: 51 } }))).toEqual([
      "body-invalid",
    ]);
  });
});
