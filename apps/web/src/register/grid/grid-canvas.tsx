import { gridTexts } from "@touchstone/contract";
import type { GridColumn, GridGroup } from "@touchstone/register";
import type { ReactNode } from "react";
import { useText } from "../../shell/language.tsx";
import { GridBlock, GroupHead, nameOf, useGroupLabel } from "./grid-block.tsx";
import { isPerLine, type Layout, type Placed, widthOf } from "./grid-layout.ts";
import type { GridRow } from "./grid-rows.ts";
import type { Selected } from "./use-selection.ts";

type Props = {
  readonly layout: Layout;
  readonly inSight: readonly Placed[];
  readonly shown: readonly GridColumn[];
  readonly group: GridGroup | null;
  readonly selected: Selected;
  readonly editor: ReactNode;
};

/** The chosen cells by row, as texts: a block that is not concerned is not drawn again. */
const chosenNames = ({ lines, columns, isRange }: Selected, layout: Layout): ReadonlyMap<GridRow, string> => {
  if (!isRange) return new Map();
  const first = lines[0] === undefined ? 0 : layout.lines.indexOf(lines[0]);
  const at = new Map(layout.lines.slice(first).map((line, index) => [line, first + index]));
  const namesOf = (line: (typeof lines)[number]): string[] =>
    columns
      .filter((column) => isPerLine(column) || line.offset === 0)
      .map((column) => nameOf(at.get(line) ?? 0, column));
  return new Map([...Map.groupBy(lines, ({ row }) => row)].map(([row, own]) => [row, own.flatMap(namesOf).join("\n")]));
};

/** The rows in sight, each at its height, and the active one wherever it is: it holds the focus. */
export const GridCanvas = ({ layout, inSight, shown, group, selected, editor }: Props) => {
  const t = useText(gridTexts);
  const labelOf = useGroupLabel();
  const { active } = selected;
  const line = layout.lines[active.at];
  const holdsActive = layout.placed.find((one) => one.kind === "row" && one.row === line?.row);
  const drawn = holdsActive === undefined || inSight.includes(holdsActive) ? inSight : [...inSight, holdsActive];
  const width = shown.reduce((sum, one) => sum + widthOf(one), 0);
  const chosen = chosenNames(selected, layout);
  const activeName = nameOf(active.at, shown[active.column] ?? "no");
  return (
    <div className="canvas" style={{ height: layout.height, width }}>
      {drawn.map((one) =>
        one.kind === "group" ? (
          <GroupHead
            key={`group ${one.value} ${one.top}`}
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
            chosen={chosen.get(one.row) ?? ""}
            editor={one === holdsActive ? editor : null}
          />
        ),
      )}
    </div>
  );
};
