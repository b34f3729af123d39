import { type Context, houseRule, type Refusal, type Result, refusal } from "@touchstone/kernel";
import { risk as decider } from "../decide-risk.ts";
import { parsePrintedDate } from "../printed-date.ts";
import { noRisk, type Risk } from "../risk.ts";
import type { RiskCommand, RiskFacts } from "../risk-command.ts";
import type { RiskEvent } from "../risk-events.ts";
import { type CellChange, type CellColumn, cellChanges, cellReader } from "./cell.ts";
import type { NewRow, RowEdits } from "./change-row.ts";
import { tidied } from "./edit-cell.ts";
import type { RowChange } from "./row-change.ts";

export const planKinds = ["added", "changed", "removed", "conflict", "refused", "unchanged"] as const;
export type PlanKind = (typeof planKinds)[number];

/** A cell that somebody else changed since: what whoever asks had seen, what it says now, and what they want of it. */
export type CellConflict = {
  readonly line: string | null;
  readonly column: CellColumn;
  readonly seen: string;
  readonly theirs: string;
  readonly yours: string;
};

export type PlanNote = {
  readonly code: "kept-as-written" | "risk-there-already" | "date-ambiguous" | "date-unreadable" | "owner-unmatched";
  readonly column: CellColumn;
  readonly facts: Readonly<Record<string, string>>;
};

/** What would come of one row's change: nothing is written to know it. */
export type PlannedRow = {
  readonly kind: PlanKind;
  readonly at: number | null;
  readonly risk: string | null;
  readonly no: string;
  readonly title: string;
  readonly cells: readonly CellChange[];
  readonly conflicts: readonly CellConflict[];
  readonly refusals: readonly Refusal[];
  readonly notes: readonly PlanNote[];
};

/** A row as it is, and as it was at the version that was seen; `asSeen` null where it never had that version. */
export type RowThere = { readonly version: number; readonly risk: Risk; readonly asSeen: Risk | null };

export type PlanFacts = {
  readonly row: (risk: string) => RowThere | null;
  /** Is a row with these very printed cells there already? A file brought twice is there once. */
  readonly isThere: (row: NewRow) => boolean;
  /** Is another row there under the same number and title? */
  readonly isNamed: (row: NewRow) => boolean;
  /** Is this somebody on the list of people, or who owns another row already? */
  readonly isOwner: (owner: string) => boolean;
  readonly riskFacts: RiskFacts;
};

/** The plan of one row with the events that carry it out, null where nothing is to be done. */
export type RowPlan = {
  readonly planned: PlannedRow;
  readonly act: { readonly version: number; readonly before: Risk; readonly events: readonly RiskEvent[] } | null;
};

type Named = Pick<PlannedRow, "at" | "risk" | "no" | "title">;
const nothing = { cells: [], conflicts: [], refusals: [], notes: [] } as const;

const only = (kind: PlanKind, named: Named, what: Partial<PlannedRow> = {}): RowPlan => ({
  planned: { kind, ...named, ...nothing, ...what },
  act: null,
});

const dateNotes = (dates: readonly string[]): readonly PlanNote[] =>
  dates.flatMap((printed): readonly PlanNote[] => {
    const { kind } = parsePrintedDate(printed);
    if (kind === "ambiguous")
      return [{ code: "date-ambiguous", column: "effective", facts: { printed, readings: "" } }];
    return kind === "unreadable" ? [{ code: "date-unreadable", column: "effective", facts: { printed } }] : [];
  });

const planned: readonly CellColumn[] = ["objectives", "control", "monitoring", "correction"];

const eventNotes = (events: readonly RiskEvent[]): readonly PlanNote[] =>
  events.flatMap((event): readonly PlanNote[] => {
    if (event.type === "DocumentCorrected" || event.type === "DocumentAdded")
      return dateNotes([event.data.printedDate]);
    if (event.type !== "CellWritten" || event.data.text === "" || !planned.includes(event.data.column)) return [];
    return [{ code: "kept-as-written", column: event.data.column, facts: { column: event.data.column } }];
  });

const decided = (
  named: Named,
  before: { readonly version: number; readonly risk: Risk },
  command: RiskCommand,
  facts: PlanFacts,
  context: Context,
): RowPlan => {
  const result: Result<readonly RiskEvent[], Refusal> = decider.decide(before.risk, command, facts.riskFacts, context);
  if (!result.ok) return only("refused", named, { refusals: result.refusals });
  if (result.value.length === 0) return only("unchanged", named);
  const after = result.value.reduce(decider.evolve, before.risk);
  const kind = command.type === "AddRow" ? "added" : command.type === "WithdrawRisk" ? "removed" : "changed";
  const isPrinted = command.type === "AddRow" && command.row.file !== null;
  const isNobody = after.owner !== before.risk.owner && after.owner !== "" && !facts.isOwner(after.owner);
  const notes: readonly PlanNote[] = [
    ...(isPrinted ? [] : eventNotes(result.value)),
    ...(isNobody ? [{ code: "owner-unmatched", column: "owner", facts: { owner: after.owner } } as const] : []),
  ];
  return {
    planned: { kind, ...named, ...nothing, cells: cellChanges(before.risk, after), notes },
    act: { version: before.version, before: before.risk, events: result.value },
  };
};

