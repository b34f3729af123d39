import { registerTexts } from "@touchstone/contract";
import { columnGroups, type GridColumn } from "@touchstone/register";
import { useText } from "../../shell/language.tsx";
import { useColumnName } from "./column-names.ts";
import { frozenLeft, isFrozen } from "./grid-block.tsx";
import { isPerLine, widthOf } from "./grid-layout.ts";
import { ariaSort, SortHead, type Sorting } from "./sort-head.tsx";

export type GroupKey = (typeof columnGroups)[number]["key"];

/** ①–⑤ ⑥ ⑦–⑫; what is shown on demand belongs to what it describes: the risk and its documents. */
export const groupOf = (column: GridColumn): GroupKey | null => {
  if (column === "no") return null;
  const group = columnGroups.find(({ columns }) => columns.some((one) => one === column));
  if (group !== undefined) return group.key;
  return isPerLine(column) || ["harm", "owner", "area"].includes(column) ? "planning" : null;
};

const runsOf = (shown: readonly GridColumn[]) => {
  const runs: { group: GroupKey | null; width: number; from: number; count: number }[] = [];
  for (const [index, column] of shown.entries()) {
    const group = groupOf(column);
    const last = runs.at(-1);
    if (last !== undefined && last.group === group) {
      last.width += widthOf(column);
      last.count += 1;
    } else runs.push({ group, width: widthOf(column), from: index + 1, count: 1 });
  }
  return runs;
};

type Props = Sorting & { readonly shown: readonly GridColumn[] };

export const GridHead = ({ shown, ...sorting }: Props) => {
  const t = useText(registerTexts);
  const name = useColumnName();
  return (
    <div className="grid-head" role="rowgroup">
      <div role="row" aria-rowindex={1} className="line">
        {runsOf(shown).map(({ group, width, from, count }) => (
          <div
            key={from}
            role="columnheader"
            aria-colindex={from}
            aria-colspan={count}
            className={group === null ? "head group frozen" : "head group"}
            style={{ width, ...(group === null ? { "--left": "0" } : {}) }}
          >
            <span className={group === null ? "visually-hidden" : "group-name"}>
              {group === null ? t("column.no") : t(`group.${group}`)}
            </span>
          </div>
        ))}
      </div>
      <div role="row" aria-rowindex={2} className="line">
        {shown.map((column, index) => (
          <div
            key={column}
            role="columnheader"
            aria-colindex={index + 1}
            aria-sort={ariaSort(column, sorting.sort)}
            className={isFrozen(column) ? "head frozen" : "head"}
            style={{ width: widthOf(column), ...(isFrozen(column) ? { "--left": frozenLeft(column) } : {}) }}
          >
            <SortHead column={column} name={name(column)} {...sorting} />
          </div>
        ))}
      </div>
    </div>
  );
};
