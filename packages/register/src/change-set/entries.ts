import type { Control, Monitoring, Objective, Risk } from "../risk.ts";
import { readFrequency } from "./frequency-words.ts";

/** Columns whose cells may end in entries that were set with all their parts: objectives, controls, monitoring, corrections. */
export type ListColumn = "objectives" | "control" | "monitoring" | "correction";

export const controlText = ({ who, what, when }: Pick<Control, "who" | "what" | "when">): string =>
  `${what}（${who}，${when}）`;
export const monitoringText = ({ what, who }: Pick<Monitoring, "what" | "who">): string => `${what}（${who}）`;

/** One entry as its cell prints it. */
export type Entry =
  | { readonly kind: "objective"; readonly item: Objective; readonly text: string }
  | { readonly kind: "control"; readonly item: Control; readonly text: string }
  | { readonly kind: "monitoring"; readonly item: Monitoring; readonly text: string }
  /** An action that was planned stands as it was planned. */
  | { readonly kind: "correction"; readonly item: null; readonly text: string };

export const entriesOf = (risk: Risk, column: ListColumn): readonly Entry[] => {
  switch (column) {
    case "objectives":
      return risk.objectives.map((item) => ({ kind: "objective", item, text: item.text }));
    case "control":
      return risk.controls.map((item) => ({ kind: "control", item, text: controlText(item) }));
    case "monitoring":
      return risk.monitoring.map((item) => ({ kind: "monitoring", item, text: monitoringText(item) }));
    case "correction":
      return risk.corrections.map(({ action }) => ({ kind: "correction", item: null, text: action }));
  }
};

// The last brackets of an entry are its own; its text may hold others. Whatever is read prints again as it stood.
const controlForm = /^(.+)（([^（），]+)，([^（）]+)）$/u;
const monitoringForm = /^(.+)（([^（）]+)）$/u;

const longest = 300;
/** Words of a plan say something, in one line of a length that its form takes too. */
const says = (...words: readonly (string | undefined)[]): boolean =>
  words.every((word) => word !== undefined && word.trim() !== "" && word.length <= longest);

/** The entry with what its new text says, everything else as it was; null where the text does not read as one. */
export const reread = (entry: Entry, text: string): Entry | null => {
  switch (entry.kind) {
    case "objective": {
      if (!says(text)) return null;
      const frequency = readFrequency(text) ?? entry.item.frequency;
      return { kind: "objective", item: { ...entry.item, text, frequency }, text };
    }
    case "control": {
      const [, what, who, when] = controlForm.exec(text) ?? [];
      if (what === undefined || who === undefined || when === undefined || !says(what, who, when)) return null;
      return { kind: "control", item: { ...entry.item, what, who, when }, text };
    }
    case "monitoring": {
      const [, what, who] = monitoringForm.exec(text) ?? [];
      if (what === undefined || who === undefined || !says(what, who)) return null;
      const frequency = readFrequency(text) ?? entry.item.frequency;
      return { kind: "monitoring", item: { ...entry.item, what, who, frequency }, text };
    }
    case "correction":
      return null;
  }
};

/** An entry that a text says with every part that one needs; an id is given to it where it is set. */
export const readNew = (risk: Risk, column: ListColumn, text: string): Entry | null => {
  const frequency = readFrequency(text);
  if (frequency === null || !says(text)) return null;
  if (column === "objectives") return { kind: "objective", item: { id: "", text, frequency }, text };
  // To which objective it belongs is told only where there is one.
  const [objective, another] = risk.objectives;
  const [, what, who] = monitoringForm.exec(text) ?? [];
  if (column !== "monitoring" || objective === undefined || another !== undefined) return null;
  if (what === undefined || who === undefined || !says(what, who)) return null;
  return { kind: "monitoring", item: { id: "", objective: objective.id, what, who, frequency }, text };
};
