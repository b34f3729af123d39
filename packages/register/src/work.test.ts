import { refusal, refuse } from "@touchstone/kernel";
import { describe, expect, it } from "vitest";
import { facts, identify, row } from "./test-row.ts";

const planned = () => {
  const made = row();
  made.send(identify);
  made.send({ type: "SetObjective", id: null, objective: { text: "维保", frequency: { times: 24, per: "year" } } });
  const objective = made.state().objectives[0]?.id ?? "";
  const monitoring = { objective, what: "自检", who: "维保公司", frequency: { times: 1, per: "year" } as const };
  made.send({ type: "SetMonitoring", id: null, monitoring });
  const item = made.state().monitoring[0]?.id ?? "";
  const assignment = { item, obligation: "LF-001", from: "2026-11-23", name: "王工" };
  return { made, assignment };
};

describe("work given to the holder of a certificate", () => {
  it("is given where one fits, under a key of its holder's own", () => {
    const { made, assignment } = planned();
    expect(made.codes({ type: "AssignWork", id: null, assignment })).toEqual([]);
    expect(made.state().assignments).toMatchObject([{ item: assignment.item, name: "王工", code: "T" }]);
    const last = made.events.at(-1);
    expect(JSON.stringify(last?.data)).not.toContain("王工");
  });

  it("is refused where none fits, and nothing is kept (OH-8)", () => {
    const { made, assignment } = planned();
    const rule = { source: "办法", clause: "第二条" };
    const work = refuse(refusal("operator-certificate-missing" as const, rule, { work: "T", holds: ["A"] }));
    expect(made.codes({ type: "AssignWork", id: null, assignment }, { with: { ...facts, work } })).toEqual([
      "operator-certificate-missing",
    ]);
    expect(made.state().assignments).toEqual([]);
  });

  it("of an item that the plan has not is refused; set again, it takes the place of the one before", () => {
    const { made, assignment } = planned();
    const elsewhere = { ...assignment, item: "none" };
    expect(made.codes({ type: "AssignWork", id: null, assignment: elsewhere })).toEqual(["plan-item-unknown"]);
    made.send({ type: "AssignWork", id: null, assignment });
    const id = made.state().assignments[0]?.id ?? "";
    made.send({ type: "AssignWork", id, assignment: { ...assignment, name: "李工" } });
    expect(made.state().assignments.map(({ name }) => name)).toEqual(["李工"]);
  });
});
