import { z } from "zod";
import { houseRule } from "../refusal.ts";
import { bilingual, clause } from "../rules/fields.ts";
import { name } from "./field.ts";

/**
 * What a positive decision does: makes a statement, keeps the one there is, changes what it says, gives it a new cycle,
 * puts it back in force; `none` where no statement can follow.
 */
export const statementActs = ["new", "kept", "amended", "renewed", "restored", "none"] as const;
export type StatementAct = (typeof statementActs)[number];

/** Why an assessment is held: the first time, in surveillance, before the end of a cycle, for cause. */
export const occasion = z.strictObject({
  id: name,
  title: bilingual,
  statement: z.enum(statementActs),
  rule: clause,
});
export type Occasion = z.infer<typeof occasion>;

/** Schemes that know one occasion need not speak of it. */
export const firstOccasion: Occasion = {
  id: "initial",
  title: { zh: "初次评定", en: "Initial assessment" },
  statement: "new",
  rule: houseRule("2"),
};

/** Does this occasion act on a statement that was issued before? */
export const actsOnStatement = (act: StatementAct): boolean => act !== "new" && act !== "none";
