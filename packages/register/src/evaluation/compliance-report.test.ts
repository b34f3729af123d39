import type { Context } from "@touchstone/kernel";
import { describe, expect, it } from "vitest";
import {
  type ComplianceReport,
  complianceReport,
  mostReportedRows,
  movedSince,
  type ReportCommand,
  type ReportedRow,
} from "./compliance-report.ts";

const reported = (risk: string, state: ReportedRow["state"], version = 3): ReportedRow => ({
  risk,
  version,
  no: "1",
  title: `风险 ${risk}`,
  area: "lift",
  owner: "设备部",
  state,
});

const context = (actor: string): Context => ({
  actor,
  now: Temporal.Instant.from("2026-11-23T04:00:00Z"),
  today: Temporal.PlainDate.from("2026-11-23"),
  newId: () => "id",
});

const started = (rows: readonly ReportedRow[]) => {
  let state: ComplianceReport = complianceReport.initial;
  const send = (command: ReportCommand, actor = "chen"): readonly string[] => {
    const content = { title: "年度合规性评价", on: "2026-11-23", area: null, rows, digest: "d1" };
    const facts = { actorName: actor, content: command.type === "MakeReport" ? content : null };
    const decided = complianceReport.decide(state, command, facts, context(actor));
    if (!decided.ok) return decided.refusals.map(({ code }) => code);
    state = decided.value.reduce(complianceReport.evolve, state);
    return [];
  };
  return { send, state: () => state };
};

const make: ReportCommand = { type: "MakeReport", says: null };
const claim: ReportCommand = { type: "MakeReport", says: "compliant" };
const sign: ReportCommand = { type: "SignReport", role: "总经理", digest: "d1" };

describe("the compliance report", () => {
  it("cannot say compliant over a row that nobody has evaluated (OH-24)", () => {
    const open = [reported("a", "compliant"), reported("b", "to-evaluate")];
    expect(started(open).send(claim)).toEqual(["rows-not-compliant"]);
    const { send, state } = started(open);
    expect(send(make)).toEqual([]);
    expect(state().made?.compliant).toBe(false);
    expect(started([reported("a", "compliant")]).send(claim)).toEqual([]);
    expect(started([]).send(make)).toEqual(["register-empty"]);
    const many = Array.from({ length: mostReportedRows + 1 }, (_, n) => reported(String(n), "compliant"));
    expect(started(many).send(make)).toEqual(["report-too-large"]);
  });

  it("keeps what a person declares beside what is derived, and takes none for the other", () => {
    const { send, state } = started([reported("a", "nonconforming")]);
    send(make);
    const declare = (risk: string | null): ReportCommand => ({
      type: "DeclareInReport",
      declaration: { risk, says: "compliant", reason: "会议认为合规" },
    });
    expect(send(declare("a"))).toEqual([]);
    expect(send(declare(null))).toEqual([]);
    expect(send(declare("z"))).toEqual(["report-row-unknown"]);
    expect(state().declared.map(({ risk, says }) => [risk, says])).toEqual([
      ["a", "compliant"],
      [null, "compliant"],
    ]);
    expect(state().made).toMatchObject({ compliant: false, rows: [{ state: "nonconforming" }] });
  });

  it("is signed by others than its author, each once, over the content they have read; then nothing is declared", () => {
    const { send, state } = started([reported("a", "compliant")]);
    expect(send(sign, "zhou")).toEqual(["report-missing"]);
    send(make);
    expect(send(sign, "chen")).toEqual(["report-signed-by-author"]);
    expect(send({ ...sign, digest: "d2" }, "zhou")).toEqual(["report-digest-differs"]);
    expect(send(sign, "zhou")).toEqual([]);
    expect(send(sign, "zhou")).toEqual(["report-signed-twice"]);
    expect(state().signatures.map(({ by }) => by.name)).toEqual(["zhou"]);
    const late: ReportCommand = {
      type: "DeclareInReport",
      declaration: { risk: null, says: "not-compliant", reason: "" },
    };
    expect(send(late)).toEqual(["report-signed"]);
  });

  it("shows what has moved since: a row that changed, and one that was not there", () => {
    const now = [
      { risk: "a", version: 3, title: "风险 a", state: "compliant" as const },
      { risk: "b", version: 5, title: "风险 b", state: "to-evaluate" as const },
      { risk: "c", version: 1, title: "风险 c", state: "unidentified" as const },
    ];
    const moved = movedSince([reported("a", "compliant"), reported("b", "compliant")], now);
    expect(moved.map(({ risk, before }) => [risk, before?.state ?? null])).toEqual([
      ["b", "compliant"],
      ["c", null],
    ]);
  });

  it("shows what only the days have moved: the same version in another state", () => {
    const now = [{ risk: "a", version: 3, title: "风险 a", state: "to-evaluate" as const }];
    const moved = movedSince([reported("a", "compliant")], now);
    expect(moved).toEqual([
      {
        risk: "a",
        title: "风险 a",
        before: { version: 3, state: "compliant" },
        now: { version: 3, state: "to-evaluate" },
      },
    ]);
  });
});
