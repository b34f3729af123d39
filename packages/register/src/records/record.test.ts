import type { Context, Data } from "@touchstone/kernel";
import { array, assert as check, constantFrom, oneof, property, record as shape } from "fast-check";
import { describe, expect, it } from "vitest";
import { record } from "./decide-record.ts";
import type { KeptRecord } from "./record.ts";
import type { RecordCommand, RecordFacts } from "./record-command.ts";
import { recordKind } from "./record-kind.ts";
import { barredBy, judgedFields } from "./record-people.ts";
import { recordOn } from "./record-view.ts";

const both = (text: string) => ({ zh: text, en: text });
const where = { source: "House", clause: "1" };

const kind = recordKind.parse({
  id: "action",
  part: "improve",
  edition: "1",
  effective: { from: "2020-01-01", to: null },
  ...where,
  title: both("Action"),
  lead: both("Action"),
  fields: [
    { id: "title", type: "text", title: both("Title") },
    { id: "until", type: "date", title: both("Until"), required: false },
    { id: "who", type: "party", title: both("Who"), required: false },
  ],
  states: [
    { id: "open", title: both("Open") },
    { id: "done", title: both("Done") },
    { id: "closed", title: both("Closed"), final: true },
  ],
  steps: [
    {
      id: "finish",
      title: both("Finish"),
      from: ["open"],
      to: "done",
      fields: [{ id: "what", type: "text", title: both("What") }],
      unless: [{ id: "nothing-done", if: 'record.what = "nothing"', message: both("Nothing"), ...where }],
    },
    {
      id: "judge",
      title: both("Judge"),
      from: ["done"],
      to: "closed",
      separate: ["begin", "finish"],
      fields: [{ id: "verdict", type: "text", title: both("Verdict") }],
    },
    { id: "return", title: both("Return"), from: ["done"], to: "open", separate: ["finish"], again: ["until"] },
  ],
  terms: [
    { step: "finish", after: "until", warn: "P30D", ...where },
    { step: "judge", after: "finish", within: "P7D", ...where },
  ],
  warnings: [{ id: "no-day", if: "record.until = null", message: both("No day") }],
  examples: [
    {
      id: "refused",
      title: both("x"),
      entered: { by: "a", on: "2026-01-01", values: { title: "x" } },
      acts: [{ step: "finish", by: "a", on: "2026-01-02", values: { what: "nothing" } }],
      expect: { refused: ["nothing-done"], warnings: ["no-day"] },
    },
    ...["judge", "return"].map((step) => ({
      id: step,
      title: both("x"),
      entered: { by: "a", on: "2026-01-01", values: { title: "x", until: "2026-01-20" } },
      acts: [
        { step: "finish", by: "a", on: "2026-01-02", values: { what: "x" } },
        { step, by: "a", on: "2026-01-02", values: step === "judge" ? { verdict: "x" } : {} },
      ],
      expect: { refused: ["record-not-separate"], due: { judge: "2026-01-09" } },
    })),
    {
      id: "due",
      title: both("x"),
      entered: { by: "a", on: "2026-01-01", values: { title: "x", until: "2026-01-20" } },
      expect: { due: { finish: "2026-01-20" } },
    },
  ],
});

const facts: RecordFacts = { kind, actorName: "Name", people: { p1: "王工" }, links: {}, bars: [] };
const context = (actor: string, today: string): Context => ({
  actor,
  now: Temporal.Instant.from(`${today}T04:00:00Z`),
  today: Temporal.PlainDate.from(today),
  newId: () => "id",
});

const book = () => {
  let kept: KeptRecord = record.initial;
  return {
    kept: () => kept,
    send: (command: RecordCommand, by: string, on = "2026-01-02"): readonly string[] => {
      const decided = record.decide(kept, command, facts, context(by, on));
      if (!decided.ok) return decided.refusals.map(({ code }) => code);
      kept = decided.value.reduce(record.evolve, kept);
      return [];
    },
  };
};
const begin = (values: Data): RecordCommand => ({ type: "BeginRecord", values });
const step = (id: string, values: Data, judging = false): RecordCommand => ({
  type: "StepRecord",
  step: id,
  values,
  judging,
});
const amend = (values: Data): RecordCommand => ({ type: "AmendRecord", reason: "slip", values });

