import { z } from "zod";
import type { RuleSource } from "../refusal.ts";
import { clause, isoDate, word } from "./fields.ts";
import { packOf, type RuleRun, type TraceStep } from "./pack.ts";

export const competenceFunctions = [
  "application-review",
  "audit",
  "team-leading",
  "report-review",
  "decision",
  "compliance-evaluation",
] as const;
export type CompetenceFunction = (typeof competenceFunctions)[number];

export const qualification = z.strictObject({
  person: word,
  /** Technical area, by the code of the scheme's own list. */
  area: word,
  function: z.enum(competenceFunctions),
  from: isoDate,
  /** The last day on which it holds; null without end. */
  until: isoDate.nullable(),
  /** Names what shows it: a record, a certificate, a witnessed audit. */
  evidence: word,
});
export type Qualification = z.infer<typeof qualification>;

/** A bar on a person in the trade: five years by law, or without end where a body holds itself to more (RF-3, RF-4). */
export const ban = z.strictObject({
  person: word,
  from: isoDate,
  until: isoDate.nullable(),
  reason: word,
  /** Where the bar comes from, a law or the house; the pack's own rule where nothing is said. */
  rule: clause.optional(),
});
export type Ban = z.infer<typeof ban>;

export const competencePack = packOf(
  "competence",
  z.strictObject({
    functions: z.record(z.enum(competenceFunctions), clause),
    ban: z.strictObject({ rule: clause }),
  }),
);
export type CompetencePack = z.infer<typeof competencePack>;

export const competenceInput = z.strictObject({
  qualifications: z.array(qualification).max(10_000),
  bans: z.array(ban).max(1_000).default([]),
  person: word,
  area: word,
  function: z.enum(competenceFunctions),
  on: isoDate,
});
export type CompetenceInput = z.input<typeof competenceInput>;

export type Competence = {
  readonly competent: boolean;
  readonly reason: "shown" | "not-shown" | "not-yet" | "lapsed" | "barred";
  readonly rule: RuleSource;
  /** What carries the answer: the qualification that holds, or the one that held last. */
  readonly qualification: Qualification | null;
  /** The first day on which a qualification on record makes it yes; null where it is yes or nothing on record would. */
  readonly passesFrom: string | null;
};

export const holds = (span: { readonly from: string; readonly until: string | null }, on: string): boolean =>
  span.from <= on && (span.until === null || on <= span.until);

/** Is this person shown to be competent for this function in this technical area on this day (ISO/IEC 17021-1 7.1)? */
export const competence = (pack: CompetencePack, input: CompetenceInput): RuleRun<Competence> => {
  const { qualifications, bans, person, area, function: duty, on } = competenceInput.parse(input);
  const own = qualifications
    .filter((each) => each.person === person && each.area === area && each.function === duty)
    .toSorted((left, right) => left.from.localeCompare(right.from));
  const barredOn = (day: string) => bans.find((each) => each.person === person && holds(each, day)) ?? null;
  const holding = own.find((each) => holds(each, on)) ?? null;
  const barred = barredOn(on);
  const coming = own.find((each) => each.from > on && barredOn(each.from) === null) ?? null;
  const lapsed = own.findLast((each) => each.until !== null && each.until < on) ?? null;
  const competent = holding !== null && barred === null;
  const reason =
    barred !== null
      ? "barred"
      : holding !== null
        ? "shown"
        : lapsed !== null
          ? "lapsed"
          : coming !== null
            ? "not-yet"
            : "not-shown";
  const shown = holding ?? lapsed ?? coming;
  const afterBan =
    barred === null || barred.until === null ? null : Temporal.PlainDate.from(barred.until).add({ days: 1 }).toString();
  const freedByBan = afterBan !== null && own.some((each) => holds(each, afterBan)) && barredOn(afterBan) === null;
  const passesFrom = competent ? null : barred !== null && freedByBan ? afterBan : (coming?.from ?? null);
  const rule = barred === null ? pack.parameters.functions[duty] : (barred.rule ?? pack.parameters.ban.rule);
  const trace: readonly TraceStep[] = [
    {
      step: "competence",
      value: competent ? "yes" : "no",
      unit: null,
      rule,
      facts: {
        person,
        area,
        function: duty,
        on,
        reason,
        evidence: shown?.evidence ?? null,
        until: shown?.until ?? null,
      },
    },
  ];
  return {
    result: { competent, reason, rule, qualification: shown, passesFrom },
    trace,
    pack: pack.id,
    edition: pack.edition,
  };
};
