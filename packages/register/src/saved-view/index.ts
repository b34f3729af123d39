export {
  type GridColumn,
  type GridGroup,
  type GridSort,
  gridColumns,
  gridGroups,
  gridSorts,
  lineColumns,
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
