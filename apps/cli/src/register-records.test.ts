import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { programHere } from "./testing/run-program.ts";
import { type RunningServer, startServer } from "./testing/running-server.ts";

const { run, answer, refused, remove } = programHere();
const organisation = "01900000-0000-7000-8000-00000000c001";
const kindFile = join(import.meta.dirname, "../../../content/records/incident.yaml");
let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server?.close();
  remove();
});

describe("touchstone register records and kinds", { timeout: 300_000 }, () => {
  const records = (...args: readonly string[]) => [
    "register",
    "records",
    ...args,
    "--organisation",
    organisation,
    "--data",
    server.data,
  ];
  const file = (name: string, values: unknown): string => {
    const path = join(server.data, name);
    writeFileSync(path, JSON.stringify(values));
    return path;
  };

  it("kinds check plays the examples of a file, and names line and reason of what is wrong", async () => {
    expect(await answer("register", "kinds", "check", kindFile)).toMatchObject({ ok: true, examples: { failed: 0 } });
    const broken = file("broken.yaml", null);
    writeFileSync(broken, readFileSync(kindFile, "utf8").replace("to: investigated", "to: nowhere"));
    const told = await run("register", "kinds", "check", broken);
    expect(told.code).toBe(1);
    expect(told.out).toMatch(/broken\.yaml:\d+ content-wrong .*no state "nowhere"/);
    writeFileSync(broken, "id: incident\n  title: [\n");
    const unread = await run("register", "kinds", "check", broken, "--lang", "en");
    expect(unread).toMatchObject({ code: 1, err: "" });
    expect(unread.out).toMatch(/broken\.yaml:1 content-wrong \S/);
    expect(unread.out).toContain("Mend the file at these lines");
    const asJson = await run("register", "kinds", "check", broken, "--json");
    expect([asJson.code, JSON.parse(asJson.out)]).toMatchObject([1, { ok: false, problems: [{ line: 1 }, {}, {}] }]);
    const schema = await answer("register", "kinds", "schema");
    expect(schema).toEqual(JSON.parse(readFileSync(join(kindFile, "../../record.schema.json"), "utf8")));
  });

  it("a record is begun, stepped, amended, shown, listed and exported; a wrong one is refused", async () => {
    const document = { title: "电梯使用手册", origin: "external", type: "manual", issue: "2019", where: "机房" };
    await refused("field-missing", ...records("begin", "document", "--values", file("a.json", document)));
    await refused("values-unreadable", ...records("begin", "document", "--values", file("b.json", [1])));
    await refused("record-book-unknown", ...records("begin", "nothing", "--values", file("c.json", {})));
    const right = file("d.json", { ...document, source: "制造商" });
    const { id } = await answer(...records("begin", "document", "--values", right));
    const amended = file("e.json", { where: "机房和值班室" });
    await answer(...records("amend", id, "--values", amended, "--reason", "多放一份"));
    const gone = file("f.json", { withdrawnWhy: "换梯", copiesGone: true });
    await refused("record-step-unknown", ...records("act", id, "burn"));
    // The operator writes and does not judge.
    await refused("not-permitted", ...records("act", id, "approve", "--values", file("g.json", { approvedAs: "x" })));
    await answer(...records("act", id, "withdraw", "--values", gone));
    const shown = await answer(...records("show", id));
    expect(shown).toMatchObject({ state: "withdrawn", values: { where: "机房和值班室" } });
    expect((await run(...records("show", id, "--lang", "en"))).out).toContain("withdraw");
    const { items } = await answer(...records("list", "document", "--state", "withdrawn"));
    expect(items.map((each: { id: string }) => each.id)).toEqual([id]);
    const { kinds } = await answer(...records("kinds"));
    expect(kinds.map((each: { id: string }) => each.id)).toContain("corrective-action");
    expect((await run(...records("export", "document"))).out).toContain("机房和值班室");
  });

  it("the causes of a corrective action are drawn as a fishbone; without causes there is none", async () => {
    const found = {
      title: "灭火器下月到期",
      nature: "potential",
      foundBy: "internal",
      foundOn: "2026-05-06",
      couldBecome: "没有可用的灭火器",
      what: "四只灭火器 6 月到期",
    };
    const { id } = await answer(...records("begin", "corrective-action", "--values", file("h.json", found)));
    const svg = join(server.data, "fishbone.svg");
    await refused("record-without-causes", ...records("fishbone", id, "--output", svg));
    const causes = [
      { category: "method", cause: "没有到期提醒" },
      { category: "people", cause: "新人不知道" },
    ];
    const analysed = { whys: [{ because: "没有提醒" }], causes, rootCause: "台账没有有效期", elsewhere: false };
    await answer(...records("act", id, "analyse", "--values", file("i.json", analysed)));
    await answer(...records("fishbone", id, "--output", svg));
    const drawn = readFileSync(svg, "utf8");
    expect(drawn.match(/class="bone"/g)).toHaveLength(5);
    for (const text of ["没有到期提醒", "新人不知道", "法 · 1", "机 · 0"]) expect(drawn).toContain(text);
  });
});
