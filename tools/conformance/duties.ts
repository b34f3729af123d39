import { readFolder } from "@touchstone/server";
import { z } from "zod";

const text = z.string().min(1).max(300);
const bilingual = z.strictObject({ zh: text, en: text });

/** What serves a duty: words, and the places where one can go and look. */
const place = z.string().regex(/^(page|command|route|content) \S.*$/);

const duty = z.strictObject({
  /** The number, or a word of ours where the number was never seen. */
  clause: z.string().regex(/^(\d+(\.\d+)*|[a-z]+(-[a-z]+)*)$/),
  /** In our own words, never the document's. */
  duty: bilingual,
  /** Null where the product does nothing for it: the body keeps it by other means. */
  serves: bilingual.extend({ at: z.array(place).min(1) }).nullable(),
});
export type Duty = z.infer<typeof duty>;

const duties = z.strictObject({
  /** As marks name it. */
  id: z.string().regex(/^[A-Z0-9-]+$/),
  title: bilingual,
  source: text,
  edition: text,
  effective: z.strictObject({ from: z.iso.date() }),
  doubts: z.array(bilingual).min(1),
  rows: z
    .array(duty)
    .min(1)
    .refine((rows) => new Set(rows.map(({ clause }) => clause)).size === rows.length, "a clause stands twice"),
});
export type Duties = z.infer<typeof duties>;

/** `content/conformance`: what each document asks, clause by clause. A wrong file throws with its line. */
export const readDuties = (): readonly Duties[] => readFolder("conformance", duties);
