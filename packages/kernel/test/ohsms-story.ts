import type { Role } from "../src/can.ts";
import type { CaseCommand } from "../src/case/case-command.ts";
import type { DrawnPoint } from "../src/case/case-event.ts";
import type { CaseFacts } from "../src/case/case-facts.ts";
import type { CaseState } from "../src/case/case-state.ts";
import { conformityCase } from "../src/case/decide-case.ts";
import type { Context } from "../src/decider.ts";
import type { Qualification } from "../src/rules/competence.ts";
import { scheme } from "../src/scheme/scheme.ts";
import { schemeFor } from "../src/scheme/scheme-for.ts";
import { contentFile, shippedPacks } from "./content.ts";

/** A whole case of the shipped OHSMS scheme, step by step, with fictive people. */
export const wholeOhsms = scheme.parse(contentFile("schemes/cn-ohsms.yaml"));
export const ohsms = schemeFor(wholeOhsms, "initial");

export const people = {
  manager: { id: "manager", name: "陈静", roles: ["applicant"] },
  planner: { id: "planner", name: "林越", roles: ["planner"] },
  leader: { id: "leader", name: "沈岚", roles: ["auditor"] },
  auditor: { id: "auditor", name: "吴越", roles: ["auditor"] },
  adviser: { id: "adviser", name: "何川", roles: ["auditor", "reviewer", "decision-maker"] },
  decider: { id: "decider", name: "顾青", roles: ["reviewer", "decision-maker"] },
} as const satisfies Record<string, { id: string; name: string; roles: readonly Role[] }>;
export type Actor = keyof typeof people;

const area = "70.1";
const qualified = (person: string, duties: readonly Qualification["function"][]): readonly Qualification[] =>
  duties.map((duty) => ({
    person,
    area,
    function: duty,
    from: "2025-01-01",
    until: null,
    evidence: "witnessed audit",
  }));

export const points: readonly DrawnPoint[] = ["iso45001", "iso45001", "iso14001"].map((standard, at) => ({
  id: `P-${at + 1}`,
  kind: at === 1 ? "operation" : "system",
  text: { zh: `要点 ${at + 1}`, en: `Point ${at + 1}` },
  standard: { id: standard, clause: "8.1" },
  provision: null,
  jurisdiction: "000000",
  local: false,
  scene: "lift",
  record: null,
}));

export const facts = (actor: Actor, change: Partial<CaseFacts> = {}): CaseFacts => ({
  scheme: ohsms,
  packs: shippedPacks,
  actor: { roles: people[actor].roles, name: people[actor].name },
  people: {
    // Two years less a day before the team is ordered.
    relations: [{ kind: "consultancy", from: "adviser", to: "client", since: null, until: "2024-11-24" }],
    qualifications: [
      ...qualified("planner", ["application-review"]),
      ...qualified("leader", ["audit", "team-leading"]),
      ...qualified("auditor", ["audit", "report-review", "decision"]),
      ...qualified("adviser", ["audit", "report-review", "decision"]),
      ...qualified("decider", ["report-review", "decision"]),
    ],
    bans: [],
  },
  number: "OH-2026-0001",
  application: { isOffered: true, running: null },
  statement: null,
  points,
  ...change,
});

export const today = "2026-11-23";
export const contextOf = (actor: Actor, on: string = today, newId: () => string = () => "id"): Context => ({
  actor: people[actor].id,
  now: Temporal.Instant.from(`${on}T04:00:00Z`),
  today: Temporal.PlainDate.from(on),
  newId,
});

export type Step = {
  readonly name: string;
  readonly actor: Actor;
  readonly command: (state: CaseState) => CaseCommand;
  readonly on?: string;
};

const both = (text: string) => ({ zh: text, en: text });
const present = [
  { name: "陈静", position: "安全经理" },
  { name: "沈岚", position: "审核组长" },
];

