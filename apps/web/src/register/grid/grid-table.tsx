import { useNavigate } from "@tanstack/react-router";
import { gridTexts } from "@touchstone/contract";
import type { GridColumn, GridGroup } from "@touchstone/register";
import {
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useMemo,
  useState,
} from "react";
import { useText } from "../../shell/language.tsx";
import { CellBar } from "./cell-bar.tsx";
import { CellEditor, type Leave } from "./cell-editor.tsx";
import { editOf, editsOver, whyNot } from "./cell-rules.ts";
import { useColumnName } from "./column-names.ts";
import { GridBlock, GroupHead, nameOf, useGroupLabel } from "./grid-block.tsx";
import { GridHead } from "./grid-head.tsx";
import {
  between,
  columnsIn,
  copyOf,
  isPerLine,
  layOut,
  lineHeight,
  linesIn,
  type Place,
  type Selection,
  settle,
  textAt,
  widthOf,
} from "./grid-layout.ts";
import type { GridRow } from "./grid-rows.ts";
import { moveBy } from "./moves.ts";
import { readTsv, writeTsv } from "./tsv.ts";
import type { Changes } from "./use-changes.ts";
import { headHeight, useGridFocus } from "./use-grid-focus.ts";
import "./grid.css";

type Props = {
  readonly rows: readonly GridRow[];
  readonly total: number;
  readonly readOn: () => void;
  readonly shown: readonly GridColumn[];
  readonly group: GridGroup | null;
  readonly mayWrite: boolean;
  readonly changes: Changes;
  readonly help: () => void;
};

/** Beyond what is in sight, so that a fast hand meets rows and not paper. */
const overscan = 6 * lineHeight;
/** A scroll draws anew when it has gone this far, and not at every pixel. */
const step = 2 * lineHeight;
/** Room for the bar under the last row. */
const scrollbar = 18;
const readAhead = 200 * lineHeight;

const isPrintable = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  [...key].length === 1 && !ctrlKey && !metaKey && !altKey;

const start: Selection = { from: { at: 0, column: 0 }, to: { at: 0, column: 0 } };