const planAdd = (at: number | null, row: NewRow, facts: PlanFacts, context: Context): RowPlan => {
  const named = { at, risk: null, no: row.no, title: row.title };
  if (facts.isThere(row)) return only("unchanged", named);
  const plan = decided(named, { version: 0, risk: noRisk }, { type: "AddRow", row }, facts, context);
  if (plan.act === null) return plan;
  const notes: readonly PlanNote[] = [
    ...plan.planned.notes,
    ...(row.file === null ? [] : dateNotes(row.lines.map(({ cells }) => cells.effective ?? ""))),
    ...(facts.isNamed(row)
      ? [{ code: "risk-there-already", column: "risk", facts: { no: row.no, title: row.title } } as const]
      : []),
  ];
  return { ...plan, planned: { ...plan.planned, notes } };
};

type Says = (line: string | null, column: CellColumn) => string;
const reader = (risk: Risk): Says => {
  const cell = cellReader(risk);
  return (line, column) => tidied(cell(line, column));
};

type Views = { readonly now: Says; readonly seen: Says };

/** What whoever asks really wants changed: not what they saw and left, and not what is so by now. */
const wanted = ({ risk }: RowThere, { now, seen }: Views, { edits, documents, withdraw }: RowEdits): RowEdits => {
  const live = new Set(risk.lines.flatMap(({ id, withdrawn }) => (withdrawn === null ? [id] : [])));
  const known = new Set<string>();
  return {
    documents,
    withdraw: withdraw.filter(({ line }) => live.has(line) || !risk.lines.some(({ id }) => id === line)),
    edits: edits.filter(({ line, column, to }) => {
      const text = tidied(to);
      // What belongs to the risk may be asked for beside each of its documents, in the same words.
      const name = JSON.stringify([line, column, text]);
      if (text === seen(line, column) || text === now(line, column) || known.has(name)) return false;
      known.add(name);
      return true;
    }),
  };
};

const clashes = ({ now, seen }: Views, { edits, withdraw }: RowEdits): readonly CellConflict[] =>
  [...edits, ...withdraw.map(({ line }) => ({ line, column: "document" as const, to: "" }))].flatMap(
    ({ line, column, to }) => {
      const [before, theirs] = [seen(line, column), now(line, column)];
      return before === theirs ? [] : [{ line, column, seen: before, theirs, yours: tidied(to) }];
    },
  );

/** Each edit prints the row again; a person changes a handful of cells of one row, and no list of thousands. */
const mostEdits = 500;

const planChange = (
  change: Extract<RowChange, { readonly kind: "change" | "remove" }>,
  facts: PlanFacts,
  context: Context,
): RowPlan => {
  const there = facts.row(change.risk);
  const { no = "", title = "" } = there?.risk.identified ?? {};
  const named = { at: change.at, risk: change.risk, no, title };
  const gone = refusal("risk-not-identified", houseRule("3"), { risk: change.risk });
  if (there === null || there.risk.identified === null) return only("refused", named, { refusals: [gone] });
  const { version, risk, asSeen } = there;
  if (asSeen === null) {
    const never = refusal("version-unknown", houseRule("3"), { seen: change.seen, version });
    return only("refused", named, { refusals: [never] });
  }
  if (change.kind === "remove") {
    if (risk.withdrawn !== null) return only("unchanged", named);
    const moved = cellChanges(asSeen, risk).map(({ line, column, from, to }) => ({
      line,
      column,
      seen: from,
      theirs: to,
      yours: "",
    }));
    if (moved.length > 0) return only("conflict", named, { conflicts: moved });
    return decided(named, { version, risk }, { type: "WithdrawRisk", reason: change.reason }, facts, context);
  }
  const views = { now: reader(risk), seen: reader(asSeen) };
  const asked = wanted(there, views, change.change);
  const size = asked.edits.length + asked.documents.length + asked.withdraw.length;
  if (size > mostEdits)
    return only("refused", named, {
      refusals: [refusal("row-overlong", houseRule("Bad input"), { limit: mostEdits })],
    });
  const conflicts = clashes(views, asked);
  if (conflicts.length > 0) return only("conflict", named, { conflicts });
  if (size === 0) return only("unchanged", named);
  return decided(named, { version, risk }, { type: "ChangeRow", change: asked }, facts, context);
};

/** One row named twice in a change set would be changed on two pictures of it. */
const twice = (changes: readonly RowChange[]): ReadonlySet<string> => {
  const seen = new Set<string>();
  return new Set(
    changes.flatMap((change) => {
      if (change.kind === "add") return [];
      if (seen.has(change.risk)) return [change.risk];
      seen.add(change.risk);
      return [];
    }),
  );
};

/** What a set of changes would come to, row by row. Applying it runs the same decisions on the same rows. */
export const planChanges = (changes: readonly RowChange[], facts: PlanFacts, context: Context): readonly RowPlan[] => {
  const doubled = twice(changes);
  return changes.map((change) => {
    if (change.kind === "add") return planAdd(change.at, change.row, facts, context);
    if (!doubled.has(change.risk)) return planChange(change, facts, context);
    const { no = "", title = "" } = facts.row(change.risk)?.risk.identified ?? {};
    const refusals = [refusal("row-twice", houseRule("3"), { risk: change.risk })];
    return only("refused", { at: change.at, risk: change.risk, no, title }, { refusals });
  });
};

export const countPlan = (rows: readonly PlannedRow[]): Readonly<Record<PlanKind, number>> => {
  const count = { added: 0, changed: 0, removed: 0, conflict: 0, refused: 0, unchanged: 0 };
  for (const { kind } of rows) count[kind] += 1;
  return count;
};
