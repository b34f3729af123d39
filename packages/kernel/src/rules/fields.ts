import { z } from "zod";

/** Fields that packs and inputs share. Dates stay ISO strings here; a computation parses them where it needs arithmetic. */

const isCalendarDate = (text: string): boolean => {
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" }).toString() === text;
  } catch {
    return false;
  }
};

export const isoDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine(isCalendarDate, { message: "not-a-date" });

export const word = z
  .string()
  .max(300)
  .refine((text) => text.trim() !== "" && text.isWellFormed(), { message: "empty" });

export const bilingual = z.strictObject({ zh: word, en: word });

export const clause = z.strictObject({ source: word, clause: word });
