import type { GridColumn } from "@touchstone/register";
import type { KeyboardEvent } from "react";
import { type Layout, lineHeight, textAt } from "./grid-layout.ts";
import { moveBy } from "./moves.ts";
import type { Block } from "./use-block.ts";
import { headHeight } from "./use-grid-focus.ts";
import type { Selected } from "./use-selection.ts";

const isPrintable = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  [...key].length === 1 && !ctrlKey && !metaKey && !altKey;

type Given = {
  readonly layout: Layout;
  readonly shown: readonly GridColumn[];
  readonly selected: Selected;
  readonly block: Block;
  readonly seen: number;
  readonly begin: (text: string) => void;
  readonly undo: () => void;
  readonly open: () => void;
  readonly readEnd: () => void;
  readonly help: () => void;
};

/** What a key does where no cell is being edited. The field that waits in the active cell takes what is typed by itself. */
export const gridKeys = (given: Given) => {
  const { layout, shown, selected, block, seen, begin } = given;
  const { lines, gap } = layout;
  const { active, stretch } = selected;
  const line = lines[active.at];
  const column = shown[active.column] ?? "no";
  const byCtrl: Readonly<Record<string, () => void>> = {
    d: block.fillDown,
    z: given.undo,
    a: selected.all,
    Enter: given.open,
    ...(gap.top !== gap.end && gap.at === lines.length
      ? {
          End: () => {
            given.readEnd();
            selected.goToEnd();
          },
        }
      : {}),
  };
  const move = (event: KeyboardEvent, ctrl: boolean): boolean => {
    const page = Math.max(1, Math.floor((seen - headHeight) / lineHeight) - 1);
    const to = moveBy(lines, shown, active, { key: event.key, ctrl, page });
    if (to === null) return false;
    // Step by step one comes to the rows that are being read, and not over them.
    const at = ctrl ? to.at : Math.min(Math.max(to.at, stretch.from), stretch.to - 1);
    selected.go({ ...to, at }, event.shiftKey ? "extend" : "move");
    return true;
  };
  const act = (event: KeyboardEvent, ctrl: boolean, isWaiting: boolean): boolean => {
    if (line === undefined) return false;
    const byCommand = ctrl ? byCtrl[event.key] : undefined;
    if (byCommand !== undefined) byCommand();
    else if (move(event, ctrl)) return true;
    else if (event.key === "?") given.help();
    else if (event.key === "Enter" || event.key === "F2") begin(textAt(line, column));
    else if (event.key === "Escape") selected.go(active, "move");
    else if (event.key === "Delete" || event.key === "Backspace") block.clear();
    else if (isPrintable(event) && !isWaiting) begin(event.key);
    else return false;
    return true;
  };
  return (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || event.nativeEvent.isComposing) return;
    const isWaiting = event.target.classList.contains("cell-waiting");
    if (!isWaiting && event.target.getAttribute("role") !== "gridcell") return;
    if (act(event, event.ctrlKey || event.metaKey, isWaiting)) event.preventDefault();
  };
};
