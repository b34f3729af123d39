import { type ColumnWords, cellColumns } from "@touchstone/register";
import { z } from "zod";
import { once } from "../../content/once.ts";
import { readFile } from "../../content/read-content.ts";

const bilingual = z.strictObject({ zh: z.string(), en: z.string() });

const schema = z.strictObject({
  id: z.literal("register-columns"),
  edition: z.string(),
  title: bilingual,
  source: bilingual,
  effective: z.strictObject({ from: z.string(), to: z.string().nullable() }),
  words: z.partialRecord(z.enum(cellColumns), z.array(z.string().min(1)).min(1)),
  examples: z.array(z.strictObject({ heading: z.string(), to: z.enum([...cellColumns, "ignore"]) })).min(1),
});

export const readColumnWords = once(() => readFile("register-columns.yaml", schema));

export const columnWords: () => ColumnWords = once(() =>
  Object.fromEntries(
    Object.entries(readColumnWords().words).flatMap(([column, words]) => (words ? [[column, words]] : [])),
  ),
);
