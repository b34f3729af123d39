import type { ReactNode } from "react";
import { Head } from "./term.tsx";
import { type Label, textOf } from "./word.ts";

export type Column<Row> = {
  readonly key: string;
  readonly head: Label;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: "right";
};

type Props<Row> = {
  /** Said to those who do not see the table. */
  readonly caption: string;
  /** The first column names the row. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** A name and a few figures: a phone has room for them side by side, and a card of each would be a screen of air. */
  readonly isNarrow?: boolean;
};

/** A dense list at the desk, one card a row on phones. Grids that must keep their columns build their own. */
export const DataTable = <Row,>({ caption, columns, rows, rowKey, isNarrow = false }: Props<Row>) => (
  <div className="scroll" role="group" aria-label={caption} tabIndex={0}>
    <table className={isNarrow ? "table" : "table cards"}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" className={column.align}>
              <Head of={column.head} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column, index) =>
              index === 0 ? (
                <th key={column.key} scope="row" className={column.align}>
                  {column.cell(row)}
                </th>
              ) : (
                // One box a cell: on phones a cell is a grid of its label and this.
                <td key={column.key} className={column.align} data-label={textOf(column.head)}>
                  <div>{column.cell(row)}</div>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
