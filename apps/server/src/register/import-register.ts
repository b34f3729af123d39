import { refusalMessage, routes, say } from "@touchstone/contract";
import { houseRule, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import {
  parseRegisterTable,
  type RegisterRisk,
  type RegisterTable,
  type RiskEvent,
  reportRegister,
  risk,
  type TableProblem,
  type TableReading,
} from "@touchstone/register";
import { readTable } from "../adapters/tabular/read-table.ts";
import { type Bound, bind, type Call, scopeOf } from "../http/bind.ts";
import type { HeldLibrary } from "../requirements/index.ts";
import type { Services } from "../services.ts";
import { appendMany, type NewStream, type Stamp, takeTurn } from "../store/index.ts";
import { importStream } from "./import-stream.ts";
import { type Check, checkerOn } from "./laws.ts";
import { noRiskFacts } from "./risk-facts.ts";
import { printedDigest, riskStream } from "./risk-stream.ts";
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

type Candidate = {
  readonly digest: string;
  readonly table: { readonly no: string; readonly title: string; readonly lines: readonly Printed[] };
};
type Printed = {
  readonly title: string;
  readonly printedDate: string;
  readonly printed: RegisterRisk["lines"][number]["cells"];
};

// Only cells that printed something are kept; the empty ones come back from the columns.
const candidates = (table: RegisterTable): readonly Candidate[] =>
  table.risks.map(({ no, risk: title, lines }) => {
    const printed = lines.map((line) => ({
      title: line.title,
      printedDate: line.cells.effective,
      printed: Object.fromEntries(Object.entries(line.cells).filter(([, cell]) => cell !== "")) as Printed["printed"],
    }));
    const entry = { no, title, lines: printed };
    return { digest: printedDigest(entry), table: entry };
  });

type Fresh = Candidate & { readonly id: string };

const freshStreams = function* (
  { store }: Services,
  file: string,
  fresh: readonly Fresh[],
  { actor, newId }: Stamp,
): Generator<NewStream<RiskEvent>> {
  const now = store.world.now();
  const context = { actor, now, today: now.toZonedDateTimeISO(store.world.zone).toPlainDate(), newId };
  for (const { id, table } of fresh) {
    const command = { type: "ImportRisk", table: { ...table, file } } as const;
    const decided = risk.decide(risk.initial, command, noRiskFacts, context);
    if (!decided.ok) throw new Error(`a fresh row refused its import: ${decided.refusals[0].code}`);
    yield { stream: id, events: decided.value };
  }
};

// From so many rows on the database's picture of the table is out of date, and lists are planned by it.
const bulk = 1_000;

export const importBound = (services: Services, library: () => Promise<HeldLibrary>): readonly Bound[] => {
  const { store } = services;
  const checker = async () => checkerOn(dayOf(services, undefined), await library());
  return [
    bind(routes.register.check, async (call) => {
      const reading = await readRegister(call.bytes, call.query.file);
      return reading.ok ? ok(reportOf(reading.value, await checker(), call.language)) : reading;
    }),
    bind(routes.register.import, async (call) => {
      const scope = scopeOf(call);
      const { file } = call.query;
      const reading = await readRegister(call.bytes, file);
      const table = acceptable(reading, file);
      if (!table.ok) return table;
      if (!reading.ok) return reading;
      const found = candidates(table.value);
      const digest = await services.blobs.put(scope.owner, call.bytes);
      let fresh: readonly Fresh[] = [];
      const imported = await store.execute({
        kind: importStream,
        stream: store.world.newId(),
        scope,
        ...call.command,
        command: { type: "RecordImport", file, digest },
        expected: null,
        facts: async (tx) => {
          // A file sent twice at once is there once.
          await takeTurn(tx, importStream.kind, scope.owner, call.command);
          const known = await tx.query<{ printed_digest: string }>(
            "select printed_digest from register_risk where owner = $1 and printed_digest = any($2)",
            [scope.owner, found.map((one) => one.digest)],
          );
          const there = new Set(known.rows.map((row) => row.printed_digest));
          const unknown = found.filter((one) => !there.has(one.digest));
          // Rows are listed by id, and ids of one millisecond are in no order: sorted, they keep the file's.
          const ids = unknown.map(() => store.world.newId()).toSorted();
          fresh = unknown.flatMap((one, index) => ids.slice(index, index + 1).map((id) => ({ ...one, id })));
          return { facts: fresh.map(({ id }) => id), reads: [] };
        },
        answer: () => ({ imported: fresh.length, unchanged: found.length - fresh.length }),
        // All rows of the file in this one transaction: nothing is half imported.
        also: (tx, _, stamp) => appendMany(tx, riskStream, freshStreams(services, file, fresh, stamp), stamp),
      });
      if (imported.ok && fresh.length >= bulk) await store.upkeep.tidy();
      return imported.ok
        ? ok({ ...imported.value, ...reportOf(reading.value, await checker(), call.language) })
        : imported;
    }),
  ];
};
