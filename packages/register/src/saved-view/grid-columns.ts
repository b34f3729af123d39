/**
 * The columns of the grid in the order in which they stand: the thirteen of the printed table, and those that are shown
 * on demand. What belongs to one document stands together, so that a document's cells are one strip beside its risk.
 */
export const gridColumns = [
  "no",
  "risk",
  "harm",
  "owner",
  "area",
  "document",
  "documentNumber",
  "issuer",
  "level",
  "sourceAddress",
  "searchedOn",
  "effective",
  "clauses",
  "department",
  "duty",
  "fulfilment",
  "due",
  "objectives",
  "control",
  "monitoring",
  "evidence",
  "evaluator",
  "evaluatedOn",
  "correction",
  "verification",
] as const;

export type GridColumn = (typeof gridColumns)[number];

/** Columns that have a cell for each document of the risk. */
export const lineColumns = [
  "document",
  "documentNumber",
  "issuer",
  "level",
  "sourceAddress",
  "searchedOn",
  "effective",
  "clauses",
  "department",
  "duty",
  "fulfilment",
  "due",
] as const satisfies readonly GridColumn[];

export const gridSortKeys = ["entered", "title", "state", "owner", "area", "level"] as const;
export type GridSortKey = (typeof gridSortKeys)[number];

/** A key sorts upwards, with a minus before it downwards. */
export const gridSorts = [
  "entered",
  "-entered",
  "title",
  "-title",
  "state",
  "-state",
  "owner",
  "-owner",
  "area",
  "-area",
  "level",
  "-level",
] as const satisfies readonly (GridSortKey | `-${GridSortKey}`)[];
export type GridSort = (typeof gridSorts)[number];

export const sortKeyOf = (sort: GridSort): { readonly key: GridSortKey; readonly way: "up" | "down" } => {
  const key = gridSortKeys.find((one) => sort === `-${one}`);
  return key === undefined
    ? { key: gridSortKeys.find((one) => sort === one) ?? "entered", way: "up" }
    : { key, way: "down" };
};

export const gridGroups = ["state", "owner", "area"] as const;
export type GridGroup = (typeof gridGroups)[number];
