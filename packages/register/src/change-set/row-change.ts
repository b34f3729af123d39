import type { NewRow, RowEdits } from "./change-row.ts";

/** The row of the file that it came from, from 1; null where no file did. */
type Placed = { readonly at: number | null };

/** One row's part of a change set. `seen` is the version of the row that whoever asks had before them. */
export type RowChange = Placed &
  (
    | { readonly kind: "add"; readonly row: NewRow }
    | { readonly kind: "change"; readonly risk: string; readonly seen: number; readonly change: RowEdits }
    | { readonly kind: "remove"; readonly risk: string; readonly seen: number; readonly reason: string }
  );
