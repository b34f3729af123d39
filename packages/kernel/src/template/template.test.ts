import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Context } from "../decider.ts";
import {
  type TemplateCommand,
  type TemplateFacts,
  type TemplateState,
  templateOn,
  templates,
} from "./decide-template.ts";
import {
  documentTemplate,
  everyKind,
  fillTemplate,
  type TemplateValues,
  templatePlaceholders,
} from "./document-template.ts";

const facts: TemplateFacts = { name: "林越", isKindKnown: true, optional: ["absent"] };
const at = (today: string, actor = "planner"): Context => ({
  actor,
  now: Temporal.Instant.from(`${today}T04:00:00Z`),
  today: Temporal.PlainDate.from(today),
  newId: () => "id",
});
const propose = (change: object = {}, effectiveFrom = "2026-12-01", kind = "closing-meeting"): TemplateCommand => ({
  type: "ProposeTemplate",
  kind,
  template: documentTemplate.parse(change),
  effectiveFrom,
});
const after = (
  state: TemplateState,
  command: TemplateCommand,
  context = at("2026-11-23"),
  given: TemplateFacts = facts,
): TemplateState => {
  const decided = templates.decide(state, command, given, context);
  if (!decided.ok) throw new Error(JSON.stringify(decided.refusals));
  return decided.value.reduce(templates.evolve, state);
};
const refused = (state: TemplateState, command: TemplateCommand, context = at("2026-11-23"), given = facts) => {
  const decided = templates.decide(state, command, given, context);
  return decided.ok ? [] : decided.refusals.map(({ code }) => code);
};
const both = (text: string) => ({ zh: text, en: text });
const approve: TemplateCommand = { type: "ApproveTemplate", version: 1 };

describe("a body's template", () => {
  const none = templates.initial;

  it("is proposed by one, approved by another, and prints from its day on", () => {
    const proposed = after(none, propose({ header: both("QP-09") }));
    expect(templateOn(proposed, "2027-01-01")).toBeNull();
    const approved = after(proposed, approve, at("2026-11-24", "decider"));
    expect(templateOn(approved, "2026-11-30")).toBeNull();
    expect(templateOn(approved, "2026-12-01")?.version).toBe(1);
    const second = after(approved, propose({}, "2027-02-01"), at("2027-01-05"));
    const both2 = after(second, { type: "ApproveTemplate", version: 2 }, at("2027-01-06", "decider"));
    expect(["2026-11-30", "2027-01-31", "2027-02-01"].map((day) => templateOn(both2, day)?.version)).toEqual([
      undefined,
      1,
      2,
    ]);
  });

  it("each guard refuses alone", () => {
    const open = after(none, propose());
    expect(refused(none, propose(), at("2026-11-23"), { ...facts, isKindKnown: false })).toEqual([
      "template-kind-unknown",
    ]);
    expect(
      refused(none, propose({}, "2026-12-01", everyKind), at("2026-11-23"), { ...facts, isKindKnown: false }),
    ).toEqual([]);
    expect(refused(none, propose({ leftOut: ["absent"] }))).toEqual([]);
    expect(refused(none, propose({ leftOut: ["heldOn"] }))).toEqual(["template-field-required"]);
    expect(refused(none, propose({ leftOut: ["absent"] }, "2026-12-01", everyKind))).toEqual([
      "template-field-required",
    ]);
    expect(refused(none, propose({ declaration: both("{secret}") }))).toEqual(["template-placeholder-unknown"]);
    expect(refused(none, propose({}, "2026-11-23"))).toEqual(["template-effective-too-early"]);
    expect(refused(open, propose())).toEqual(["template-proposal-open"]);
    expect(refused(open, approve)).toEqual(["template-same-person"]);
    expect(refused(open, approve, at("2026-12-01", "decider"))).toEqual(["template-effective-too-early"]);
    expect(refused(open, { type: "ApproveTemplate", version: 2 }, at("2026-11-23", "decider"))).toEqual([
      "template-not-proposed",
    ]);
    const back = after(open, { type: "ReturnTemplate", version: 1, why: "错字" });
    expect(refused(back, approve, at("2026-11-23", "decider"))).toEqual(["template-not-proposed"]);
    expect(templateOn(back, "2027-01-01")).toBeNull();
  });

  it("what printed a record filed on a day stays the same whatever is proposed and approved from that day on", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 6 }), fc.nat(60), (steps, filed) => {
        const day = (offset: number) => Temporal.PlainDate.from("2026-11-23").add({ days: offset }).toString();
        let [state, now] = [none, 0];
        let printed: number | null | undefined;
        for (const [wait, ahead] of steps) {
          now += wait;
          if (printed === undefined && now >= filed) printed = templateOn(state, day(filed))?.version ?? null;
          const version = state.versions.length + 1;
          state = after(state, propose({}, day(now + ahead + 1)), at(day(now)));
          state = after(state, { type: "ApproveTemplate", version }, at(day(now), "decider"));
        }
        if (printed !== undefined) expect(templateOn(state, day(filed))?.version ?? null).toBe(printed);
      }),
    );
  });

  it("has no member for signatures, number, version or pages: what is not known is refused", () => {
    for (const member of ["signatures", "number", "version", "pages", "facts", "code"])
      expect(documentTemplate.safeParse({ [member]: false }).success).toBe(false);
    expect(documentTemplate.safeParse({ order: ["fields", "basis"] }).success).toBe(false);
    expect(documentTemplate.safeParse({ order: ["fields", "fields", "basis"] }).success).toBe(false);
    expect(documentTemplate.safeParse({ header: both("x\u0000") }).success).toBe(false);
    expect(documentTemplate.safeParse({ declaration: both("x".repeat(2001)) }).success).toBe(false);
  });

  it("a value that looks like a placeholder is printed as it is", () => {
    const values = Object.fromEntries(
      templatePlaceholders.map((name) => [name, both(`<${name}>`)]),
    ) as unknown as TemplateValues;
    const filled = fillTemplate(both("{client}: {number}"), { ...values, client: both("{number} {body}") });
    expect(filled.en).toBe("{number} {body}: <number>");
  });
});
