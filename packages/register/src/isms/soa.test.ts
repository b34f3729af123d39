import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asset } from "./asset.ts";
import type { ControlCatalogue } from "./controls.ts";
import { type Soa, type SoaChange, type SoaFacts, soa, soaStatuses } from "./soa.ts";
import { changesFromLibrary, changesFromOlder, compareSoas, soaLines, soaWarnings } from "./soa-view.ts";

const controls = ["A.5.1", "A.5.2", "A.5.3"];
const context = (actor: string) => ({
  actor,
  now: Temporal.Instant.from("2026-11-23T04:00:00Z"),
  today: Temporal.PlainDate.from("2026-11-23"),
  newId: () => "version",
});
const facts: SoaFacts = { actorName: "陈静", controls, risks: ["r1"] };
const after = (state: Soa, changes: readonly SoaChange[], actor = "author"): Soa => {
  const decided = soa.decide(state, { type: "SetSoaLines", edition: "2022", changes }, facts, context(actor));
  if (!decided.ok) throw new Error(decided.refusals[0].code);
  return decided.value.reduce(soa.evolve, state);
};
const approve = (state: Soa, actor: string) =>
  soa.decide(state, { type: "ApproveSoa", edition: "2022" }, facts, context(actor));
const refusedBy = (state: Soa, actor = "other") => {
  const decided = approve(state, actor);
  return decided.ok ? [] : decided.refusals.map(({ code }) => code);
};
const all = controls.map((control) => ({ control, applicable: true }));
const titled = { zh: "甲", en: "A" };
const catalogue = (over: Partial<ControlCatalogue>): ControlCatalogue => ({
  edition: "2022",
  title: titled,
  source: titled,
  effective: { from: "2022-10-25", to: null },
  doubts: [],
  groups: [],
  controls: controls.map((id) => ({ id, group: "A.5", title: titled, to: [] })),
  ...over,
});

describe("a statement of applicability", () => {
  it("tells every reason against an approval at once", () => {
    const state = after(soa.initial, [{ control: "A.5.1", applicable: false }]);
    expect(refusedBy(state, "author")).toEqual([
      "soa-undecided",
      "soa-exclusion-unjustified",
      "soa-approved-by-author",
    ]);
    expect(refusedBy(soa.initial)).toEqual(["soa-undecided", "soa-unchanged"]);
  });

  it("counts everybody who wrote since the last approval as an author, and nobody from before it", () => {
    const written = after(after(soa.initial, all, "first"), [{ control: "A.5.1", means: "规程" }], "second");
    expect([refusedBy(written, "first"), refusedBy(written, "second")]).toEqual([
      ["soa-approved-by-author"],
      ["soa-approved-by-author"],
    ]);
    const decided = approve(written, "third");
    const approved = decided.ok ? decided.value.reduce(soa.evolve, written) : soa.initial;
    expect(approved.approvals.map(({ number, by }) => [number, by.person])).toEqual([[1, "third"]]);
    const again = after(approved, [{ control: "A.5.1", means: "新规程" }], "second");
    expect([refusedBy(again, "first"), refusedBy(again, "second")]).toEqual([[], ["soa-approved-by-author"]]);
  });

  it("an edit that changes nothing makes nobody an author", () => {
    const state = after(soa.initial, all);
    expect(after(state, all, "passer-by")).toEqual(state);
  });

  it("keeps what a change leaves out, whatever came before in whatever order", () => {
    const change = fc.record(
      {
        applicable: fc.constantFrom(true, false, null),
        justification: fc.string(),
        status: fc.constantFrom(...soaStatuses),
        means: fc.string(),
        process: fc.string(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(change), (changes) => {
        const state = changes.reduce((last, one) => after(last, [{ control: "A.5.1", ...one }]), soa.initial);
        const [line] = soaLines(state, catalogue({}));
        for (const key of ["applicable", "justification", "status", "means", "process"] as const) {
          const said = changes.findLast((one) => key in one)?.[key];
          if (said !== undefined) expect(line?.[key]).toBe(said);
        }
      }),
    );
  });
});

describe("what is read out of a statement", () => {
  const excluded = after(soa.initial, [{ control: "A.5.1", applicable: false, justification: "无" }]);

  it("warns of an excluded control that a risk leans on, linked or treated by controls", () => {
    const lines = soaLines(excluded, catalogue({}));
    const codes = (treated: readonly string[]) =>
      soaWarnings(lines, new Map([["A.5.1", treated]])).map(({ code, risks }) => [code, risks]);
    expect(codes([])).toEqual([]);
    expect(codes(["r1"])).toEqual([["excluded-treats-risk", ["r1"]]]);
  });

  it("a suggestion overrules no exclusion and is made once", () => {
    const suggested = new Map(controls.map((control) => [control, ["r1"]]));
    const changes = changesFromLibrary(soaLines(excluded, catalogue({})), suggested);
    expect(changes.map(({ control }) => control)).toEqual(["A.5.2", "A.5.3"]);
  });

  it("takes over from the older edition only what was decided alike by a sure mapping", () => {
    const to = (control: string, checked = true) => [{ control, checked }];
    const older = catalogue({
      edition: "2013",
      controls: [
        { id: "A.5.1", group: "A.5", title: titled, to: to("A.5.1") },
        { id: "A.5.2", group: "A.5", title: titled, to: to("A.5.1") },
        { id: "A.5.3", group: "A.5", title: titled, to: to("A.5.2", false) },
      ],
    });
    const compared = (applicable: boolean) => {
      const before = after(soa.initial, [...all.slice(1), { control: "A.5.1", applicable, status: "in-place" }]);
      return compareSoas({ soa: soa.initial, catalogue: catalogue({}) }, { soa: before, catalogue: older });
    };
    expect(changesFromOlder(compared(true))).toMatchObject([
      { control: "A.5.1", applicable: true, status: "not-started" },
    ]);
    expect(changesFromOlder(compared(false))).toEqual([]);
    expect(compared(true).map(({ verdict }) => verdict)).toEqual(["undecided", "undecided", "new"]);
  });
});

it("an asset's phases are the same in whatever order they were sent, and a retired asset stays as it was", () => {
  const described = {
    name: "钥匙",
    kind: "vehicle" as const,
    owner: "部",
    value: 3 as const,
    rated: { confidentiality: 1 as const, integrity: 1 as const, availability: 1 as const },
    phases: ["use" as const, "development" as const],
    process: "",
  };
  const added = asset.decide(asset.initial, { type: "AddAsset", facts: described }, null, context("a"));
  const state = added.ok ? added.value.reduce(asset.evolve, asset.initial) : asset.initial;
  expect(state.facts?.phases).toEqual(["development", "use"]);
  const retired = asset.evolve(state, { type: "AssetRetired", data: { reason: "换代" } });
  const refused = asset.decide(retired, { type: "ChangeAsset", facts: described }, null, context("a"));
  expect(refused.ok ? [] : refused.refusals.map(({ code }) => code)).toEqual(["asset-retired"]);
});
