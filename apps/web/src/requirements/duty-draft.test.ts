import { describe, expect, it } from "vitest";
import { type DutyForm, draftOf, formOf } from "./duty-draft.ts";

const both = { zh: "试", en: "test" };
const form: DutyForm = {
  factor: "机",
  subclass: both,
  aspects: ["maintenance-interval"],
  kind: "operation",
  jurisdiction: "000000",
  provisions: [
    { family: "law", article: "第一条", versions: [{ version: "2016-01-01", article: "第二条" }] },
    { family: "older", article: "第九条", versions: [] },
  ],
  standard: { id: "iso45001", clause: "8.1" },
  subject: both,
  condition: null,
  duty: both,
  check: both,
  evidence: both,
  record: null,
  frequency: [{ since: null, until: null, recurrence: { kind: "years", years: [1, 4], afterwards: "P1Y" } }],
  deadline: { within: "P30D", side: "after", of: both },
  retention: { atLeast: "P2Y", of: both },
  qualification: ["T"],
  focus: [],
  consequence: null,
};

describe("the form of an obligation", () => {
  it("a rewriting that changes one field keeps all the rest, also what has no field", () => {
    expect(formOf(draftOf(form), form)).toEqual(form);
    const duty = { zh: "新", en: "new" };
    expect(formOf({ ...draftOf(form), duty }, form)).toEqual({ ...form, duty });
  });

  it("another article drops the numbers of the old one and keeps what stands in its place before", () => {
    const { provisions } = formOf({ ...draftOf(form), article: "第三条" }, form);
    expect(provisions).toEqual([{ family: "law", article: "第三条", versions: [] }, form.provisions[1]]);
  });

  it("an emptied field is nothing said; a filled gap takes the place of the former interval", () => {
    const filled = formOf({ ...draftOf(form), gap: "P15D", retention: "", article: " " }, form);
    expect(filled.frequency).toEqual([{ since: null, until: null, recurrence: { kind: "gap", atMost: "P15D" } }]);
    expect([filled.retention, filled.provisions[0]?.article]).toEqual([null, null]);
  });

  it("only an observation names a record", () => {
    const draft = { ...draftOf(null), record: "ES-001" };
    expect(formOf(draft, null).record).toBeNull();
    expect(formOf({ ...draft, kind: "observation" }, null).record).toBe("ES-001");
  });
});
