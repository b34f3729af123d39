import { z } from "zod";
import { addMonthsEndRule } from "../calendar/months.ts";
import { addWorkingDays, type CountingDays } from "../calendar/working-days.ts";
import { type Refusal, refusal } from "../refusal.ts";
import { ok, type Result, refuse } from "../result.ts";
import { clause, isoDate, word } from "./fields.ts";
import { packOf, type RuleRun, type TraceStep } from "./pack.ts";

const term = z.strictObject({ days: z.int().min(1), counting: z.enum(["calendar", "working"]), rule: clause });

/** On what grounds a statement is suspended or withdrawn, how soon, for how long, and what way leads back. */
export const statusChangePack = packOf(
  "status-change",
  z.strictObject({
    grounds: z
      .array(
        z.strictObject({
          id: word,
          /** The register's own code for it, where it has one. */
          code: word.nullable(),
          act: z.enum(["suspend", "withdraw"]),
          duty: z.enum(["must", "may"]),
          report: z.boolean(),
          rule: clause,
        }),
      )
      .min(1),
    /** Null months: the rule's own figure is not loaded, and only an end that the body set is known. */
    suspension: z.strictObject({ months: z.int().min(1).nullable(), rule: clause }),
    afterSuspension: z.strictObject({
      act: z.enum(["withdraw", "withdraw-or-reduce"]),
      report: z.boolean(),
      rule: clause,
    }),
    /** How soon after a ground is confirmed; null where the rule names no time. */
    speed: z.strictObject({ suspend: term.nullable(), withdraw: term.nullable() }),
    restoration: z.strictObject({
      months: z.int().min(1).nullable(),
      otherwise: z.enum(["stage-2", "initial-audit"]),
      rule: clause,
    }),
  }),
);
export type StatusChangePack = z.infer<typeof statusChangePack>;

export const statusChangeInput = z
  .strictObject({
    on: isoDate,
    standing: z.enum(["in-force", "suspended", "expired", "withdrawn", "cancelled"]),
    /** Suspended: its first day. Expired: the expiry. Otherwise the day from which it stands so. */
    since: isoDate,
    /** The end that the body set for a suspension. */
    suspendedUntil: isoDate.nullable().default(null),
    /** What was found, and the day on which it was confirmed. */
    ground: word.nullable().default(null),
    confirmed: isoDate.nullable().default(null),
  })
  .refine(({ ground, confirmed }) => (ground === null) === (confirmed === null), {
    message: "ground-and-day-together",
    path: ["confirmed"],
  });
export type StatusChangeInput = z.input<typeof statusChangeInput>;

export type StatusChange = {
  /** What the body now has to do, or may do; null: nothing. */
  readonly act: "suspend" | "withdraw" | "withdraw-or-reduce" | null;
  readonly duty: "must" | "may" | null;
  readonly report: boolean;
  readonly actBy: string | null;
  readonly suspensionEnds: string | null;
  readonly restorable: boolean;
  readonly restorableUntil: string | null;
  /** The way back where nothing can be restored. */
  readonly otherwise: "stage-2" | "initial-audit" | "new-application" | null;
};

export type StatusChangeRefusal = "ground-unknown" | "calendar-unknown" | "rule-not-in-force";

type Asked = z.infer<typeof statusChangeInput>;
type Rules = StatusChangePack["parameters"];
type Act = Pick<StatusChange, "act" | "duty" | "report" | "actBy"> & { readonly trace: readonly TraceStep[] };

const noAct: Act = { act: null, duty: null, report: false, actBy: null, trace: [] };

const plusMonths = (from: string, months: number): string =>
  addMonthsEndRule(Temporal.PlainDate.from(from), months).toString();
const dated = (
  name: string,
  value: string | null,
  rule: z.infer<typeof clause>,
  facts: TraceStep["facts"],
): TraceStep => ({ step: name, value, unit: "date", rule, facts });

/** The last day on which a suspension can still be lifted. */
const suspensionEnd = ({ standing, since, suspendedUntil }: Asked, { suspension }: Rules): string | null => {
  if (standing !== "suspended") return null;
  const longest = suspension.months === null ? null : plusMonths(since, suspension.months);
  const ends = [longest, suspendedUntil].filter((each) => each !== null).toSorted();
  return ends[0] ?? null;
};

