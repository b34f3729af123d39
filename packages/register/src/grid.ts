/** A merged range; all four bounds count from 0 and are inside the range. */
export type Merge = {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
};

/** What a spreadsheet file printed: text only, one string for each cell, so that nothing is interpreted twice. */
export type Grid = {
  readonly file: string;
  readonly sheet: string | null;
  /** Visible sheets of the workbook, this one among them; none in a text file. */
  readonly sheets: readonly string[];
  readonly cells: readonly (readonly string[])[];
  readonly merges: readonly Merge[];
  /** Cells whose text is the stored result of a formula; they count from 0. */
  readonly formulas: readonly { readonly row: number; readonly column: number }[];
};

export const grid = (file: string, cells: readonly (readonly string[])[]): Grid => ({
  file,
  sheet: null,
  sheets: [],
  cells,
  merges: [],
  formulas: [],
});
