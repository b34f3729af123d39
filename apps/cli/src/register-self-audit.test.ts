import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { programHere } from "./testing/run-program.ts";
import { type RunningServer, startServer } from "./testing/running-server.ts";

const { answer, refused, run, remove, folder } = programHere();
const organisation = "01900000-0000-7000-8000-00000000c001";
let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server?.close();
  remove();
});

describe("touchstone register clauses, rehearsal, review-inputs, internal-audit", () => {
  const register = (...args: readonly string[]) => [
    "register",
    ...args,
    "--organisation",
    organisation,
    "--data",
    server.data,
  ];
  const begin = async (kind: string, values: object): Promise<string> => {
    const file = join(folder, `${kind}.json`);
    writeFileSync(file, JSON.stringify(values));
    return (await answer(...register("records", "begin", kind, "--values", file))).id;
  };

  it("links a record to a clause for two standards, takes it off, writes the table", async () => {
    const record = await begin("document", {
      title: "安全方针",
      origin: "internal",
      type: "policy",
      issue: "A",
      where: "公告栏",
    });
    const show = register("clauses", "show", "--standards", "iso9001,iso45001");
    const linked = await answer(...register("clauses", "link", "5.2", "--record", record));
    expect(linked.version).toBe(1);
    const line = async () => (await answer(...show)).clauses.find((one: { readonly key: string }) => one.key === "5.2");
    const held = await line();
    expect(held.standards).toHaveLength(2);
    expect((await run(...show)).out).toContain("安全方针");
    await refused("clause-linked-already", ...register("clauses", "link", "5.2", "--record", record));
    await answer(...register("clauses", "unlink", "5.2", held.links[0].id, "--reason", "挂错"));
    expect((await line()).links).toEqual([]);
    const output = join(folder, "clauses.csv");
    await answer(...register("clauses", "export", "--standards", "iso9001", "--output", output));
    expect(readFileSync(output, "utf8")).toContain("iso9001 5.2");
  });

  it("rehearses stage 1 and says that it concludes nothing", async () => {
    const report = await answer(...register("rehearsal", "--scheme", "cn-ohsms"));
    expect([report.madeBy, report.isConclusion]).toEqual(["organisation", false]);
    expect((await run(...register("rehearsal", "--scheme", "cn-ohsms"))).out).toContain("也不是任何机构的结论");
    const { schemes } = await answer(...register("rehearsal"));
    expect(schemes).toContainEqual(expect.objectContaining({ id: "cn-ohsms", aimed: expect.any(Boolean) }));
    await refused("rehearsal-without-stage-one", ...register("rehearsal", "--scheme", "testing"));
  });

  it("counts the inputs of a review, and accepts none that nobody looked at", async () => {
    const record = await begin("management-review", { title: "评审", plannedOn: "2026-12-01", chair: "总经理" });
    await answer(...register("review-inputs", "look", record, "audits", "--note", "看过"));
    const shown = await answer(...register("review-inputs", "show", record));
    expect(shown.unseen).not.toContain("audits");
    await refused("review-input-unseen", ...register("review-inputs", "accept", record, "--digest", shown.digest));
    expect((await run(...register("review-inputs", "show", record))).out).toContain(shown.digest);
  });

  it("opens the checklist of an audit, whose points the operator does not judge, and files no findings before all are", async () => {
    const record = await begin("internal-audit", {
      title: "内审",
      standards: ["iso9001", "iso45001"],
      scope: "全部",
      plannedOn: "2026-12-01",
      auditors: "周明",
      independent: true,
    });
    await answer(...register("internal-audit", "open", record, "--clauses", "9.2", "9.3"));
    const { points, counts } = await answer(...register("internal-audit", "show", record));
    expect(counts).toMatchObject({ of: 2, open: 2 });
    const judge = (point: string, verdict: string) =>
      register("internal-audit", "judge", record, point, "--verdict", verdict, "--note", "看了记录");
    // The operator of the machine is nobody's auditor.
    await refused("not-permitted", ...judge(points[1].id, "conforms"));
    await refused("audit-points-open", ...register("internal-audit", "file", record));
    expect((await run(...register("internal-audit", "show", record))).out).toContain("0 / 2");
  });
});
