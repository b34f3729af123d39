import type { Merge } from "@touchstone/register";
import { writeXlsx } from "hucre/xlsx";

export type WrittenSheet = {
  readonly name: string;
  readonly cells: readonly (readonly string[])[];
  readonly merges: readonly Merge[];
  /** Rows from the top that are headings: bold, and always in sight. */
  readonly headingRows: number;
  /** In characters. */
  readonly widths: readonly number[];
  /** Columns from this one on are not shown: keys that a person need not see. */
  readonly hiddenFrom?: number;
};

// Every cell is stored as a string in the text format: no program computes it, and a person who edits it keeps text.
const storedSheet = (sheet: WrittenSheet) => {
  const alignment = { wrapText: true, vertical: "top" } as const;
  const cells = new Map(
    sheet.cells.flatMap((row, top) =>
      row.map((_, left) => [
        `${top},${left}`,
        { style: { numFmt: "@", alignment, ...(top < sheet.headingRows ? { font: { bold: true } } : {}) } },
      ]),
    ),
  );
  return {
    name: sheet.name,
    columns: sheet.widths.map((width, column) => ({
      width,
      ...(column >= (sheet.hiddenFrom ?? sheet.widths.length) ? { hidden: true } : {}),
    })),
    rows: sheet.cells.map((row) => row.map((cell) => (cell === "" ? null : cell))),
    cells,
    merges: sheet.merges.map(({ top, left, bottom, right }) => ({
      startRow: top,
      startCol: left,
      endRow: bottom,
      endCol: right,
    })),
    freezePane: { rows: sheet.headingRows },
  };
};

export const writeWorkbook = async (...sheets: readonly [WrittenSheet, ...WrittenSheet[]]): Promise<Uint8Array> =>
  new Uint8Array(await writeXlsx({ sheets: sheets.map(storedSheet) }));
