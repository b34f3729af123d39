import { type Client, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../../testing/engines.ts";
import { codes, demoCompany, openTestServer, type TestServer, value } from "../../testing/test-server.ts";

const { awareness, records, parties } = routes;
const organisation = { organisation: demoCompany };

describe.each(engineKinds)("coverage of awareness and competence, by HTTP on %s", (kind) => {
  let test: TestServer;
  let manager: Client;
  let people: readonly { readonly id: string; readonly name: string }[] = [];
  const begin = async (of: string, values: object) =>
    value(
      await manager.call(records.begin, { params: { ...organisation, kind: of }, body: { values: values as never } }),
    ).id;
  const step = (record: string, id: string, values: object) =>
    manager.call(records.step, { params: { ...organisation, record }, body: { step: id, values: values as never } });
  const activity = (means: string, heldOn: string, intended: number) =>
    begin("awareness", { title: `${means} ${heldOn}`, means, heldOn, intended });
  const coverage = async (on?: string) =>
    value(await manager.call(awareness.coverage, { params: organisation, query: on === undefined ? {} : { on } }));
  beforeAll(async () => {
    test = await openTestServer(kind);
    manager = await test.as("manager");
    const listed = value(await manager.call(parties.people, { params: organisation, query: {} }));
    people = listed.items.map(({ id, name }) => ({ id, name }));
  });
  afterAll(() => test.close());

  it("lists the eight means, with heads and named people of the year, by person of the first four (IS-27)", async () => {
    const [first] = people;
    if (first === undefined) throw new Error("the demo company has people");
    const held = await activity("nda", "2026-03-10", 40);
    const named = [{ person: first }];
    const said = { reached: 38, understood: "抽问五人" };
    // More named than came.
    expect(codes(await step(held, "hold", { ...said, reached: 0, people: named }))).toEqual(["record-refused"]);
    value(await step(held, "hold", { ...said, people: named }));
    // Planned only, and another year's: neither covers anybody.
    await activity("training", "2026-12-01", 40);
    value(await step(await activity("training", "2025-03-10", 40), "hold", { reached: 40, understood: "笔试" }));
    const found = await coverage();
    const byPerson = ["policy", "training", "agreement", "nda"];
    expect(found.means.map(({ means }) => means)).toEqual([...byPerson, "media", "enforcement", "reporting", "staged"]);
    const share = Math.floor(100 / people.length);
    expect(found.means.slice(0, 4).map(({ namedPercent }) => namedPercent)).toEqual([0, 0, 0, share]);
    const of = (id: string) => found.means.find(({ means }) => means === id);
    expect(of("nda")).toMatchObject({ held: 1, reached: 38, intended: 40, percent: 95, named: 1 });
    expect(of("training")).toMatchObject({ held: 0, percent: null, named: 0, namedPercent: 0 });
    expect(found.people).toBe(people.length);
    // The least reached first.
    expect(found.persons.at(-1)).toEqual({ person: first, means: ["nda"] });
    expect(found.persons[0]?.means).toEqual([]);
  });

  it("says which posts have a holder who is not shown to be competent (IS-26), and covers areas by their holders", async () => {
    const [first] = people;
    const post = { area: "lift", needed: "证 A", by: ["training"] };
    await begin("post", { title: "救援员", ...post });
    const gap = await begin("post", { title: "安全总监", ...post, person: first });
    const met = await begin("post", { title: "安全管理员", ...post });
    value(await step(met, "show", { person: first, shown: "证 A", validUntil: "2026-12-31" }));
    const found = await coverage();
    expect(found.posts.map(({ title, standing }) => [title, standing])).toEqual([
      ["救援员", "vacant"],
      ["安全总监", "gap"],
      ["安全管理员", "met"],
    ]);
    const lapsed = (await coverage("2027-01-01")).posts.map(({ standing }) => standing);
    expect(lapsed).toEqual(["vacant", "gap", "expired"]);
    const [group] = found.groups;
    expect([group?.area, group?.people]).toEqual(["lift", 1]);
    expect(group?.reached.find(({ means }) => means === "nda")).toMatchObject({ people: 1, percent: 100 });
    value(await step(gap, "end", {}));
    expect((await coverage()).posts).toHaveLength(2);
  });

  it("exports each table, and shows nothing to others", async () => {
    const csv = async (table: "means" | "people" | "groups" | "posts") =>
      new TextDecoder().decode(
        value(await manager.download(awareness.export, { params: organisation, query: { table } })),
      );
    expect(await csv("means")).toContain("签保密协议,1,38/40,95%");
    expect(await csv("people")).toContain(people[0]?.name);
    expect(await csv("groups")).toContain("lift,1");
    expect(await csv("posts")).toContain("救援员,lift,没有人,没有人");
    const planner = await test.as("planner");
    expect(codes(await planner.call(awareness.coverage, { params: organisation, query: {} }))).toEqual(["not-found"]);
  });
});
