import { rulePack } from "@touchstone/kernel";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestServer, type TestServer } from "../testing/test-server.ts";
import { queryOf } from "./form-input.ts";
import { inputFields } from "./input-fields.ts";
import { readRulePacks } from "./rule-packs.ts";

let test: TestServer;
beforeAll(async () => {
  test = await openTestServer("embedded");
});
afterAll(() => test.close());

const open = async (path: string) => {
  const response = await test.send(path);
  return { status: response.status, text: await response.text() };
};

describe("the calculator, without account and script", () => {
  it("lists the packs with what applies on a day, in both languages", async () => {
    const zh = await open("/rules?lang=zh&on=2025-06-30");
    expect(zh.text).toContain("edition=cn-2016");
    expect(zh.text).toContain("规则计算器");
    expect(zh.text).not.toContain("<script");
    expect((await open("/rules?lang=en")).text).toContain("Rule calculator");
  });

  it("every pack has its page with a form of its input", async () => {
    for (const { shape } of rulePack.options)
      for (const lang of ["zh", "en"]) {
        const id = shape.id.value;
        const { status, text } = await open(`/rules/${id}?lang=${lang}`);
        expect([id, status]).toEqual([id, 200]);
        for (const { name, kind } of inputFields(id)) if (kind === "date") expect(text).toContain(`name="i.${name}"`);
        expect(text).not.toMatch(/undefined|\[object/);
      }
  });

  it("every example of every pack is answered at its address, with its edition named", async () => {
    for (const { id, edition, examples } of readRulePacks())
      for (const { name, input, expect: expected } of examples) {
        const query = new URLSearchParams({ edition, run: "1", lang: "en", on: "2026-11-23" });
        for (const [key, value] of queryOf(inputFields(id), input)) query.append(key, value);
        const { status, text } = await open(`/rules/${id}?${query.toString()}`);
        expect([name, status]).toEqual([name, 200]);
        if ("refused" in expected) expect([name, text]).toEqual([name, expect.stringContaining("No answer")]);
        else expect([name, text]).toEqual([name, expect.stringContaining(`${id}@${edition}`)]);
        expect(text).not.toMatch(/undefined|\[object/);
      }
  });

  it("names the field that is wrong, beside it and above", async () => {
    const { text } = await open("/rules/audit-time?lang=zh&run=1&i.standard=iso9001&i.personnel=0&i.audit=initial");
    expect(text).toContain("至少为 1");
    expect(text).toContain('id="i.personnel-wrong"');
  });

  it("never guesses between two rules, and answers when the place is named", async () => {
    const query = "i.decision=2026-04-10&i.issued=2026-05-06&i.expiry=2029-05-05&i.activity=initial&run=1&lang=en";
    const both = await open(`/rules/surveillance?${query}&on=2026-11-23`);
    expect(both.text).toContain("more than one edition");
    const china = await open(`/rules/surveillance?${query}&on=2026-11-23&jurisdiction=CN&subject=iso9001`);
    expect(china.text).toContain("2027-05-06");
    expect(china.text).toContain("edition=cn-2025");
  });

  it("an unknown pack and a day before the first edition are said plainly; what is asked is escaped", async () => {
    const unknown = await open("/rules/%3Cscript%3Ealert(1)?lang=en");
    expect(unknown.status).toBe(404);
    expect(unknown.text).toContain("There is no rule pack");
    expect(unknown.text).not.toContain("<script");
    const early = await open("/rules/transfer?lang=en&on=2001-01-01&run=1&i.on=2001-01-01");
    expect(early.text).toContain("possible from 2018-06-15");
    const injected = await open('/rules/audit-time?run=1&i.standard="><script>alert(1)</script>');
    expect(injected.text).not.toContain("<script");
  });
});

describe("the vocabulary, without account and script", () => {
  it("lists the terms with both numbers, the kinds of object and the history, in both languages", async () => {
    const zh = await open("/vocabulary?lang=zh");
    for (const told of ["2020 新增", "2004 版：7 种", "2020 版：12 种", "2023-08-06"]) expect(zh.text).toContain(told);
    const found = await open("/vocabulary?lang=en&search=product");
    expect(found.text).toContain("B.2");
    expect(found.text).toContain("moved in 2020");
  });

  it("a term opens by number, English or Chinese, with its senses; what nobody knows is 404", async () => {
    for (const name of ["8.3", "withdrawal", encodeURIComponent("撤销")]) {
      const { status, text } = await open(`/vocabulary/${name}?lang=zh`);
      expect(status).toBe(200);
      for (const told of ["ISO/IEC 17000:2020 8.3", "ISO/IEC 17000:2004 6.3", "注销"]) expect(text).toContain(told);
    }
    expect((await open("/vocabulary/first-party-conformity-assessment-activity?lang=en")).text).toContain("4.3");
    expect((await open("/vocabulary/nothing")).status).toBe(404);
    // A name that is cut in the middle of a sign outside the basic plane.
    const cut = `${"a".repeat(59)}%F0%9F%98%80`;
    expect((await open(`/vocabulary/${cut}`)).status).toBe(404);
    expect((await open(`/rules/${cut}`)).status).toBe(404);
    expect((await open(`/verify/${cut}`)).status).toBe(404);
    expect((await open(`/vocabulary?search=${cut}`)).status).toBe(200);
  });

  it("each function on the front page leads to its entry, in the reader's language", async () => {
    const { text } = await open("/?lang=en");
    const ways = [...text.matchAll(/href="(\/vocabulary\/[^"]+)"[^>]*>([^<]+)</g)];
    expect(ways.map(([, , word]) => word)).toEqual([
      "Selection",
      "Determination",
      "Review",
      "Decision",
      "Attestation",
      "Surveillance",
    ]);
    for (const [, path = "", word = ""] of ways) {
      const entry = await open(path);
      expect([word, entry.status]).toEqual([word, 200]);
      expect(entry.text).toContain(`<span lang="en-GB">${word.toLowerCase()}</span>`);
    }
  });
});
