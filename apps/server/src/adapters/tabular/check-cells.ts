import { bounds } from "./bounds.ts";
import { type TabularRefusal, tabularRefusal } from "./tabular-refusal.ts";

// Control characters but tab and line ends; noncharacters; marks that turn the reading direction and so make a name
// look like another (I3). Lone surrogates are asked for with isWellFormed.
// oxlint-disable-next-line no-control-regex
const hidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/;

// How a spreadsheet prints a long identifier that it took for a number: its digits are gone.
const damaged = /^[+-]?\d(?:\.\d+)?E\+\d{2,}$/;

// Enough to see what is wrong with a file; ten thousand would bury it.
const most = 100;

/** What no cell may hold, whatever file it came from; every finding with its place. */
export const checkCells = (rows: readonly (readonly string[])[]): readonly TabularRefusal[] => {
  const found: TabularRefusal[] = [];
  for (const [row, cells] of rows.entries()) {
    for (const [column, cell] of cells.entries()) {
      if (found.length >= most) return found;
      if (cell.length > bounds.cellCharacters) {
        const facts = { length: cell.length, limit: bounds.cellCharacters };
        found.push(tabularRefusal("cell-too-long", facts, row + 1, column + 1));
      } else if (hidden.test(cell) || !cell.isWellFormed()) {
        const code = hidden.exec(cell)?.[0].codePointAt(0);
        const character =
          code === undefined ? "lone surrogate" : `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
        found.push(tabularRefusal("cell-control-character", { character }, row + 1, column + 1));
      } else if (damaged.test(cell)) {
        found.push(tabularRefusal("cell-number-damaged", { printed: cell }, row + 1, column + 1));
      }
    }
  }
  return found;
};
