import { type Context, type Decider, houseRule, ok, type Result, refusal, refuse } from "@touchstone/kernel";

/** How somebody looks at the register: which rows, in which order, under which heads. Everything in it fits into an address. */
export type GridView = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly state: string | null;
  readonly owner: string | null;
  readonly area: string | null;
  readonly search: string | null;
  readonly sort: string;
  readonly group: string | null;
};

export type SavedView = GridView & { readonly id: string };

/** The views of one person, or those that an organisation keeps for everybody: one stream each, so that one is the default. */
export type Shelf = { readonly views: readonly SavedView[]; readonly opensWith: string | null };

export type ShelfCommand =
  | { readonly type: "KeepView"; readonly id: string | null; readonly view: GridView; readonly opens: boolean }
  | { readonly type: "DropView"; readonly id: string };

export type ShelfEvent =
  | { readonly type: "ViewKept"; readonly data: SavedView & { readonly opens: boolean } }
  | { readonly type: "ViewDropped"; readonly data: { readonly id: string } };

export type ShelfCode = "view-unknown" | "view-name-taken" | "views-too-many";

export const emptyShelf: Shelf = { views: [], opensWith: null };

/** More than anybody finds again in a menu. */
export const mostViews = 50;

const house = houseRule("4 (register)");

const evolve = (shelf: Shelf, event: ShelfEvent): Shelf => {
  if (event.type === "ViewDropped") {
    const { id } = event.data;
    return {
      views: shelf.views.filter((one) => one.id !== id),
      opensWith: shelf.opensWith === id ? null : shelf.opensWith,
    };
  }
  const { opens, ...view } = event.data;
  const isKnown = shelf.views.some(({ id }) => id === view.id);
  const views = isKnown ? shelf.views.map((one) => (one.id === view.id ? view : one)) : [...shelf.views, view];
  const closed = shelf.opensWith === view.id ? null : shelf.opensWith;
  return { views, opensWith: opens ? view.id : closed };
};

const decide = (
  { views }: Shelf,
  command: ShelfCommand,
  _facts: null,
  { newId }: Context,
): Result<readonly ShelfEvent[], ReturnType<typeof refusal<ShelfCode>>> => {
  const { id } = command;
  if (id !== null && !views.some((one) => one.id === id)) return refuse(refusal("view-unknown", house, { id }));
  if (command.type === "DropView") return ok([{ type: "ViewDropped", data: { id: command.id } }]);
  const { view, opens } = command;
  if (views.some((one) => one.name === view.name && one.id !== id)) {
    return refuse(refusal("view-name-taken", house, { name: view.name }));
  }
  if (id === null && views.length >= mostViews) return refuse(refusal("views-too-many", house, { most: mostViews }));
  return ok([{ type: "ViewKept", data: { ...view, id: id ?? newId(), opens } }]);
};

export const shelf: Decider<Shelf, ShelfCommand, ShelfEvent, null, ShelfCode> = {
  initial: emptyShelf,
  evolve,
  decide,
};
