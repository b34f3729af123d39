import type { Json, Result } from "@touchstone/kernel";
import { type HarmonisedStructure, parseHarmonised, parseStandard, type Standard } from "../src/index.ts";

const both = (zh: string, en: string) => ({ zh, en });

const read = <Value>(result: Result<Value, { readonly facts: unknown }>): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusals.map(({ facts }) => facts)));
  return result.value;
};

/** An invented common structure of two clauses. */
export const madeStructure: HarmonisedStructure = read(
  parseHarmonised(
    {
      id: "harmonised-structure",
      title: both("共同结构", "Structure"),
      source: "invented",
      edition: "1",
      clauses: [
        { clause: "4.1", title: both("处境", "Situation"), question: both("共同？", "Common?") },
        { clause: "10.1", title: both("改进", "Improvement"), question: both("更好了吗？", "Better?") },
      ],
    },
    "made.yaml",
  ),
);

export const standardFile = (change: { readonly [key: string]: Json }): Json => ({
  id: "made",
  edition: "1",
  title: both("自拟标准", "Invented standard"),
  source: "invented",
  effective: { from: "2015-01-01", to: null },
  clauses: [{ clause: "4.1", shared: true }],
  ...change,
});

export const madeStandard = (change: { readonly [key: string]: Json }): Standard =>
  read(parseStandard(madeStructure)(standardFile(change), "made.yaml"));
