import { z } from "zod";
import type { OutputOf } from "./client.ts";
import type { Causes, Factor } from "./draw-fishbone.ts";
import type { recordRoutes } from "./routes/records.ts";
import type { Language } from "./text.ts";

type Kind = OutputOf<typeof recordRoutes.kind>;
type RecordView = Pick<OutputOf<typeof recordRoutes.show>, "values">;
type Field = Kind["fields"][number];
type Rows = Extract<Field, { type: "rows" }>;

const factorOf: Readonly<Record<string, Factor>> = {
  people: "人",
  machine: "机",
  material: "料",
  method: "法",
  environment: "环",
};

const rowsShape = z.array(z.record(z.string(), z.json()));

/** In such a list a choice names one of the five dimensions, and a text the cause. */
const causeCells = ({ fields }: Rows) => {
  const category = fields.find(
    (field) =>
      field.type === "choice" && Object.keys(factorOf).every((id) => field.options.some((option) => option.id === id)),
  );
  const cause = fields.find(({ type }) => type === "text");
  return category === undefined || cause === undefined ? null : { category: category.id, cause: cause.id };
};

/** The causes that a record holds by 人机料法环, for its fishbone; null where its kind has no such list or it is empty. */
export const causesOf = (
  { fields, steps }: Pick<Kind, "fields" | "steps">,
  { values }: RecordView,
  language: Language,
): Pick<Causes, "title" | "causes"> | null => {
  for (const field of [...fields, ...steps.flatMap((step) => step.fields)]) {
    const cells = field.type === "rows" ? causeCells(field) : null;
    const rows = rowsShape.safeParse(values[field.id]);
    if (cells === null || !rows.success || rows.data.length === 0) continue;
    const causes = rows.data.flatMap((row) => {
      const category = row[cells.category];
      const cause = row[cells.cause];
      const factor = typeof category === "string" ? factorOf[category] : undefined;
      return factor === undefined || typeof cause !== "string" ? [] : [{ factor, cause }];
    });
    return { title: field.title[language], causes };
  }
  return null;
};
