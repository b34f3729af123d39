import { ruleWordTexts } from "@touchstone/contract";
import { runPack } from "@touchstone/kernel";
import { expect, it } from "vitest";
import { inputOf, queryOf } from "./form-input.ts";
import { type InputField, inputFields } from "./input-fields.ts";
import { readRulePacks } from "./rule-packs.ts";

const packs = readRulePacks();

it("each example of each pack comes out of its own address with the same answer", () => {
  for (const pack of packs)
    for (const { name, input } of pack.examples) {
      const fields = inputFields(pack.id);
      const query = new URLSearchParams(queryOf(fields, input).map(([key, value]) => [key, value]));
      const run = (asked: unknown) => {
        const ran = runPack(pack, asked, packs, "2026-11-23");
        return ran.ok ? ran.value.result : ran.refusals.map(({ code }) => code);
      };
      expect([name, run(inputOf(fields, query))]).toEqual([name, run(input)]);
    }
});

it("each field and each choice has a name in both languages", () => {
  const known: ReadonlySet<string> = new Set(Object.keys(ruleWordTexts));
  const without = (fields: readonly InputField[]): readonly string[] =>
    fields.flatMap((field) => [
      ...(known.has(field.name) ? [] : [field.name]),
      ...(field.kind === "choice" ? field.options.filter((option) => !known.has(option)) : []),
      ...(field.kind === "group" || field.kind === "rows" ? without(field.fields) : []),
    ]);
  for (const { id } of packs) expect([id, without(inputFields(id))]).toEqual([id, []]);
});

it("what is left empty is left out, and a text where a number belongs is handed on to be refused", () => {
  const fields = inputFields("audit-time");
  expect(inputOf(fields, new URLSearchParams("i.standard=iso9001&i.personnel=&i.factors.0.reason="))).toEqual({
    standard: "iso9001",
  });
  expect(inputOf(fields, new URLSearchParams("i.personnel=many&i.factors.3.percent=-10"))).toEqual({
    personnel: "many",
    factors: [{ percent: -10 }],
  });
});
