import type { Context } from "@touchstone/kernel";
import { expect, test } from "vitest";
import { type GridView, mostViews, type Shelf, type ShelfCommand, shelf } from "./shelf.ts";

const view = (name: string): GridView => ({
  name,
  columns: ["no", "risk"],
  state: null,
  owner: null,
  area: null,
  search: null,
  sort: "entered",
  group: null,
});

const begin = () => {
  let made = 0;
  const world: Context = {
    actor: "chen",
    now: Temporal.Instant.from("2026-11-23T04:00:00Z"),
    today: Temporal.PlainDate.from("2026-11-23"),
    newId: () => `view-${++made}`,
  };
  let state: Shelf = shelf.initial;
  const send = (command: ShelfCommand): readonly string[] => {
    const decided = shelf.decide(state, command, null, world);
    if (!decided.ok) return decided.refusals.map(({ code }) => code);
    state = decided.value.reduce(shelf.evolve, state);
    return [];
  };
  const keep = (name: string, id: string | null = null, opens = false) =>
    send({ type: "KeepView", id, view: view(name), opens });
  return { send, keep, state: () => state };
};

test("one view of a shelf opens, and none when it is dropped or asked not to", () => {
  const { send, keep, state } = begin();
  keep("到期", null, true);
  keep("设备部", null, true);
  expect(state().opensWith).toBe("view-2");
  expect(keep("设备部", "view-2", false)).toEqual([]);
  expect(state().opensWith).toBeNull();
  keep("到期", "view-1", true);
  expect(send({ type: "DropView", id: "view-1" })).toEqual([]);
  expect(state()).toMatchObject({ opensWith: null, views: [{ id: "view-2", name: "设备部" }] });
});

test("a name is given once, a view that is gone is not changed, and a shelf is not endless", () => {
  const { send, keep } = begin();
  keep("到期");
  expect(keep("到期")).toEqual(["view-name-taken"]);
  expect(keep("到期", "view-1")).toEqual([]);
  expect(keep("别的", "gone")).toEqual(["view-unknown"]);
  expect(send({ type: "DropView", id: "gone" })).toEqual(["view-unknown"]);
  for (let n = 1; n < mostViews; n += 1) expect(keep(`视图 ${n}`)).toEqual([]);
  expect(keep("多一个")).toEqual(["views-too-many"]);
  expect(keep("改名", "view-1")).toEqual([]);
});
