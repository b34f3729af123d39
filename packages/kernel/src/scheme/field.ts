import { z } from "zod";
import { bilingual } from "../rules/fields.ts";

/** Ids inside a scheme: of kinds of records, fields, options. */
export const name = z.string().regex(/^[a-z][a-zA-Z0-9-]{0,59}$/);

/** A field of a record: `kind.field`, or `field` alone for the record that is being filed. */
export const fieldPath = z.string().regex(/^[a-z][a-zA-Z0-9-]*(\.[a-z][a-zA-Z0-9-]*)?$/);

/**
 * What choosing an option does to the case; without an effect it is only kept. `suspend` and `withdraw` are decisions
 * on a statement that is there already.
 */
export const effects = ["accept", "decline", "grant", "refuse", "return", "suspend", "withdraw"] as const;
export type Effect = (typeof effects)[number];

/** Occasions in which it is asked; none named means all. */
export const onlyFor = z.array(name).default([]);

const shared = {
  id: name,
  occasions: onlyFor,
  title: bilingual,
  hint: bilingual.optional(),
  /** Without it the field may be left out. */
  required: z.boolean().default(true),
  /** Asked for only where another field of the same record holds one of these values. */
  /**
   * What a form shows and a played case fills in, in the field's own type; of a date, the days from today.
   */
  example: z.json().optional(),
  when: z.strictObject({ field: name, is: z.array(z.union([z.string(), z.boolean()])).min(1) }).optional(),
};

const text = z.strictObject({
  ...shared,
  type: z.literal("text"),
  most: z.int().min(1).max(20_000).default(300),
  /** Exactly so many digits: codes such as those of GB/T 2260. */
  digits: z.int().min(1).max(20).optional(),
});
const bilingualText = z.strictObject({ ...shared, type: z.literal("bilingual") });
const day = z.strictObject({
  ...shared,
  type: z.literal("date"),
  /** `today`, or the field that holds the earliest day. */
  from: fieldPath.optional(),
  /** `today` for what must have happened, or the field that holds the latest day. */
  to: fieldPath.optional(),
});
const number = z.strictObject({
  ...shared,
  type: z.literal("number"),
  least: z.number().optional(),
  most: z.number().optional(),
  whole: z.boolean().default(false),
  unit: bilingual.optional(),
});
const boolean = z.strictObject({
  ...shared,
  type: z.literal("boolean"),
  /** The one answer with which the record can stand. */
  must: z.boolean().optional(),
});
const option = z.strictObject({ id: name, occasions: onlyFor, title: bilingual, effect: z.enum(effects).optional() });
const choice = z.strictObject({ ...shared, type: z.literal("choice"), options: z.array(option).min(1).max(200) });
const choices = z.strictObject({
  ...shared,
  type: z.literal("choices"),
  options: z.array(option).min(1).max(200),
  least: z.int().min(0).default(0),
});
/** A party by id, with the name it had then. */
const party = z.strictObject({ ...shared, type: z.literal("party") });

const plainFields = [text, bilingualText, day, number, boolean, choice, choices, party] as const;

/** Another thing of the same owner, by its id; what it is called is asked where it is shown. */
const link = z.strictObject({
  ...shared,
  type: z.literal("link"),
  /** A row of the register, a file of evidence, a site, or a record of a kind. */
  to: z.string().regex(/^(risk|evidence|site|record:[a-z][a-zA-Z0-9-]{0,59})$/),
});

const rowsOf = <Plain extends z.ZodType>(plain: Plain) =>
  z.strictObject({
    ...shared,
    type: z.literal("rows"),
    fields: z.array(plain).min(1).max(20),
    least: z.int().min(0).default(0),
    most: z.int().min(1).max(500).default(100),
  });

/** A field of a scheme: a case is somebody else's than the register is, so that nothing there links to it. */
const plainSchemeField = z.discriminatedUnion("type", [...plainFields]);
export type PlainSchemeField = z.infer<typeof plainSchemeField>;

export const schemeField = z.discriminatedUnion("type", [...plainFields, rowsOf(plainSchemeField)]);
export type SchemeField = z.infer<typeof schemeField>;

const plainField = z.discriminatedUnion("type", [...plainFields, link]);
export type PlainField = z.infer<typeof plainField>;

/** A field of any record. */
export const field = z.discriminatedUnion("type", [...plainFields, link, rowsOf(plainField)]);
export type Field = z.infer<typeof field>;