const deadlineOf = (
  confirmed: string,
  speed: z.infer<typeof term> | null,
  calendar: Result<CountingDays, Refusal>,
): Result<string | null, Refusal> => {
  if (speed === null) return ok(null);
  const from = Temporal.PlainDate.from(confirmed);
  if (speed.counting === "calendar") return ok(from.add({ days: speed.days }).toString());
  if (!calendar.ok) return calendar;
  const day = addWorkingDays(calendar.value, from, speed.days);
  return day.ok ? ok(day.value.toString()) : day;
};

/** What follows from a ground: on an ended statement nothing, on a suspended one only its withdrawal. */
const actOn = (asked: Asked, pack: StatusChangePack, calendar: Result<CountingDays, Refusal>): Result<Act, Refusal> => {
  const { ground: named, confirmed, standing } = asked;
  if (named === null || confirmed === null) return ok(noAct);
  const { grounds, speed } = pack.parameters;
  const ground = grounds.find(({ id }) => id === named);
  const here = { source: pack.source, clause: pack.clause };
  if (ground === undefined)
    return refuse(refusal("ground-unknown", here, { ground: named, known: grounds.map(({ id }) => id) }));
  const isIdle = standing !== "in-force" && (standing !== "suspended" || ground.act === "suspend");
  if (isIdle) return ok(noAct);
  const by = deadlineOf(confirmed, speed[ground.act], calendar);
  if (!by.ok) return by;
  const { act, duty, report, rule } = ground;
  const found: TraceStep = { step: "ground", value: act, unit: null, rule, facts: { ground: named, duty, report } };
  const within = speed[act];
  const facts = { confirmed, days: within?.days ?? null, counting: within?.counting ?? null };
  const trace = [found, ...(within === null ? [] : [dated("act-by", by.value, within.rule, facts)])];
  return ok({ act, duty, report, actBy: by.value, trace });
};

const wayBack = (asked: Asked, { restoration }: Rules, ends: string | null, isOver: boolean) => {
  switch (asked.standing) {
    case "in-force":
      return { restorable: false, restorableUntil: null, otherwise: null };
    case "suspended":
      return { restorable: !isOver, restorableUntil: ends, otherwise: isOver ? ("new-application" as const) : null };
    case "expired": {
      const until = restoration.months === null ? null : plusMonths(asked.since, restoration.months);
      const restorable = until !== null && asked.on <= until;
      return { restorable, restorableUntil: until, otherwise: restorable ? null : restoration.otherwise };
    }
    case "withdrawn":
    case "cancelled":
      return { restorable: false, restorableUntil: null, otherwise: "new-application" as const };
  }
};

export const statusChange = (
  pack: StatusChangePack,
  calendar: Result<CountingDays, Refusal>,
  given: StatusChangeInput,
): Result<RuleRun<StatusChange>, Refusal> => {
  const asked = statusChangeInput.parse(given);
  const rules = pack.parameters;
  const acted = actOn(asked, pack, calendar);
  if (!acted.ok) return acted;
  const suspensionEnds = suspensionEnd(asked, rules);
  const isOver = suspensionEnds !== null && asked.on > suspensionEnds;
  const { act, report, rule } = rules.afterSuspension;
  const over: TraceStep = { step: "suspension-over", value: act, unit: null, rule, facts: { report } };
  const { trace, ...now } = isOver ? { act, duty: "must" as const, report, actBy: null, trace: [over] } : acted.value;
  const back = wayBack(asked, rules, suspensionEnds, isOver);
  const { months, otherwise, rule: backRule } = rules.restoration;
  return ok({
    result: { ...now, suspensionEnds, ...back },
    trace: [
      ...trace,
      ...(asked.standing === "suspended"
        ? [
            dated(
              suspensionEnds === null ? "suspension-without-end" : "suspension-ends",
              suspensionEnds,
              rules.suspension.rule,
              {
                since: asked.since,
                months: rules.suspension.months,
                set: asked.suspendedUntil,
              },
            ),
          ]
        : []),
      ...(asked.standing === "expired"
        ? [
            dated(back.restorableUntil === null ? "no-restoration" : "restoration", back.restorableUntil, backRule, {
              since: asked.since,
              months,
              otherwise,
            }),
          ]
        : []),
    ],
    pack: pack.id,
    edition: pack.edition,
  });
};
