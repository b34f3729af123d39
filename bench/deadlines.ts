import { type DeadlineRow, deadlinesByMonth, simulateDeadlines } from "@touchstone/kernel";
import { readRulePacks } from "@touchstone/server";
import { atMost, type Figure, seconds } from "./table.ts";

const statements = 100_000;
const first = Temporal.PlainDate.from("2024-01-01");

// Every day of the last three years, both editions, a tenth suspended, a third with a surveillance behind it.
const rowAt = (at: number): DeadlineRow => {
  const decision = first.add({ days: at % 1_060 });
  const isSuspended = at % 10 === 3;
  return {
    id: String(at),
    number: `TS01-${String(at).padStart(6, "0")}`,
    standard: "GB/T 45001-2020",
    scheme: "cn-ohsms",
    subject: "iso45001",
    jurisdiction: at % 2 === 0 ? "international" : "CN",
    decision: decision.toString(),
    issued: decision.add({ days: at % 20 }).toString(),
    validUntil: decision.add({ years: 3 }).subtract({ days: 1 }).toString(),
    lastSurveillance: at % 3 === 0 ? decision.add({ days: 300 }).toString() : null,
    standing: isSuspended ? "suspended" : "in-force",
    suspendedSince: isSuspended ? decision.add({ days: 370 }).toString() : null,
    cycle: at % 4 === 0 ? "recertification" : "initial",
  };
};

/** Three years ahead over the statements of a large body, as the planner asks for it. */
export const deadlineFigures = async (): Promise<readonly Figure[]> => {
  const rows = Array.from({ length: statements }, (_, at) => rowAt(at));
  const packs = readRulePacks();
  const start = performance.now();
  const { deadlines } = simulateDeadlines(rows, packs, { from: "2026-11-26", until: "2029-11-26" });
  const months = deadlinesByMonth(deadlines);
  const took = performance.now() - start;
  return [
    atMost(`what becomes of ${statements} statements in three years`, took, 5_000, seconds),
    { what: "days told, months", measured: `${deadlines.length}, ${months.length}`, limit: "", holds: null },
  ];
};
