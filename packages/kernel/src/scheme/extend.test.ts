import { describe, expect, it, test } from "vitest";
import { contentFile, shippedBases } from "../../test/content.ts";
import type { Json } from "../json.ts";
import { type ContentFile, extend } from "./extend.ts";
import { scheme } from "./scheme.ts";

const base = {
  id: "base",
  title: "Base",
  months: 36,
  records: [
    { id: "a", after: [], signedBy: [{ id: "one", by: "planner" }] },
    { id: "b", after: ["a"], due: { days: 10 } },
    { id: "c", after: ["a", "b"] },
  ],
};
const bases: ReadonlyMap<string, ContentFile> = new Map(
  [
    base,
    { id: "middle", extends: "base", records: [{ id: "b", due: { days: 5 } }] },
    { id: "loop", extends: "ring" },
    { id: "ring", extends: "loop" },
  ].map((content) => [content.id, { file: `base/${content.id}.yaml`, content }]),
);
const own = (change: { readonly [key: string]: Json }) =>
  extend({ file: "own.yaml", content: { extends: "base", id: "own", ...change } }, bases);
const ids = (value: Json): readonly string[] =>
  JSON.stringify(value)
    .match(/"id":"[a-z]"/g)
    ?.map((each) => each.slice(6, -1)) ?? [];

describe("a scheme extends a base (SCHEME-5)", () => {
  it("takes what it does not say, replaces what it says, and has its own id", () => {
    expect(own({ title: "Own" }).value).toEqual({ ...base, id: "own", title: "Own" });
    const nameless = extend({ file: "own.yaml", content: { extends: "base" } }, bases);
    expect(nameless.value).not.toHaveProperty("id");
  });

  it("a file that extends nothing stays as it is, directives too, so that its schema refuses them", () => {
    const content = { id: "own", records: [{ id: "a", remove: true }] };
    expect(extend({ file: "own.yaml", content }, bases)).toMatchObject({ value: content, problems: [] });
  });

  it("lists of things meet by id; other lists are replaced", () => {
    const { value } = own({
      records: [
        { id: "c", after: ["b"] },
        { id: "a", signedBy: [{ id: "two", by: "applicant" }] },
      ],
    });
    expect(value).toMatchObject({
      records: [
        { id: "a", signedBy: [{ id: "one" }, { id: "two" }] },
        { id: "b", due: { days: 10 } },
        { id: "c", after: ["b"] },
      ],
    });
  });

  test.for<[string, Json, readonly string[]]>([
    ["a new thing comes last", [{ id: "d" }], ["a", "b", "c", "d"]],
    ["or where it says", [{ id: "d", insertAfter: "a" }], ["a", "d", "b", "c"]],
    [
      "two in a row",
      [
        { id: "d", insertAfter: "a" },
        { id: "e", insertAfter: "d" },
      ],
      ["a", "d", "e", "b", "c"],
    ],
    ["or first", [{ id: "d", insertAfter: null }], ["d", "a", "b", "c"]],
    ["one of the base moves", [{ id: "a", insertAfter: "c" }], ["b", "c", "a"]],
    ["one of the base goes", [{ id: "b", remove: true }], ["a", "c"]],
    ["an empty list empties", [], []],
  ])("%s", ([, records, order]) => {
    const { value, problems } = own({ records });
    expect(problems).toEqual([]);
    const { records: merged } = value as { readonly records: readonly { readonly id: string }[] };
    expect(merged.map(({ id }) => id)).toEqual(order);
    expect(JSON.stringify(value)).not.toMatch(/insertAfter|remove/);
  });

  it("a key can go, and a thing can be replaced as a whole", () => {
    const { value } = own({
      months: { remove: true },
      records: [
        { id: "b", due: { remove: true } },
        { id: "c", replace: true, after: [] },
      ],
    });
    expect(value).not.toHaveProperty("months");
    expect(value).toMatchObject({ records: [{}, { id: "b", after: ["a"] }, { id: "c", after: [] }] });
    expect(ids(value)).toEqual(["a", "b", "c"]);
    expect(JSON.stringify(value)).not.toContain("due");
  });

  it("a base may extend another", () => {
    const { value } = own({ extends: "middle" });
    expect(value).toMatchObject({ id: "own", title: "Base", records: [{}, { due: { days: 5 } }, {}] });
  });

  test.for<[string, { readonly [key: string]: Json }, { file: string; path: readonly (string | number)[] }, RegExp]>([
    ["an unknown base", { extends: "nothing" }, { file: "own.yaml", path: ["extends"] }, /no base "nothing"/],
    ["a cycle", { extends: "ring" }, { file: "base/loop.yaml", path: ["extends"] }, /ring → loop → ring/],
    [
      "removing what is not there",
      { records: [{ id: "x", remove: true }] },
      { file: "own.yaml", path: ["records", 0] },
      /no "x" to remove/,
    ],
    [
      "removing a key that is not there",
      { colour: { remove: true } },
      { file: "own.yaml", path: ["colour"] },
      /"colour"/,
    ],
    [
      "a place behind nothing",
      { records: [{ id: "d", insertAfter: "x" }] },
      { file: "own.yaml", path: ["records", 0, "insertAfter"] },
      /"x"/,
    ],
  ])("is refused with its place: %s", ([, change, at, message]) => {
    const { problems } = own(change);
    expect(problems).toEqual([{ ...at, message: expect.stringMatching(message) }]);
  });

  it("says of every path which file wrote it", () => {
    const { originOf } = own({ records: [{ id: "d", after: ["a"], insertAfter: "a" }] });
    expect(originOf(["records", 1, "after", 0])).toEqual({ file: "own.yaml", path: ["records", 0, "after", 0] });
    expect(originOf(["records", 2, "due", "days"])).toEqual({
      file: "base/base.yaml",
      path: ["records", 1, "due", "days"],
    });
    expect(originOf(["records", 2, "due", "nothing"])).toEqual({ file: "base/base.yaml", path: ["records", 1, "due"] });
  });

  it("the shipped scheme stands on its bases: order of the process, gates and interviews are whole", () => {
    expect([...shippedBases.keys()]).toEqual(expect.arrayContaining(["management-system", "cn-management-system"]));
    const { records, determination } = scheme.parse(contentFile("schemes/cn-ohsms.yaml"));
    const application = records[0]?.fields.map(({ id }) => id);
    expect(application?.slice(0, 4)).toEqual(["legalName", "subject", "licences", "scope"]);
    const planned = application?.indexOf("plannedAudit") ?? 0;
    expect(application?.slice(planned, planned + 3)).toEqual(["plannedAudit", "hazards", "accidents"]);
    expect(records.flatMap(({ gates }) => gates.map(({ pack }) => pack))).toEqual(
      expect.arrayContaining(["application-gate", "audit-time", "stage-two-gate"]),
    );
    expect(determination.interviews).toHaveLength(5);
  });
});
