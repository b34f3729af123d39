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

export const gridSorts = ["entered", "title", "state", "owner", "area"] as const;
export type GridSort = (typeof gridSorts)[number];

export const gridGroups = ["state", "owner", "area"] as const;
export type GridGroup = (typeof gridGroups)[number];
