import { gridTexts } from "@touchstone/contract";
import { type GridColumn, type GridSort, type GridSortKey, sortKeyOf } from "@touchstone/register";
import { useText } from "../../shell/language.tsx";

export type Sorting = { readonly sort: GridSort; readonly sortBy: (sort: GridSort) => void };

/** The columns that the register is sorted by; the printed number stands for the order of entry. */
const sortable: Partial<Record<GridColumn, GridSortKey>> = {
  no: "entered",
  risk: "title",
  owner: "owner",
  area: "area",
};

export const ariaSort = (column: GridColumn, sort: GridSort): "ascending" | "descending" | undefined => {
  const { key, way } = sortKeyOf(sort);
  if (sortable[column] !== key) return undefined;
  return way === "up" ? "ascending" : "descending";
};

type Props = Sorting & { readonly column: GridColumn; readonly name: string };

/** The name of a column; where rows can be sorted by it, a button: upwards, then downwards, then as entered. */
export const SortHead = ({ column, name, sort, sortBy }: Props) => {
  const t = useText(gridTexts);
  const key = sortable[column];
  if (key === undefined) return name;
  const now = ariaSort(column, sort);
  const next: GridSort = now === undefined ? key : now === "ascending" ? `-${key}` : "entered";
  return (
    <button type="button" className="sort-head" title={t("sortHint")} onClick={() => sortBy(next)}>
      {name}
      <span aria-hidden="true">{now === undefined ? "" : now === "ascending" ? " ↑" : " ↓"}</span>
    </button>
  );
};
