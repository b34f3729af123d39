import { bilingual, isoDate, name } from "@touchstone/kernel";
import { z } from "zod";

const values = z.record(name, z.json()).default({});
/** Somebody, by a letter or a word; who is who matters only where persons have to differ. */
const by = name;

/** A fictive record as a test of its kind. What comes of the last act is compared. */
export const recordExample = z.strictObject({
  id: name,
  title: bilingual,
  entered: z.strictObject({ by, on: isoDate, values }),
  acts: z
    .array(
      z.union([
        z.strictObject({ step: name, by, on: isoDate, values }),
        z.strictObject({ amend: z.string().min(1).max(300), by, on: isoDate, values }),
      ]),
    )
    .max(50)
    .default([]),
  /** What the linked things are, by their ids; what is not named is there and has no state. */
  links: z.record(z.string(), z.strictObject({ state: z.string(), gone: z.boolean() })).default({}),
  /** As of when it is looked at; the day of the last act where absent. */
  on: isoDate.optional(),
  expect: z.strictObject({
    /** The codes, or the ids of the kind's own refusals, with which the last act is refused; none where it is taken. */
    refused: z.array(name).default([]),
    /** The fields that the last act is refused for. */
    fields: z.array(z.string()).optional(),
    state: name.optional(),
    /** What is asked for on that day, by step, with its day or null where it has none. */
    due: z.record(name, isoDate.nullable()).optional(),
    warnings: z.array(name).optional(),
  }),
});
export type RecordExample = z.infer<typeof recordExample>;