export const values = {
  application: {
    legalName: both("澄湖物业"),
    subject: "legal-person",
    licences: [{ name: "营业执照" }],
    scope: both("物业服务"),
    sites: [{ name: both("澄湖中心"), address: both("杭州"), region: "330100", relation: "own" }],
    personnel: 86,
    documentedSince: "2026-05-01",
    operatingSince: "2026-06-01",
    plannedAudit: "2026-11-23",
    hazards: "电梯困人",
    accidents: "无",
    stopOrder: "none",
  },
  "application-review": { scopeCode: area, riskClass: "medium", capacity: "两名审核员", outcome: "accept" },
  contract: {
    fee: 20_000,
    directPayment: true,
    markRules: true,
    reportChanges: true,
    reportAccidents: true,
    access: true,
  },
  programme: {
    factors: [],
    days: 8,
    onSiteDays: 6.5,
    visits: ["initial", "surveillance", "surveillance", "recertification"].map((audit, at) => ({
      audit,
      by: `${2026 + at}-11-23`,
      days: 3,
      covers: "全部",
    })),
  },
  "team-order": {
    team: [
      { person: { id: "leader", name: "沈岚" }, duty: "leader" },
      { person: { id: "auditor", name: "吴越" }, duty: "auditor" },
    ],
  },
  "audit-plan": {
    sentOn: today,
    stage1On: today,
    stage2From: today,
    stage2To: today,
    lines: [
      { day: today, hours: "09:00–10:00", process: "电梯", clause: "8.1", auditor: { id: "leader", name: "沈岚" } },
    ],
  },
  "stage-1-report": {
    heldOn: today,
    internalAudit: "2026-09-10",
    internalAuditJudged: "覆盖全部过程",
    managementReview: "2026-10-10",
    managementReviewJudged: "输入齐全",
    law: "已识别",
    conclusion: "可以进行二阶段",
  },
  "opening-meeting": { heldOn: today, present },
  "closing-meeting": { heldOn: today, present, standardPrevails: true },
  "nonconformity-report": { process: "设备部", agreed: true },
  "audit-report": {
    scope: both("物业服务"),
    conformity: "符合",
    compliance: "履行",
    recommendation: "certify",
  },
  "review-record": { sufficient: true, closed: true, outcome: "grant", reasons: "证据充分" },
  "decision-record": { outcome: "grant", scope: both("物业服务"), reasons: "同意复核意见" },
} as const;
export type Kind = keyof typeof values;

export const file = (actor: Actor, kind: Kind, about?: (state: CaseState) => string): Step => ({
  name: `file ${kind}${about === undefined ? "" : " about"}`,
  actor,
  command: (state) => ({
    type: "FileRecord",
    kind,
    about: about?.(state) ?? null,
    values: values[kind],
  }),
});

export const sign = (
  actor: Actor,
  kind: Kind,
  signature: string,
  about: (state: CaseState) => string | null = () => null,
): Step => ({
  name: `sign ${kind} ${signature}`,
  actor,
  command: (state) => ({
    type: "SignRecord",
    record: state.records.findLast((each) => each.kind === kind && each.about === about(state))?.id ?? "",
    signature,
  }),
});

const step = (name: string, actor: Actor, command: Step["command"]): Step => ({ name, actor, command });
const findingAt = (at: number) => (state: CaseState) => state.findings[at]?.id ?? "";

const verdict = (point: string, given: "conformity" | "nonconformity" | "not-applicable"): Step =>
  step(`judge ${point}`, "auditor", () => ({
    type: "GiveVerdict",
    point,
    verdict: given,
    note: given === "not-applicable" ? "属于 14001" : "看了 9 月记录",
    coveredBy: null,
  }));

const raise = (grade: "major" | "minor" | "opportunity", point: string | null): Step =>
  step(`raise ${grade}`, "auditor", () => ({
    type: "RaiseFinding",
    grade,
    point,
    requirement: { source: "ISO 45001:2018", clause: "8.1" },
    statement: "维保间隔超过规定",
    evidence: "9 月 1 日与 9 月 20 日的记录",
  }));

const answers = (at: number): readonly Step[] =>
  (["correction", "cause", "corrective-action"] as const).map((part) =>
    step(`answer ${at} ${part}`, "manager", (state) => ({
      type: "AnswerFinding",
      finding: findingAt(at)(state),
      part,
      text: "已安排",
    })),
  );

