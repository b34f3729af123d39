import { expect, test } from "vitest";
import { shippedPack } from "../../test/content.ts";
import type { Context } from "../decider.ts";
import { barredTerm, registrationKey, type Sanction, type SanctionCommand, sanction } from "./sanction.ts";

const pack = shippedPack("sanction");
const context: Context = {
  actor: "regulator",
  now: Temporal.Instant.from("2026-11-23T04:00:00Z"),
  today: Temporal.PlainDate.from("2026-11-23"),
  newId: () => "id",
};
const impose = (measure: string): SanctionCommand => ({
  type: "ImposeSanction",
  person: "s",
  register: "CCAA",
  number: "2024-N1OHSMS-1",
  name: "某人",
  measure,
  decided: "2026-03-01",
  document: "示例〔2026〕1 号",
  reason: "伪造审核记录",
});
const play = (...commands: readonly SanctionCommand[]): Sanction =>
  commands.reduce((state, command) => {
    const decided = sanction.decide(state, command, { authority: "regulator", pack }, context);
    return decided.ok ? decided.value.reduce(sanction.evolve, state) : state;
  }, sanction.initial);

test("five years by law, without end by the house rule, each with its source (RF-3, RF-4)", () => {
  expect(play(impose("five-years")).imposed).toMatchObject({ until: "2031-02-28", rule: { clause: "第七十二条" } });
  expect(play(impose("for-life")).imposed).toMatchObject({ until: null, rule: { source: "机构内部规定" } });
  const odd = sanction.decide(sanction.initial, impose("ten-years"), { authority: "regulator", pack }, context);
  expect(odd.ok ? [] : odd.refusals.map(({ code }) => code)).toEqual(["measure-unknown"]);
});

test("only a regulator binds every employer", () => {
  for (const authority of ["company", "body", "accreditation-body", null] as const) {
    const decided = sanction.decide(sanction.initial, impose("five-years"), { authority, pack }, context);
    expect(decided.ok ? [] : decided.refusals.map(({ code }) => code)).toEqual(["sanction-needs-authority"]);
  }
});

test("lifted, it bars no more from that day on; lifted on its first day it never did", () => {
  const on = (day: string): SanctionCommand => ({ type: "LiftSanction", on: day, reason: "复议撤销" });
  expect(barredTerm(play(impose("for-life")))).toEqual({ from: "2026-03-01", until: null });
  expect(barredTerm(play(impose("for-life"), on("2026-06-01")))).toEqual({ from: "2026-03-01", until: "2026-05-31" });
  expect(barredTerm(play(impose("for-life"), on("2026-03-01")))).toBeNull();
  expect(barredTerm(play(impose("five-years"), on("2040-01-01")))).toEqual({ from: "2026-03-01", until: "2031-02-28" });
  expect(play(impose("for-life"), on("2026-02-28")).lifted).toBeNull();
});

test("one number is one person, however it is typed", () => {
  const key = registrationKey("CCAA", "2024-N1OHSMS-1");
  expect(registrationKey("ｃｃａａ", " 2024-n1ohsms-1 ")).toBe(key);
  expect(registrationKey("CCAA", "2024-N1OHSMS-2")).not.toBe(key);
  expect(registrationKey("IRCA", "2024-N1OHSMS-1")).not.toBe(key);
  expect(registrationKey("CCAA", " ")).toBeNull();
});
