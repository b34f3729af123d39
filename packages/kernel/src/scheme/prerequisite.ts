import { z } from "zod";
import { bilingual, clause } from "../rules/fields.ts";
import { name, onlyFor } from "./field.ts";

const expression = z.string().min(1).max(2_000);

/** What must hold, by what the records say, before a record can be filed; for rules that no pack knows. */
export const prerequisite = z.strictObject({
  id: name,
  occasions: onlyFor,
  /** The record that cannot be filed before. */
  at: name,
  title: bilingual,
  /** FEEL, true or false: `application.operatingSince + duration("P3M") <= today`. */
  holds: expression,
  /** FEEL, a date: the first day on which it would hold. */
  passesFrom: expression.optional(),
  rule: clause,
});
export type Prerequisite = z.infer<typeof prerequisite>;
