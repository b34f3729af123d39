import { type Client, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../testing/engines.ts";
import { bytesOf, madeLaw } from "../testing/made-law.ts";
import { codes, demoCompany, openTestServer, type TestServer, value } from "../testing/test-server.ts";

const { register, requirements } = routes;
const family = "zz-made-law";
const first = madeLaw("2020-01-01", "2020-02-01", "为了安全，制定本法。", "使用单位应当每年检查一次电梯。");
const second = madeLaw("2026-01-01", "2026-03-01", "为了安全，制定本法。", "使用单位应当每半年检查一次电梯。");

describe.each(engineKinds)("the register beside the law base on %s", (kind) => {
  let test: TestServer;
  let manager: Client;
  let params: { organisation: string; risk: string };
  const load = async (law: unknown): Promise<void> => {
    value(await test.operator.call(requirements.import, { query: { file: "law.json" }, bytes: bytesOf(law) }));
    await test.server.services.store.jobs.drain();
  };
  const show = async (on?: string) =>
    value(await manager.call(register.show, { params, query: on === undefined ? {} : { on } }));
  beforeAll(async () => {
    test = await openTestServer(kind);
    manager = await test.as("manager");
    await load(first);
    const body = { title: "电梯困人", harm: "", owner: "设备部", area: "lift" };
    const { id } = value(await manager.call(register.identify, { params: { organisation: demoCompany }, body }));
    params = { organisation: demoCompany, risk: id };
    value(await manager.call(register.addDocument, { params, body: { title: "虚构安全法", printedDate: "2020.2.1" } }));
  });
  afterAll(() => test.close());

  const extract = async (article: string, quote: string) => {
    const line = (await show()).lines[0]?.id ?? "";
    return manager.call(register.extractClause, {
      params,
      body: { line, family, version: "2020-01-01", article, quote },
    });
  };

  it("answers the printed date, and takes a clause only as the text has it", async () => {
    expect((await show()).lines[0]?.check).toMatchObject({
      match: { family, version: "2020-01-01" },
      verdict: "right",
    });
    const wrong = await extract("第二条", "使用单位应每年检查一次电梯");
    expect(wrong.ok ? null : wrong.problem.error).toMatchObject({
      code: "quote-differs",
      facts: { at: 6, quoted: "每年检查一次电梯", printed: "当每年检查一次电" },
    });
    expect(codes(await extract("第九条", "使用单位"))).toEqual(["article-unknown"]);
    value(await extract("第二条", "每年检查一次电梯"));
    const clause = (await show()).lines[0]?.clauses[0];
    expect(clause).toMatchObject({ article: "第二条", overtakenBy: null });
    expect(clause?.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it("a new version of the law puts the row to review, once, and says what applies on which day (OH-21)", async () => {
    const before = await show();
    expect(before.state).toBe("identified");
    await load(second);
    await load(second);
    const after = await show();
    expect(after.state).toBe("to-review");
    expect(after.reviews).toMatchObject([{ cited: family, family, version: "2026-01-01", conclusion: null }]);
    expect(after.lines[0]?.clauses[0]?.overtakenBy).toMatchObject({ family, version: "2026-01-01" });
    expect((await show("2025-06-01")).lines[0]?.clauses[0]?.overtakenBy).toBeNull();
    expect(after.lines[0]?.check.verdict).toBe("outdated");
    const review = { family, version: "2026-01-01", conclusion: "改为半年一次" };
    value(await manager.call(register.concludeReview, { params, body: review }));
    expect((await show()).state).toBe("identified");
    expect(codes(await manager.call(register.concludeReview, { params, body: review }))).toEqual(["review-unknown"]);
  });
});
