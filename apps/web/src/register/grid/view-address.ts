import { useNavigate, useSearch } from "@tanstack/react-router";
import type { OutputOf, registerGridRoutes } from "@touchstone/contract";
import { type GridColumn, gridGroups, gridSorts, riskStates } from "@touchstone/register";
import type { SearchTexts } from "../../shell/search.ts";
import { readColumns, usualColumns } from "./grid-layout.ts";

export type KeptView = OutputOf<typeof registerGridRoutes.views>["views"][number];
/** What of a view stands in an address. */
export type Looked = Omit<KeptView, "id" | "name" | "reach" | "opens">;

const one = <Word extends string>(words: readonly Word[], text: string | undefined): Word | null =>
  words.find((word) => word === text) ?? null;

const names = ["state", "owner", "area", "search", "sort", "group", "columns"] as const;

const readView = (search: SearchTexts): Looked => ({
  columns: [...readColumns(search["columns"] ?? null)],
  state: one(riskStates, search["state"]),
  owner: search["owner"] ?? null,
  area: search["area"] ?? null,
  search: search["search"] ?? null,
  sort: one(gridSorts, search["sort"]) ?? "entered",
  group: one(gridGroups, search["group"]),
});

const isUsual = (columns: readonly GridColumn[]): boolean => columns.join() === readColumns(null).join();

const writeView = (view: Looked): SearchTexts => ({
  state: view.state ?? "",
  owner: view.owner ?? "",
  area: view.area ?? "",
  search: view.search ?? "",
  sort: view.sort === "entered" ? "" : view.sort,
  group: view.group ?? "",
  columns: isUsual(view.columns) ? "" : view.columns.join(","),
});

export const usualView: Looked = {
  columns: [...usualColumns],
  state: null,
  owner: null,
  area: null,
  search: null,
  sort: "entered",
  group: null,
};

/** The view that the address holds, the way to change it, and whether the address says nothing of one. */
export const useView = () => {
  const search: SearchTexts = useSearch({ strict: false });
  const navigate = useNavigate();
  const view = readView(search);
  const look = (next: Partial<Looked>) => {
    const wanted = writeView({ ...view, ...next });
    void navigate({ to: ".", search: (last: SearchTexts) => ({ ...last, ...wanted }), replace: true });
  };
  return { view, look, isPlain: names.every((name) => (search[name] ?? "") === "") };
};

export const isSame = (one: Looked, other: Looked): boolean =>
  JSON.stringify(writeView(one)) === JSON.stringify(writeView(other));
