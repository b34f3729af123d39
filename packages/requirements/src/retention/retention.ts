import {
  type Bilingual,
  houseRule,
  type Refusal,
  type Result,
  type RuleSource,
  refusal,
  unlessRefused,
} from "@touchstone/kernel";
import { bindsIn } from "../documents/jurisdiction.ts";

/** The day from which a rule counts: the record was made, the product's shelf life or the article's use ended. */
export const retentionStarts = ["recorded", "shelf-life-end", "use-end"] as const;
export type RetentionStart = (typeof retentionStarts)[number];

/** How long a kind of record is kept at the least. `otherwise` counts from the record where the start is not known. */
export type RetentionRule = {
  readonly id: string;
  readonly record: string;
  readonly jurisdiction: string;
  readonly from: RetentionStart;
  readonly atLeast: string;
  readonly otherwise: string | null;
  readonly effective: { readonly from: string; readonly to: string | null };
  readonly rule: RuleSource;
  /** The obligation of `content/obligations` that says the same, where there is one. */
  readonly obligation: string | null;
};

export type RecordKind = { readonly id: string; readonly title: Bilingual };

/** Days a record is known by; a product without shelf life has none. */
export type RecordDays = {
  readonly recorded: string;
  readonly shelfLifeEnd: string | null;
  readonly useEnd: string | null;
};

export type KeptFor = {
  readonly rule: string;
  readonly source: RuleSource;
  readonly jurisdiction: string;
  readonly from: RetentionStart;
  readonly since: string;
  readonly atLeast: string;
  /** First day on which this rule would let it go. */
  readonly free: string;
};

export type Retention = {
  /** First day on which every rule lets it go; null where no rule is known. */
  readonly free: string | null;
  /** The rule that decides: the latest day. */
  readonly by: string | null;
  readonly rules: readonly KeptFor[];
};

export type RetentionCode = "record-kept" | "retention-unknown" | "retention-start-missing";

const plus = (date: string, period: string): string =>
  Temporal.PlainDate.from(date).add(Temporal.Duration.from(period)).toString();

const startOf = (from: RetentionStart, { recorded, shelfLifeEnd, useEnd }: RecordDays): string | null =>
  from === "recorded" ? recorded : from === "shelf-life-end" ? shelfLifeEnd : useEnd;

const keptFor = (rule: RetentionRule, days: RecordDays): KeptFor | null => {
  const { id, from, atLeast, otherwise, jurisdiction } = rule;
  const told = { rule: id, source: rule.rule, jurisdiction };
  const start = startOf(from, days);
  if (start !== null) return { ...told, from, since: start, atLeast, free: plus(start, atLeast) };
  if (otherwise === null) return null;
  const since = days.recorded;
  return { ...told, from: "recorded", since, atLeast: otherwise, free: plus(since, otherwise) };
};

/** A rule binds records made while it is in force; what was made before it keeps the term it had. */
const applies = ({ effective }: RetentionRule, recorded: string): boolean =>
  effective.from <= recorded && (effective.to === null || recorded <= effective.to);

type Asked = { readonly record: string; readonly region: string; readonly days: RecordDays };

/** Until when a record is kept at a place; every rule is told, the latest decides. */
export const retentionOf = (
  rules: readonly RetentionRule[],
  { record, region, days }: Asked,
): Result<Retention, Refusal<RetentionCode>> => {
  const bound = rules.filter(
    (rule) => rule.record === record && bindsIn(rule.jurisdiction, region) && applies(rule, days.recorded),
  );
  const kept = bound.map((rule) => ({ rule, kept: keptFor(rule, days) }));
  const missing = kept.flatMap(({ rule, kept: term }): readonly Refusal<RetentionCode>[] =>
    term === null ? [refusal("retention-start-missing", rule.rule, { rule: rule.id, start: rule.from })] : [],
  );
  return unlessRefused(missing, () => {
    const terms = kept.flatMap(({ kept: term }) => (term === null ? [] : [term]));
    const last = terms.toSorted((a, b) => (a.free < b.free ? 1 : a.free > b.free ? -1 : 0))[0];
    return { free: last?.free ?? null, by: last?.rule ?? null, rules: terms };
  });
};

/**
 * Whether a record may be destroyed on a day (CT-12). Without a rule the answer is no: nobody has shown that it may.
 * Every rule that still keeps it refuses, each with its own day; the last of them is when it passes.
 */
export const mayDestroy = (
  rules: readonly RetentionRule[],
  asked: Asked & { readonly on: string },
): Result<Retention, Refusal<RetentionCode>> => {
  const found = retentionOf(rules, asked);
  if (!found.ok) return found;
  const { record, region, on } = asked;
  const { free, rules: terms } = found.value;
  const refusals: readonly Refusal<RetentionCode>[] =
    free === null
      ? [refusal("retention-unknown", houseRule("3"), { record, region })]
      : terms
          .filter((term) => on < term.free)
          .map((term) => refusal("record-kept", term.source, { record, on, rule: term.rule, free: term.free }, free));
  return unlessRefused(refusals, () => found.value);
};
