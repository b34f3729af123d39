import { documentTemplate, templateSections } from "@touchstone/kernel";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSchemes } from "../../schemes/index.ts";
import { sampleModel } from "./sample-model.ts";

const both = (text: string) => ({ zh: text, en: text });
const told = fc.string({ maxLength: 80, unit: fc.constantFrom("a", "审", " ", "#", "{", "}", "$") }).map(both);
const kinds = readSchemes().flatMap((scheme) => scheme.records.map((kind) => ({ scheme, kind })));

const anyTemplate = fc
  .record({
    header: fc.option(told),
    footer: fc.option(told),
    declaration: fc.option(told),
    order: fc.shuffledSubarray([...templateSections], { minLength: templateSections.length }),
    titles: fc.record({ finding: fc.option(told), fields: fc.option(told), basis: fc.option(told) }),
    paragraphs: fc.array(fc.record({ place: fc.constantFrom("before", "after"), text: told }), { maxLength: 4 }),
  })
  .map((given) => documentTemplate.parse(given));

describe("printing by a body's template", () => {
  it("never loses number, version, rule, signatures or a required field, whatever it leaves out", () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), anyTemplate, ({ kind, scheme }, given) => {
        const leftOut = kind.fields.map(({ id }) => id);
        const template = { ...given, leftOut };
        const model = sampleModel(kind, scheme, both("body"), { template, version: 1, logo: null }, "2026-11-23");
        expect(model.number).not.toBe("");
        expect(model.version).toBe("1");
        expect(model.signatures).toHaveLength(kind.signedBy.length);
        expect(model.facts.map(({ label }) => label.en)).toContain("Rule");
        const printed = model.sections.flatMap(({ fields }) => fields.map(({ label }) => label));
        expect(printed).toEqual(kind.fields.filter(({ required }) => required).map(({ title }) => title));
      }),
    );
  });
});
