import { z } from "zod";
import type { Bilingual, Json } from "../json.ts";
import { bilingual, clause, isoDate, word } from "./fields.ts";

/** An example is a test of its pack: part of the result, or the code of the refusal that must come. */
export const example = z.strictObject({
  name: word,
  input: z.record(z.string(), z.json()),
  expect: z.union([z.strictObject({ result: z.record(z.string(), z.json()) }), z.strictObject({ refused: word })]),
});
export type Example = z.infer<typeof example>;

/** Something unsettled about a pack. With `of` it touches only answers whose way went through a step with these facts. */
export const doubt = z.strictObject({ ...bilingual.shape, of: z.record(z.string(), z.json()).optional() });
export type Doubt = z.infer<typeof doubt>;

/** What every pack says about itself, whatever it computes. */
const header = {
  edition: word,
  title: bilingual,
  source: word,
  clause: word,
  jurisdiction: z.string().regex(/^(international|CN|\d{6})$/),
  /** The one standard or change that this edition is for; null for all. */
  subject: word.nullable().default(null),
  effective: z.strictObject({ from: isoDate, to: isoDate.nullable() }),
  /** What is not settled about the figures, so that a reader sees it beside them. */
  doubts: z.array(doubt),
  examples: z.array(example).min(1),
};

/** A pack's schema: the algorithm is named by `id`, its figures are `parameters`. */
export const packOf = <Id extends string, Parameters extends z.ZodType>(id: Id, parameters: Parameters) =>
  z.strictObject({ id: z.literal(id), ...header, parameters });

/** The part of a pack that a listing shows. */
export type PackHeader = {
  readonly id: string;
  readonly edition: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly source: string;
  readonly clause: string;
  readonly jurisdiction: string;
  readonly subject: string | null;
  readonly effective: { readonly from: string; readonly to: string | null };
  readonly doubts: readonly Doubt[];
  readonly examples: readonly Example[];
};

export const isInForce = (pack: Pick<PackHeader, "effective">, on: string): boolean =>
  pack.effective.from <= on && (pack.effective.to === null || on <= pack.effective.to);

type Edition = Pick<PackHeader, "edition" | "jurisdiction" | "effective"> & Partial<Pick<PackHeader, "subject">>;

/** Two editions of one thing for one jurisdiction and one subject, both in force on some day: nobody could say which one decides. */
export const areAtOnce = (one: Edition, other: Edition): boolean =>
  one.edition !== other.edition &&
  one.jurisdiction === other.jurisdiction &&
  (one.subject ?? null) === (other.subject ?? null) &&
  (one.effective.to === null || other.effective.from <= one.effective.to) &&
  (other.effective.to === null || one.effective.from <= other.effective.to);

export type Unit = "days" | "percent" | "date" | "count";

/** One step of a computation, so that an assessor can follow it and run it again. */
export type TraceStep = {
  readonly step: string;
  readonly value: Json;
  readonly unit: Unit | null;
  readonly rule: z.infer<typeof clause>;
  readonly facts: Readonly<Record<string, Json>>;
};

/** A result with the way to it and the pack and edition that it rests on. */
export type RuleRun<Value> = {
  readonly result: Value;
  readonly trace: readonly TraceStep[];
  readonly pack: string;
  readonly edition: string;
};

/** A run as it is handed out: where its pack stands, and what is doubtful about this answer. */
export type RuleAnswer<Value> = RuleRun<Value> & {
  readonly source: string;
  readonly clause: string;
  readonly jurisdiction: string;
  readonly doubts: readonly Bilingual[];
};

const touches = (of: Doubt["of"], trace: readonly TraceStep[]): boolean =>
  of === undefined ||
  trace.some(({ facts }) =>
    Object.entries(of).every(([name, value]) => JSON.stringify(facts[name]) === JSON.stringify(value)),
  );

export const withOrigin = <Value>(pack: PackHeader, run: RuleRun<Value>): RuleAnswer<Value> => ({
  ...run,
  source: pack.source,
  clause: pack.clause,
  jurisdiction: pack.jurisdiction,
  doubts: pack.doubts.filter(({ of }) => touches(of, run.trace)).map(({ zh, en }) => ({ zh, en })),
});
