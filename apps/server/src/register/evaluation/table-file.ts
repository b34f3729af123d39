import { writeCsv } from "../../adapters/tabular/write-csv.ts";
import { writeWorkbook } from "../../adapters/tabular/write-workbook.ts";
import type { File } from "../../http/bind.ts";

const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** One table with its heading as a file of the format asked for. */
export const tableFile = async (
  name: string,
  format: "csv" | "xlsx",
  head: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<File> => {
  const cells = [head, ...rows];
  if (format === "csv") return { bytes: writeCsv(cells), type: "text/csv; charset=utf-8", name: `${name}.csv` };
  const widths = head.map(() => 24);
  const bytes = await writeWorkbook({ name: name.slice(0, 31), cells, merges: [], headingRows: 1, widths });
  return { bytes, type: workbookType, name: `${name}.xlsx` };
};
