import { describe, expect, it } from "vitest";
import { madeDuty } from "../../testing/made-duty.ts";
import { madeObligation } from "../../testing/made-pack.ts";
import { scene } from "./decide-scene.ts";
import { formOf, obligationOf } from "./duty-form.ts";
import { initialScene } from "./evolve-scene.ts";
import { type Basis, type Scene, type SceneCommand, type SceneFacts, sceneLimit } from "./scene.ts";
import { driftOf, packOfScene } from "./scene-pack.ts";

const noFacts: SceneFacts = { name: "甲", takenKeys: [], takenPrefixes: [], unknown: [], basis: {} };
const context = (actor: string) => ({
  actor,
  now: Temporal.Instant.from("2026-11-26T20:00:00Z"),
  today: Temporal.PlainDate.from("2026-11-27"),
  newId: () => "unused",
});
const decide = (state: Scene, command: SceneCommand, actor = "author", facts: Partial<SceneFacts> = {}) =>
  scene.decide(state, command, { ...noFacts, ...facts }, context(actor));
const after = (state: Scene, command: SceneCommand, actor = "author", facts: Partial<SceneFacts> = {}): Scene => {
  const decided = decide(state, command, actor, facts);
  if (!decided.ok) throw new Error(JSON.stringify(decided.refusals));
  return decided.value.reduce(scene.evolve, state);
};
const code = (...given: Parameters<typeof decide>): string | null => {
  const decided = decide(...given);
  return decided.ok ? null : decided.refusals[0].code;
};

const title = { zh: "自动扶梯", en: "Escalator" };
const opening = { type: "OpenScene", key: "escalator", prefix: "ES", title, copy: null } as const;
const opened = after(initialScene, opening);
const proposing = { type: "ProposeObligation", id: null, form: madeDuty() } as const;
const approving = (...ids: readonly string[]) => ({ type: "ApproveObligations", ids }) as const;
const proposed = after(opened, proposing);
const article: Basis = { family: "law", version: "2020-01-01", article: "第一条", digest: "a" };
const approved = after(proposed, approving("ES-001"), "second", { name: "乙", basis: { "ES-001": [article] } });

