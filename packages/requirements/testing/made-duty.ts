import type { DutyForm } from "../src/index.ts";

const both = { zh: "试", en: "test" };

/** What an editor might have filled in. */
export const madeDuty = (facts: Partial<DutyForm> = {}): DutyForm => ({
  factor: "机",
  subclass: both,
  aspects: [],
  kind: "operation",
  jurisdiction: "000000",
  provisions: [{ family: "law", article: "第一条", versions: [] }],
  standard: { id: "iso45001", clause: "8.1.1" },
  subject: both,
  condition: null,
  duty: both,
  check: both,
  evidence: both,
  record: null,
  frequency: [],
  deadline: null,
  retention: null,
  qualification: [],
  focus: [],
  consequence: null,
  ...facts,
});
