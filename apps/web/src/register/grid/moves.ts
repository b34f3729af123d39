import type { GridColumn } from "@touchstone/register";
import { isPerLine, type Line, type Place, settle } from "./grid-layout.ts";

type Key = { readonly key: string; readonly ctrl: boolean; readonly page: number };

const nextRow = (lines: readonly Line[], at: number): number => {
  const next = lines.findIndex(({ offset }, index) => index > at && offset === 0);
  return next === -1 ? at : next;
};

/** Where a key leads from a place; null where it is no key of moving. */
export const moveBy = (
  lines: readonly Line[],
  shown: readonly GridColumn[],
  { at, column }: Place,
  { key, ctrl, page }: Key,
): Place | null => {
  const isRisk = !isPerLine(shown[column] ?? "no");
  const to = (line: number, wanted: number): Place => settle(lines, shown, { at: line, column: wanted });
  switch (key) {
    case "ArrowUp":
      return to(at - 1, column);
    case "ArrowDown":
      return to(isRisk ? nextRow(lines, at) : at + 1, column);
    case "ArrowLeft":
      return to(at, column - 1);
    case "ArrowRight":
      return to(at, column + 1);
    case "Home":
      return to(ctrl ? 0 : at, 0);
    case "End":
      return to(ctrl ? lines.length - 1 : at, shown.length - 1);
    case "PageUp":
      return to(at - page, column);
    case "PageDown":
      return to(at + page, column);
    default:
      return null;
  }
};
