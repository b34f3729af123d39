import { targets } from "@touchstone/register";
import { z } from "zod";
import { changed, id, line } from "../fields.ts";
import { route } from "../route.ts";
import { applied, changePlan, plan } from "./register-changes.ts";

const organisation = z.strictObject({ organisation: id });
const base = "/api/v1/register/{organisation}";
const target = z.enum(targets);
const mostColumns = 200;

/** Which table of which file: the sheet, and the row of the headings from 1; found where nobody says. */
const table = {
  file: z.string().min(1).max(300),
  sheet: z.string().max(100).optional(),
  header: z.coerce.number().int().min(1).max(50_000).optional(),
};

/** What each column is, from the left, joined by commas; or the name of a mapping that was kept. */
const mapped = {
  ...table,
  columns: z
    .string()
    .max(6_000)
    .transform((text) => text.split(","))
    .pipe(z.array(target).max(mostColumns))
    .optional(),
  mapping: line.optional(),
  /** The file holds the whole register: what is not in it was taken out. */
  whole: z.enum(["no", "yes"]).default("no"),
};

const mappingView = z
  .strictObject({
    name: z.string(),
    columns: z.array(z.strictObject({ heading: z.string(), to: target })),
    savedAt: z.string(),
  })
  .meta({ id: "ColumnMapping" });

export const registerExchangeRoutes = {
  read: route({
    id: "register-exchange.read",
    method: "POST",
    path: `${base}/exchange/read`,
    door: "organisation",
    action: "register.read",
    summary:
      "What a spreadsheet holds: its sheets, its headings, what each column most likely is, and kept mappings that fit",
    params: organisation,
    query: z.strictObject(table),
    output: z.strictObject({
      sheets: z.array(z.string()),
      sheet: z.string().nullable(),
      header: z.int(),
      rows: z.int(),
      /** The file carries the keys of an export. */
      keyed: z.boolean(),
      columns: z.array(z.strictObject({ heading: z.string(), sample: z.string(), to: target })),
      mappings: z.array(mappingView),
    }),
    consumes: "bytes",
  }),
  preview: route({
    id: "register-exchange.preview",
    method: "POST",
    path: `${base}/exchange/preview`,
    door: "organisation",
    action: "register.read",
    summary: "What a file would change in the register; nothing is written",
    params: organisation,
    query: z.strictObject(mapped),
    output: changePlan,
    consumes: "bytes",
  }),
  apply: route({
    id: "register-exchange.apply",
    method: "POST",
    path: `${base}/exchange`,
    door: "organisation",
    action: "register.write",
    summary: "Apply a file to the register as one change set: all of it or nothing",
    params: organisation,
    query: z.strictObject({ ...mapped, plan: plan.optional() }),
    output: applied,
    consumes: "bytes",
  }),
  mappings: route({
    id: "register-exchange.mappings",
    method: "GET",
    path: `${base}/exchange/mappings`,
    door: "organisation",
    action: "register.read",
    summary: "Column mappings that this organisation kept, by name",
    params: organisation,
    output: z.strictObject({ mappings: z.array(mappingView) }),
  }),
  saveMapping: route({
    id: "register-exchange.save-mapping",
    method: "POST",
    path: `${base}/exchange/mappings`,
    door: "organisation",
    action: "register.write",
    summary: "Keep a column mapping under a name; one that is there under it gives way",
    params: organisation,
    body: z.strictObject({
      name: line,
      columns: z
        .array(z.strictObject({ heading: z.string().max(1_000), to: target }))
        .min(1)
        .max(mostColumns),
    }),
    output: changed,
  }),
};
