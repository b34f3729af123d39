import { type Context, ok, type Result, refusal, refuse } from "@touchstone/kernel";
import type { Risk } from "../risk.ts";
import type { RiskRefusal } from "../risk-command.ts";
import type { RiskEvent } from "../risk-events.ts";
import { planned } from "../rule-sources.ts";
import { type Entry, entriesOf, type ListColumn, readNew, reread } from "./entries.ts";

type Split = {
  /** What is written in the cell, above the entries. */
  readonly written: string;
  readonly kept: readonly Entry[];
  readonly fresh: readonly Entry[];
};

const setEvent = (entry: Entry, newId: () => string): readonly RiskEvent[] => {
  switch (entry.kind) {
    case "objective":
      return [{ type: "ObjectiveSet", data: { ...entry.item, id: entry.item.id === "" ? newId() : entry.item.id } }];
    case "control":
      return [{ type: "ControlSet", data: entry.item }];
    case "monitoring":
      return [{ type: "MonitoringSet", data: { ...entry.item, id: entry.item.id === "" ? newId() : entry.item.id } }];
    case "correction":
      return [];
  }
};

/**
 * A text of a list cell, taken apart: the entries stand in their order at its end, each changed or not; what stands above
 * them is writing. Lines after the entries become entries where they say all that one needs.
 */
const split = (risk: Risk, column: ListColumn, text: string): Result<Split, RiskRefusal> => {
  const entries = entriesOf(risk, column);
  const pieces = text === "" ? [] : text.split("\n");
  const first = pieces.findIndex((piece) => piece === entries[0]?.text);
  // Where the first entry itself was changed, as many lines as there are entries stand at the end.
  const start = entries.length === 0 ? pieces.length : first >= 0 ? first : pieces.length - entries.length;
  if (start < 0) return refuse(refusal("entry-kept", planned, { text: entries.at(-1)?.text ?? "" }));
  const kept: Entry[] = [];
  for (const [index, entry] of entries.entries()) {
    const piece = pieces[start + index];
    if (piece === undefined) return refuse(refusal("entry-kept", planned, { text: entry.text }));
    const read = piece === entry.text ? entry : reread(entry, piece);
    if (read === null) return refuse(refusal("entry-unreadable", planned, { text: piece, kind: entry.kind }));
    kept.push(read);
  }
  const rest = pieces.slice(start + entries.length);
  const above = pieces.slice(0, start);
  if (entries.length > 0) {
    const fresh = rest.flatMap((piece) => readNew(risk, column, piece) ?? []);
    const odd = rest.find((piece) => readNew(risk, column, piece) === null);
    if (odd !== undefined) return refuse(refusal("entry-unreadable", planned, { text: odd, kind: "new" }));
    return ok({ written: above.join("\n"), kept, fresh });
  }
  const from = 1 + above.findLastIndex((piece) => readNew(risk, column, piece) === null);
  const fresh = above.slice(from).flatMap((piece) => readNew(risk, column, piece) ?? []);
  return ok({ written: above.slice(0, from).join("\n"), kept, fresh });
};

/** What to do so that a list cell says this text. */
export const editList = (
  risk: Risk,
  column: ListColumn,
  text: string,
  { newId }: Context,
): Result<{ readonly written: string; readonly events: readonly RiskEvent[] }, RiskRefusal> => {
  const parts = split(risk, column, text);
  if (!parts.ok) return parts;
  const { written, kept, fresh } = parts.value;
  const before = entriesOf(risk, column);
  const changed = kept.filter((entry, index) => entry !== before[index]);
  return ok({ written, events: [...changed, ...fresh].flatMap((entry) => setEvent(entry, newId)) });
};
