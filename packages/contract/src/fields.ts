import { z } from "zod";

/** Fields that every capability shares, so that bounds and formats are said once. */

/** Written in capitals it is the same id (RFC 9562, 4): stored and compared in small letters. */
export const id = z.uuid().toLowerCase().meta({ id: "Id", description: "UUIDv7" });

const isCalendarDate = (text: string): boolean => {
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" }).toString() === text;
  } catch {
    return false;
  }
};

export const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine(isCalendarDate, { message: "not a calendar date" })
  .meta({ id: "Date", description: "YYYY-MM-DD", format: "date" });

// U+0000 cannot be stored; a lone surrogate is not text; other control characters but tab and line feed hide things.
const printable = (text: string): boolean =>
  // oxlint-disable-next-line no-control-regex
  text.isWellFormed() && !/[\u0000-\u0008\u000b-\u001f\u007f]/.test(text);

const bounded = (most: number) =>
  z.string().max(most).refine(printable, { message: "control characters or lone surrogates" });

/** One line that must say something. */
export const line = bounded(300).refine((text) => text.trim() !== "" && !text.includes("\n"), { message: "empty" });
/** Free text; may be empty. */
export const text = bounded(20_000);
/** Free text that must say something. */
export const prose = text.refine((value) => value.trim() !== "", { message: "empty" });

export const bilingual = z.strictObject({ zh: line, en: line }).meta({ id: "Bilingual" });

export const instant = z.iso.datetime().meta({ id: "Instant" });

export const version = z.int().min(0);

export const page = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(2000).optional(),
};

export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), next: z.string().nullable() });

/** What every command answers at least: which stream, at which version it now stands. */
export const changed = z.strictObject({ id, version }).meta({ id: "Changed" });

export const ruleSource = z.strictObject({ source: z.string(), clause: z.string() }).meta({ id: "RuleSource" });
