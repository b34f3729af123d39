import { z } from "zod";
import { bilingual, clause, isoDate, word } from "../rules/fields.ts";

export const reasonedActs = ["suspend", "restore", "withdraw", "cancel"] as const;
export type ReasonedAct = (typeof reasonedActs)[number];

/** A list of reasons as one source keeps it. The same code may mean another thing under another act. */
export const reasonList = z.strictObject({
  id: word,
  title: bilingual,
  source: word,
  edition: word,
  effective: z.strictObject({ from: isoDate, to: isoDate.nullable() }),
  jurisdiction: z.string().regex(/^(international|[A-Z]{2})$/),
  doubts: z.array(bilingual).default([]),
  reasons: z
    .array(
      z.strictObject({
        code: z.string().regex(/^[a-z0-9-]{2,40}$/),
        acts: z.array(z.enum(reasonedActs)).min(1),
        zh: word,
        en: word,
        rule: clause,
      }),
    )
    .min(1),
});
export type ReasonList = z.infer<typeof reasonList>;
export type StatusReason = ReasonList["reasons"][number] & { readonly list: string };

/** The reasons that a day knows, of all lists in force then. */
export const reasonsOn = (lists: readonly ReasonList[], on: string): readonly StatusReason[] =>
  lists
    .filter(({ effective }) => effective.from <= on && (effective.to === null || on <= effective.to))
    .flatMap(({ id, reasons }) => reasons.map((reason) => ({ ...reason, list: id })));
