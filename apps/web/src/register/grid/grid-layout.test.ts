import type { GridColumn } from "@touchstone/register";
import { expect, test } from "vitest";
import { between, columnsIn, copyOf, layOut, linesIn, readColumns, settle, stretchOf } from "./grid-layout.ts";
import type { GridRow } from "./grid-rows.ts";
import { moveBy } from "./moves.ts";

const line = (document: string) => ({
  id: document,
  title: document,
  printedDate: "",
  cells: { document },
  date: null,
  check: null,
  bare: true,
  withdrawn: null,
  law: null,
});
const row = (no: string, owner: string, documents: readonly string[]): GridRow => ({
  id: `risk-${no}`,
  version: 1,
  no,
  title: `风险 ${no}`,
  state: "identified",
  owner,
  area: "",
  cells: { no, risk: `风险 ${no}`, owner },
  due: null,
  year: [],
  lines: documents.map(line),
});
const rows = [row("1", "设备部", ["甲", "乙"]), row("2", "设备部", ["丙"]), row("3", "行政部", ["丁"])];
const shown: readonly GridColumn[] = ["no", "risk", "owner", "document", "effective"];
const whole = (head: readonly GridRow[]) => ({ head, missing: 0, tail: [] });
const { lines, placed } = layOut(whole(rows), null);
const key = (name: string, ctrl = false) => ({ key: name, ctrl, page: 2 });

test("arrows go risk by risk in a risk's column and document by document in a document's", () => {
  expect(moveBy(lines, shown, { at: 0, column: 1 }, key("ArrowDown"))).toEqual({ at: 2, column: 1 });
  expect(moveBy(lines, shown, { at: 0, column: 3 }, key("ArrowDown"))).toEqual({ at: 1, column: 3 });
  expect(moveBy(lines, shown, { at: 1, column: 3 }, key("ArrowLeft"))).toEqual({ at: 0, column: 2 });
  expect(moveBy(lines, shown, { at: 2, column: 1 }, key("ArrowUp"))).toEqual({ at: 0, column: 1 });
  expect(moveBy(lines, shown, { at: 1, column: 3 }, key("End", true))).toEqual({ at: 3, column: 4 });
  expect(moveBy(lines, shown, { at: 3, column: 4 }, key("ArrowDown"))).toEqual({ at: 3, column: 4 });
  expect(moveBy(lines, shown, { at: 0, column: 0 }, key("x"))).toBeNull();
});

test("a range over risks alone takes each risk once; with documents in it, each line", () => {
  const owners = { from: { at: 0, column: 2 }, to: { at: 3, column: 2 } };
  const chosen = columnsIn(shown, owners);
  expect(copyOf(linesIn(lines, chosen, owners), chosen)).toEqual([["设备部"], ["设备部"], ["行政部"]]);
  const both = { from: { at: 0, column: 3 }, to: { at: 0, column: 2 } };
  const mixed = columnsIn(shown, both);
  expect(copyOf(linesIn(lines, mixed, both), mixed)).toEqual([
    ["设备部", "甲"],
    ["", "乙"],
  ]);
});

test("groups stand above their rows once, and what is in sight is found", () => {
  const grouped = layOut(whole(rows), "owner");
  expect(grouped.placed.flatMap((one) => (one.kind === "group" ? [one.value] : []))).toEqual(["设备部", "行政部"]);
  expect(between(placed, 144, 145)).toEqual([placed[1]]);
  expect(between(placed, 0, 1000)).toHaveLength(3);
  expect(settle(lines, shown, { at: 99, column: 99 })).toEqual({ at: 3, column: 4 });
});

test("an address names columns in any order and cannot take away what says which row it is", () => {
  expect(readColumns("owner,document,nonsense")).toEqual(["no", "risk", "owner", "document"]);
  expect(readColumns(null)).toHaveLength(13);
});

test("rows read from both ends stand apart by those that are not read, and nothing reaches over the gap", () => {
  const [first, second, third] = rows;
  if (first === undefined || second === undefined || third === undefined) throw new Error("three rows");
  const parted = layOut({ head: [first], missing: 100, tail: [second, third] }, "owner");
  // The last row stands where it will stand when all is read, and its group's head is said again.
  expect(parted.placed.map(({ kind, top }) => [kind, top])).toEqual([
    ["group", 0],
    ["row", 32],
    ["group", 32 + 102 * 72],
    ["row", 64 + 102 * 72],
    ["group", 64 + 103 * 72],
    ["row", 96 + 103 * 72],
  ]);
  expect(parted.gap).toEqual({ at: 2, top: 32 + 2 * 72, end: 32 + 102 * 72 });
  expect(stretchOf(parted, 1)).toEqual({ from: 0, to: 2 });
  expect(stretchOf(parted, 2)).toEqual({ from: 2, to: 4 });
  expect(stretchOf(layOut(whole(rows), null), 1)).toEqual({ from: 0, to: 4 });
});
