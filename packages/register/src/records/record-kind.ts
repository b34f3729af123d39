import { bilingual, field, isoDate, name, word } from "@touchstone/kernel";
import { z } from "zod";
import { checkKind } from "./check-kind.ts";
import { recordExample } from "./record-example.ts";

/** Where a book stands in the management system: the parts that ISO's harmonised structure (clauses 4 to 10) makes. */
export const recordParts = ["plan", "support", "operate", "check", "improve"] as const;

/** FEEL over `record.FIELD`, `history.state`, `history.STEP` (the day it was last done) and `today`. */
const condition = z.string().min(1).max(2_000);
/** Whole days, months or years. */
const period = z.string().regex(/^P\d{1,4}[DMY]$/);

/** What a record is refused for when this is true. */
const unless = z.strictObject({ id: name, if: condition, message: bilingual, source: word, clause: word });
export type Unless = z.infer<typeof unless>;

const warning = z.strictObject({
  id: name,
  if: condition,
  message: bilingual,
  source: word.optional(),
  clause: word.optional(),
});
export type KindWarning = z.infer<typeof warning>;

const state = z.strictObject({ id: name, title: bilingual, final: z.boolean().default(false) });
export type KindState = z.infer<typeof state>;

/** The phases of the cycle that every management system turns in. */
export const pdcaPhases = ["plan", "do", "check", "act"] as const;
export type PdcaPhase = (typeof pdcaPhases)[number];

/** A lawful change of state; there is no other. */
const step = z.strictObject({
  id: name,
  title: bilingual,
  /** Which phases of plan–do–check–act the step is, where the kind is a cycle. */
  pdca: z.array(z.enum(pdcaPhases)).max(pdcaPhases.length).default([]),
  from: z.array(name).min(1),
  to: name,
  /** Asked at this step. */
  fields: z.array(field).max(40).default([]),
  /** Fields of the beginning or of other steps that are asked once more. */
  again: z.array(name).default([]),
  /** Done by somebody who did none of these (`begin` is entering it): nobody judges their own work. */
  separate: z.array(name).default([]),
  unless: z.array(unless).default([]),
});
export type KindStep = z.infer<typeof step>;

/** Until when a step is to be done. Asked as long as the record stands where the step begins. */
const term = z.strictObject({
  step: name,
  /** A date of the record, a step or `begin`; without it the step is asked for and has no day. */
  after: name.optional(),
  within: period.default("P0D"),
  /** Asked only from so long before: what expires warns before, and not after. */
  warn: period.optional(),
  /** A list asked at the beginning: the inbox warns each of its rows by name, a building of a contractor for instance. */
  each: name.optional(),
  source: word,
  clause: word,
});
export type KindTerm = z.infer<typeof term>;

export const recordKindShape = z.strictObject({
  id: name,
  part: z.enum(recordParts),
  edition: word,
  effective: z.strictObject({ from: isoDate, to: isoDate.nullable() }),
  source: word,
  clause: word,
  title: bilingual,
  /** What belongs here, for who stands before the empty list. */
  lead: bilingual,
  /** Asked when it is entered. The first is a text, and is what the record is called. */
  fields: z.array(field).min(1).max(60),
  /** What no record may be, at the beginning and after each step and each amendment. */
  unless: z.array(unless).default([]),
  /** The first is where it begins. */
  states: z.array(state).min(1).max(20),
  steps: z.array(step).max(40).default([]),
  terms: z.array(term).max(40).default([]),
  warnings: z.array(warning).max(40).default([]),
  examples: z.array(recordExample).min(1).max(100),
});
export type RecordKindShape = z.infer<typeof recordKindShape>;

/** A kind of record in one edition, as a file of `content/records`: shape first, then what only the whole can show. */
// The browser needs the shape only, and is spared the check and its expression language.
export const recordKind = /* @__PURE__ */ recordKindShape.superRefine((value, context) => {
  for (const { path, message } of checkKind(value)) context.addIssue({ code: "custom", path: [...path], message });
});
export type RecordKind = RecordKindShape;
