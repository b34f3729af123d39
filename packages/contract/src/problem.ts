import { z } from "zod";
import { ruleSource } from "./fields.ts";

const refusalShape = {
  code: z.string(),
  message: z.string(),
  rule: ruleSource,
  facts: z.record(z.string(), z.unknown()),
  passesFrom: z.string().nullable(),
  place: z
    .strictObject({
      file: z.string().nullable(),
      row: z.number().nullable(),
      column: z.number().nullable(),
    })
    .nullable(),
};

export const refusalAnswer = z.strictObject(refusalShape).meta({ id: "Refusal" });
export type RefusalAnswer = z.infer<typeof refusalAnswer>;

/** RFC 9457 problem document; the `error` inside is the same that the command line prints. */
export const problem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    instance: z.string(),
    error: z.strictObject({ ...refusalShape, refusals: z.array(refusalAnswer).min(1) }),
  })
  .meta({ id: "Problem" });
export type Problem = z.infer<typeof problem>;
