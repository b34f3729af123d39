import { gridTexts } from "@touchstone/contract";
import type { GridColumn } from "@touchstone/register";
import type { ClipboardEvent } from "react";
import { useText } from "../../shell/language.tsx";
import { editsOver } from "./cell-rules.ts";
import { copyOf, isPerLine, type Layout, settle, textAt } from "./grid-layout.ts";
import { readTsv, writeTsv } from "./tsv.ts";
import type { Changes } from "./use-changes.ts";
import type { Selected } from "./use-selection.ts";

type Given = {
  readonly layout: Layout;
  readonly shown: readonly GridColumn[];
  readonly selected: Selected;
  readonly mayWrite: boolean;
  readonly changes: Changes;
};

/** What is done to a block of cells: copied, pasted, filled, emptied. */
export const useBlock = ({ layout: { lines }, shown, selected, mayWrite, changes }: Given) => {
  const t = useText(gridTexts);
  const lay = (texts: readonly (readonly string[])[]) => {
    const width = Math.max(...texts.map((row) => row.length));
    // One cell pasted over a range fills the range, as spreadsheets do.
    const isFill = texts.length === 1 && width === 1 && selected.isRange;
    const from = settle(lines, shown, {
      at: Math.min(selected.from.at, selected.active.at),
      column: Math.min(selected.from.column, selected.active.column),
    });
    const targets = isFill ? selected.columns : shown.slice(from.column, from.column + width);
    const down = lines
      .slice(from.at, selected.stretch.to)
      .filter(({ offset }) => offset === 0 || targets.some(isPerLine));
    const onto = isFill ? selected.lines : down.slice(0, texts.length);
    const block = isFill ? onto.map(() => targets.map(() => texts[0]?.[0] ?? "")) : texts;
    if (!isFill && (texts.length > onto.length || width > targets.length)) {
      changes.say(t("pasteOver", { rows: texts.length, columns: width }));
    } else changes.change(editsOver(onto, targets, block));
  };
  const fillDown = () => {
    const [first, ...below] = selected.lines;
    if (first === undefined) return;
    const heads = selected.columns.map((one) => textAt(first, one));
    const block = below.map(() => heads);
    changes.change(editsOver(below, selected.columns, block));
  };
  const copy = (event: ClipboardEvent) => {
    event.clipboardData.setData("text/plain", writeTsv(copyOf(selected.lines, selected.columns)));
    event.preventDefault();
    changes.say(t("copied", { cells: selected.lines.length * selected.columns.length }));
  };
  const paste = (event: ClipboardEvent) => {
    event.preventDefault();
    const text = event.clipboardData.getData("text/plain");
    if (!mayWrite) changes.say(t("readOnly"));
    else if (text === "") changes.say(t("pasteEmpty"));
    else lay(readTsv(text));
  };
  const clear = () => {
    const nothing = selected.lines.map(() => selected.columns.map(() => ""));
    if (mayWrite) changes.change(editsOver(selected.lines, selected.columns, nothing));
  };
  return { copy, paste, clear, fillDown: () => (mayWrite ? fillDown() : changes.say(t("readOnly"))) };
};

export type Block = ReturnType<typeof useBlock>;
