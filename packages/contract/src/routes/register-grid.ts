import { gridColumns, gridGroups, gridSorts, riskStates } from "@touchstone/register";
import { z } from "zod";
import { changed, date, id, line, page, pageOf, version } from "../fields.ts";
import { route } from "../route.ts";
import { lineCheck, readDate, yearCount } from "./register-views.ts";

const organisation = z.strictObject({ organisation: id });
const state = z.enum(riskStates);
const column = z.enum(gridColumns);

/** Which rows, and in which order: the same words in an address, in a request and in a saved view. */
const filter = {
  state: state.optional(),
  owner: line.optional(),
  area: line.optional(),
  search: line.optional(),
  sort: z.enum(gridSorts).default("entered"),
  group: z.enum(gridGroups).optional(),
};

const law = z.strictObject({
  documentNumber: z.string().nullable(),
  issuer: z.string().nullable(),
  level: z.string(),
  source: z.string(),
});

const gridLine = z.strictObject({
  /** Null where the row has no document. */
  id: z.string().nullable(),
  title: z.string(),
  printedDate: z.string(),
  /** Only cells that say something, by column. */
  cells: z.partialRecord(column, z.string()),
  date: readDate.nullable(),
  check: lineCheck.nullable(),
  /** No clause has been extracted, so that the title is a list and no requirement. */
  bare: z.boolean(),
  withdrawn: z.string().nullable(),
  /** What the law base knows of the document; only where it is asked for. */
  law: law.nullable(),
});

/** A row as the grid draws it: the cells, and what must stand beside them. */
export const gridRow = z
  .strictObject({
    id,
    version,
    no: z.string(),
    title: z.string(),
    state,
    owner: z.string(),
    area: z.string(),
    cells: z.partialRecord(column, z.string()),
    /** When the correction under way is due. */
    due: z.string().nullable(),
    year: z.array(yearCount),
    lines: z.array(gridLine),
  })
  .meta({ id: "GridRow" });

const viewShape = {
  name: line.max(60),
  columns: z.array(column).min(1).max(gridColumns.length),
  state: state.nullable().default(null),
  owner: line.nullable().default(null),
  area: line.nullable().default(null),
  search: line.nullable().default(null),
  sort: z.enum(gridSorts).default("entered"),
  group: z.enum(gridGroups).nullable().default(null),
};

/** `own` is the person's alone; `organisation` is for everybody who reads the register. */
const reach = z.enum(["own", "organisation"]);
const savedView = z
  .strictObject({ ...viewShape, id: z.string(), reach, opens: z.boolean() })
  .meta({ id: "RegisterView" });

const base = "/api/v1/register/{organisation}";

export const registerGridRoutes = {
  rows: route({
    id: "register.grid",
    method: "GET",
    path: `${base}/grid`,
    door: "organisation",
    action: "register.read",
    summary: "The register's rows for a grid: only what its cells show, a page at a time, with the number of all",
    params: organisation,
    query: z.strictObject({
      ...page,
      ...filter,
      /** From the end: the last page first, and `next` leads towards the first. Each page still reads downwards. */
      from: z.enum(["start", "end"]).default("start"),
      laws: z.enum(["with", "without"]).default("without"),
      on: date.optional(),
    }),
    output: pageOf(gridRow).extend({
      /** How many rows the filter lets through; said on the first page only. */
      total: z.int().nullable(),
    }),
  }),
  views: route({
    id: "register.views",
    method: "GET",
    path: `${base}/grid/views`,
    door: "organisation",
    action: "register.read",
    summary: "The saved views of the register: one's own and the organisation's",
    params: organisation,
    output: z.strictObject({ views: z.array(savedView) }),
  }),
  keepView: route({
    id: "register.keep-view",
    method: "POST",
    path: `${base}/grid/views`,
    door: "organisation",
    action: "register.read",
    summary: "Save a view of the register under a name; for everybody only by who may write the register",
    params: organisation,
    body: z.strictObject({
      ...viewShape,
      id: z.string().max(60).nullable().default(null),
      reach,
      opens: z.boolean().default(false),
    }),
    output: changed.extend({ view: z.string() }),
  }),
  dropView: route({
    id: "register.drop-view",
    method: "POST",
    path: `${base}/grid/views/withdrawal`,
    door: "organisation",
    action: "register.read",
    summary: "Take a saved view away",
    params: organisation,
    body: z.strictObject({ id: z.string().max(60), reach }),
    output: changed,
  }),
  history: route({
    id: "register.cell-history",
    method: "GET",
    path: `${base}/risks/{risk}/cells`,
    door: "organisation",
    action: "register.read",
    summary: "What was changed in a row, cell by cell: who, when, from what to what; from the journal",
    params: z.strictObject({ organisation: id, risk: id }),
    query: z.strictObject({ column: column.optional(), line: z.string().max(60).optional() }),
    output: z.strictObject({
      changes: z.array(
        z.strictObject({
          version,
          at: z.string(),
          /** The day on which it happened, where that is another one. */
          on: z.string(),
          by: z.strictObject({ person: z.string(), name: z.string().nullable() }),
          event: z.string(),
          column,
          line: z.string().nullable(),
          from: z.string(),
          to: z.string(),
        }),
      ),
    }),
  }),
};
