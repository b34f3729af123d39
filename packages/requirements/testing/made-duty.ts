import type { DutyForm } from "../src/index.ts";
import { madeFacts } from "./made-pack.ts";

/** What an editor might have filled in. */
export const madeDuty = (facts: Partial<DutyForm> = {}): DutyForm => ({
  ...madeFacts,
  factor: "机",
  provisions: [{ family: "law", article: "第一条", versions: [] }],
  ...facts,
});
