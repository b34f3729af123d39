import { describe, expect, test } from "vitest";
import { facts as caseFacts, contextOf, play, story } from "../../test/ohsms-story.ts";
import { type Complaint, nextComplaintStep } from "./complaint.ts";
import { type ComplaintNotice, complaintNotice } from "./complaint-notice.ts";
import type { Concern } from "./concern.ts";
import { type ComplaintCommand, type ComplaintFacts, complaint } from "./decide-complaint.ts";
import type { PartFacts } from "./no-part.ts";

const { scheme, packs, people } = caseFacts("planner");
const subject: PartFacts = { case: play(story).state, scheme, packs, people };
const facts: ComplaintFacts = {
  actor: { name: "x" },
  number: "CP-2026-0001",
  recent: 0,
  fromThere: 0,
  subjects: { case: subject },
  ofClient: null,
  namedClient: null,
};

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
const validate = (
  isValid: boolean,
  concern: Partial<Concern> = { case: "case" },
): readonly [string, ComplaintCommand] => [
  "planner",
  {
    type: "ValidateComplaint",
    isValid,
    reasons: "可查",
    client: null,
    case: null,
    alsoCases: [],
    withoutCase: null,
    ...concern,
  },
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
    const since = { subjects: { case: { ...subject, people: { ...people, relations: [tied] } } } };
    expect(run([close], since, told).codes).toEqual([["person-not-independent"]]);
    expect(run([assign("fresh")], {}, told).codes).toEqual([["complaint-handler-stays"]]);
    expect(run([assign("fresh")], since, told).codes).toEqual([]);
  });

  const acknowledged = () => run([receive("client"), acknowledge]).state;
  const withoutCase = "是电话客服的态度，不在任何案件里";

  test("names its case, or says why it concerns none", () => {
    const codes = (concern: Partial<Concern>, change: Partial<ComplaintFacts> = {}) =>
      run([validate(true, concern)], change, acknowledged()).codes;
    expect(codes({})).toEqual([["complaint-case-missing"]]);
    expect(codes({ client: "client" }, { ofClient: subject })).toEqual([["complaint-case-missing"]]);
    expect(codes({ client: "client", withoutCase }, { ofClient: subject })).toEqual([]);
    expect(codes({ client: "nobody", withoutCase })).toEqual([["complaint-client-unknown"]]);
    expect(codes({ withoutCase }, { namedClient: "澄湖物业" })).toEqual([["complaint-client-named"]]);
    expect(codes({ withoutCase })).toEqual([]);
    expect(run([receive("body"), acknowledge, validate(true, {})]).codes).toEqual([["complaint-case-missing"]]);
  });

  test("is about one client: a case of another is refused, and so is a further one that is not there", () => {
    const codes = (concern: Partial<Concern>) => run([validate(true, concern)], {}, acknowledged()).codes;
    expect(codes({ client: "other", case: "case" })).toEqual([["complaint-case-not-clients"]]);
    expect(codes({ case: "case", alsoCases: ["gone"] })).toEqual([["complaint-case-unknown"]]);
    const { state } = run([validate(true)], {}, acknowledged());
    expect(state.validated).toMatchObject({ client: "client", case: "case" });
  });

  test("whoever had a part in any of its cases is kept from it, and a tie is asked even where it names no case [17021-1 9.8.6]", () => {
    const early: PartFacts = { ...subject, case: play(story.slice(0, 1)).state };
    const two = { subjects: { first: early, second: subject } };
    const both = run([validate(true, { case: "first", alsoCases: ["second"] })], two, acknowledged()).state;
    expect(run([assign("leader")], { subjects: { first: early } }, both).codes).toEqual([]);
    expect(run([assign("leader")], two, both).codes).toEqual([["handler-has-part"]]);
    const tied = { kind: "consultancy", from: "outsider", to: "client", since: null, until: null } as const;
    const tie = { subjects: {}, ofClient: { ...subject, people: { ...people, relations: [tied] } } };
    const none = run([validate(true, { client: "client", withoutCase })], tie, acknowledged()).state;
    expect(run([assign("outsider")], tie, none).codes).toEqual([["person-not-independent"]]);
    expect(nextComplaintStep(run([assign("leader")], tie, none).state)).toBe("send");
  });

  test("about somebody who is no client has no client to hear", () => {
    const alien = run([validate(true, { withoutCase })], { subjects: {} }, acknowledged()).state;
    expect(nextComplaintStep(run([assign("stranger")], { subjects: {} }, alien).state)).toBe("decide");
  });

  test("names a case that the body has, and a flood of them is stopped", () => {
    const acknowledged = run([receive("client"), acknowledge]).state;
    expect(run([validate(true)], { subjects: {} }, acknowledged).codes).toEqual([["complaint-case-unknown"]]);
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
