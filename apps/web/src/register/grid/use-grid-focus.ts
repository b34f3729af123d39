import type { GridColumn } from "@touchstone/register";
import { useCallback, useLayoutEffect, useRef } from "react";
import { isFrozen, nameOf } from "./grid-block.tsx";
import { fixedColumns, isPerLine, type Layout, lineHeight, type Place, widthOf } from "./grid-layout.ts";

/** Both rows of heads. */
export const headHeight = 64;

type Sight = {
  readonly layout: Layout;
  readonly shown: readonly GridColumn[];
  readonly active: Place;
};

/** Keeps the active cell in sight and, once the grid has the focus, under it. */
export const useGridFocus = ({ layout, shown, active }: Sight) => {
  const scroller = useRef<HTMLDivElement>(null);
  const wants = useRef(false);
  const column = shown[active.column];
  const show = useCallback(() => {
    const { current } = scroller;
    const one = layout.lines[active.at];
    const placed = layout.placed.find((each) => each.kind === "row" && each.row === one?.row);
    if (current === null || one === undefined || placed === undefined || column === undefined) return;
    const top = placed.top + (isPerLine(column) ? one.offset * lineHeight : 0);
    const seen = current.clientHeight - headHeight;
    if (top < current.scrollTop) current.scrollTop = top;
    else if (top + lineHeight > current.scrollTop + seen) current.scrollTop = top + lineHeight - seen;
    if (isFrozen(column)) return;
    const left = shown.slice(0, active.column).reduce((sum, each) => sum + widthOf(each), 0);
    const frozen = current.clientWidth < 600 ? 0 : fixedColumns.reduce((sum, each) => sum + widthOf(each), 0);
    if (left - frozen < current.scrollLeft) current.scrollLeft = left - frozen;
    const over = left + widthOf(column) - current.clientWidth;
    if (over > current.scrollLeft) current.scrollLeft = over;
  }, [layout, shown, active, column]);
  useLayoutEffect(() => {
    if (!wants.current || column === undefined) return;
    wants.current = false;
    show();
    const name = nameOf(active.at, column);
    const cell = scroller.current?.querySelector<HTMLElement>(`[data-cell="${name}"]`);
    (cell?.querySelector<HTMLElement>("textarea") ?? cell)?.focus({ preventScroll: true });
  });
  const focusNext = useCallback(() => {
    wants.current = true;
  }, []);
  return { scroller, focusNext };
};
