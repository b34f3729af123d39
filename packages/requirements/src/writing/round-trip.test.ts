import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { madeDocument } from "../../testing/made-documents.ts";
import { hasSharedLaws, limits, sha256, sharedLaws } from "../../testing/shared-laws.ts";
import type { DocumentVersion } from "../documents/law-base.ts";
import { printedArticle } from "../reading/article-number.ts";
import { parseAkomaNtoso } from "../reading/parse-akoma-ntoso.ts";
import { parseOscal } from "../reading/parse-oscal.ts";
import { readJson } from "../reading/strict-json.ts";
import type { LawText } from "../texts/law-text.ts";
import { writeAkomaNtoso } from "./akoma-ntoso.ts";
import { writeOscal } from "./oscal.ts";

const back = {
  akn: (document: DocumentVersion, text: LawText) => parseAkomaNtoso(writeAkomaNtoso(document, text), "x.xml", sha256),
  oscal: (document: DocumentVersion, text: LawText) => {
    const written = writeOscal(document, text, sha256("x"));
    const json = readJson(written, "x.json", { ...limits, depth: 40, string: 60_000, total: 24_000_000 });
    return json.ok ? parseOscal(json.value, "x.json", sha256) : json;
  },
} as const;
const formats = ["akn", "oscal"] as const;

const read = (format: (typeof formats)[number], document: DocumentVersion, text: LawText) => {
  const law = back[format](document, text);
  if (!law.ok) throw new Error(JSON.stringify(law.refusals));
  return law.value;
};

// What a paragraph of a law may hold: anything printed, no white space at its ends and no line break inside.
const line = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 40 })
  // oxlint-disable-next-line no-control-regex
  .filter((text) => text.trim() === text && !/[\u0000-\u001f\u007f\u0085\u2028\u2029\ufffe\uffff{}]/.test(text))
  .filter((text) => text.isWellFormed());
const heading = fc.constantFrom("第一编 总则", "第二章　责任", "第一节 一般", "附则", '第三章 <甲> & "乙"');
const texts = fc
  .array(
    fc.record({ lines: fc.array(line, { minLength: 1, maxLength: 3 }), headings: fc.array(heading, { maxLength: 3 }) }),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((drafts) =>
    drafts.map(({ lines, headings }, index) => ({
      no: printedArticle({ n: index + 1, sub: 0 }),
      n: index + 1,
      sub: 0,
      headings,
      text: lines.join("\n"),
    })),
  );

describe.each(formats)("a law that leaves as %s", (format) => {
  it("comes back with the same articles, whatever stands in them", () => {
    const document = madeDocument({ family: "zz-law", title: '虚构 <法> & "令"', effective: "2020-02-01" });
    fc.assert(
      fc.property(texts, fc.option(line), (articles, preamble) => {
        const law = read(format, { ...document, articles: articles.length }, { preamble, articles });
        expect(law.text).toEqual({ preamble, articles });
        expect(law.document).toMatchObject({
          family: "zz-law",
          title: document.title,
          version: document.version,
          effective: document.effective,
          jurisdiction: document.jurisdiction,
        });
      }),
    );
  });

  it.skipIf(!hasSharedLaws)("comes back with the same digest: every law beside the checkout", () => {
    for (const law of hasSharedLaws ? sharedLaws() : []) {
      const again = read(format, law.document, law.text);
      expect([law.document.title, again.digest]).toEqual([law.document.title, law.digest]);
      expect(again.text).toEqual(law.text);
    }
  });
});

it("no two elements bear one id, though a law prints a number twice", () => {
  const document = madeDocument({ family: "zz-law", title: "虚构法", effective: "2020-02-01" });
  const article = (n: number, text: string) => ({ no: printedArticle({ n, sub: 0 }), n, sub: 0, headings: [], text });
  const law = { preamble: null, articles: [article(1, "甲"), article(1, "乙"), article(2, "丙")] };
  const ids = (written: string) => [...written.matchAll(/(?:eId="|"id": ")([^"]+)"/g)].map(([, id]) => id);
  for (const written of [writeAkomaNtoso(document, law), writeOscal(document, law, sha256("x"))]) {
    expect(ids(written).length).toBeGreaterThan(5);
    expect(new Set(ids(written)).size).toBe(ids(written).length);
  }
});
