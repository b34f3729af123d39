import { refusalMessage, say, traceTexts } from "@touchstone/contract";
import { runPack } from "@touchstone/kernel";
import { expect, it } from "vitest";
import { readRulePacks } from "./rule-packs.ts";

const packs = readRulePacks();
const texts: ReadonlyMap<string, { readonly zh: string; readonly en: string }> = new Map(Object.entries(traceTexts));
const ran = packs.flatMap((pack) =>
  pack.examples.map(({ name, input }) => ({ name, run: runPack(pack, input, packs, pack.effective.from) })),
);

it("each step of each example is said in both languages with its figures", () => {
  for (const { name, run } of ran)
    for (const { step, value, facts } of run.ok ? run.value.trace : []) {
      const text = texts.get(step);
      if (text === undefined) throw new Error(`${name}: no text for the step ${step}`);
      for (const language of ["zh", "en"] as const)
        expect(say(text, language, { ...facts, value })).not.toMatch(/[{}]|undefined|null/);
    }
});

it("each refusal of each example is said in both languages", () => {
  for (const { run } of ran)
    for (const { code, facts } of run.ok ? [] : run.refusals)
      for (const language of ["zh", "en"] as const) expect(say(refusalMessage(code), language, facts)).not.toBe("");
});
