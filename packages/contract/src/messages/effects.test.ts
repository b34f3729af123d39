import { effectAspects, effectCodes } from "@touchstone/kernel";
import { expect, it } from "vitest";
import { effectAspectTexts, effectRefusals } from "./effects.ts";

it("has a sentence for every refusal of a rating, a word for every aspect, and none that nobody uses", () => {
  expect(Object.keys(effectRefusals)).toEqual([...effectCodes]);
  expect(Object.keys(effectAspectTexts)).toEqual([...effectAspects]);
});
