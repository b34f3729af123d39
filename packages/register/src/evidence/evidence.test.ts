import type { Context } from "@touchstone/kernel";
import { describe, expect, it } from "vitest";
import { risk } from "../decide-risk.ts";
import type { RiskCommand } from "../risk-command.ts";
import { lacks, riskState } from "../risk-state.ts";
import { facts, inFavour, judged, steps, upTo } from "../test-row.ts";
import { evidenceItem } from "./decide-item.ts";
import { everSaid } from "./destruction.ts";
import type { EvidenceItem, ItemCommand, ItemEvent, ItemFacts } from "./evidence-item.ts";
import type { LinkedFile } from "./linked.ts";

const file: LinkedFile = {
  item: "i2",
  digest: "e2",
  name: "年检证.pdf",
  mediaType: "application/pdf",
  bytes: 9,
  objective: null,
  on: "2026-04-12",
  validFrom: "2026-05-01",
  validUntil: "2026-12-31",
};

const evidenced = () => {
  const given = upTo(steps.length - 1);
  expect(given.codes({ type: "LinkEvidence", ...inFavour, file })).toEqual([]);
  return given;
};

describe("evidence linked to a row", () => {
  it("counts on the days for which it holds, the first and the last among them, and on no other", () => {
    const state = evidenced().state();
    const on = (day: string) => riskState(state, day);
    expect(["2026-04-30", "2026-05-01", "2026-12-31", "2027-01-01"].map(on)).toEqual([
      "operating",
      "to-evaluate",
      "to-evaluate",
      "operating",
    ]);
    expect(lacks(state, "2027-01-01").map(({ what }) => what)).toEqual(["no-evidence"]);
  });

  it("a compliant row whose evidence has run out lacks evidence again; a second item asks for a second judgement", () => {
    const given = evidenced();
    expect(given.codes(judged(given, "fulfilled"))).toEqual([]);
    expect([riskState(given.state(), "2026-12-31"), riskState(given.state(), "2027-01-01")]).toEqual([
      "compliant",
      "operating",
    ]);
    expect(
      given.codes({ type: "LinkEvidence", ...inFavour, file: { ...file, item: "i3", validUntil: "2027-12-31" } }),
    ).toEqual([]);
    expect(riskState(given.state(), "2027-01-01")).toBe("to-evaluate");
    expect(given.codes(judged(given, "fulfilled"))).toEqual([]);
    // It cites both, and one of them runs out.
    expect(riskState(given.state(), "2027-01-01")).toBe("to-evaluate");
  });

  it("cannot carry a finding of conformity on a day for which it does not hold", () => {
    const given = evidenced();
    const early = { ...judged(given, "fulfilled"), on: "2026-04-30" };
    expect(given.codes(early)).toEqual(["evidence-not-valid"]);
  });

  it("is linked once to one objective, and to one that the row has", () => {
    const given = evidenced();
    expect(given.codes({ type: "LinkEvidence", ...inFavour, file })).toEqual(["evidence-already-linked"]);
    expect(given.codes({ type: "LinkEvidence", ...inFavour, file: { ...file, objective: "none" } })).toEqual([
      "objective-unknown",
    ]);
    expect(given.codes({ type: "LinkEvidence", ...inFavour, file: { ...file, item: "i9", on: "2026-11-24" } })).toEqual(
      ["evaluated-in-future"],
    );
  });

  it("taken off, it stays in the row's history, counts no more, and the judgement that rests on it is overtaken", () => {
    const given = evidenced();
    given.send(judged(given, "fulfilled"));
    const id = given.state().evidence[0]?.id ?? "";
    expect(given.codes({ type: "UnlinkEvidence", id, reason: "挂错行" })).toEqual([]);
    expect(given.codes({ type: "UnlinkEvidence", id, reason: "again" })).toEqual(["link-unknown"]);
    const state = given.state();
    expect(state.evidence[0]?.unlinked).toEqual({ reason: "挂错行", on: "2026-11-23" });
    expect([riskState(state, "2026-11-23"), state.evaluations[0]?.overtaken]).toEqual(["operating", true]);
    expect(given.codes({ type: "LinkEvidence", ...inFavour, file })).toEqual([]);
    const again: RiskCommand = {
      type: "EvaluateRow",
      outcome: "fulfilled",
      finding: "齐",
      evidence: [id],
      on: "2026-11-20",
    };
    expect(given.codes(again)).toEqual(["evidence-unknown"]);
  });

  it("follows the item's corrected days, and moves nothing when told twice", () => {
    const given = evidenced();
    const days = { on: "2026-04-12", validFrom: null, validUntil: "2026-06-30" };
    const before = given.events.length;
    given.send({ type: "NoteEvidence", item: "i2", days });
    given.send({ type: "NoteEvidence", item: "i2", days });
    given.send({ type: "NoteEvidence", item: "other", days });
    expect(given.events.length - before).toBe(1);
    expect(riskState(given.state(), "2026-07-01")).toBe("operating");
  });

  it("of the first release still counts", () => {
    const given = upTo(steps.length - 1);
    const { item: _i, validFrom: _f, validUntil: _u, ...old } = file;
    const data = { id: "x", ...old, attachedAt: "2026-04-12T00:00:00Z", person: "zhou" };
    const state = risk.evolve(given.state(), { type: "EvidenceAttached", data, personal: null });
    expect(riskState(state, "2099-01-01")).toBe("to-evaluate");
    expect(state.evidence[0]).toMatchObject({ item: null, validUntil: null, unlinked: null });
  });
});

