import { registerTexts } from "@touchstone/contract";
import type { GridColumn } from "@touchstone/register";
import { memo, type ReactNode } from "react";
import { useText } from "../../shell/language.tsx";
import { CellContent } from "./cell-content.tsx";
import { fixedColumns, isPerLine, type Line, lineHeight, type Placed, widthOf } from "./grid-layout.ts";

export const isFrozen = (column: GridColumn): boolean => fixedColumns.includes(column);
export const frozenLeft = (column: GridColumn): string => (column === "risk" ? `${widthOf("no")}px` : "0");

type Props = {
  readonly placed: Extract<Placed, { readonly kind: "row" }>;
  readonly shown: readonly GridColumn[];
  /** The active cell, where it is in this block, and the cells of the selection as `line column`. */
  readonly active: string | null;
  readonly chosen: string;
  readonly editor: ReactNode;
};

export const nameOf = (at: number, column: GridColumn): string => `${at} ${column}`;

/** One risk: its own cells stand once beside all its documents, and so are taller than the line that holds them. */
export const GridBlock = memo(({ placed, shown, active, chosen, editor }: Props) => {
  const marked = new Set(chosen.split("\n"));
  const { row, first, top } = placed;
  const stripAt = shown.findIndex(isPerLine);
  const indent = shown.slice(0, Math.max(0, stripAt)).reduce((sum, column) => sum + widthOf(column), 0);
  const cell = (of: Line, column: GridColumn) => {
    const name = nameOf(first + of.offset, column);
    const span = isPerLine(column) ? 1 : row.lines.length;
    const frozen = isFrozen(column);
    return (
      <div
        key={column}
        role="gridcell"
        data-cell={name}
        aria-colindex={shown.indexOf(column) + 1}
        aria-rowspan={span > 1 ? span : undefined}
        aria-selected={marked.has(name)}
        tabIndex={active === name && editor === null ? 0 : -1}
        className={`cell column-${column}${frozen ? " frozen" : ""}`}
        style={{
          width: widthOf(column),
          height: span * lineHeight,
          ...(frozen ? { "--left": frozenLeft(column) } : {}),
        }}
      >
        <div className="clip">
          <CellContent of={of} column={column} />
        </div>
        {active === name ? editor : null}
      </div>
    );
  };
  return (
    <div className="block" role="rowgroup" style={{ transform: `translateY(${top}px)` }}>
      {row.lines.map((line, offset) => {
        const of: Line = { row, line, offset };
        const own = offset === 0 ? shown : shown.filter(isPerLine);
        return (
          <div
            key={line.id ?? "none"}
            role="row"
            aria-rowindex={first + offset + 3}
            className="line"
            style={{ height: lineHeight, ...(offset === 0 ? {} : { marginLeft: indent }) }}
          >
            {own.map((column) => cell(of, column))}
          </div>
        );
      })}
    </div>
  );
});

type GroupProps = { readonly top: number; readonly width: number; readonly label: string };

export const GroupHead = ({ top, width, label }: GroupProps) => (
  <div className="block group-head" role="row" style={{ transform: `translateY(${top}px)`, width }}>
    <div role="gridcell" aria-colspan={2}>
      {label}
    </div>
  </div>
);

export const useGroupLabel = () => {
  const t = useText(registerTexts);
  return (group: string | null, value: string, empty: string): string => {
    if (value === "") return empty;
    const state = `state.${value}`;
    return group === "state" && state in registerTexts ? t(state as keyof typeof registerTexts) : value;
  };
};
