import { type RefObject, useEffect, useState } from "react";
import { between, type Layout, lineHeight, type Placed } from "./grid-layout.ts";

/** Beyond what is in sight, so that a fast hand meets rows and not paper. */
const overscan = 6 * lineHeight;
/** A scroll draws anew when it has gone this far, and not at every pixel. */
const step = 2 * lineHeight;
const readAhead = 200 * lineHeight;

type Given = {
  readonly layout: Layout;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly readOn: (side: "head" | "tail") => void;
};

/** What is drawn of a long grid, and when more of it is read: before the eye meets what has not been. */
export const useSight = ({ layout, scroller, readOn }: Given) => {
  const [top, setTop] = useState(0);
  const [seen, setSeen] = useState(700);
  const { gap, lines } = layout;
  useEffect(() => {
    if (gap.top === gap.end) return;
    const isNearTop = top + seen + readAhead > gap.top;
    const isNearEnd = gap.at < lines.length && top - readAhead < gap.end;
    const middle = top + seen / 2;
    const isEndNearer = gap.end - middle < middle - gap.top;
    if (isNearEnd && (isEndNearer || !isNearTop)) readOn("tail");
    else if (isNearTop && !(isNearEnd && isEndNearer)) readOn("head");
  }, [top, seen, gap, lines, readOn]);
  useEffect(() => {
    const { current } = scroller;
    if (current === null) return;
    const observer = new ResizeObserver(() => setSeen(current.clientHeight));
    observer.observe(current);
    return () => observer.disconnect();
  }, [scroller]);
  const inSight: readonly Placed[] = between(layout.placed, top - overscan, top + seen + step + overscan);
  return {
    seen,
    inSight,
    onScroll: () => setTop(Math.floor((scroller.current?.scrollTop ?? 0) / step) * step),
  };
};