const context = (today: string): Context => {
  let next = 0;
  return {
    actor: "chen",
    now: Temporal.Instant.from(`${today}T04:00:00Z`),
    today: Temporal.PlainDate.from(today),
    newId: () => `n${++next}`,
  };
};
const about = {
  takenOn: "2022-09-10",
  place: "武汉",
  validFrom: null,
  validUntil: null,
  record: "kitchen-waste-ledger",
  note: "",
};
const free: ItemFacts = {
  actorName: facts.actorName,
  linked: 0,
  isNamedElsewhere: false,
  kept: { since: "2022-09-10", free: "2024-09-10", rules: ["wuhan"] },
};
const registration: ItemCommand = {
  type: "RegisterEvidence",
  file: { digest: "d", name: "台账.txt", mediaType: "text/plain", bytes: 3 },
  about,
  scan: { state: "not-scanned", by: "", found: "" },
  deviceTime: null,
};

const item = () => {
  let state: EvidenceItem = evidenceItem.initial;
  let events: readonly ItemEvent[] = [];
  const send = (command: ItemCommand, today = "2026-11-23", given = free, who: Partial<Context> = {}) => {
    const decided = evidenceItem.decide(state, command, given, { ...context(today), ...who });
    if (!decided.ok) return decided.refusals.map(({ code }) => code);
    events = [...events, ...decided.value];
    state = decided.value.reduce(evidenceItem.evolve, state);
    return [];
  };
  return { send, state: () => state, events: () => events };
};