export const GridTable = ({ rows, total, readOn, shown, group, mayWrite, changes, help }: Props) => {
  const t = useText(gridTexts);
  const nameOfColumn = useColumnName();
  const labelOf = useGroupLabel();
  const navigate = useNavigate();
  const layout = useMemo(() => layOut(rows, group), [rows, group]);
  const { lines, placed } = layout;
  const [top, setTop] = useState(0);
  const [seen, setSeen] = useState(700);
  const [selection, setSelection] = useState(start);
  const [editing, setEditing] = useState<string | null>(null);
  const active = settle(lines, shown, selection.to);
  const { scroller, focusNext } = useGridFocus({ layout, shown, active });
  const column = shown[active.column] ?? "no";
  const line = lines[active.at];

  const missing = total - rows.length;
  // Rows that are not read yet are taken for rows of one line; what they turn out to be moves nothing above them.
  const height = layout.height + missing * lineHeight;
  useEffect(() => {
    if (missing > 0 && top + seen + readAhead > layout.height) readOn();
  }, [missing, top, seen, layout.height, readOn]);
  useEffect(() => {
    if (scroller.current !== null) setSeen(scroller.current.clientHeight);
  }, [scroller, height]);

  const go = (to: Place, extend: "extend" | "move") => {
    setSelection((last) => ({ from: extend === "extend" ? last.from : to, to }));
    focusNext();
  };
  const chosenColumns = columnsIn(shown, { from: selection.from, to: active });
  const chosenLines = linesIn(lines, chosenColumns, { from: selection.from, to: active });
  const hasRange = selection.from.at !== active.at || selection.from.column !== active.column;

  const begin = (text: string) => {
    if (line === undefined) return;
    if (whyNot(line, column, mayWrite) === null) setEditing(text);
  };
  const save = (text: string, leave: Leave) => {
    setEditing(null);
    if (line === undefined) return;
    if (text !== textAt(line, column)) changes.change([editOf(line, column, text)]);
    const keys = { down: "ArrowDown", right: "ArrowRight", left: "ArrowLeft", stay: "" };
    const next = moveBy(lines, shown, active, { key: keys[leave], ctrl: false, page: 0 });
    if (leave !== "stay") go(next ?? active, "move");
  };
  const lay = (texts: readonly (readonly string[])[]) => {
    const width = Math.max(...texts.map((row) => row.length));
    // One cell pasted over a range fills the range, as spreadsheets do.
    const isFill = texts.length === 1 && width === 1 && hasRange;
    const from = settle(lines, shown, {
      at: Math.min(selection.from.at, active.at),
      column: Math.min(selection.from.column, active.column),
    });
    const targets = isFill ? chosenColumns : shown.slice(from.column, from.column + width);
    const down = lines.slice(from.at).filter(({ offset }) => offset === 0 || targets.some(isPerLine));
    const onto = isFill ? chosenLines : down.slice(0, texts.length);
    const block = isFill ? onto.map(() => targets.map(() => texts[0]?.[0] ?? "")) : texts;
    if (!isFill && (texts.length > onto.length || width > targets.length)) {
      changes.say(t("pasteOver", { rows: texts.length, columns: width }));
    } else changes.change(editsOver(onto, targets, block));
  };
  const fillDown = () => {
    const [first, ...below] = chosenLines;
    if (first === undefined) return;
    const heads = chosenColumns.map((one) => textAt(first, one));
    changes.change(
      editsOver(
        below,
        chosenColumns,
        below.map(() => heads),
      ),
    );
  };
  const onCopy = (event: ClipboardEvent) => {
    event.clipboardData.setData("text/plain", writeTsv(copyOf(chosenLines, chosenColumns)));
    event.preventDefault();
    changes.say(t("copied", { cells: chosenLines.length * chosenColumns.length }));
  };
  const onPaste = (event: ClipboardEvent) => {
    event.preventDefault();
    const text = event.clipboardData.getData("text/plain");
    if (!mayWrite) changes.say(t("readOnly"));
    else if (text === "") changes.say(t("pasteEmpty"));
    else lay(readTsv(text));
  };
  const byCtrl: Readonly<Record<string, () => void>> = {
    d: () => (mayWrite ? fillDown() : changes.say(t("readOnly"))),
    z: changes.undo,
    a: () => setSelection({ from: { at: 0, column: 0 }, to: { at: lines.length - 1, column: shown.length - 1 } }),
    Enter: () => {
      if (line !== undefined) void navigate({ to: "/register/$risk", params: { risk: line.row.id } });
    },
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (editing !== null || line === undefined || !(event.target instanceof HTMLElement)) return;
    if (event.target.getAttribute("role") !== "gridcell") return;
    const ctrl = event.ctrlKey || event.metaKey;
    const page = Math.max(1, Math.floor((seen - headHeight) / lineHeight) - 1);
    const to = moveBy(lines, shown, active, { key: event.key, ctrl, page });
    const act = ctrl ? byCtrl[event.key] : undefined;
    if (to !== null) go(to, event.shiftKey ? "extend" : "move");
    else if (act !== undefined) act();
    else if (event.key === "?") help();
    else if (event.key === "Enter" || event.key === "F2") begin(textAt(line, column));
    else if (event.key === "Escape") go(active, "move");
    else if (event.key === "Delete" || event.key === "Backspace") {
      if (mayWrite) {
        const nothing = chosenLines.map(() => chosenColumns.map(() => ""));
        changes.change(editsOver(chosenLines, chosenColumns, nothing));
      }
    } else if (event.key === "Process") return begin("");
    else if (isPrintable(event)) begin(event.key);
    else return;
    event.preventDefault();
  };
  const placeUnder = (target: EventTarget): Place | null => {
    if (!(target instanceof HTMLElement)) return null;
    const [at, key] = target.closest<HTMLElement>("[data-cell]")?.dataset["cell"]?.split(" ") ?? [];
    const wanted = shown.findIndex((one) => one === key);
    return at === undefined || wanted < 0 ? null : { at: Number(at), column: wanted };
  };
  const onMouseDown = (event: MouseEvent) => {
    const to = placeUnder(event.target);
    if (to === null || event.button !== 0 || !(event.target instanceof HTMLElement)) return;
    if (event.target.closest("a, button, textarea") !== null) return;
    event.preventDefault();
    go(to, event.shiftKey ? "extend" : "move");
  };
  // The focus may be put on a cell by other means than ours, as screen readers do: the active cell is where it is.
  const onFocus = (event: FocusEvent) => {
    const to = placeUnder(event.target);
    if (to !== null && (to.at !== active.at || to.column !== active.column)) setSelection({ from: to, to });
  };
  const onScroll = () => {
    const at = scroller.current?.scrollTop ?? 0;
    setTop(Math.floor(at / step) * step);
  };

  const inSight = between(placed, top - overscan, top + seen + step + overscan);
  const holdsActive = placed.find((one) => one.kind === "row" && one.row === line?.row);
  const drawn = holdsActive === undefined || inSight.includes(holdsActive) ? inSight : [...inSight, holdsActive];
  const width = shown.reduce((sum, one) => sum + widthOf(one), 0);
  const chosenNames = new Map(
    hasRange
      ? [...Map.groupBy(chosenLines, ({ row }) => row)].map(([row, own]) => [
          row,
          own
            .flatMap((one) =>
              chosenColumns
                .filter((each) => isPerLine(each) || one.offset === 0)
                .map((each) => nameOf(lines.indexOf(one), each)),
            )
            .join("\n"),
        ])
      : [],
  );
  const activeName = nameOf(active.at, column);
  return (
    <>
      {line === undefined ? null : (
        <CellBar line={line} column={column} mayWrite={mayWrite} edit={() => begin(textAt(line, column))} />
      )}
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
        onScroll={onScroll}
        onKeyDown={onKeyDown}
        onCopy={onCopy}
        onPaste={onPaste}
        onMouseDown={onMouseDown}
        onFocus={onFocus}
        onDoubleClick={() => line !== undefined && begin(textAt(line, column))}
      >
        <GridHead shown={shown} />
        <div className="canvas" style={{ height, width }}>
          {drawn.map((one) =>
            one.kind === "group" ? (
              <GroupHead
                key={`group ${one.value}`}
                top={one.top}
                width={width}
                label={labelOf(group, one.value, t("without"))}
              />
            ) : (
              <GridBlock
                key={one.row.id}
                placed={one}
                shown={shown}
                active={one === holdsActive ? activeName : null}
                chosen={chosenNames.get(one.row) ?? ""}
                editor={
                  one === holdsActive && editing !== null ? (
                    <CellEditor
                      label={t("editing", { column: nameOfColumn(column) })}
                      initial={editing}
                      save={save}
                      cancel={() => {
                        setEditing(null);
                        go(active, "move");
                      }}
                    />
                  ) : null
                }
              />
            ),
          )}
        </div>
      </div>
      <small aria-live="polite" className="num sheet-foot">
        {missing > 0 ? t("loadedOf", { loaded: rows.length, total }) : t("total", { total })}
      </small>
    </>
  );
};
