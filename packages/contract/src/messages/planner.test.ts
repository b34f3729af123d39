import { programmeCodes } from "@touchstone/kernel";
import { expect, it } from "vitest";
import { refusalMessage } from "./index.ts";
import { plannerRefusals } from "./planner.ts";

it.each(programmeCodes)("%s has a status and a sentence in both languages", (code) => {
  expect(refusalMessage(code).status).toBeGreaterThanOrEqual(400);
});

it("has no sentence for a code that nobody gives", () => {
  const own = ["horizon-reversed", "statement-rows-invalid"];
  expect(Object.keys(plannerRefusals).filter((code) => !own.includes(code))).toEqual([...programmeCodes]);
});
