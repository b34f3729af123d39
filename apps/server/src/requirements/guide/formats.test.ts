import { type AuditGuide, lawBase, type Unfit } from "@touchstone/requirements";
import { describe, expect, it } from "vitest";
import { obligationPacks, ownDocuments } from "../own-content.ts";
import { askGuide } from "./ask-guide.ts";
import { guideMarkdown } from "./markdown.ts";
import { guideOscal } from "./oscal.ts";
import { fieldName, guideXlsform } from "./xlsform.ts";

const library = { base: lawBase(ownDocuments()), packs: obligationPacks(), text: async () => null };
const asked = { scene: "canteen,lift", region: "330100", on: "2026-08-15", standards: "iso45001" };
const guideWith = (unfit: readonly Unfit[] = [], more: Partial<typeof asked> = {}): AuditGuide => {
  const guide = askGuide(library, { ...asked, ...more, unfit });
  if (!guide.ok) throw new Error(JSON.stringify(guide.refusals));
  return guide.value;
};
const guide = guideWith();
const unfitFumes = [{ of: "CT-014", reason: "没有灶台 ${p_ct_001} | <b>" }];

const rowsOf = (sheet: { readonly cells: readonly (readonly string[])[] }) => {
  const [head = [], ...rows] = sheet.cells;
  return rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ""])));
};

describe("a guide as an XLSForm (xlsform.org)", () => {
  const [survey, choices, settings] = guideXlsform(guideWith(unfitFumes));
  const rows = rowsOf(survey);
  const named = new Map(rows.map((row) => [row["name"], row]));

  it("has the three sheets, both languages, and settings that name form and version", () => {
    expect([survey, choices, settings].map(({ name }) => name)).toEqual(["survey", "choices", "settings"]);
    expect(survey.cells[0]).toContain("label::中文 (zh)");
    expect(survey.cells[0]).toContain("label::English (en)");
    const [set] = rowsOf(settings);
    expect(set).toMatchObject({ form_id: "touchstone_canteen_lift_330100", default_language: "中文 (zh)" });
    expect(set?.["version"]).toMatch(/^20260815_[0-9a-f]{8}$/);
  });

  it("every name is one an XForm takes and stands once; groups open and close", () => {
    const names = rows.flatMap(({ type, name }) => (type === "end_group" ? [] : [name ?? ""]));
    for (const name of names) expect(name).toMatch(/^[a-zA-Z_][a-zA-Z0-9_]*$/);
    expect(new Set(names).size).toBe(names.length);
    const steps = rows.map(({ type }) => (type === "begin_group" ? 1 : type === "end_group" ? -1 : 0));
    expect(steps.reduce<number>((depth, step) => depth + step, 0)).toBe(0);
    expect(steps.filter((step) => step === 1)).toHaveLength(4);
  });

  it("asks in types that exist, labels all that is shown, and picks from lists that exist", () => {
    const lists = new Map(rowsOf(choices).map((row) => [row["list_name"], row]));
    for (const { type = "", ...row } of rows) {
      expect(type).toMatch(/^(start|end|date|note|text|image|begin_group|end_group|select_one \w+)$/);
      const list = /^select_one (\w+)$/.exec(type)?.[1];
      if (list !== undefined) expect(lists.has(list)).toBe(true);
      if (!/^(start|end|end_group)$/.test(type)) {
        expect(row["label::中文 (zh)"]).not.toBe("");
        expect(row["label::English (en)"]).not.toBe("");
      }
    }
  });

  it("every reference is to a field before it, and nothing said in a label is one", () => {
    const before = new Set<string>();
    for (const row of rows) {
      for (const [, name = ""] of (row["relevant"] ?? "").matchAll(/\$\{(\w+)\}/g)) expect(before).toContain(name);
      for (const key of Object.keys(row)) if (key !== "relevant") expect(row[key]).not.toContain("${");
      before.add(row["name"] ?? "");
    }
  });

  it("an observation is asked unless its record does not apply, and takes a photo (CT-18)", () => {
    const watched = guide.points.filter(({ kind, id }) => kind === "observation" && id !== "CT-014");
    expect(watched.length).toBeGreaterThan(5);
    for (const { id, record } of watched) {
      expect(named.get(fieldName(id))?.["relevant"]).toBe(`\${${fieldName(record ?? "")}} != 'not_applicable'`);
      expect(named.get(`${fieldName(id)}_photo`)?.["type"]).toBe("image");
    }
  });

  it("a point of a standard that is not audited offers no nonconformity; one that does not apply asks nothing", () => {
    const offered = (list: string) =>
      rowsOf(choices).flatMap((row) => (row["list_name"] === list ? [row["name"]] : []));
    expect(offered("verdict")).toContain("nonconformity");
    expect(offered("verdict_note")).toEqual(["conformity", "note", "not_applicable", "not_sampled"]);
    for (const { id, standard } of guide.points) {
      const type = named.get(fieldName(id))?.["type"];
      const list = standard.id === "iso45001" ? "select_one verdict" : "select_one verdict_note";
      expect(type).toBe(id === "CT-014" ? "note" : list);
    }
    expect(named.get("p_ct_014")?.["hint::中文 (zh)"]).toContain("没有灶台");
    expect(named.has("p_ct_014_seen")).toBe(false);
  });

  it("another day or decision is another version, the same is the same", () => {
    const version = (of: AuditGuide) => rowsOf(guideXlsform(of)[2])[0]?.["version"];
    expect(version(guideWith())).toBe(version(guide));
    expect(version(guideWith(unfitFumes))).not.toBe(version(guide));
  });
});

