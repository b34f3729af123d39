import type { GridColumn } from "@touchstone/register";
import { useLayoutEffect, useState } from "react";
import { columnsIn, type Layout, linesIn, type Place, type Selection, settle, stretchOf } from "./grid-layout.ts";
import { useGridFocus } from "./use-grid-focus.ts";

const start: Selection = { from: { at: 0, column: 0 }, to: { at: 0, column: 0 } };

// Rows read into the gap stand before what was read from the end: a place there moves along with its row.
const moved = (place: Place, before: Layout, now: Layout): Place =>
  place.at < before.gap.at || before.gap.top === before.gap.end
    ? place
    : { ...place, at: place.at + now.lines.length - before.lines.length };

type Given = { readonly layout: Layout; readonly shown: readonly GridColumn[] };

/** Which cells are chosen, which of them is active, and what is under them. */
export const useSelection = ({ layout, shown }: Given) => {
  const { lines } = layout;
  const [selection, setSelection] = useState(start);
  const [held, setHeld] = useState(layout);
  if (held !== layout) {
    setHeld(layout);
    setSelection(({ from, to }) => ({ from: moved(from, held, layout), to: moved(to, held, layout) }));
  }
  const active = settle(lines, shown, selection.to);
  const { scroller, focusNext } = useGridFocus({ layout, shown, active });
  const stretch = stretchOf(layout, active.at);

  const go = (to: Place, how: "extend" | "move") => {
    setSelection(({ from }) => {
      const isOne = from.at >= stretchOf(layout, to.at).from && from.at < stretchOf(layout, to.at).to;
      return { from: how === "extend" && isOne ? from : to, to };
    });
    focusNext();
  };
  const [isBound, setBound] = useState(false);
  const isEndRead = layout.gap.top === layout.gap.end || layout.gap.at !== lines.length;
  if (isBound && isEndRead) {
    setBound(false);
    const to = { at: lines.length - 1, column: shown.length - 1 };
    setSelection({ from: to, to });
  }
  // What a layout effect leaves behind is done before the next ones run: the focus follows in the commit that arrives.
  useLayoutEffect(() => (isBound ? focusNext : undefined), [isBound, focusNext]);

  const range = { from: selection.from, to: active };
  const columns = columnsIn(shown, range);
  return {
    scroller,
    active,
    stretch,
    go,
    /** To the last cell, as soon as the last row has been read. */
    goToEnd: () => setBound(true),
    all: () =>
      setSelection({ from: { at: stretch.from, column: 0 }, to: { at: stretch.to - 1, column: shown.length - 1 } }),
    put: (to: Place) => setSelection({ from: to, to }),
    from: selection.from,
    columns,
    lines: linesIn(lines, columns, range),
    isRange: selection.from.at !== active.at || selection.from.column !== active.column,
  };
};

export type Selected = ReturnType<typeof useSelection>;
