import { hash } from "node:crypto";
import { routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../../testing/engines.ts";
import { codes, demoBody, demoCompany, openTestServer, type TestServer, value } from "../../testing/test-server.ts";
import { fileAct, openCaseFor, playActs, signAct } from "../testing/case-story.ts";

const both = (text: string) => ({ zh: text, en: text });
// Whatever a typesetter, a browser, a shell or a reader of formats could take for its own.
const hostile = [
  '#eval("1")',
  '#import "/etc/passwd"',
  '#read("/etc/passwd")',
  "$ sum_(i=0)^n $",
  "*bold* _emph_ `raw` <label> @ref",
  "] #panic() [",
  "\\ \\u{1f} // comment /* x */",
  "<script>alert(1)</script>",
  '"; }) #(',
];

describe.each(engineKinds)("a body's templates on %s", (kind) => {
  let test: TestServer;
  beforeAll(async () => {
    test = await openTestServer(kind);
  }, 180_000);
  afterAll(() => test.close());

  const params = (record: string) => ({ organisation: demoBody, kind: record });
  const propose = async (record: string, template: object, effectiveFrom: string) =>
    (await test.as("planner")).call(routes.cases.templatePropose, {
      params: params(record),
      body: { template, effectiveFrom },
    });
  const answer = async (record: string, version: number, account = "decider") =>
    (await test.as(account)).call(routes.cases.templateAnswer, {
      params: { ...params(record), version },
      body: { outcome: "approved" },
    });
  const preview = async (record: string, template: object) =>
    (await test.as("planner")).download(routes.cases.templatePreview, { params: params(record), body: { template } });

  it("two people, a day ahead; the record of before keeps its bytes, the one of after has the body's words", async () => {
    const play = await openCaseFor(test);
    await playActs(play, [fileAct("manager", "application"), signAct("manager", "application", "applicant")]);
    const first = (await play.view()).records[0]?.id ?? "";
    const pdf = async (id: string, record: string, account = "planner") =>
      hash(
        "sha256",
        value(await (await test.as(account)).download(routes.cases.recordPdf, { params: { case: id, record } })),
      );
    const before = await pdf(play.id, first);

    const template = { header: both("QP-09-01"), declaration: both("{client}：{number}/{version}") };
    expect(codes(await propose("application", template, "2026-11-23"))).toEqual(["template-effective-too-early"]);
    expect(codes(await propose("nothing", template, "2026-11-24"))).toEqual(["template-kind-unknown"]);
    value(await propose("application", template, "2026-11-24"));
    expect(codes(await propose("application", template, "2026-11-24"))).toEqual(["template-proposal-open"]);
    expect(codes(await answer("application", 1, "planner"))).toEqual(["not-permitted"]);
    expect(codes(await answer("contract", 1))).toEqual(["not-found"]);
    value(await answer("application", 1));
    expect(await pdf(play.id, first)).toBe(before);

    test.moveTo("2026-11-24T04:00:00Z");
    expect(await pdf(play.id, first)).toBe(before);
    const later = await openCaseFor(test);
    await playActs(later, [fileAct("manager", "application"), signAct("manager", "application", "applicant")]);
    const record = (await later.view()).records[0]?.id ?? "";
    // The client's own copy is the body's, byte for byte.
    expect(await pdf(later.id, record, "manager")).toBe(await pdf(later.id, record));
    const printed = await pdf(later.id, record);
    value(await propose("application", { header: both("QP-09-02") }, "2026-11-25"));
    value(await answer("application", 2));
    test.moveTo("2026-11-26T04:00:00Z");
    expect(await pdf(later.id, record)).toBe(printed);
    expect(await pdf(play.id, first)).toBe(before);
  });

  it("the template for all prints what has none of its own", async () => {
    value(await propose("every", { footer: both("受控文件") }, "2026-11-27"));
    value(await answer("every", 1));
    const { items } = value(
      await (await test.as("planner")).call(routes.cases.templates, { params: { organisation: demoBody } }),
    );
    expect(items.find(({ kind: id }) => id === "every")?.versions[0]?.approved?.name).toBe("顾青");
    expect(items.find(({ kind: id }) => id === "application")?.versions).toHaveLength(2);
  });

  it("a body's words are text: nothing in them is run, and what no face can draw is refused", async () => {
    const plain = value(await preview("application", {}));
    expect(Buffer.from(plain.slice(0, 5)).toString()).toBe("%PDF-");
    for (const text of hostile) {
      const template = {
        header: both(text.slice(0, 80)),
        footer: both(text),
        declaration: both(text),
        titles: { fields: both(text) },
        paragraphs: [{ place: "before", text: both(text) }],
      };
      // What stands in braces and is no placeholder is refused; everything else is printed as it is.
      const printed = await preview("application", template);
      expect([text, printed.ok]).toEqual([text, true]);
    }
    const emoji = { header: both("🦊") };
    expect(codes(await preview("application", emoji))).toEqual(["document-glyph-missing"]);
    expect(codes(await propose("contract", emoji, "2027-01-01"))).toEqual(["document-glyph-missing"]);
    expect(codes(await preview("application", { signatures: false }))).toEqual(["body-invalid"]);
  });

  it("another organisation sees nothing of them", async () => {
    const manager = await test.as("manager");
    const own = value(await manager.call(routes.cases.templates, { params: { organisation: demoCompany } }));
    expect(own.items.every(({ versions }) => versions.length === 0)).toBe(true);
    expect(codes(await manager.call(routes.cases.templates, { params: { organisation: demoBody } }))).toEqual([
      "not-found",
    ]);
  });

  it("the journal replays to the same rows", async () => {
    const rebuilt = value(await test.operator.call(routes.operations.rebuild, { body: {} }));
    expect({ identical: rebuilt.identical, first: rebuilt.first }).toEqual({ identical: true, first: null });
  });
});
