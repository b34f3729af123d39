import { readFileSync } from "node:fs";
import { scheme as schemeSchema } from "@touchstone/kernel";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { recordModel } from "./record-model.ts";

const file = new URL("../../../../../content/schemes/cn-ohsms.yaml", import.meta.url);
const scheme = schemeSchema.parse(parse(readFileSync(file, "utf8")));
const both = (zh: string, en = zh) => ({ zh, en });

const kindOf = (id: string) => {
  const kind = scheme.records.find((record) => record.id === id);
  if (kind === undefined) throw new Error(`no record ${id}`);
  return kind;
};

const record = (kind: ReturnType<typeof kindOf>, values: Parameters<typeof recordModel>[0]["values"]) =>
  recordModel({
    kind,
    number: "OH-2026-0001-AP-1",
    edition: 1,
    values,
    signatures: [{ signature: kind.signedBy[0]?.id ?? "", name: "陈静", on: "2026-11-23" }],
    body: both("衡测认证（示例）", "Hengce"),
    caseNumber: "OH-2026-0001",
    client: both("澄湖物业"),
    standard: both("GB/T 45001—2020"),
    filedOn: "2026-11-23",
    recordedAt: "2026-11-23T04:00:00Z",
  });

describe("a record as a document", () => {
  it("shows every field that a scheme asks for, by its title, and who signed as what", () => {
    for (const kind of scheme.records) {
      const always = kind.fields.filter(({ when }) => when === undefined);
      const model = record(kind, {});
      const labels = model.sections.flatMap(({ fields }) => fields.map(({ label }) => label.zh));
      expect(labels).toEqual(expect.arrayContaining(always.map(({ title }) => title.zh)));
      expect(model.signatures).toEqual([{ role: kind.signedBy[0]?.title, name: "陈静", on: "2026-11-23" }]);
    }
  });

  it("writes choices by their titles, parties by name, numbers with their unit, rows as a table", () => {
    const kind = schemeSchema.shape.records.element.parse({
      ...kindOf("application"),
      fields: [
        {
          id: "grade",
          type: "choice",
          title: both("等级", "Grade"),
          options: [{ id: "high", title: both("高", "High") }],
        },
        { id: "days", type: "number", title: both("人日", "Days"), unit: both("人日", "days") },
        { id: "agreed", type: "boolean", title: both("同意", "Agreed") },
        { id: "reason", type: "text", title: both("理由", "Reason"), when: { field: "agreed", is: [false] } },
        {
          id: "team",
          type: "rows",
          title: both("审核组", "Team"),
          fields: [{ id: "person", type: "party", title: both("姓名", "Name") }],
        },
      ],
    });
    const team = [{ person: { id: "p", name: "沈岚" } }];
    const model = record(kind, { grade: "high", days: 4.5, agreed: true, reason: "x", team });
    expect(model.sections[0]?.fields).toEqual([
      { label: both("等级", "Grade"), value: { kind: "bilingual", text: both("高", "High") } },
      { label: both("人日", "Days"), value: { kind: "bilingual", text: both("4.5 人日", "4.5 days") } },
      { label: both("同意", "Agreed"), value: { kind: "bilingual", text: both("是", "Yes") } },
      {
        label: both("审核组", "Team"),
        value: { kind: "table", columns: [both("姓名", "Name")], widths: [1.6], rows: [["沈岚"]] },
      },
    ]);
  });
});
