import { createHash } from "node:crypto";
import { refusalMessage, routes, say } from "@touchstone/contract";
import { houseRule, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import {
  parseRegisterTable,
  type RegisterRisk,
  type RegisterTable,
  type RowChange,
  reportRegister,
  type TableProblem,
  type TableReading,
  type Written,
} from "@touchstone/register";
import { readTable } from "../adapters/tabular/read-table.ts";
import { type Bound, bind, type Call, scopeOf } from "../http/bind.ts";
import type { HeldLibrary } from "../requirements/index.ts";
import type { Services } from "../services.ts";
import { applyChanges } from "./changes/apply.ts";
import { askedBy } from "./changes/changes.ts";
import { type Check, checkerOn } from "./laws.ts";
import { dayOf } from "./rows.ts";

type Upload = Pick<Call<(typeof routes.register)["check"]>, "bytes" | "query" | "language">;

/** A table's error as a refusal with its place in the file. */
const refused = (file: string, { code, row, column, facts }: TableProblem): Refusal => ({
  ...refusal(code, houseRule("Bad input"), facts),
  place: { file, row, column },
});

/** What a file's table says, errors included. */
export const readRegister = async (bytes: Uint8Array, file: string): Promise<Result<TableReading, Refusal>> => {
  const grid = await readTable(bytes, file);
  return grid.ok ? ok(parseRegisterTable(grid.value)) : grid;
};

/** A table without an error, or every error with its place. */
const acceptable = (reading: Result<TableReading, Refusal>, file: string): Result<RegisterTable, Refusal> => {
  if (!reading.ok) return reading;
  const { table, problems } = reading.value;
  const [first, ...rest] = problems
    .filter(({ severity }) => severity === "error")
    .slice(0, 100)
    .map((problem) => refused(file, problem));
  if (first !== undefined) return refuse(first, ...rest);
  return table === null ? refuse(refusal("register-empty", houseRule("Bad input"))) : ok(table);
};

/** The answer to an uploaded table: every line beside what the law base says, every warning with its place. */
export const reportOf = (
  reading: TableReading,
  check: (title: string, printed: { value: string; precision: "year" | "month" | "day" } | null) => Check,
  language: Upload["language"],
) => {
  const { risks, problems } = reportRegister(reading, check);
  return {
    risks: risks.map((one) => ({ ...one, documents: [...one.documents] })),
    problems: problems.map(({ code, severity, row, column, facts }) => ({
      code,
      severity,
      row,
      column,
      message: say(refusalMessage(code), language, facts),
    })),
  };
};

// Only cells that printed something are kept; the empty ones come back from the columns.
const printedCells = (cells: RegisterRisk["lines"][number]["cells"]): Written =>
  Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== ""));

/** Each risk of the table as a row to be added, its cells as they were printed. */
const additions = (table: RegisterTable, file: string): readonly RowChange[] =>
  table.risks.map(({ no, risk: title, lines }) => ({
    kind: "add",
    at: null,
    row: {
      file,
      no,
      title,
      harm: "",
      owner: "",
      area: "",
      lines: lines.map(({ cells }) => ({ cells: printedCells(cells) })),
    },
  }));

export const importBound = (services: Services, library: () => Promise<HeldLibrary>): readonly Bound[] => {
  const checker = async () => checkerOn(dayOf(services, undefined), await library());
  return [
    bind(routes.register.check, async (call) => {
      const reading = await readRegister(call.bytes, call.query.file);
      return reading.ok ? ok(reportOf(reading.value, await checker(), call.language)) : reading;
    }),
    // The printed table is a change set like any other: it stands in the list of changes and can be taken back.
    bind(routes.register.import, async (call) => {
      const { file } = call.query;
      const reading = await readRegister(call.bytes, file);
      const table = acceptable(reading, file);
      if (!table.ok) return table;
      if (!reading.ok) return reading;
      const changes = additions(table.value, file);
      const digest = createHash("sha256").update(call.bytes).digest("hex");
      const keep = async () => void (await services.blobs.put(scopeOf(call).owner, call.bytes));
      const applied = await applyChanges(services, askedBy(call), async () => changes, {
        plan: null,
        file,
        source: { digest, keep },
      });
      if (!applied.ok) return applied;
      const { id: change, counts } = applied.value;
      const report = reportOf(reading.value, await checker(), call.language);
      return ok({ ...report, imported: counts.added, unchanged: counts.unchanged, change });
    }),
  ];
};
