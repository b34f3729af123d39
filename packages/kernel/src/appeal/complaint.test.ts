import { describe, expect, test } from "vitest";
import { facts as caseFacts, contextOf, play, story } from "../../test/ohsms-story.ts";
import { type Complaint, nextComplaintStep } from "./complaint.ts";
import { type ComplaintNotice, complaintNotice } from "./complaint-notice.ts";
import { type ComplaintCommand, type ComplaintFacts, complaint } from "./decide-complaint.ts";
import type { PartFacts } from "./no-part.ts";

const { scheme, packs, people } = caseFacts("planner");
const subject: PartFacts = { case: play(story).state, scheme, packs, people };
const facts: ComplaintFacts = { actor: { name: "x" }, number: "CP-2026-0001", recent: 0, fromThere: 0, subject };

const run = (
  commands: readonly (readonly [string, ComplaintCommand])[],
  change: Partial<ComplaintFacts> = {},
  from: Complaint = complaint.initial,
) => {
  let state = from;
  const codes: (readonly string[])[] = [];
  for (const [actor, command] of commands) {
    const answer = complaint.decide(state, command, { ...facts, ...change }, { ...contextOf("planner"), actor });
    if (answer.ok) state = answer.value.reduce(complaint.evolve, state);
    else codes.push(answer.refusals.map(({ code }) => code));
  }
  return { state, codes };
};

const receive = (about: "client" | "body"): readonly [string, ComplaintCommand] => [
  "someone",
  {
    type: "ReceiveComplaint",
    complainant: "someone",
    about,
    subject: "TS-1",
    text: "电梯停了三周",
    name: "",
    contact: "",
  },
];
const acknowledge: readonly [string, ComplaintCommand] = ["planner", { type: "AcknowledgeComplaint" }];
const validate = (isValid: boolean): readonly [string, ComplaintCommand] => [
  "planner",
  { type: "ValidateComplaint", isValid, reasons: "可查", case: "case" },
];
const assign = (person: string): readonly [string, ComplaintCommand] => [
  "planner",
  { type: "AssignComplaintHandler", person, name: person },
];
const send: readonly [string, ComplaintCommand] = ["planner", { type: "SendComplaintToClient", text: "请说明" }];
const decide = (by: string): readonly [string, ComplaintCommand] => [
  by,
  { type: "DecideComplaint", outcome: "justified", reasons: "属实" },
];
const tell: readonly [string, ComplaintCommand] = ["planner", { type: "TellComplainant", how: "电话" }];
const close: readonly [string, ComplaintCommand] = ["planner", { type: "CloseComplaint", publicity: "confidential" }];

describe("a complaint (APPEAL-4)", () => {
  test("about a client goes to the client before it is decided [17021-1 9.8.3]", () => {
    const ready = [receive("client"), acknowledge, validate(true), assign("stranger")];
    expect(run([...ready, decide("stranger")]).codes).toEqual([["complaint-out-of-order"]]);
    const whole = run([...ready, send, decide("stranger"), tell, close]);
    expect(whole.codes).toEqual([]);
    expect(nextComplaintStep(whole.state)).toBe(null);
  });

  test("about the body has no client to hear", () => {
    expect(run([receive("body"), acknowledge, validate(true), assign("a"), decide("a"), tell, close]).codes).toEqual(
      [],
    );
  });

  test("that is not valid is only answered [17021-1 9.8.2]", () => {
    const said = [receive("client"), acknowledge, validate(false)];
    expect(run([...said, tell, close]).codes).toEqual([]);
    expect(run([...said, assign("stranger")]).codes).toEqual([["complaint-out-of-order"]]);
  });

  test("is neither handled nor decided by who had a part in its case, nor closed over one that came to light [17021-1 9.8.6]", () => {
    const valid = run([receive("client"), acknowledge, validate(true)]).state;
    expect(run([assign("leader")], {}, valid).codes).toEqual([["handler-has-part"]]);
    const sent = run([assign("stranger"), send], {}, valid).state;
    expect(run([decide("decider")], {}, sent).codes).toEqual([["handler-has-part"]]);
    const told = run([decide("outsider"), tell], {}, sent).state;
    const tied = { kind: "consultancy", from: "outsider", to: "client", since: null, until: null } as const;
    const since = { subject: { ...subject, people: { ...people, relations: [tied] } } };
    expect(run([close], since, told).codes).toEqual([["person-not-independent"]]);
    expect(run([assign("fresh")], {}, told).codes).toEqual([["complaint-handler-stays"]]);
    expect(run([assign("fresh")], since, told).codes).toEqual([]);
  });

  test("names a case that the body has, and a flood of them is stopped", () => {
    const acknowledged = run([receive("client"), acknowledge]).state;
    expect(run([validate(true)], { subject: null }, acknowledged).codes).toEqual([["complaint-case-unknown"]]);
    expect(run([receive("client")], { recent: 100 }).codes).toEqual([["complaints-too-many"]]);
    expect(run([receive("client")], { recent: 99, fromThere: 4 }).codes).toEqual([]);
  });

  test("one sender shuts the door for nobody else", () => {
    expect(run([receive("client")], { fromThere: 5 }).codes).toEqual([["complaints-too-many"]]);
  });

  test("what the client is told names neither the complainant nor their contact", () => {
    const [who, command] = receive("client");
    if (command.type !== "ReceiveComplaint") throw new Error("a complaint");
    const named: readonly [string, ComplaintCommand] = [who, { ...command, name: "李 Ming", contact: "138-0000" }];
    const ready = run([named, acknowledge, validate(true), assign("stranger")]).state;
    for (const text of ["李 ming 说电梯停了", "请回复 138-0000"])
      expect(run([["planner", { type: "SendComplaintToClient", text }]], {}, ready).codes).toEqual([
        ["complaint-names-complainant"],
      ]);
    expect(run([send], {}, ready).codes).toEqual([]);
  });

  test("a client answers a complaint that was referred to it, once", () => {
    const answer = { type: "AnswerComplaint", text: "维保单位已换" } as const;
    const asked = { actor: { name: "x" } };
    const decide = (state: ComplaintNotice) => complaintNotice.decide(state, answer, asked, contextOf("planner"));
    expect(decide(complaintNotice.initial).ok).toBe(false);
    const data = {
      complaint: "c",
      number: "CP-1",
      case: "case",
      text: "请说明",
      due: "2026-12-26",
      by: "p",
      on: "2026-11-26",
    };
    const referred = complaintNotice.evolve(complaintNotice.initial, { type: "ComplaintReferred", data });
    const first = decide(referred);
    const answered = (first.ok ? first.value : []).reduce(complaintNotice.evolve, referred);
    expect(answered.answered?.text).toBe(answer.text);
    expect(decide(answered).ok).toBe(false);
  });
});
