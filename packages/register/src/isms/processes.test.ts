import { describe, expect, it } from "vitest";
import { controlsByProcess, processNames } from "./processes.ts";

const line = (control: string, process: string, more: object = {}) => ({
  control,
  process,
  applicable: true as boolean | null,
  status: "planned" as const,
  ...more,
});

describe("business processes (IS-30)", () => {
  it("are one however they are spaced, cased and wide, and two where a word differs", () => {
    expect(processNames(["IT 运维", "ｉｔ运维", " IT 运维 ", "人力资源", "", " "])).toEqual(["IT 运维", "人力资源"]);
    expect([processNames(["售 后", "售后"]), processNames(["qa", "QA"])]).toEqual([["售后"], ["QA"]]);
    expect(processNames(["研发", "整车研发"])).toEqual(["研发", "整车研发"]);
    expect(processNames(["研发（整车）", "研发 整车"])).toHaveLength(2);
  });

  it("carry the controls that apply, under the usual spelling, with what belongs to none in front", () => {
    const lines = [
      line("A.5.1", "it 运维"),
      line("A.5.2", "IT运维", { status: "in-place" }),
      line("A.5.3", "IT运维"),
      line("A.5.4", "人力资源"),
      line("A.5.5", " "),
      line("A.5.6", "IT运维", { applicable: false }),
      line("A.5.7", "", { applicable: null }),
    ];
    expect(controlsByProcess(lines)).toEqual([
      { name: "", spellings: [], controls: ["A.5.5"], inPlace: 0 },
      { name: "IT运维", spellings: ["it 运维", "IT运维"], controls: ["A.5.1", "A.5.2", "A.5.3"], inPlace: 1 },
      { name: "人力资源", spellings: [], controls: ["A.5.4"], inPlace: 0 },
    ]);
  });
});
