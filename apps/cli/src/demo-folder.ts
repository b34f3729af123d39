import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { houseRule, refusal } from "@touchstone/kernel";
import { Refused } from "./refused.ts";

const mark = (data: string): string => join(data, "demo");

/** Takes a folder for the demo: one that is empty or already the demo's. Anything else stays untouched and stops. */
export const claimDemoFolder = (data: string): void => {
  const isForeign = existsSync(data) && readdirSync(data).length > 0 && !existsSync(mark(data));
  if (isForeign) throw new Refused(refusal("folder-not-demo", houseRule("commands"), { path: data }));
  mkdirSync(data, { recursive: true });
  writeFileSync(mark(data), "");
};
