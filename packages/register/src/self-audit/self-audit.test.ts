import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AuditChecklist, chosenPoints, findingsOf, openPoints } from "./audit-checklist.ts";
import { type ClauseFacts, clauseTable, standardCounts } from "./clause-table.ts";
import { lookAt, pointState, type RehearsalFacts } from "./rehearsal.ts";

const title = { zh: "题", en: "Title" };
const ids = ["iso9001", "iso14001", "iso45001"] as const;
const clause = fc.record({
  key: fc.constantFrom("4.1", "5.2", "9.2", "iso9001-8.3", "iso45001-5.4"),
  standards: fc.subarray([...ids], { minLength: 1 }),
});
const facts = fc.record({
  clauses: fc.uniqueArray(clause, { selector: ({ key }) => key }).map((all) =>
    all.map(({ key, standards }) => ({
      key,
      title,
      question: title,
      standards: standards.map((id) => ({ id, clause: key })),
    })),
  ),
  parts: fc
    .record({ count: fc.nat(3), proven: fc.nat(3) })
    .map(({ count, proven }) => [{ part: "rows", count, proven: Math.min(count, proven) }]),
  links: fc.array(
    fc.record({
      id: fc.uuid(),
      key: fc.constantFrom("4.1", "5.2", "9.2"),
      to: fc.constantFrom("risk" as const, "record" as const, "evidence" as const),
      target: fc.uuid(),
      kind: fc.constant(null),
      title: fc.constant("甲"),
      holds: fc.boolean(),
    }),
    { maxLength: 4 },
  ),
});
const whole = (some: Pick<ClauseFacts, "clauses" | "parts" | "links">): ClauseFacts => ({
  ...some,
  answeredBy: new Map([["4.1", ["rows"]]]),
  own: new Map(),
});

it("each standard counts each of its clauses once, whatever it shares", () => {
  fc.assert(
    fc.property(facts, (some) => {
      const lines = clauseTable(whole(some));
      for (const { id, of, ...states } of standardCounts(lines)) {
        const own = some.clauses.filter(({ standards }) => standards.some((one) => one.id === id));
        expect(of).toBe(own.length);
        expect(Object.values(states).reduce((sum, count) => sum + count, 0)).toBe(of);
      }
    }),
  );
});

const order = { gap: 0, answered: 1, evidenced: 2, "left-out": 3 };

it("one more link never makes a clause worse, and changes no other", () => {
  fc.assert(
    fc.property(facts, fc.constantFrom("4.1", "5.2", "9.2"), fc.boolean(), (some, key, holds) => {
      const more = { id: "x", key, to: "evidence" as const, target: "t", kind: null, title: "乙", holds };
      const before = clauseTable(whole(some));
      const after = clauseTable(whole({ ...some, links: [...some.links, more] }));
      for (const [at, line] of before.entries()) {
        const now = after[at]?.state ?? "gap";
        if (line.key === key) expect(order[now]).toBeGreaterThanOrEqual(order[line.state]);
        else expect(now).toBe(line.state);
        if (line.key === key && holds) expect(now).toBe("evidenced");
      }
    }),
  );
});

it("a point is shown only where every look shows it, and a gap is never hidden by what is unknown", () => {
  const state = fc.constantFrom("shown" as const, "gap" as const, "unknown" as const);
  fc.assert(
    fc.property(fc.array(state, { minLength: 1 }), (states) => {
      const point = pointState(states.map((one) => ({ state: one })));
      expect(point === "shown").toBe(states.every((one) => one === "shown"));
      expect(point === "gap").toBe(states.includes("gap"));
    }),
  );
});

const point = (clauseNumber: string) => ({
  id: `iso9001-${clauseNumber}`,
  kind: "system",
  text: title,
  standard: { id: "iso9001", clause: clauseNumber },
  also: [],
  provision: null,
  jurisdiction: "000000",
  local: false,
  scene: "",
  record: null,
});

it("a chosen chapter takes its clauses and no number that only begins alike", () => {
  const all = ["9.1", "9.1.2", "9.10", "19.1"].map(point);
  expect(chosenPoints(all, ["9.1"]).map(({ standard }) => standard.clause)).toEqual(["9.1", "9.1.2"]);
  expect(chosenPoints(all, [])).toEqual(all);
});

it("every judged nonconformity is among the findings, whatever else was judged, and open points and judged ones are all", () => {
  const verdict = fc.constantFrom("conforms" as const, "minor" as const, "major" as const, "not-seen" as const);
  fc.assert(
    fc.property(fc.array(fc.option(verdict, { nil: null }), { maxLength: 90 }), (verdicts) => {
      const points = verdicts.map((_, at) => point(`8.${at}`));
      const by = { person: "p", name: null };
      const judged = verdicts.flatMap((one, at) =>
        one === null
          ? []
          : [
              {
                point: `iso9001-8.${at}`,
                verdict: one,
                note: "看",
                evidence: null,
                action: one === "minor" || one === "major" ? `a${at}` : null,
                on: "2026-11-23",
                by,
              },
            ],
      );
      const drawn = { record: "r", points, standards: [], clauses: [], sites: [], on: "2026-11-23", by };
      const checklist: AuditChecklist = { drawn, judged };
      const actions = findingsOf(checklist).flatMap((finding) => ("action" in finding ? [finding.action] : []));
      expect(actions).toEqual(judged.flatMap(({ action }) => action ?? []));
      expect(openPoints(checklist).length + judged.length).toBe(points.length);
    }),
  );
});

describe("the look at the scope (CO-2)", () => {
  const all = {
    parts: [],
    clauses: [],
    scopeLacks: [],
    outside: [],
    isDoneRecorded: true,
    sites: [],
    lawless: [],
    unevaluated: { count: 0, things: [] },
    audits: [],
    reviews: [],
    aim: null,
  } satisfies RehearsalFacts;
  const stateOf = (given: Partial<RehearsalFacts>) => lookAt("scope", { ...all, ...given }).state;

  it("is shown only where something is recorded of what is done, and nothing of it is outside", () => {
    expect(stateOf({})).toBe("shown");
    expect(stateOf({ isDoneRecorded: false })).toBe("unknown");
    expect(stateOf({ scopeLacks: ["party"], isDoneRecorded: false })).toBe("gap");
    expect(stateOf({ outside: [{ to: "record", id: "a", kind: "activity", title: "托育" }] })).toBe("gap");
  });
});
