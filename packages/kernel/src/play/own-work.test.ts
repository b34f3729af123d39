import { describe, expect, test } from "vitest";
import { castFacts, direction } from "../../test/cast.ts";
import { contentFile } from "../../test/content.ts";
import type { CaseEvent } from "../case/case-event.ts";
import { noCase } from "../case/case-state.ts";
import { conformityCase } from "../case/decide-case.ts";
import { scheme } from "../scheme/scheme.ts";
import { playCase } from "./play-case.ts";
import { faultsOf } from "./red-line-faults.ts";

const ohsms = scheme.parse(contentFile("schemes/cn-ohsms.yaml"));
const [occasion] = ohsms.occasions;
if (occasion === undefined) throw new Error("the scheme has an occasion");
const today = "2026-11-26";
const whole = playCase({
  scheme: ohsms,
  occasion: occasion.id,
  facts: { ...castFacts(ohsms), statement: null },
  direction,
  today,
}).events;
const { id: judge } = direction.cast["decision-maker"];

/** Records and judgements say by whom in ways of their own; of all other events one each. */
type Act = Exclude<
  CaseEvent["type"],
  | "CaseOpened"
  | "RecordFiled"
  | "RecordSigned"
  | "CaseReviewed"
  | "CaseDecided"
  | "CaseAttested"
  | "ApplicationDeclined"
  | "CaseEnded"
>;
const by = { by: judge, on: today };
const on = { finding: "f", ...by };
const requirement = { source: "ISO 45001:2018", clause: "8.1" };
const acts: { readonly [Type in Act]: Extract<CaseEvent, { readonly type: Type }> } = {
  TeamObjected: { type: "TeamObjected", data: { id: "o", person: "leader", reason: "", ...by } },
  ObjectionAnswered: { type: "ObjectionAnswered", data: { objection: "o", outcome: "dismissed", answer: "", ...by } },
  ChecklistDrawn: { type: "ChecklistDrawn", data: { points: [], scenes: [], region: "330100", asOf: today, ...by } },
  VerdictGiven: { type: "VerdictGiven", data: { point: "p", verdict: "conformity", note: "", coveredBy: null, ...by } },
  InterviewRecorded: { type: "InterviewRecorded", data: { interview: "i", with: "", note: "", ...by } },
  InterviewAbsenceExplained: { type: "InterviewAbsenceExplained", data: { interview: "i", reason: "", ...by } },
  ConcernRaised: { type: "ConcernRaised", data: { id: "c", clause: "6.1", text: "", ...by } },
  ConcernAnswered: { type: "ConcernAnswered", data: { concern: "c", answer: "", ...by } },
  FindingRaised: {
    type: "FindingRaised",
    data: { id: "f", number: "NC-1", grade: "minor", point: null, requirement, statement: "", evidence: "", ...by },
  },
  FindingAnswered: { type: "FindingAnswered", data: { part: "cause", text: "", ...on } },
  FindingEvidenceAttached: {
    type: "FindingEvidenceAttached",
    data: { part: "cause", id: "e", digest: "d", name: "", mediaType: "", bytes: 1, collectedOn: today, ...on },
  },
  HandedCited: {
    type: "HandedCited",
    data: { item: "h", kind: "calibration", title: "", version: 1, digest: "d", ...on },
  },
  ClientVerified: { type: "ClientVerified", data: { verifiedOn: today, ...on } },
  PlanAccepted: { type: "PlanAccepted", data: on },
  PlanReturned: { type: "PlanReturned", data: { reason: "", ...on } },
  FindingVerified: { type: "FindingVerified", data: { evidence: "", ...on } },
  FindingDisputed: { type: "FindingDisputed", data: { reason: "", ...on } },
  DisputeAnswered: { type: "DisputeAnswered", data: { outcome: "upheld", grade: null, reasons: "", name: "", ...on } },
};

describe("what the oracle counts as work by a person, the kernel counts, and the other way round (RED-7)", () => {
  const reviewed = whole.findIndex(({ type }) => type === "CaseReviewed");
  const seen = Object.values(acts).map((event) => {
    const faults = faultsOf([...whole.slice(0, reviewed), event, ...whole.slice(reviewed)], ohsms);
    const isOwn = faults.some(({ line, what }) => line === "nobody judges their own work" && what.includes(judge));
    return [event.type, isOwn, conformityCase.evolve(noCase, event).involved[judge] !== undefined] as const;
  });
  test.for(seen)("%s", ([, oracle, kernel]) => expect(oracle).toBe(kernel));
  test("most of it is work, and whoever only answers for the order of things does none", () =>
    expect(seen.flatMap(([type, oracle]) => (oracle ? [] : [type]))).toEqual([
      "TeamObjected",
      "ObjectionAnswered",
      "ChecklistDrawn",
      "DisputeAnswered",
    ]));
});
