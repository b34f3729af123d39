import { cpus, loadavg, totalmem } from "node:os";
import { commandFigures } from "./commands.ts";
import { crashRounds, openBed } from "./crash.ts";
import { deadlineFigures } from "./deadlines.ts";
import { evaluationEmbedded, evaluationPostgresql } from "./evaluation.ts";
import { exchangeEmbedded, exchangePostgresql } from "./exchange.ts";
import { gridFigures } from "./grid.ts";
import { importEmbedded, importPostgresql } from "./import.ts";
import { independenceFigures } from "./independence.ts";
import { lawsEmbedded, lawsPostgresql } from "./law-base.ts";
import { impactEmbedded, impactPostgresql } from "./law-impact.ts";
import { lawSearchEmbedded, lawSearchPostgresql } from "./law-search.ts";
import { plannerEmbedded, plannerPostgresql } from "./planner.ts";
import { logEmbedded, logPostgresql } from "./public-log.ts";
import { statusPageEmbedded, statusPagePostgresql } from "./public-status-page.ts";
import { rebuildEmbedded, rebuildPostgresql } from "./rebuild.ts";
import { nextStepFigures, redLineFigures } from "./red-lines.ts";
import { registerBesidePeers, registerFigures } from "./register.ts";
import { type Figure, ms, tableOf } from "./table.ts";

const crashFigures = async (engine: "embedded" | "postgresql"): Promise<readonly Figure[] | null> => {
  const bed = await openBed(engine);
  if (bed === null) return null;
  try {
    const { report } = await crashRounds(bed, engine, 30);
    const none = (what: string, count: number): Figure => ({
      what,
      measured: String(count),
      limit: "0",
      holds: count === 0,
    });
    return [
      {
        what: "rounds of kill -9 under eight clients",
        measured: String(report.rounds),
        limit: "30",
        holds: report.rounds >= 30,
      },
      { what: "commands acknowledged", measured: String(report.acknowledged), limit: "", holds: null },
      {
        what: "of them unanswered at the kill, then answered by the same key",
        measured: String(report.unknown),
        limit: "",
        holds: null,
      },
      none("acknowledged commands lost", report.lost),
      none("commands done twice", report.twice),
      none("commands half applied, broken chains", report.halfApplied),
      {
        what: "slowest start after a kill",
        measured: ms(report.slowestReadyMs),
        limit: "≤ 5000 ms",
        holds: report.slowestReadyMs <= 5000,
      },
    ];
  } finally {
    await bed.end();
  }
};

type Bench = { readonly title: string; readonly run: () => Promise<readonly Figure[] | null> };

const benches: Readonly<Record<string, Bench>> = {
  register: { title: "The register, embedded engine, durable", run: () => registerFigures() },
  "register-peers": { title: "A list of 10,000 risks beside the peers' stacks, PostgreSQL", run: registerBesidePeers },
  grid: { title: "The register as a grid, embedded engine, in Chromium", run: gridFigures },
  "import-embedded": { title: "Importing a register of 10,000 rows, embedded engine", run: importEmbedded },
  "import-postgresql": { title: "Importing a register of 10,000 rows, PostgreSQL", run: importPostgresql },
  "exchange-embedded": { title: "10,000 rows out to a file and back, embedded engine", run: exchangeEmbedded },
  "exchange-postgresql": { title: "10,000 rows out to a file and back, PostgreSQL", run: exchangePostgresql },
  "evaluation-embedded": { title: "Evaluation of 100,000 rows, embedded engine", run: evaluationEmbedded },
  "evaluation-postgresql": { title: "Evaluation of 100,000 rows, PostgreSQL", run: evaluationPostgresql },
  "red-lines": { title: "Random and adversarial sequences over every scheme", run: redLineFigures },
  "next-steps": { title: "Next steps of a case of 2,000 events", run: nextStepFigures },
  commands: { title: "Commands on PostgreSQL beside pgbench", run: commandFigures },
  deadlines: { title: "Deadlines of 100,000 statements", run: deadlineFigures },
  "planner-embedded": { title: "Desk of a body with 20,000 statements, embedded engine", run: plannerEmbedded },
  "planner-postgresql": { title: "Desk of a body with 20,000 statements, PostgreSQL", run: plannerPostgresql },
  "status-embedded": { title: "Public status page, embedded engine", run: statusPageEmbedded },
  "status-postgresql": { title: "Public status page, PostgreSQL", run: statusPagePostgresql },
  "law-search-embedded": { title: "Search over 171,270 articles, embedded engine", run: lawSearchEmbedded },
  "law-search-postgresql": { title: "Search over 171,270 articles, PostgreSQL", run: lawSearchPostgresql },
  "log-embedded": { title: "Public log, embedded engine, durable", run: logEmbedded },
  "log-postgresql": { title: "Public log, PostgreSQL, durable", run: logPostgresql },
  "rebuild-embedded": { title: "Rebuild from 100,000 events, embedded engine", run: rebuildEmbedded },
  "rebuild-postgresql": { title: "Rebuild from 100,000 events, PostgreSQL", run: rebuildPostgresql },
  "law-impact-embedded": {
    title: "Impact of a new version of a law, 5,000 registers, embedded engine",
    run: impactEmbedded,
  },
  "law-impact-postgresql": {
    title: "Impact of a new version of a law, 100,000 registers, PostgreSQL",
    run: impactPostgresql,
  },
  "laws-embedded": { title: "The bulk law base, embedded engine, durable", run: lawsEmbedded },
  "laws-postgresql": { title: "The bulk law base, PostgreSQL, durable", run: lawsPostgresql },
  independence: { title: "Independence in a graph of 500,000 relations, kernel alone", run: independenceFigures },
  "crash-embedded": { title: "kill -9, embedded engine", run: () => crashFigures("embedded") },
  "crash-postgresql": {
    title: "kill -9, PostgreSQL; every other round the database goes first",
    run: () => crashFigures("postgresql"),
  },
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => benches[name] === undefined);
if (unknown.length > 0) {
  console.error(`no such bench: ${unknown.join(", ")}; there are: ${Object.keys(benches).join(", ")}`);
  process.exit(2);
}
const load = () => loadavg()[0]?.toFixed(1) ?? "?";
const names = wanted.length > 0 ? wanted : Object.keys(benches);
console.log(
  `${Temporal.Now.plainDateISO().toString()}, Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "?"}, ${Math.round(totalmem() / 2 ** 30)} GB, load ${load()}\n`,
);
for (const name of names) {
  const bench = benches[name];
  if (bench === undefined) continue;
  const figures = await bench.run();
  console.log(
    figures === null
      ? `### ${bench.title}\nnot run: no PostgreSQL on this machine, or the data or the registry that it needs is not reached\n`
      : tableOf(`${bench.title} (load ${load()})`, figures),
  );
}
process.exit(0);
