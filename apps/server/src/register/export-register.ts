import { routes } from "@touchstone/contract";
import { ok } from "@touchstone/kernel";
import { type ColumnKey, columns, columnViews, type Merge, riskCells } from "@touchstone/register";
import { writeCsv } from "../adapters/tabular/write-csv.ts";
import { writeWorkbook } from "../adapters/tabular/write-workbook.ts";
import { type Bound, bind, scopeOf } from "../http/bind.ts";
import type { Services } from "../services.ts";
import { keyedTable } from "./exchange/export-keyed.ts";
import { allRows, dayOf } from "./rows.ts";
import type { Row } from "./views.ts";

const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

// As in the printed table: what belongs to the risk stands once beside all its lines; ②, ③ and ④ belong to a line.
const perLine: readonly string[] = ["document", "effective", "clauses"];

/** Number and risk say which row it is; then the columns of the group asked for, or all. */
const columnsOf = (part: (typeof columnViews)[number]["key"] | undefined) => {
  const wanted: readonly ColumnKey[] | undefined = columnViews.find(({ key }) => key === part)?.columns;
  return columns.flatMap((column, at) =>
    wanted === undefined || column.key === "no" || column.key === "risk" || wanted.includes(column.key)
      ? [{ ...column, at }]
      : [],
  );
};
type Shown = ReturnType<typeof columnsOf>;

const mergesOf = (heights: readonly number[], shown: Shown): readonly Merge[] => {
  let top = 1;
  return heights.flatMap((height) => {
    const from = top;
    top += height;
    return height < 2
      ? []
      : shown.flatMap(({ key }, column) =>
          perLine.includes(key) ? [] : [{ top: from, left: column, bottom: from + height - 1, right: column }],
        );
  });
};

const keyedFile = async (services: Services, rows: readonly Row[], format: "csv" | "xlsx") => {
  const name = `register-${dayOf(services, undefined)}-keys.${format}`;
  const { cells, ...shape } = keyedTable(rows.map(({ id, version, state }) => ({ id, version, risk: state })));
  // Nothing is merged: such a file is sorted and filtered.
  return format === "csv"
    ? { bytes: writeCsv(cells), type: "text/csv; charset=utf-8", name }
    : {
        bytes: await writeWorkbook({ name: "风险台账", cells, merges: [], headingRows: 1, ...shape }),
        type: workbookType,
        name,
      };
};

export const exportBound = (services: Services): readonly Bound[] => [
  bind(routes.register.export, async (call) => {
    const rows = await allRows(services, scopeOf(call).owner);
    if (call.query.keys === "yes") return ok(await keyedFile(services, rows, call.query.format));
    const shown = columnsOf(call.query.part);
    const blocks = rows.map(({ state }) => riskCells(state).map((row) => shown.map(({ at }) => row[at] ?? "")));
    const cells = [shown.map((column) => column.zh), ...blocks.flat()];
    const name = `register-${dayOf(services, undefined)}.${call.query.format}`;
    if (call.query.format === "csv") return ok({ bytes: writeCsv(cells), type: "text/csv; charset=utf-8", name });
    // A merged cell keeps only its first text: where a line of its own printed something there, nothing is merged.
    const isMergeable = ({ top, bottom, left }: Merge): boolean =>
      cells.slice(top + 1, bottom + 1).every((row) => (row[left] ?? "") === "");
    const merges = mergesOf(
      blocks.map((block) => block.length),
      shown,
    ).filter(isMergeable);
    const widths = shown.map(({ key }) => (key === "no" ? 6 : key === "effective" || key === "evaluatedOn" ? 14 : 26));
    return ok({
      bytes: await writeWorkbook({ name: "风险台账", cells, merges, headingRows: 1, widths }),
      type: workbookType,
      name,
    });
  }),
];
