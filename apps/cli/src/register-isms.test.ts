import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { programHere } from "./testing/run-program.ts";
import { type RunningServer, startServer } from "./testing/running-server.ts";

const { folder, run, answer, refused, remove } = programHere();
const organisation = "01900000-0000-7000-8000-00000000c001";
let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server?.close();
  remove();
});

const given = (...words: readonly string[]) => [
  "register",
  ...words,
  "--organisation",
  organisation,
  "--server",
  server.origin,
];
const manager = ["--as", "manager"];

describe("touchstone register threats, assets and soa", { timeout: 300_000 }, () => {
  it("builds a register and an approved statement from the library, and reads the version again", async () => {
    const data = ["--data", server.data];
    const asset = ["--kind", "vehicle", "--owner", "车联网部", "--value", "5", "--phase", "use", ...data];
    const { id } = await answer(...given("assets", "add", "--name", "钥匙系统", "--cia", "4,5,3", ...asset));
    await refused("asset-rating-unreadable", ...given("assets", "add", "--name", "坏", "--cia", "4,5,9", ...asset));
    const adopt = given("threats", "adopt", "--library", "all", "--asset", id, ...data);
    expect((await answer(...adopt)).adopted).toHaveLength(50);
    expect(await answer(...adopt)).toEqual({ adopted: [], unchanged: 50 });
    await refused("threat-unknown", ...given("threats", "adopt", "no-such", ...data));
    const told = (await run(...given("threats", "list", ...data))).out;
    expect(told).toContain("can-plaintext  经 CAN 总线发送伪造报文，控制 ECU  已登记 1 行");
    const words = ["--under", "lin", "--harm", "行驶中车窗被打开", "--affects", "integrity", ...data];
    const own = await answer(...given("threats", "add", "--title", "伪造车窗 LIN 报文", ...words));
    await refused(
      "threat-group-unknown",
      ...given("threats", "add", "--title", "甲", ...words, "--library", "general"),
    );
    expect((await run(...given("threats", "list", ...data))).out).toMatch(
      new RegExp(`LIN 总线  \\[lin\\]\n *own-${own.id}  伪造车窗 LIN 报文  \\(自有\\)\n`),
    );
    const name = `own-${own.id}`;
    expect((await answer(...given("threats", "adopt", name, ...data))).adopted).toHaveLength(1);
    await answer(...given("threats", "change", name, "--title", "伪造天窗 LIN 报文", ...words));
    await answer(...given("threats", "retire", name, "--reason", "换总线", ...data));
    await refused("own-threat-retired", ...given("threats", "change", own.id, "--title", "甲", ...words));
    const listed = await answer(...given("assets", "list", "--phase", "use", ...data));
    expect(listed.assets).toMatchObject([{ id, risks: 50 }]);

    await answer(...given("soa", "set", "--from", "library", ...manager));
    const shown = await answer(...given("soa", "show", ...data));
    const open = shown.lines.filter((line: { applicable: boolean | null }) => line.applicable === null);
    const lines = open.map(({ control }: { control: string }) => `${control}=yes`);
    await answer(...given("soa", "set", ...lines, "A.7.4=no:没有自有场所", "--status", "planned", ...manager));
    await refused("soa-line-unreadable", ...given("soa", "set", "A.5.1=maybe", ...manager));
    await answer(...given("soa", "set", "A.5.1=yes", "A.5.2=yes", "--process", "IT 运维", ...manager));
    await answer(...given("soa", "set", "A.5.3=yes", "--process", "it运维", ...manager));
    expect((await answer(...given("soa", "processes", ...data))).used).toEqual(["IT 运维"]);
    expect((await run(...given("soa", "processes", ...data))).out).toContain(
      "IT 运维  (IT 运维 = it运维)  A.5.1, A.5.2, A.5.3",
    );
    await refused("soa-control-unknown", ...given("soa", "set", "A.5.99=yes", ...manager));
    const seen = ["--seen", String((await answer(...given("soa", "show", ...data))).version)];
    await refused("soa-approved-by-author", ...given("soa", "approve", ...seen, ...manager));
    await refused("seen-version-missing", ...given("soa", "approve", "--as", "evaluator"));
    // The operator is nobody who could answer for it.
    await refused("not-permitted", ...given("soa", "approve", ...data));
    expect((await answer(...given("soa", "approve", ...seen, "--as", "evaluator"))).number).toBe(1);
    const frozen = await answer(...given("soa", "show", "--number", "1", ...data));
    expect(frozen.progress).toMatchObject({ of: 93, decided: 93, excluded: 1 });
    await refused("soa-version-unknown", ...given("soa", "show", "--number", "7", ...data));

    const file = join(folder, "soa.json");
    const exported = given("soa", "export", "--format", "oscal", "--number", "1", "--output", file, ...data);
    expect((await run(...exported)).code).toBe(0);
    expect(JSON.parse(readFileSync(file, "utf8"))["component-definition"].metadata.version).toBe("1");
    const compared = await answer(...given("soa", "compare", ...data));
    expect([compared.controls.length, compared.counts.new]).toEqual([93, 11]);
  });
});
