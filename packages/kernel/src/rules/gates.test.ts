import fc from "fast-check";
import { expect, test } from "vitest";
import { shippedPack } from "../../test/content.ts";
import { type ApplicationGateInput, applicationGate } from "./application-gate.ts";
import { stageTwoGate } from "./stage-two-gate.ts";

const pack = shippedPack("application-gate");
const stageTwo = shippedPack("stage-two-gate");

const good: ApplicationGateInput = {
  on: "2026-06-30",
  audit: "2026-08-31",
  subject: "legal-person",
  licences: [{ name: "营业执照", until: null }],
  documentedSince: "2026-01-05",
  operatingSince: "2026-02-01",
};
const codes = (input: ApplicationGateInput): readonly string[] => {
  const answer = applicationGate(pack, input);
  return answer.ok ? [] : answer.refusals.map(({ code }) => code);
};

test.for<[string, Partial<ApplicationGateInput>]>([
  ["applicant-not-a-legal-subject", { subject: "none" }],
  ["licence-expired", { licences: [{ name: "营业执照", until: "2026-08-30" }] }],
  ["system-not-documented", { documentedSince: null }],
  ["operation-too-short", { operatingSince: "2026-06-01" }],
  ["operation-too-short", { operatingSince: null }],
  ["own-fault-loss-too-recent", { ownFaultLoss: "2025-07-01" }],
  ["former-body-loss-too-recent", { formerBodyLostApproval: "2026-04-01" }],
  ["stop-order-in-force", { stopOrder: "in-force" }],
  ["applicant-listed", { listings: ["严重违法失信名单"] }],
  ["major-accident-too-recent", { majorAccident: "2025-07-01" }],
])("%s alone closes the gate (CNCA-OHSMS-01:2026 5.1.2) [OHSMS-2026 5.1.2]", ([code, change]) => {
  expect(codes(good)).toEqual([]);
  expect(codes({ ...good, ...change })).toEqual([code]);
});

test("all grounds come at once, each with its own day [OHSMS-2026 5.1.2]", () => {
  const answer = applicationGate(pack, {
    ...good,
    subject: "none",
    operatingSince: "2026-06-01",
    majorAccident: "2025-07-01",
  });
  expect(answer.ok ? [] : answer.refusals.map(({ code, passesFrom }) => [code, passesFrom])).toEqual([
    ["applicant-not-a-legal-subject", null],
    ["operation-too-short", "2026-09-01"],
    ["major-accident-too-recent", "2026-07-01"],
  ]);
});

test("the day named opens the gate, the day before does not", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 900 }), (offset) => {
      const operatingSince = Temporal.PlainDate.from("2024-06-30").add({ days: offset }).toString();
      const answer = applicationGate(pack, { ...good, audit: operatingSince, operatingSince });
      const day = answer.ok ? null : (answer.refusals[0].passesFrom ?? null);
      expect(day).not.toBeNull();
      if (day === null) return;
      expect(codes({ ...good, licences: [], audit: day, operatingSince })).toEqual([]);
      const before = Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
      expect(codes({ ...good, licences: [], audit: before, operatingSince })).toEqual(["operation-too-short"]);
    }),
  );
});

test("an internal audit finished on the day of stage 2 passes from the next day [17021-1 9.3.1.2]", () => {
  const answer = stageTwoGate(stageTwo, {
    stageTwo: "2026-11-02",
    operatingSince: "2026-06-01",
    internalAudit: "2026-11-02",
    managementReview: null,
  });
  expect(answer.ok ? [] : answer.refusals.map(({ code, passesFrom }) => [code, passesFrom])).toEqual([
    ["internal-audit-not-finished", "2026-11-03"],
    ["management-review-not-finished", null],
  ]);
});
