import { type Json, type Result, unlessRefused } from "@touchstone/kernel";
import { isRegion } from "../documents/jurisdiction.ts";
import { dayOffRules, dueBases, type IntervalRule, type Term, type TermStage } from "../schedules/term.ts";
import { type FieldRefusal, type Fields, fieldsOf } from "./fields.ts";
import { eachOnce, type PackHead, packHead, ruleSource } from "./pack-head.ts";
import { period, periodForm } from "./parse-obligations.ts";

/** What a rule gives between two days: the file's own tests. */
export type IntervalExample = {
  readonly rule: string;
  readonly start: string;
  readonly until: string;
  readonly count: number;
  readonly dates: readonly string[];
};

/** `content/intervals.yaml`: rules of time that a planner chooses from, each with its source. */
export type IntervalPack = PackHead & {
  readonly rules: readonly IntervalRule[];
  readonly examples: readonly IntervalExample[];
};

const isRising = (numbers: readonly number[]): boolean =>
  numbers.length > 0 && numbers.every((number, index) => number > (numbers[index - 1] ?? 0));

const rising = (fields: Fields, key: string, most: number): readonly number[] => {
  const given = fields.integers(key, 60, most);
  if (!isRising(given)) fields.refuse(key, "whole numbers, each larger than the one before");
  return given;
};

const timesAMonth = (fields: Fields): Term => {
  const read = { times: fields.integer("times", 31), days: rising(fields, "days", 31) };
  if (read.times !== read.days.length) fields.refuse("days", "as many days as times");
  return { kind: "times-a-month", ...read };
};

const term = (fields: Fields): Term => {
  const kind = fields.oneOf("kind", ["at-least-every", "times-a-month", "in-years"] as const);
  const read: Term =
    kind === "times-a-month"
      ? timesAMonth(fields)
      : kind === "in-years"
        ? { kind, years: rising(fields, "years", 200), thenEvery: fields.pattern("thenEvery", period, periodForm) }
        : { kind: "at-least-every", period: fields.pattern("period", period, periodForm) };
  fields.end();
  return read;
};

const stage = (fields: Fields): TermStage => {
  const read = {
    since: fields.optionalDate("since"),
    term: fields.object("term", term),
    rule: fields.object("rule", ruleSource),
  };
  fields.end();
  return read;
};

const intervalRule = (fields: Fields): IntervalRule => {
  const rule: IntervalRule = {
    id: fields.pattern("id", /^[a-z][a-z0-9-]{1,59}$/, "id in kebab case"),
    scene: fields.optionalText("scene", 40),
    title: fields.bilingual("title", 200),
    startCounts: fields.flag("startCounts"),
    basis: fields.oneOf("basis", dueBases) ?? "day",
    earlyBy: fields.has("earlyBy") ? fields.pattern("earlyBy", period, periodForm) : null,
    onDayOff: fields.oneOf("onDayOff", dayOffRules) ?? "stays",
    jurisdiction: fields.text("jurisdiction", 6),
    stages: fields.list("stages", 20, stage),
    written: fields.date("written"),
  };
  if (!isRegion(rule.jurisdiction)) fields.refuse("jurisdiction", "six digits of GB/T 2260");
  const begins = rule.stages.map(({ since }) => since ?? "");
  const inOrder = begins.every((since, index) => (index === 0 ? since === "" : since > (begins[index - 1] ?? "")));
  if (begins.length === 0 || !inOrder) fields.refuse("stages", "the first without since, the others each later");
  fields.end();
  return rule;
};

const example = (fields: Fields): IntervalExample => {
  const read = {
    rule: fields.text("rule", 60),
    start: fields.date("start"),
    until: fields.date("until"),
    count: fields.integer("count", 2000),
    dates: fields.texts("dates", 60, 10),
  };
  fields.end();
  return read;
};

export const parseIntervals = (json: Json, file: string): Result<IntervalPack, FieldRefusal> => {
  const problems: FieldRefusal[] = [];
  const fields = fieldsOf(json, file, "", problems);
  const pack: IntervalPack = {
    ...packHead(fields),
    rules: fields.list("rules", 500, intervalRule),
    examples: fields.list("examples", 100, example),
  };
  eachOnce(
    fields,
    "rules",
    pack.rules.map(({ id }) => id),
  );
  if (pack.examples.some(({ rule }) => !pack.rules.some(({ id }) => id === rule)))
    fields.refuse("examples", "a rule of this file");
  fields.end();
  return unlessRefused(problems, () => pack);
};
