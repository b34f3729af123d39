export {
  type GridColumn,
  type GridGroup,
  type GridSort,
  type GridSortKey,
  gridColumns,
  gridGroups,
  gridSortKeys,
  gridSorts,
  lineColumns,
  sortKeyOf,
} from "./grid-columns.ts";
export {
  type GridView,
  type SavedView,
  type Shelf,
  type ShelfCode,
  type ShelfCommand,
  type ShelfEvent,
  shelf,
} from "./shelf.ts";