export const story: readonly Step[] = [
  step("open", "planner", () => ({
    type: "OpenCase",
    body: { id: "body", name: both("衡测") },
    client: { id: "client", name: both("澄湖") },
    region: "330100",
    occasion: "initial",
  })),
  file("manager", "application"),
  sign("manager", "application", "applicant"),
  file("planner", "application-review"),
  sign("planner", "application-review", "reviewer"),
  file("planner", "contract"),
  sign("planner", "contract", "body"),
  sign("manager", "contract", "client"),
  file("planner", "programme"),
  sign("planner", "programme", "planner"),
  file("planner", "team-order"),
  sign("planner", "team-order", "planner"),
  step("object", "manager", () => ({ type: "ObjectToMember", person: "auditor", reason: "去年在对手公司任职" })),
  step("dismiss objection", "planner", (state) => ({
    type: "AnswerObjection",
    objection: state.objections[0]?.id ?? "",
    outcome: "dismissed",
    answer: "核实无此事",
  })),
  file("leader", "audit-plan"),
  sign("leader", "audit-plan", "leader"),
  sign("manager", "audit-plan", "client"),
  step("draw points", "leader", () => ({ type: "DrawChecklist", scenes: ["lift"], region: "330100", asOf: today })),
  step("raise concern", "leader", () => ({ type: "RaiseConcern", clause: "6.1.3", text: "清单缺杭州条例" })),
  file("leader", "stage-1-report"),
  sign("leader", "stage-1-report", "leader"),
  step("answer concern", "manager", (state) => ({
    type: "AnswerConcern",
    concern: state.concerns[0]?.id ?? "",
    answer: "已补入",
  })),
  file("leader", "opening-meeting"),
  sign("leader", "opening-meeting", "leader"),
  sign("manager", "opening-meeting", "client"),
  verdict("P-1", "conformity"),
  verdict("P-2", "nonconformity"),
  verdict("P-3", "not-applicable"),
  raise("major", "P-2"),
  raise("minor", null),
  raise("opportunity", "P-3"),
  ...ohsms.determination.interviews.map(
    ({ id }): Step =>
      step(`interview ${id}`, "auditor", () =>
        id === "health-monitoring"
          ? { type: "ExplainAbsence", interview: id, reason: "外聘医生出差，已电话核实" }
          : { type: "RecordInterview", interview: id, with: "2 人", note: "了解职责" },
      ),
  ),
  ...[0, 1].flatMap((at) => [
    file("auditor", "nonconformity-report", findingAt(at)),
    sign("leader", "nonconformity-report", "leader", findingAt(at)),
    sign("manager", "nonconformity-report", "client", findingAt(at)),
  ]),
  file("leader", "closing-meeting"),
  sign("leader", "closing-meeting", "leader"),
  sign("manager", "closing-meeting", "client"),
  file("leader", "audit-report"),
  sign("leader", "audit-report", "leader"),
  ...answers(0),
  ...answers(1),
  step("accept plan 0", "leader", (state) => ({ type: "AcceptPlan", finding: findingAt(0)(state) })),
  step("accept plan 1", "leader", (state) => ({ type: "AcceptPlan", finding: findingAt(1)(state) })),
  step("verify 0", "leader", (state) => ({
    type: "VerifyFinding",
    finding: findingAt(0)(state),
    evidence: "10 月起每 14 天一次",
  })),
  file("decider", "review-record"),
  sign("decider", "review-record", "reviewer"),
  file("decider", "decision-record"),
  sign("decider", "decision-record", "decision-maker"),
  step("attest", "decider", () => ({ type: "AttestCase", statement: "s-1", number: "TS-1" })),
];

export type Told = { readonly step: string; readonly codes: readonly string[] };

/** Plays steps one after the other; what is refused is told and leaves no trace. */
export const play = (
  steps: readonly Step[],
  given: { readonly state?: CaseState; readonly change?: Partial<CaseFacts> } = {},
): { readonly state: CaseState; readonly refused: readonly Told[] } => {
  let state = given.state ?? conformityCase.initial;
  let made = 0;
  const refused: Told[] = [];
  for (const { name, actor, command, on } of steps) {
    made += 1;
    const newId = () => `id-${state.records.length}-${made}`;
    const decided = conformityCase.decide(
      state,
      command(state),
      facts(actor, given.change),
      contextOf(actor, on ?? today, newId),
    );
    if (decided.ok) state = decided.value.reduce(conformityCase.evolve, state);
    else refused.push({ step: name, codes: decided.refusals.map(({ code }) => code) });
  }
  return { state, refused };
};

/** The story without the steps of these names. */
export const without = (...names: readonly string[]): readonly Step[] =>
  story.filter(({ name }) => !names.includes(name));

/** The story up to the step of this name, that one left out. */
export const before = (name: string): readonly Step[] => {
  const at = story.findIndex((each) => each.name === name);
  if (at === -1) throw new Error(`no step ${name}`);
  return story.slice(0, at);
};
