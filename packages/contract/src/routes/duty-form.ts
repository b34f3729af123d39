import { factors, pointKinds, readArticleNumber, systemStandards } from "@touchstone/requirements";
import { z } from "zod";
import { date, line } from "../fields.ts";

// Texts of a duty are short: what does not fit is two duties.
const short = line.max(120);
const told = z.strictObject({ zh: line.max(200), en: line });
const lawFamily = z.string().regex(/^[a-z][a-z0-9-]{1,80}$/);
const lawVersion = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const article = z
  .string()
  .max(40)
  .refine((printed) => readArticleNumber(printed) !== null, { message: "an article as printed, 第四十五条" });
const region = z.string().regex(/^\d{6}$/);
const period = z
  .string()
  .regex(/^P(?:[1-9]\d{0,3}[YMWD])+$/)
  .max(30)
  .meta({ description: "ISO 8601 duration in days, weeks, months or years: P15D" });
const rising = (most: number) =>
  z
    .array(z.int().min(1).max(most))
    .min(1)
    .max(50)
    .refine((all) => all.every((one, at) => at === 0 || one > (all[at - 1] ?? 0)), { message: "rising numbers" })
    .readonly();

const recurrence = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("gap"), atMost: period }),
  z.strictObject({ kind: z.literal("times"), times: z.int().min(1).max(1000), in: period }),
  z.strictObject({ kind: z.literal("months"), months: rising(12) }),
  z.strictObject({ kind: z.literal("years"), years: rising(99), afterwards: period }),
]);

type Edition = { readonly since: string | null; readonly until: string | null };

/** Editions follow one another, as in the shipped content. */
const inOrder = (editions: readonly Edition[]): boolean =>
  editions.every(({ since, until }, at) => {
    const before = editions[at - 1];
    const follows = before === undefined || (before.until !== null && since !== null && before.until <= since);
    return follows && (since === null || until === null || since < until);
  });

const provision = z.strictObject({
  family: lawFamily,
  /** Null where the document's text was never seen. */
  article: article.nullable(),
  /** Versions that number it otherwise. */
  versions: z
    .array(z.strictObject({ version: lawVersion, article }))
    .max(20)
    .readonly()
    .default([]),
});

/** One obligation as an editor fills it in. */
export const dutyForm = z
  .strictObject({
    factor: z.enum(factors),
    subclass: told,
    aspects: z.array(lawFamily.max(40)).max(10).readonly().default([]),
    kind: z.enum(pointKinds),
    jurisdiction: region,
    provisions: z.array(provision).min(1).max(10).readonly(),
    standard: z.strictObject({
      id: z.enum(systemStandards),
      clause: z.string().regex(/^\d{1,2}(?:\.\d{1,2}){0,3}$/),
    }),
    subject: told,
    condition: told.nullable().default(null),
    duty: told,
    check: told,
    evidence: told,
    /** For observations: the number of the operating record it is read with. */
    record: z
      .string()
      .regex(/^[A-Z]{2,4}-\d{3}$/)
      .nullable()
      .default(null),
    frequency: z
      .array(z.strictObject({ since: date.nullable().default(null), until: date.nullable().default(null), recurrence }))
      .max(10)
      .refine(inOrder, { message: "editions one after another, oldest first" })
      .readonly()
      .default([]),
    deadline: z
      .strictObject({ within: period, side: z.enum(["before", "after"]), of: told })
      .nullable()
      .default(null),
    retention: z.strictObject({ atLeast: period, of: told.nullable() }).nullable().default(null),
    qualification: z.array(short.max(4)).max(20).readonly().default([]),
    focus: z
      .array(z.strictObject({ jurisdiction: region, family: lawFamily }))
      .max(50)
      .readonly()
      .default([]),
    consequence: z.strictObject({ provision, text: told }).nullable().default(null),
  })
  .meta({ id: "DutyForm" });
