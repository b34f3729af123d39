import type { ReadDate } from "./printed-date.ts";
import type { RegisterTable, TableProblem, TableReading } from "./register-table.ts";

/** The law base's answer to one printed line, as @touchstone/requirements gives it. */
export type LineCheck<Correct> = {
  readonly match: { readonly family: string; readonly version: string } | null;
  readonly verdict: "right" | "wrong" | "outdated" | "unknown";
  readonly correct: Correct;
  readonly source: string | null;
};

export type ReportedDocument<Check> = {
  readonly row: number;
  readonly printed: { readonly title: string; readonly date: string };
  /** Null where nothing, or nothing readable, was printed. */
  readonly date: ReadDate | null;
} & Check;

export type RegisterReport<Check> = {
  readonly risks: readonly {
    readonly no: string;
    readonly risk: string;
    readonly documents: readonly ReportedDocument<Check>[];
  }[];
  readonly problems: readonly TableProblem[];
};

/** Every line of a table that was read, beside what the law base says of it (OH-4). */
export const reportRegister = <Check extends LineCheck<unknown>>(
  { table, problems }: TableReading,
  check: (title: string, printed: ReadDate | null) => Check,
): RegisterReport<Check> => ({ risks: table === null ? [] : reported(table, check), problems });

const reported = <Check extends LineCheck<unknown>>(
  table: RegisterTable,
  check: (title: string, printed: ReadDate | null) => Check,
): RegisterReport<Check>["risks"] =>
  table.risks.map(({ no, risk, lines }) => ({
    no,
    risk,
    documents: lines
      .filter((line) => line.title !== "")
      .map((line) => {
        const date = line.date.kind === "date" ? { value: line.date.value, precision: line.date.precision } : null;
        const printed = { title: line.cells.document, date: line.cells.effective };
        return { row: line.row, printed, date, ...check(line.title, date) };
      }),
  }));