describe("an evidence item", () => {
  it("is there once: the same bytes meet what is there", () => {
    const given = item();
    expect(given.send(registration)).toEqual([]);
    expect(given.send(registration)).toEqual(["evidence-exists"]);
  });

  it("was not taken tomorrow, and does not end before it begins", () => {
    const given = item();
    const odd = { ...about, takenOn: "2026-11-24", validFrom: "2026-02-01", validUntil: "2026-01-31" };
    expect(given.send({ ...registration, about: odd })).toEqual([
      "evidence-taken-in-future",
      "evidence-period-reversed",
    ]);
    expect(given.send({ ...registration, about: { ...about, takenOn: "2026-11-23" } })).toEqual([]);
    expect(given.send({ type: "CorrectEvidence", about: odd })).toHaveLength(2);
  });

  it.each([
    ["2026-11-23T04:05:00Z", null],
    ["2026-11-23T04:05:01Z", 301],
    ["2026-11-22T04:00:00Z", -86400],
  ])("notes a device's clock that is far off: %s", (deviceTime, off) => {
    const given = item();
    given.send({ ...registration, deviceTime });
    expect(given.state().clockOff).toBe(off);
  });

  const ask: ItemCommand = { type: "AskDestruction", reason: "到期" };
  const confirm: ItemCommand = { type: "ConfirmDestruction" };
  const another = { actor: "zhou" };

  it("may be destroyed from 2024-09-10 and not the day before (CT-12); the digest stays", () => {
    const given = item();
    given.send(registration, "2022-09-10");
    expect(given.send(ask, "2024-09-09")).toEqual(["evidence-kept"]);
    expect(given.send(ask, "2024-09-10", { ...free, linked: 2 })).toEqual(["evidence-still-linked"]);
    expect(given.send(ask, "2024-09-10", { ...free, isNamedElsewhere: true })).toEqual(["evidence-named-elsewhere"]);
    expect(given.send(ask, "2040-01-01", { ...free, kept: null })).toEqual(["evidence-kept"]);
    expect(given.send(ask, "2024-09-10")).toEqual([]);
    expect(given.send(confirm, "2024-09-10", free, another)).toEqual([]);
    expect(given.state()).toMatchObject({
      file: { digest: "d" },
      destroyed: { on: "2024-09-10", free: "2024-09-10", reason: "到期", by: { person: "zhou" } },
    });
    expect(given.send(ask, "2024-09-11")).toEqual(["evidence-destroyed"]);
    expect(given.send(registration, "2024-09-11")).toEqual(["evidence-destroyed"]);
    expect(given.send({ type: "CorrectEvidence", about }, "2024-09-11")).toEqual(["evidence-destroyed"]);
  });

  it("goes by two persons only, and both days must be allowed", () => {
    const given = item();
    given.send(registration, "2022-09-10");
    expect(given.send(confirm, "2024-09-10", free, another)).toEqual(["destruction-not-asked"]);
    given.send(ask, "2024-09-10");
    expect(given.send(ask, "2024-09-10")).toEqual(["destruction-asked"]);
    expect(given.send(confirm, "2024-09-10")).toEqual(["destruction-own-request"]);
    expect(given.send(confirm, "2024-09-10", { ...free, linked: 1 }, another)).toEqual(["evidence-still-linked"]);
    expect(given.send({ type: "WithdrawDestruction", reason: "还要用" }, "2024-09-10", free, another)).toEqual([]);
    expect(given.send(confirm, "2024-09-10", free, another)).toEqual(["destruction-not-asked"]);
    given.send(ask, "2024-09-10");
    given.send({ type: "CorrectEvidence", about }, "2024-09-10");
    expect(given.send(confirm, "2024-09-10", free, another)).toEqual(["destruction-not-asked"]);
  });

  it("is kept by the latest day and every kind that was ever said", () => {
    const given = item();
    given.send(registration, "2022-09-10");
    given.send({ type: "CorrectEvidence", about: { ...about, takenOn: "2023-01-01", record: null } });
    given.send({ type: "CorrectEvidence", about: { ...about, takenOn: "2020-01-01", record: "other" } });
    expect(everSaid(given.events())).toEqual({ takenOn: "2023-01-01", records: ["kitchen-waste-ledger", "other"] });
  });

  it("infected is kept apart under an event that promises no file", () => {
    const scan = { state: "infected", by: "clamd", found: "Eicar" } as const;
    const decided = evidenceItem.decide(evidenceItem.initial, { ...registration, scan }, free, context("2026-11-23"));
    expect(decided.ok && decided.value[0]).toMatchObject({ type: "InfectedEvidenceKeptApart", data: { size: 3 } });
    expect(decided.ok && Object.keys(decided.value[0]?.data ?? {})).not.toContain("bytes");
  });

  it("nothing is corrected or destroyed that is not there", () => {
    expect(item().send({ type: "AskDestruction", reason: "x" })).toEqual(["evidence-item-unknown"]);
    expect(item().send({ type: "CorrectEvidence", about })).toEqual(["evidence-item-unknown"]);
  });
});
