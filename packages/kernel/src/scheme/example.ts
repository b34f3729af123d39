import { z } from "zod";
import { attestedActs } from "../case/case-event.ts";
import { bilingual, isoDate, word } from "../rules/fields.ts";
import { name } from "./field.ts";

/**
 * A fictive case as a test of its scheme: everything is filled from the fields' own examples and bounds, what stands in
 * `values` is changed, and what comes out is compared.
 */
export const schemeExample = z.strictObject({
  id: name,
  title: bilingual,
  occasion: name.default("initial"),
  /** The day on which all of it happens. */
  on: isoDate,
  /** Fields of records that are filed otherwise; null leaves one out. */
  values: z.record(name, z.record(name, z.json())).default({}),
  expect: z.strictObject({
    /** The codes with which the first refused step is refused; none where nothing is. */
    refused: z.array(word).default([]),
    /** The record whose filing is refused. */
    at: name.optional(),
    /** What becomes of the statement; null where none comes of it. */
    statement: z.enum(attestedActs).nullable().optional(),
    /** By when records are due, by their ids. */
    due: z.record(name, isoDate).default({}),
  }),
});
export type SchemeExample = z.infer<typeof schemeExample>;
