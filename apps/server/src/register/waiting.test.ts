import { type Risk, risk, riskState, riskStates } from "@touchstone/register";
import { describe, expect, it } from "vitest";
import { waitingOf } from "./waiting.ts";

const id = "01900000-0000-7000-8000-000000000001";
const by = { person: "p", name: "周明" };
const objective = { id: "o", text: "维保", frequency: { times: 24, per: "year" as const } };
const clause = { id: "c", family: "f", version: "2021-09-01", article: "第一条", quote: "x", digest: null };
const line = { id: "l", title: "特种设备安全法", printedDate: "", printed: {}, clauses: [clause], withdrawn: null };
const plan = { id: "x", objective: "o", what: "w", who: "w" };
const control = { ...plan, when: "", where: "", why: "", how: "", documents: [] };
const monitoring = { ...plan, frequency: objective.frequency };
const file = {
  id: "e",
  digest: "",
  name: "",
  mediaType: "",
  bytes: 1,
  objective: "o",
  on: "2026-01-01",
  attachedAt: "",
};
const failed = {
  id: "v",
  outcome: "not-fulfilled" as const,
  finding: "",
  evidence: ["e"],
  on: "2026-10-30",
  by,
  competence: "",
  overtaken: false,
  grounds: [],
};
const correction = {
  id: "k",
  evaluation: "v",
  cause: "",
  action: "补做演练",
  due: "2026-11-27",
  done: null,
  verified: null,
};
const done = { what: "", on: "2026-11-20", by };

const linked = { item: null, validFrom: null, validUntil: null, unlinked: null } as const;
const bare: Risk = { ...risk.initial, identified: { no: "1", title: "电梯困人", harm: "" } };
const listed: Risk = { ...bare, lines: [{ ...line, clauses: [] }] };
const identified: Risk = { ...bare, lines: [line] };
const planned: Risk = { ...identified, objectives: [objective] };
const operating: Risk = { ...planned, controls: [control], monitoring: [monitoring] };
const evidenced: Risk = {
  ...operating,
  evidence: [{ ...file, by, ...linked, bearing: "supports", why: "" }],
};
const speaksAgainst = { ...file, id: "a", by, ...linked, bearing: "contradicts" as const, why: "钢丝绳断丝" };
const contradicted: Risk = { ...evidenced, evidence: [...evidenced.evidence, speaksAgainst] };
const nonconforming: Risk = { ...evidenced, evaluations: [failed] };
const correcting: Risk = { ...nonconforming, corrections: [correction] };
const corrected: Risk = { ...nonconforming, corrections: [{ ...correction, done }] };
const review = {
  cited: "f",
  family: "f",
  version: "2026-08-15",
  on: "2026-08-15",
  due: "2026-09-14",
  touched: [],
  conclusion: null,
};
const verified = { outcome: "effective" as const, finding: "", on: "2026-11-21", by };

const asks = (row: Risk) => {
  const waiting = waitingOf(id, row, "2026-11-23");
  return waiting && [waiting.act.zh, waiting.action, waiting.due];
};

describe("what a register row asks for next", () => {
  it("follows its derived state, from the law to the verified correction", () => {
    expect(asks(bare)).toEqual(["找出适用的法规", "register.write", null]);
    expect(asks(listed)).toEqual(["摘录适用条款", "register.write", null]);
    expect(asks(identified)).toEqual(["定目标和频次", "register.write", null]);
    expect(asks(planned)).toEqual(["写明控制和监测", "register.write", null]);
    expect(asks(operating)).toEqual(["附上证据", "register.write", null]);
    expect(asks(evidenced)).toEqual(["评价合规性", "register.evaluate", null]);
    expect(asks(contradicted)).toEqual(["评价，并答复反证", "register.evaluate", null]);
    const against = ["一.jpg", "二.jpg", "三.jpg", "四.jpg"].map((name) => ({ ...speaksAgainst, id: name, name }));
    const many = { ...evidenced, evidence: [...evidenced.evidence, ...against] };
    expect(waitingOf(id, many, "2026-11-23")?.why).toMatchObject({
      zh: "反证没有答复：一.jpg、二.jpg、三.jpg、…",
      en: "It speaks against the row and is not answered: 一.jpg, 二.jpg, 三.jpg, …",
    });
    expect(asks({ ...evidenced, reviews: [review] })).toEqual(["复看有变动的法规", "register.write", "2026-09-14"]);
    expect(asks(nonconforming)).toEqual(["定纠正措施", "register.write", null]);
    expect(asks(correcting)).toEqual(["完成纠正", "register.write", "2026-11-27"]);
    expect(asks(corrected)).toEqual(["验证纠正是否有效", "register.evaluate", null]);
  });

  it("is nothing once the correction is verified, and nothing for a row that is not there", () => {
    expect(
      asks({
        ...nonconforming,
        evaluations: [{ ...failed, grounds: ["e"] }],
        corrections: [{ ...correction, done, verified }],
      }),
    ).toBeNull();
    expect(asks(risk.initial)).toBeNull();
  });

  it("says how many documents lack a clause", () => {
    const two: Risk = {
      ...bare,
      lines: [
        { ...line, clauses: [] },
        { ...line, id: "m", clauses: [] },
      ],
    };
    expect(waitingOf(id, two, "2026-11-23")?.why.zh).toContain("2 份");
    expect(waitingOf(id, two, "2026-11-23")?.why.en).toContain("2 documents");
  });

  it("knows every state", () => {
    const seen = [
      bare,
      identified,
      planned,
      operating,
      evidenced,
      contradicted,
      nonconforming,
      correcting,
      corrected,
    ].map((row) => riskState(row, "2026-11-23"));
    expect(
      riskStates.filter((state) => !["absent", "compliant", "to-review", "withdrawn", ...seen].includes(state)),
    ).toEqual([]);
  });
});
