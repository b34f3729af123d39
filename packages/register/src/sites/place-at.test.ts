import { describe, expect, test } from "vitest";
import { placeName, siteFinder } from "./place-at.ts";

const site = (id: string, name: string, closed = false) => ({ id, name, closed });
const sites = [
  site("wuhan", "武汉园"),
  site("old", "嘉兴园", true),
  site("new", "嘉兴园"),
  site("shut", "菏泽园", true),
];
const at = (place: string, chosen: string | null = null) => siteFinder(sites)({ site: chosen, place })?.id ?? null;

describe("where a place is", () => {
  test("the site that was chosen, whatever is written beside it", () => {
    expect([at("武汉园", "shut"), at("", "old"), at("武汉园", "gone")]).toEqual(["shut", "old", null]);
  });

  test("or the one whose name was written, however it is spaced; a longer name is another place", () => {
    expect([at("武汉 园"), at("武汉园二楼"), at("三园"), at("")]).toEqual(["wuhan", null, null, null]);
  });

  test("of two by one name the open one, a closed one where no other is, and none between two that are open", () => {
    expect([at("嘉兴园"), at("菏泽园")]).toEqual(["new", "shut"]);
    expect(siteFinder([...sites, site("twin", "武汉园")])({ site: null, place: "武汉园" })).toBeNull();
  });

  test("is found without reading the names of all sites for each", () => {
    let read = 0;
    const counted = sites.map(({ id, name, closed }) => ({
      id,
      closed,
      get name() {
        read += 1;
        return name;
      },
    }));
    const siteOf = siteFinder(counted);
    for (let floor = 0; floor < 100; floor++) siteOf({ site: null, place: `武汉园 ${floor} 楼` });
    expect(read).toBe(sites.length);
  });

  test("is called by its site, and by what was written besides", () => {
    const wuhan = site("wuhan", "武汉园");
    expect([placeName(wuhan, "二楼"), placeName(wuhan, "武汉 园"), placeName(wuhan, "")]).toEqual([
      "武汉园 · 二楼",
      "武汉园",
      "武汉园",
    ]);
    expect(placeName(null, "三园")).toBe("三园");
  });
});
