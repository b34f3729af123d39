import { describe, expect, test } from "vitest";
import { type Site, type SiteCommand, type SiteFacts, site } from "./site.ts";

const facts: SiteFacts = {
  name: "南京园",
  address: "示例路 1 号",
  region: "320100",
  relation: "own",
  people: 42,
  answers: "园长",
  scenes: ["canteen"],
  serves: "2–6 岁幼儿",
};
const context = {
  actor: "chen",
  now: Temporal.Instant.from("2026-11-23T04:00:00Z"),
  today: Temporal.PlainDate.from("2026-11-23"),
  newId: () => "id",
};

const after = (
  ...commands: readonly SiteCommand[]
): { readonly site: Site | null; readonly codes: readonly string[] } =>
  commands.reduce<{ readonly site: Site | null; readonly codes: readonly string[] }>(
    (last, command) => {
      const decided = site.decide(last.site, command, null, context);
      return decided.ok
        ? { site: decided.value.reduce(site.evolve, last.site), codes: [] }
        : { site: last.site, codes: decided.refusals.map(({ code }) => code) };
    },
    { site: site.initial, codes: [] },
  );

const open: SiteCommand = { type: "OpenSite", facts };
const close: SiteCommand = { type: "CloseSite", on: "2026-11-20", reason: "租约到期" };

describe("a site", () => {
  test("opens once, is amended, and closes with its past kept", () => {
    expect(after(open, open).codes).toEqual(["site-already-open"]);
    expect(after(open, { type: "AmendSite", facts: { ...facts, people: 50 } }).site?.facts.people).toBe(50);
    expect(after(open, close).site).toEqual({ facts, closed: { on: "2026-11-20", reason: "租约到期" } });
  });

  test("is neither amended nor closed before it is there, nor after it is closed", () => {
    expect(after({ type: "AmendSite", facts }).codes).toEqual(["site-unknown"]);
    expect(after(close).codes).toEqual(["site-unknown"]);
    expect(after(open, close, { type: "AmendSite", facts }).codes).toEqual(["site-closed"]);
    expect(after(open, close, close).codes).toEqual(["site-closed"]);
  });

  test("does not close on a day to come", () => {
    expect(after(open, { ...close, on: "2026-11-24" }).codes).toEqual(["closed-in-future"]);
  });
});
