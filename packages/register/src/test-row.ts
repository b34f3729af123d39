import type { Context, Result } from "@touchstone/kernel";
import { expect } from "vitest";
import { risk as decider } from "./decide-risk.ts";
import type { Risk } from "./risk.ts";
import type { RiskCommand, RiskFacts, RiskRefusal } from "./risk-command.ts";
import type { RiskEvent } from "./risk-events.ts";

const counter = () => {
  let next = 0;
  return () => `id-${++next}`;
};

const world = (actor: string, today: string, newId: () => string): Context => ({
  actor,
  now: Temporal.Instant.from(`${today}T04:00:00Z`),
  today: Temporal.PlainDate.from(today),
  newId,
});

const article = "电梯应当每半月保养一次。保养应当作出记录。";
export const facts: RiskFacts = {
  actorName: "周明",
  article: { kind: "text", text: article, digest: "d1" },
  competence: { competent: true, evidence: "培训记录 12" },
  work: { ok: true, value: { code: "T", issued: "2024-01-01", until: "2027-12-31", renewBy: "2027-09-30" } },
};

/** A row in a test: sends commands one by one, keeps events and state. */
export const row = () => {
  const newId = counter();
  let state: Risk = decider.initial;
  const events: RiskEvent[] = [];
  const send = (
    command: RiskCommand,
    {
      actor = "zhou",
      today = "2026-11-23",
      with: given = facts,
    }: { actor?: string; today?: string; with?: RiskFacts } = {},
  ): Result<readonly RiskEvent[], RiskRefusal> => {
    const decided = decider.decide(state, command, given, world(actor, today, newId));
    if (decided.ok) {
      events.push(...decided.value);
      state = decided.value.reduce(decider.evolve, state);
    }
    return decided;
  };
  const codes = (...sent: Parameters<typeof send>): readonly string[] => {
    const decided = send(...sent);
    return decided.ok ? [] : decided.refusals.map(({ code }) => code);
  };
  return { send, codes, events, state: () => state };
};

export const identify: RiskCommand = {
  type: "IdentifyRisk",
  title: "电梯困人",
  harm: "救援不及时",
  owner: "设备部",
  area: "lift",
};
export const clause = { family: "cn-lift", version: "2013-06-29", article: "第一条", quote: "保养应当作出记录" };
export const on = "2026-11-20";

/** How a link bears on its row where a test is not about that. */
export const inFavour = { bearing: "supports", why: "" } as const;

export const steps: readonly ((given: ReturnType<typeof row>) => RiskCommand)[] = [
  () => identify,
  () => ({ type: "AddDocument", title: "特种设备安全法", printedDate: "2004年" }),
  (given) => ({ type: "ExtractClause", line: given.state().lines[0]?.id ?? "", clause }),
  () => ({ type: "SetObjective", id: null, objective: { text: "每年检测一次", frequency: { times: 1, per: "year" } } }),
  (given) => ({
    type: "SetControl",
    id: null,
    control: {
      objective: given.state().objectives[0]?.id ?? "",
      who: "设备部",
      what: "委托检测",
      when: "每年四月",
      where: "1 号楼",
      why: "法定要求",
      how: "按检测办法",
      documents: ["电梯检测办法"],
    },
  }),
  (given) => ({
    type: "SetMonitoring",
    id: null,
    monitoring: {
      objective: given.state().objectives[0]?.id ?? "",
      what: "检测报告",
      who: "设备部",
      frequency: { times: 1, per: "year" },
    },
  }),
  (given) => ({
    type: "LinkEvidence",
    ...inFavour,
    file: {
      item: "i1",
      digest: "e1",
      name: "检测报告.pdf",
      mediaType: "application/pdf",
      bytes: 9,
      objective: given.state().objectives[0]?.id ?? "",
      on: "2026-04-12",
      validFrom: null,
      validUntil: null,
    },
  }),
];

export const judged = (given: ReturnType<typeof row>, outcome: "fulfilled" | "not-fulfilled"): RiskCommand => ({
  type: "EvaluateRow",
  outcome,
  finding: outcome === "fulfilled" ? "证据齐全" : "未做演练",
  evidence: given.state().evidence.map(({ id }) => id),
  on,
});

export const upTo = (count: number) => {
  const given = row();
  for (const step of steps.slice(0, count)) expect(given.codes(step(given))).toEqual([]);
  return given;
};

export const failed = () => {
  const given = upTo(steps.length);
  expect(given.codes(judged(given, "not-fulfilled"))).toEqual([]);
  return given;
};

export const incompetent: RiskFacts = { ...facts, competence: { competent: false, passesFrom: "2026-12-01" } };

/** A new version of the law that the row cites, with one article changed; another place where the test says so. */
export const lawChanged = (
  version: string,
  place: { family?: string; article?: string; what?: "changed" | "ended" } = {},
): RiskCommand => ({
  type: "RequireReview",
  family: "cn-lift",
  version,
  due: "2026-12-07",
  touched: [
    { family: "cn-lift", version: clause.version, article: clause.article, what: "changed", to: null, ...place },
  ],
});