describe("a guide as an OSCAL assessment plan", () => {
  const plan = guideOscal(guideWith(unfitFumes), "zh")["assessment-plan"];
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  const token = /^[\p{L}_][\p{L}\p{N}.\-_]*$/u;
  const activities = plan["local-definitions"]?.activities ?? [];

  it("has what version 1.1 requires: ids, metadata with a zone, an SSP that its back matter holds, controls", () => {
    expect(plan.metadata["oscal-version"]).toBe("1.1.2");
    expect(plan.metadata["last-modified"]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/);
    expect(plan["import-ssp"].href).toBe(`#${plan["back-matter"].resources[0]?.uuid}`);
    const ids = [
      plan.uuid,
      ...activities.map((each) => each.uuid),
      ...plan["back-matter"].resources.map((each) => each.uuid),
    ];
    for (const id of ids) expect(id).toMatch(uuid);
    expect(new Set(ids).size).toBe(ids.length);
    expect(activities).toHaveLength(guide.points.length);
  });

  it("names are tokens, values say something, and no list is empty", () => {
    const walk = (value: unknown, key = ""): void => {
      if (Array.isArray(value)) {
        expect([key, value.length]).not.toEqual([key, 0]);
        for (const each of value) walk(each, key);
      } else if (typeof value === "object" && value !== null) {
        for (const [name, each] of Object.entries(value)) walk(each, name);
      } else {
        expect([key, String(value).trim()]).not.toEqual([key, ""]);
        if (key === "control-id" || key === "name") expect(String(value)).toMatch(token);
      }
    };
    walk(plan);
  });

  it("reviews what applies, in the four kinds, and says why the rest is left out", () => {
    const reviewed = plan["reviewed-controls"]["control-selections"].flatMap((each) =>
      "include-controls" in each ? each["include-controls"].map((control) => control["control-id"]) : [],
    );
    expect(reviewed).toHaveLength(guide.points.length - 1);
    expect(reviewed).not.toContain("ct-014");
    expect(plan["reviewed-controls"]).toMatchObject({ remarks: expect.stringContaining("没有灶台") });
  });

  it("the same guide has the same ids, another day others", () => {
    const id = (of: AuditGuide) => guideOscal(of, "zh")["assessment-plan"].uuid;
    expect(id(guideWith())).toBe(id(guide));
    expect(id(guideWith([], { on: "2026-08-14" }))).not.toBe(id(guide));
  });
});

describe("the printed guide", () => {
  const printed = guideMarkdown(guideWith(unfitFumes), "zh");

  it("shows the three principles, the kind of audit, the areas and what may be raised", () => {
    expect(printed).toContain("生态环境法典 第五百一十四条 · 2026-03-12 版，2026-08-15 起施行");
    expect(printed).toContain("适用: 条件：向城镇排水设施排污水");
    expect(printed).toMatch(/CT-042[\s\S]*?地域: 全国 · 地方特色/);
    expect(printed).toContain("本次不审 ISO 14001，不开不符合，只作提示。");
    expect(printed).toContain("IAF ID 1 30");
    expect(guideMarkdown(guideWith([], { on: "2026-08-14" }), "zh")).toContain("固体废物污染环境防治法 第五十七条");
  });

  it("keeps a point that does not apply, and a reason is text and nothing else", () => {
    expect(printed).toContain("适用: 不适用，理由：没有灶台 ${p\\_ct\\_001} \\| \\<b\\>");
    expect(printed.match(/^- \[ \] /gm)).toHaveLength(guide.points.length);
  });
});

it("ids of points are unique over all scenes, so that two scenes make one form", () => {
  const ids = obligationPacks().flatMap(({ obligations }) => obligations.map(({ id }) => fieldName(id)));
  expect(new Set(ids).size).toBe(ids.length);
});
