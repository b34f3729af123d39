import { useNavigate } from "@tanstack/react-router";
import { gridTexts } from "@touchstone/contract";
import type { GridColumn, GridGroup, GridSort } from "@touchstone/register";
import { type FocusEvent, type MouseEvent, useMemo, useState } from "react";
import { useText } from "../../shell/language.tsx";
import { CellBar } from "./cell-bar.tsx";
import { CellEditor, type Editing, type Leave } from "./cell-editor.tsx";
import { editOf, whyNot } from "./cell-rules.ts";
import { useColumnName } from "./column-names.ts";
import { GridCanvas } from "./grid-canvas.tsx";
import { GridHead } from "./grid-head.tsx";
import { gridKeys } from "./grid-keys.ts";
import { layOut, type Place, type Rows, textAt } from "./grid-layout.ts";
import { moveBy } from "./moves.ts";
import { useBlock } from "./use-block.ts";
import type { Changes } from "./use-changes.ts";
import { headHeight } from "./use-grid-focus.ts";
import { useSelection } from "./use-selection.ts";
import { useSight } from "./use-sight.ts";
import "./grid.css";

type Props = {
  readonly rows: Rows;
  readonly total: number;
  readonly readOn: (side: "head" | "tail") => void;
  readonly readEnd: () => void;
  readonly shown: readonly GridColumn[];
  readonly group: GridGroup | null;
  readonly sort: GridSort;
  readonly sortBy: (sort: GridSort) => void;
  readonly mayWrite: boolean;
  readonly changes: Changes;
  readonly help: () => void;
};

/** Room for the bar under the last row. */
const scrollbar = 18;
const nobody: Editing = { by: "nobody" };
const keyOf = { down: "ArrowDown", right: "ArrowRight", left: "ArrowLeft", stay: "" } as const;

const placeUnder = (target: EventTarget, shown: readonly GridColumn[]): Place | null => {
  if (!(target instanceof HTMLElement)) return null;
  const [at, key] = target.closest<HTMLElement>("[data-cell]")?.dataset["cell"]?.split(" ") ?? [];
  const wanted = shown.findIndex((one) => one === key);
  return at === undefined || wanted < 0 ? null : { at: Number(at), column: wanted };
};

export const GridTable = ({
  rows,
  total,
  readOn,
  readEnd,
  shown,
  group,
  mayWrite,
  changes,
  help,
  ...sorting
}: Props) => {
  const t = useText(gridTexts);
  const nameOfColumn = useColumnName();
  const navigate = useNavigate();
  const { head, missing, tail } = rows;
  const layout = useMemo(() => layOut({ head, missing, tail }, group), [head, missing, tail, group]);
  const { lines, height } = layout;
  const [editing, setEditing] = useState<Editing>(nobody);
  const selected = useSelection({ layout, shown });
  const { scroller, active, go } = selected;
  const sight = useSight({ layout, scroller, readOn });
  const block = useBlock({ layout, shown, selected, mayWrite, changes });
  const column = shown[active.column] ?? "no";
  const line = lines[active.at];
  const isTyped = line !== undefined && whyNot(line, column, mayWrite) === null;

  const begin = (text: string) => {
    if (isTyped) setEditing({ by: "act", text });
  };
  const beginWith = () => {
    if (line !== undefined) begin(textAt(line, column));
  };
  const save = (text: string, leave: Leave) => {
    setEditing(nobody);
    if (line === undefined) return;
    if (text !== textAt(line, column)) changes.change([editOf(line, column, text)]);
    const next = moveBy(lines, shown, active, { key: keyOf[leave], ctrl: false, page: 0 });
    if (leave !== "stay") go(next ?? active, "move");
  };
  const onKeyDown = gridKeys({
    layout,
    shown,
    selected,
    block,
    seen: sight.seen,
    begin,
    undo: changes.undo,
    open: () => line !== undefined && void navigate({ to: "/register/$risk", params: { risk: line.row.id } }),
    readEnd,
    help,
  });
  const onMouseDown = (event: MouseEvent) => {
    const to = placeUnder(event.target, shown);
    if (to === null || event.button !== 0 || !(event.target instanceof HTMLElement)) return;
    if (event.target.closest("a, button, textarea") !== null) return;
    event.preventDefault();
    go(to, event.shiftKey ? "extend" : "move");
  };
  // The focus may be put on a cell by other means than ours, as screen readers do: the active cell is where it is.
  const onFocus = (event: FocusEvent) => {
    const to = placeUnder(event.target, shown);
    if (to !== null && (to.at !== active.at || to.column !== active.column)) selected.put(to);
  };
  const name = nameOfColumn(column);
  const editor = isTyped ? (
    <CellEditor
      label={editing.by === "nobody" ? `${name} ${textAt(line, column)}` : t("editing", { column: name })}
      editing={editing}
      begun={() => setEditing({ by: "hand" })}
      save={save}
      cancel={() => {
        setEditing(nobody);
        go(active, "move");
      }}
    />
  ) : null;
  return (
    <>
      {line === undefined ? null : <CellBar line={line} column={column} mayWrite={mayWrite} edit={beginWith} />}
      <div
        ref={scroller}
        role="grid"
        tabIndex={-1}
        aria-label={t("label")}
        aria-rowcount={missing > 0 ? -1 : lines.length + 2}
        aria-colcount={shown.length}
        aria-multiselectable="true"
        aria-readonly={!mayWrite}
        className="sheet"
        style={{ height: `min(70vh, ${headHeight + height + scrollbar}px)` }}
        onScroll={sight.onScroll}
        onKeyDown={onKeyDown}
        onCopy={block.copy}
        onPaste={block.paste}
        onMouseDown={onMouseDown}
        onFocus={onFocus}
        onDoubleClick={beginWith}
      >
        <GridHead shown={shown} {...sorting} />
        <GridCanvas
          layout={layout}
          inSight={sight.inSight}
          shown={shown}
          group={group}
          selected={selected}
          editor={editor}
        />
      </div>
      <small aria-live="polite" className="num sheet-foot">
        {missing > 0 ? t("loadedOf", { loaded: head.length + tail.length, total }) : t("total", { total })}
      </small>
    </>
  );
};
