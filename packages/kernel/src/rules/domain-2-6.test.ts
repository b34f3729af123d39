import { expect, test } from "vitest";
import { shippedPacks } from "../../test/content.ts";
import type { Json } from "../json.ts";
import { runRule } from "./run.ts";

/** Every line of the domain map's section 2.6, one test each, asked as anybody asks: by pack, day and place. */

type Given = Readonly<Record<string, Json>>;
const on = "2026-11-23";

const answer = (pack: string, input: Given, jurisdiction = "international"): unknown => {
  const run = runRule(shippedPacks, pack, input, on, {
    jurisdiction,
    subject: jurisdiction === "CN" ? "iso9001" : null,
  });
  return run.ok ? run.value.result : run.refusals.map(({ code }) => code);
};

const sample = (sites: number, audit: string, similar = true) =>
  answer("site-sample", { sites, audit, similar, seed: 1 });
const days = (input: Given) => answer("audit-time", { audit: "initial", ...input });

test("central + 2 equal sites: initial CF+2, surveillance 1 and 2 CF+1, recertification CF+2 [17021-1 9.1.5]", () => {
  expect(sample(2, "initial")).toMatchObject({ sample: 2, centralFunction: true });
  expect(sample(2, "surveillance")).toMatchObject({ sample: 1, centralFunction: true });
  expect(sample(2, "recertification")).toMatchObject({ sample: 2, centralFunction: true });
});

test("central + 26 sites of 5 people, QMS, initial: 6 sites at 1.5 are 9 days, and the central function", () => {
  expect(sample(26, "initial")).toMatchObject({ sample: 6, centralFunction: true });
  expect(days({ standard: "iso9001", personnel: 5 })).toMatchObject({ days: 9 / 6 });
});

test("5 sites: initial 3, surveillance 2, recertification 2, and the central function [17021-1 9.1.5]", () => {
  expect(sample(5, "initial")).toMatchObject({ sample: 3, centralFunction: true });
  expect(sample(5, "surveillance")).toMatchObject({ sample: 2, centralFunction: true });
  expect(sample(5, "recertification")).toMatchObject({ sample: 2, centralFunction: true });
});

test("7 dissimilar sites, surveillance: 3 [17021-1 9.1.5]", () => {
  expect(sample(7, "surveillance", false)).toMatchObject({ sample: 3 });
});

test("55 people, QMS: 5 days by the table; 2.5 days on one reason is refused [17021-1 9.1.4.2] [QMS-2025 audit-time]", () => {
  expect(days({ standard: "iso9001", personnel: 55 })).toMatchObject({ days: 5 });
  const half = [{ reason: "one reason", percent: -50 }];
  expect(days({ standard: "iso9001", personnel: 55, factors: half })).toEqual(["reduction-over-cap"]);
});

test("140 people: QMS 8, ISMS 13, EMS high 12, EMS low 6", () => {
  expect(days({ standard: "iso9001", personnel: 140 })).toMatchObject({ days: 8 });
  expect(days({ standard: "iso27001", personnel: 140 })).toMatchObject({ days: 13 });
  expect(days({ standard: "iso14001", personnel: 140, complexity: "high" })).toMatchObject({ days: 12 });
  expect(days({ standard: "iso14001", personnel: 140, complexity: "low" })).toMatchObject({ days: 6 });
});

test("30 % off by MD5, then 20 % off by MD11: 56 % of the tables' sum [17021-1 9.1.6]", () => {
  const off = { personnel: 300, audit: "initial", factors: [{ reason: "mature system", percent: -30 }] };
  const standards = [
    { standard: "iso9001", ...off },
    { standard: "iso14001", complexity: "high", ...off },
  ];
  const table = 10 + 15;
  expect(answer("integrated-audit-time", { standards, integration: 100, ability: 100 })).toMatchObject({
    days: (56 * table) / 100,
  });
});

test("ISMS, 49+49+49 identical staff: 7+7+7 = 21 people", () => {
  const groups = ["counter", "call centre", "sorting"].map((activity) => ({
    activity,
    people: 49,
    identicalBecause: "the same simple work",
  }));
  expect(answer("effective-personnel", { groups })).toMatchObject({ personnel: 21 });
});

test("decision 2025-04-10: first surveillance, expiry, restoration, and China's other answer to the same case [17021-1 9.1.3.3] [17021-1 9.6.3.2] [QMS-2025 5.9.3]", () => {
  const cycle = { decision: "2025-04-10", issued: "2025-04-10", expiry: "2028-04-09", lastSurveillance: null };
  const asked = { ...cycle, activity: "initial" };
  expect(answer("surveillance", asked)).toMatchObject({
    first: "2026-04-10",
    recertificationBy: "2028-04-09",
    restorableUntil: "2028-10-09",
  });
  expect(answer("surveillance", asked, "CN")).toMatchObject({
    first: "2026-04-10",
    recertificationBy: "2028-04-09",
    recertificationFinish: "on-site-audit",
    restorableUntil: null,
    afterExpiry: "initial-audit",
  });
});

test("stage 2 ends 2026-01-15, a major is open: stage 2 is repeated after 2026-07-15 [17021-1 9.5.3.2]", () => {
  const finding = { grade: "major", audit: "initial", raised: "2026-01-15", lastDay: "2026-01-15" };
  expect(answer("nonconformity-limits", finding)).toMatchObject({ repeatStage2After: "2026-07-15" });
});

test("a major is verified and a minor's plan is accepted before anything is granted", () => {
  const finding = { audit: "initial", raised: "2026-01-15", lastDay: "2026-01-15" };
  expect(answer("nonconformity-limits", { grade: "major", ...finding })).toMatchObject({ before: "verified" });
  expect(answer("nonconformity-limits", { grade: "minor", ...finding })).toMatchObject({ before: "plan-accepted" });
});
