import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { programHere } from "./testing/run-program.ts";

const shipped = join(import.meta.dirname, "../../../content/schemes/cn-ohsms.yaml");
const { folder, run, answer, refused, remove } = programHere();
afterAll(remove);

const changed = (name: string, change: (text: string) => string): string => {
  const path = join(folder, name);
  const text = readFileSync(shipped, "utf8");
  const after = change(text);
  expect(after).not.toBe(text);
  writeFileSync(path, after);
  return path;
};

describe("scheme, without a server", () => {
  it("lists the schemes with source, day and whether they are in force", async () => {
    const { schemes } = await answer("scheme", "list");
    expect(schemes).toContainEqual({
      id: "cn-ohsms",
      edition: expect.any(String),
      title: { zh: expect.any(String), en: expect.any(String) },
      source: expect.any(String),
      clause: expect.any(String),
      jurisdiction: "CN",
      effective: { from: expect.stringMatching(/^\d{4}-/), to: null },
      inForce: true,
    });
  });

  it("shows standards by clause, what a joint audit saves, and says what it does not know", async () => {
    const three = await answer("scheme", "standards", "iso9001,iso14001,iso45001", "--search", "10.3");
    expect(three.joint).toEqual({ sum: 117, once: 73, saved: 44 });
    expect(three.standards[0]).toMatchObject({
      id: "iso9001",
      inForce: true,
      clauses: [{ clause: "10.3", harmonised: "10.1", kind: "system", mayNotApply: false }],
    });
    const { out } = await run("scheme", "standards", "iso27001", "--search", "backup", "--lang", "en");
    expect(out).toContain("A.8.13  Backup");
    await refused("standard-unknown", "scheme", "standards", "iso1");
    expect((await run("scheme", "standards", "--search", "没有这样的词")).code).toBe(1);
  });

  it("checks a file: the shipped one is right, a broken one is named by line and code, exit 1", async () => {
    expect(await answer("scheme", "check", shipped)).toEqual({
      ok: true,
      problems: [],
      examples: { passed: expect.any(Number), failed: 0 },
    });
    const broken = changed("broken.yaml", (text) => text.replace(/^id: .*$/m, "id: [1, 2]"));
    const { code, out } = await run("scheme", "check", broken, "--json");
    const { ok, problems } = JSON.parse(out);
    expect([code, ok]).toEqual([1, false]);
    expect(problems[0]).toEqual({
      file: broken,
      line: expect.any(Number),
      code: expect.any(String),
      message: expect.any(String),
    });
  });

  it("draws the process: as text with its people, order and rules, and as a picture", async () => {
    const { out } = await run("scheme", "check", shipped, "--lang", "en");
    expect(out).toMatch(/\[Selection\]\n {2}AP Application\n {4}filed by the client/);
    expect(out).toMatch(
      /↓ AR Application review\n {4}filed by the planner.*\n {4}after Application\b.*\n( {4}.*\n)* {4}asks /,
    );
    expect(out.indexOf("[Review]")).toBeLessThan(out.indexOf("[Decision]"));
    expect(out).toMatch(/✓ 2 \/ 2\n$/);
    const { drawing } = await answer("scheme", "check", shipped, "--draw", "svg");
    expect(drawing).toMatch(/^<svg [\s\S]*认证申请书[\s\S]*<\/svg>$/);
    expect(drawing.match(/<rect /g).length).toBe(out.match(/^( |↓) [A-Z]/gm)?.length);
  });

  it("prints the published schema", async () => {
    const shippedSchema = JSON.parse(readFileSync(join(shipped, "../../scheme.schema.json"), "utf8"));
    expect(await answer("scheme", "schema")).toEqual(shippedSchema);
  });

  it("says what follows a decision, in the order of days, each with its rule", async () => {
    const { events } = await answer("scheme", "simulate", shipped, "--from", "2028-02-29");
    const days = events.map(({ date }: { date: string }) => date);
    expect(days[0]).toBe("2028-02-29");
    expect(days).toEqual(days.toSorted());
    expect(events.at(-1)).toEqual({
      date: expect.stringMatching(/^20\d\d-\d\d-\d\d$/),
      what: expect.any(String),
      about: { zh: expect.any(String), en: expect.any(String) },
      rule: { source: expect.any(String), clause: expect.any(String) },
    });
    const whats: readonly string[] = events.map(({ what }: { what: string }) => what);
    for (const what of [
      "record-due",
      "answer-by",
      "activity-by",
      "first-surveillance",
      "overdue-must-suspend-and-report",
    ])
      expect(whats).toContain(what);
    const { out } = await run("scheme", "simulate", shipped, "--from", "2028-02-29", "--lang", "en");
    expect(out).toMatch(/^2028-03-10 {2}Last day to file: Audit report {2}〔机构内部规定 9\.4\.8〕$/m);
    // Every kind of event is said in words: none is printed under its own name.
    expect(whats.filter((what) => out.includes(`  ${what}  `))).toEqual([]);
  });

  it("refuses a file that is not there, and a day that is none is wrong usage", async () => {
    for (const verb of ["check", "simulate"]) {
      expect((await refused("path-missing", "scheme", verb, "nothing.yaml")).facts).toEqual({ path: "nothing.yaml" });
    }
    expect((await run("scheme", "simulate", shipped, "--from", "2027-02-29")).code).toBe(2);
  });
});