describe("a record", () => {
  it("reaches no state but by a lawful step, and nobody barred ever passes one", () => {
    const people = constantFrom("a", "b", "c");
    const command = oneof(
      constantFrom(
        step("finish", { what: "x" }),
        step("judge", { verdict: "x" }, true),
        step("judge", { verdict: "x" }),
        step("return", {}, true),
        step("return", { until: "2026-02-01" }, true),
        step("nowhere", {}),
        amend({ title: "y" }),
        amend({ what: "y" }),
        amend({ verdict: "y" }),
      ),
    );
    check(
      property(people, array(shape({ by: people, command }), { maxLength: 12 }), (first, acts) => {
        const { kept, send } = book();
        expect(send(begin({ title: "x" }), first)).toEqual([]);
        for (const { by, command: each } of acts) {
          const before = kept();
          const from = before.entries.at(-1)?.standing.state ?? "";
          if (send(each, by).length > 0) {
            expect(kept()).toBe(before);
            continue;
          }
          const to = kept().entries.at(-1)?.standing.state;
          if (each.type !== "StepRecord") {
            expect(to).toBe(from);
            continue;
          }
          const lawful = kind.steps.find(({ id }) => id === each.step);
          expect(lawful?.from).toContain(from);
          expect(to).toBe(lawful?.to);
          for (const id of lawful?.separate ?? [])
            expect(
              before.entries.some(
                ({ act, person, values }) =>
                  person === by &&
                  ((act.type === "step" && act.step === id) ||
                    (id === "begin" && (act.type === "begin" || "title" in values || "until" in values)) ||
                    (id === "finish" && "what" in values)),
              ),
            ).toBe(false);
        }
      }),
    );
  });

  it("who amends what another did has done it too, and does not judge it", () => {
    const { send, kept } = book();
    send(begin({ title: "x" }), "a");
    send(step("finish", { what: "x" }), "b");
    expect(send(amend({ what: "y" }), "c")).toEqual([]);
    const judge = kind.steps[1];
    expect(judge === undefined ? [] : barredBy(kind, kept().entries, judge, "c")).toEqual(["finish"]);
    expect(send(step("judge", { verdict: "x" }, true), "c")).toEqual(["record-not-separate"]);
    expect(send(step("judge", { verdict: "x" }, true), "d")).toEqual([]);
  });

  it("what was judged is amended no more, until it is asked again", () => {
    const { send, kept } = book();
    send(begin({ title: "x", until: "2026-01-20" }), "a");
    send(step("finish", { what: "x" }), "a");
    send(step("return", {}, true), "b");
    expect(send(amend({ title: "y" }), "a")).toEqual(["record-judged"]);
    // Left out at the beginning, it was judged as left out.
    expect(send(amend({ who: { id: "p1", name: "x" } }), "a")).toEqual(["record-judged"]);
    send(step("finish", { what: "again" }), "a");
    expect(judgedFields(kind, kept().entries).has("what")).toBe(false);
    expect(send(amend({ what: "y" }), "a")).toEqual([]);
  });

  it("keeps every word that was said, and shows the record as it stood on a day", () => {
    const { send, kept } = book();
    send(begin({ title: "x", until: "2026-03-01" }), "a", "2026-01-02");
    expect(send(amend({ title: "x" }), "a", "2026-01-03")).toEqual(["record-unchanged"]);
    send(amend({ title: "y", until: null }), "a", "2026-01-05");
    expect(recordOn(kept(), kind, "2026-01-01", {})).toBeNull();
    expect(recordOn(kept(), kind, "2026-01-04", {})).toMatchObject({ title: "x", warnings: [] });
    expect(recordOn(kept(), kind, "2026-01-05", {})).toMatchObject({
      title: "y",
      warnings: [{ id: "no-day" }],
      due: [],
    });
    expect(kept().entries.map(({ values }) => values["title"])).toEqual(["x", "y"]);
  });

  it("a step repeated is asked anew: what an earlier pass said does not count", () => {
    const { send } = book();
    send(begin({ title: "x" }), "a");
    send(step("finish", { what: "x" }), "a");
    send(step("return", {}, true), "b");
    expect(send(step("finish", {}), "a")).toEqual(["field-missing"]);
  });

  it("asks through the right door, and takes only people and fields that are there", () => {
    const { send } = book();
    expect(send(begin({ title: "x", who: { id: "p2", name: "x" } }), "a")).toEqual(["record-person-unknown"]);
    expect(send(begin({ title: "x", more: 1, what: "x" }), "a")).toEqual(["field-unknown", "field-unknown"]);
    expect(send(begin({ title: "x", who: { id: "p1", name: "x" } }), "a")).toEqual([]);
    expect(send(begin({ title: "x" }), "a")).toEqual(["record-already-entered"]);
    expect(send(step("finish", { what: "x" }, true), "a")).toEqual(["record-step-by-worker"]);
    expect(send(step("finish", { what: "x" }), "a")).toEqual([]);
    expect(send(step("judge", { verdict: "x" }), "b")).toEqual(["record-step-by-judge"]);
    expect(send(step("judge", { verdict: "x" }, true), "b")).toEqual([]);
    expect(send(amend({ title: "y" }), "a")).toContain("record-final");
  });

  it("names are beside the values, by the organisation's own name for the person", () => {
    const { send, kept } = book();
    send(begin({ title: "x", who: { id: "p1", name: "somebody else" } }), "a");
    expect(kept().entries[0]?.values["who"]).toEqual({ id: "p1" });
    expect(kept().names).toMatchObject({ p1: "王工", a: "Name" });
  });
});
