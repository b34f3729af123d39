import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attested, basis, change, decision, factsWith, given, issued } from "../../test/statement-story.ts";
import { statement } from "./decide-statement.ts";
import { type Act, acts, isLawful, type Standing, standingEdges, standings } from "./standing-edges.ts";
import { editionOn, type Statement, standingOn } from "./statement.ts";
import type { StatementCommand, StatementFacts } from "./statement-command.ts";
import type { StatementEvent } from "./statement-event.ts";

type Asked = { readonly command: StatementCommand; readonly known: StatementFacts };

let counter = 0;

/** Each act as it would be asked with everything else in order, so that only the table can refuse it. */
const askFor = (act: Act, from: string): Asked => {
  counter += 1;
  const id = `d${counter}`;
  const amend = (kind: "extended" | "reduced" | "changed"): Asked => ({
    command: {
      type: "AmendStatement",
      kind,
      from,
      note: "",
      basis: basis(id),
      holder: attested.holder,
      scope: { zh: id, en: id },
      sites: [],
    },
    known: factsWith(decision("amended", from, id)),
  });
  const desk = (type: Parameters<typeof change>[0]): Asked => ({ command: change(type, from), known: factsWith(null) });
  switch (act) {
    case "maintain":
      return {
        command: { type: "MaintainStatement", from, on: from, basis: basis(id) },
        known: factsWith(decision("kept", from, id)),
      };
    case "extend":
      return amend("extended");
    case "reduce":
      return amend("reduced");
    case "change":
      return amend("changed");
    case "renew":
      return {
        command: {
          type: "RenewStatement",
          issuedOn: from,
          standard: attested.standard,
          edition: attested.edition,
          basis: basis(id),
        },
        known: factsWith(decision("renewed", from, id)),
      };
    case "suspend":
      return desk("SuspendStatement");
    case "restore":
      return desk("RestoreStatement");
    case "withdraw":
      return desk("WithdrawStatement");
    case "cancel":
      return desk("CancelStatement");
    case "expire":
      return { command: { type: "ExpireStatement" }, known: factsWith(null) };
    case "transfer":
      return {
        command: {
          type: "TransferStatement",
          on: from,
          body: attested.body.name,
          number: `TS02-${counter}`,
          evidence: "mail",
          note: "",
        },
        known: factsWith(null),
      };
    case "reinstate":
      return {
        command: { type: "ReinstateStatement", from, remedy: id, note: "" },
        known: factsWith(null, { remedy: { kind: "judgment", id, on: from } }),
      };
  }
};

const reached: Readonly<Record<Standing, Statement>> = (() => {
  const after = (act: Act, from: string, today?: string): Statement => {
    const { command, known } = askFor(act, from);
    return given(issued, command, known, today).state;
  };
  return {
    "in-force": issued,
    suspended: after("suspend", "2027-02-01"),
    withdrawn: after("withdraw", "2027-02-01", "2027-02-01"),
    cancelled: after("cancel", "2027-02-01"),
    expired: after("expire", "2029-11-12", "2029-11-12"),
    transferred: after("transfer", "2027-02-01"),
  };
})();

const ended: ReadonlySet<Standing> = new Set(["withdrawn", "cancelled", "transferred"]);

