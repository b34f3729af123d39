import { expect, test } from "vitest";
import { ohsms } from "../../test/ohsms-story.ts";
import type { Finding } from "./case-state.ts";
import { mostFilesOfFinding, notAttachable } from "./finding-evidence.ts";

const finding: Finding = {
  id: "f",
  number: "NC-01",
  grade: "major",
  point: null,
  requirement: { source: "GB/T 45001", clause: "8.1" },
  statement: "九月记录缺两次",
  evidence: "台账",
  by: "leader",
  on: "2026-11-23",
  answers: {},
  plan: null,
  verified: null,
};
const file = {
  id: "e",
  part: "cause",
  digest: "d",
  name: "a.pdf",
  mediaType: "application/pdf",
  bytes: 1,
  collectedOn: "2026-11-24",
  by: "manager",
  on: "2026-11-24",
} as const;
const answer = {
  outcome: "withdrawn",
  grade: null,
  reasons: "证据不足",
  by: "decider",
  name: "顾青",
  on: "2026-11-26",
} as const;
const codes = (change: Partial<Finding>) => notAttachable({ ...finding, ...change }, ohsms).map(({ code }) => code);

test("evidence is taken while the nonconformity is open: neither once verified nor once withdrawn, nor without bound", () => {
  expect(codes({})).toEqual([]);
  expect(codes({ verified: { evidence: "看过", by: "leader", on: "2026-11-25" } })).toEqual([
    "evidence-outside-finding",
  ]);
  expect(codes({ disputed: { told: null, answer } })).toEqual(["evidence-outside-finding"]);
  expect(codes({ disputed: { told: null, answer: { ...answer, outcome: "upheld" } } })).toEqual([]);
  expect(codes({ files: Array.from({ length: mostFilesOfFinding - 1 }, () => file) })).toEqual([]);
  expect(codes({ files: Array.from({ length: mostFilesOfFinding }, () => file) })).toEqual(["finding-files-too-many"]);
});
