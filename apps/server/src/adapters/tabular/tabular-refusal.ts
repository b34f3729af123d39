import { houseRule, type Refusal } from "@touchstone/kernel/refusal";

export type TabularCode =
  | "file-empty"
  | "file-too-large"
  | "file-kind-mismatch"
  | "file-kind-unknown"
  | "file-encrypted"
  | "file-damaged"
  | "archive-hostile"
  | "encoding-unknown"
  | "csv-malformed"
  | "table-too-large"
  | "cell-too-long"
  | "cell-control-character"
  | "cell-number-damaged"
  | "workbook-unreadable"
  | "workbook-hidden"
  | "sheet-unknown"
  | "reading-too-costly";

export type TabularRefusal = Refusal<TabularCode>;

/** Row and column count from 1. */
export const tabularRefusal = (
  code: TabularCode,
  facts: Readonly<Record<string, string | number>> = {},
  row: number | null = null,
  column: number | null = null,
): TabularRefusal => ({
  code,
  rule: houseRule("Bad input"),
  facts,
  passesFrom: null,
  place: { file: null, row, column },
});