describe("the table of lawful changes", () => {
  it("STATEMENT-1 is the whole truth: every standing × every act, asked with all else in order [17021-1 9.6.5.1]", () => {
    const counts = { lawful: 0, refused: 0 };
    for (const from of standings) {
      for (const act of acts) {
        // Expiry is the calendar's: it comes only after the last day. All others are asked while the cycle runs.
        const day = act === "expire" || from === "expired" ? "2029-11-20" : "2027-03-01";
        const { command, known } = askFor(act, day);
        const before = reached[from];
        const { state, codes } = given(before, command, known, day);
        const isDone = codes.length === 0 && state.changes.length > before.changes.length;
        expect([from, act, isDone]).toEqual([from, act, isLawful(act, from)]);
        counts[isDone ? "lawful" : "refused"] += 1;
        if (!isDone) continue;
        const to = state.changes.at(-1)?.standing;
        expect(standingEdges.some((edge) => edge.act === act && edge.from === from && edge.to === to)).toBe(true);
      }
    }
    // 72 pairs; `reinstate` has two edges from one standing, so 20 edges are 19 pairs.
    expect(counts).toEqual({ lawful: 19, refused: 53 });
    expect(standingEdges).toHaveLength(20);
  });

  it("STATEMENT-4 walks every sequence of five acts, and never leaves a final standing but by a remedy [17021-1 9.6.5.1]", () => {
    let walked = 0;
    const seen = new Set<string>();
    const walk = (state: Statement, depth: number): void => {
      if (depth === 0) return;
      const latest = state.changes.at(-1)?.from ?? "";
      const standing = standingOn(state, latest);
      const day = Temporal.PlainDate.from(latest).add({ days: 30 }).toString();
      for (const act of acts.filter((one) => one !== "expire")) {
        const { command, known } = askFor(act, day);
        const next = given(state, command, known, day);
        walked += 1;
        if (next.codes.length > 0) continue;
        const to = next.state.changes.at(-1)?.standing ?? "in-force";
        seen.add(`${standing} ${act} ${to}`);
        if (standing !== "not-yet" && ended.has(standing)) expect([standing, act]).toEqual(["withdrawn", "reinstate"]);
        walk(next.state, depth - 1);
      }
    };
    walk(issued, 5);
    expect(walked).toBe(22_418);
    expect(seen.size).toBe(17);
  });
});

const sound = (end: Statement): void => {
  end.changes.forEach((made, at) => {
    const before = end.changes[at - 1];
    if (before === undefined) return;
    expect(before.from <= made.from).toBe(true);
    // Nothing after a final withdrawal, a cancellation or a transfer, unless a remedy took the withdrawal back.
    if (ended.has(before.standing)) expect([before.standing, made.act]).toEqual(["withdrawn", "reinstated"]);
    expect(made.editions - before.editions + (made.cycles - before.cycles)).toBeLessThanOrEqual(1);
  });
  const decisions = end.changes.flatMap((made) => (made.decision === null ? [] : [`${made.act} ${made.decision}`]));
  expect(new Set(decisions).size).toBe(decisions.length);
  end.editions.forEach((edition) => {
    expect(editionOn(end, end.changes.find((made) => made.decision === edition.decision)?.from ?? "")).not.toBeNull();
  });
};

describe("any history", () => {
  it("keeps its invariants whatever is asked in whatever order, soundly or not", () => {
    // Mostly onwards, sometimes back.
    const asked = fc.tuple(fc.constantFrom(...acts), fc.integer({ min: -30, max: 300 }), fc.boolean());
    const counts = { runs: 0, done: 0 };
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 30 }), (commands) => {
        counts.runs += 1;
        const end = commands.reduce((state, [act, days, withDecision]) => {
          const latest = state.changes.at(-1)?.from ?? "";
          const from = Temporal.PlainDate.from(latest).add({ days }).toString();
          const { command, known } = askFor(act, from);
          const next = given(state, command, withDecision ? known : { ...known, decision: null }, from);
          counts.done += next.events.length;
          if (!withDecision && ["maintain", "extend", "reduce", "change", "renew"].includes(act))
            expect(next.events).toEqual([]);
          return next.state;
        }, issued);
        sound(end);
      }),
      { numRuns: 400 },
    );
    expect(counts.runs).toBeGreaterThanOrEqual(400);
    // The positive control; 400 histories do some 530 acts, give or take 20.
    expect(counts.done).toBeGreaterThan(400);
  });

  it("is the same state when its events are read again", () => {
    const asked = fc.tuple(fc.constantFrom(...acts), fc.integer({ min: 1, max: 400 }));
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 15 }), (commands) => {
        const { state, events } = commands.reduce(
          (known, [act, days]) => {
            const from = Temporal.PlainDate.from(known.state.changes.at(-1)?.from ?? "2026-11-12")
              .add({ days })
              .toString();
            const { command, known: facts } = askFor(act, from);
            const next = given(known.state, command, facts, from);
            return { state: next.state, events: [...known.events, ...next.events] };
          },
          {
            state: issued,
            events: [{ type: "StatementIssued", data: attested }] as readonly StatementEvent[],
          },
        );
        expect(events.reduce(statement.evolve, statement.initial)).toEqual(state);
      }),
    );
  });
});