describe("a scene that editors write", () => {
  it("counts only what a second person approved, and keeps who, when and the digests", () => {
    expect(packOfScene(proposed)).toBeNull();
    const pack = packOfScene(approved);
    expect(pack).toMatchObject({ scene: { id: "escalator" }, edition: "2026-11-27" });
    expect(pack?.obligations.map(({ id, review }) => [id, review.by, review.on, review.check, review.against])).toEqual(
      [["ES-001", "乙", "2026-11-27", "text", "law@2020-01-01"]],
    );
    expect(approved.entries[0]?.approved).toMatchObject({
      proposed: { by: "author" },
      approval: { by: "second", at: "2026-11-26T20:00:00.000Z" },
      basis: [article],
    });
  });

  it("whoever proposed it does not approve it; the second text of another is theirs to approve", () => {
    expect(code(proposed, approving("ES-001"))).toBe("scene-same-person");
    const rewritten = after(proposed, { ...proposing, id: "ES-001" }, "second");
    expect(code(rewritten, approving("ES-001"), "second")).toBe("scene-same-person");
    expect(code(rewritten, approving("ES-001"), "author")).toBeNull();
  });

  it("nothing is approved where one of several may not be", () => {
    const two = after(proposed, proposing, "second");
    expect(code(two, approving("ES-001", "ES-002"), "second")).toBe("scene-same-person");
    expect(code(two, approving("ES-001", "ES-009"), "third")).toBe("scene-obligation-unknown");
    expect(code(approved, approving("ES-001"), "third")).toBe("scene-nothing-pending");
  });

  it("the approved text holds until its replacement is approved", () => {
    const form = madeDuty({ duty: { zh: "新", en: "new" } });
    const replaced = after(approved, { ...proposing, id: "ES-001", form });
    expect(packOfScene(replaced)?.obligations[0]?.duty.zh).toBe("试");
    const then = after(replaced, approving("ES-001"), "second");
    expect(packOfScene(then)?.obligations[0]?.duty.zh).toBe("新");
  });

  it("returned, it waits for its author; withdrawn, it counts no more and its number stays taken", () => {
    const returned = after(proposed, { type: "ReturnObligation", id: "ES-001", why: "太长" }, "second");
    expect(returned.entries[0]).toMatchObject({ pending: null, returned: { why: "太长" } });
    const gone = after(approved, { type: "WithdrawObligation", id: "ES-001", why: "不适用" }, "second");
    expect(packOfScene(gone)).toBeNull();
    expect(gone.entries[0]).toMatchObject({ withdrawn: { why: "不适用" }, approved: { approval: { by: "second" } } });
    expect(after(gone, proposing).entries.map(({ id }) => id)).toEqual(["ES-001", "ES-002"]);
    expect(code(gone, { ...proposing, id: "ES-001" })).toBe("scene-obligation-unknown");
  });

  it("a withdrawn scene counts no more and takes nothing further", () => {
    const ended = after(approved, { type: "WithdrawScene", why: "合并" });
    expect(packOfScene(ended)).toBeNull();
    expect(code(ended, proposing)).toBe("scene-withdrawn");
    expect(code(ended, approving("ES-001"), "second")).toBe("scene-withdrawn");
  });

  it("an observation names an operating record that stands (CT-18), also when it comes to count", () => {
    const seen = madeDuty({ kind: "observation", record: "ES-001" });
    expect(code(opened, { ...proposing, form: seen })).toBe("scene-record-unknown");
    expect(code(proposed, { ...proposing, form: madeDuty({ record: "ES-001" }) })).toBe("scene-record-unknown");
    const both = after(proposed, { ...proposing, form: seen });
    expect(code(both, approving("ES-002"), "second")).toBe("scene-record-unknown");
    const stands = after(both, approving("ES-001", "ES-002"), "second");
    expect(code(stands, { type: "WithdrawObligation", id: "ES-001", why: "x" })).toBe("scene-record-in-use");
    const turned = after(stands, { ...proposing, id: "ES-001", form: madeDuty({ kind: "system" }) });
    expect(code(turned, approving("ES-001"), "second")).toBe("scene-record-in-use");
  });

  it("a copy keeps provisions, the way from observation to record, and where each came from (CT-19)", () => {
    const duties = [
      { obligation: "LF-011", form: madeDuty() },
      { obligation: "LF-022", form: madeDuty({ kind: "observation", record: "LF-011" }) },
    ];
    const copy = after(initialScene, { ...opening, copy: { scene: "lift", duties } });
    expect(copy.entries.map(({ id, origin, pending }) => [id, origin, pending?.form.record])).toEqual([
      ["ES-001", { scene: "lift", obligation: "LF-011" }, null],
      ["ES-002", { scene: "lift", obligation: "LF-022" }, "ES-001"],
    ]);
    expect(copy.entries[0]?.pending?.form.provisions).toEqual(madeDuty().provisions);
    expect(packOfScene(copy)).toBeNull();
    expect(packOfScene(after(copy, approving("ES-001", "ES-002"), "second"))?.obligations.length).toBe(2);
  });

  it("a name or prefix that is taken, a law that nobody knows and one row too many are refused", () => {
    expect(code(initialScene, opening, "a", { takenKeys: ["escalator"] })).toBe("scene-key-taken");
    expect(code(initialScene, opening, "a", { takenPrefixes: ["ES"] })).toBe("scene-prefix-taken");
    expect(code(opened, opening)).toBe("scene-exists");
    expect(code(opened, proposing, "a", { unknown: ["law 第九十九条"] })).toBe("scene-provision-unknown");
    const full: Scene = { ...approved, entries: Array.from({ length: sceneLimit }, () => approved.entries).flat() };
    expect(code(full, proposing)).toBe("scene-full");
  });
});

describe("what an obligation rests on", () => {
  const now = (change: Partial<Basis>): Basis => ({ ...article, ...change });

  it("a changed article is shown, an unchanged one in a new version is not", () => {
    expect(driftOf([article], [now({ version: "2025-01-01" })])).toEqual([]);
    expect(driftOf([article], [now({ version: "2025-01-01", digest: "b" })])).toMatchObject([{ change: "changed" }]);
    expect(driftOf([article], [])).toMatchObject([{ change: "gone", now: null }]);
    expect(driftOf([article], [now({ version: "2025-01-01", digest: null })])).toMatchObject([{ change: "unknown" }]);
    expect(driftOf([now({ digest: null })], [now({ digest: null })])).toEqual([]);
  });

  it("without the text of every article nobody claims to have compared it", () => {
    const half = after(proposed, approving("ES-001"), "second", {
      basis: { "ES-001": [article, now({ digest: null })] },
    });
    expect(packOfScene(half)?.obligations[0]?.review).toMatchObject({ check: "document", against: null });
  });

  it("a form and its obligation are the same duty", () => {
    const made = madeObligation({
      id: "T-001",
      provisions: [{ family: "law", article: "第一条", articles: new Map([["2016-01-01", "第二条"]]) }],
    });
    expect(obligationOf("T-001", formOf(made), made.review)).toEqual(made);
  });
});
