import type {
  CaseRecord,
  CaseState,
  Json,
  PlainSchemeField,
  RecordKind,
  Scheme,
  SchemeField,
  templateSections,
} from "@touchstone/kernel";
import type { RecordModel } from "../adapters/pdf/index.ts";
import { formed, type PrintedForm } from "./templates/formed.ts";

type FieldValue = RecordModel["sections"][number]["fields"][number]["value"];

/** A record of any scheme as a document: labels from the scheme, values as text, its data inside the PDF. */
const both = (zh: string, en: string) => ({ zh, en });

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const plainText = (field: PlainSchemeField, value: Json | undefined): string => {
  if (value === null || value === undefined) return "–";
  switch (field.type) {
    case "choice": {
      const title = field.options.find(({ id }) => id === value)?.title;
      return title === undefined ? String(JSON.stringify(value)) : `${title.zh} ${title.en}`;
    }
    case "choices":
      return Array.isArray(value) && value.length > 0
        ? field.options
            .filter(({ id }) => value.some((each: Json) => each === id))
            .map(({ title }) => `${title.zh} ${title.en}`)
            .join("；")
        : "–";
    case "boolean":
      return value === true ? "是 Yes" : "否 No";
    case "bilingual":
      return isObject(value) ? `${textOf(value["zh"])} / ${textOf(value["en"])}` : "–";
    case "party":
      return isObject(value) ? textOf(value["name"]) : "–";
    case "number":
      return field.unit === undefined ? textOf(value) : `${textOf(value)} ${field.unit.zh}`;
    case "text":
    case "date":
      return textOf(value);
  }
};

const textOf = (value: Json | undefined): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : "–";

const valueOf = (field: SchemeField, value: Json | undefined): FieldValue => {
  if (field.type === "rows") {
    const rows = Array.isArray(value) ? value.filter((row: Json) => isObject(row)) : [];
    return {
      kind: "table",
      columns: field.fields.map(({ title }) => title),
      rows: rows.map((row: { readonly [key: string]: Json }) =>
        field.fields.map((column) => plainText(column, row[column.id])),
      ),
      widths: field.fields.map((column) => (column.type === "bilingual" || column.type === "text" ? 2 : 1)),
    };
  }
  if (field.type === "bilingual" && isObject(value))
    return { kind: "bilingual", text: both(textOf(value["zh"]), textOf(value["en"])) };
  return { kind: "text", text: plainText(field, value) };
};

const line = (zh: string, en: string, text: string) => ({
  label: both(zh, en),
  value: { kind: "text", text } as const,
});

/** A nonconformity report carries the finding itself, as it stands. */
const findingSection = (state: CaseState, record: CaseRecord, scheme: Scheme): RecordModel["sections"] => {
  const finding = state.findings.find(({ id }) => id === record.about);
  if (finding === undefined) return [];
  const grade = scheme.determination.findings?.grades.find(({ id }) => id === finding.grade)?.title;
  const { correction, cause, "corrective-action": action } = finding.answers;
  return [
    {
      title: both("不符合项", "Finding"),
      text: null,
      fields: [
        line("编号", "Number", finding.number),
        line("分级", "Grade", grade === undefined ? finding.grade : `${grade.zh} ${grade.en}`),
        line("要求", "Requirement", `${finding.requirement.source} ${finding.requirement.clause}`),
        line("事实", "Statement", finding.statement),
        line("证据", "Evidence", finding.evidence),
        line("纠正", "Correction", correction?.text ?? "–"),
        line("原因", "Cause", cause?.text ?? "–"),
        line("纠正措施", "Corrective action", action?.text ?? "–"),
        line("验证", "Verification", finding.verified?.evidence ?? "–"),
      ],
    },
  ];
};

type Sections = RecordModel["sections"];

/** The printed parts of a record by their names in a template, each in its own order. */
const sectionsOf = (
  state: CaseState,
  record: CaseRecord,
  scheme: Scheme,
  kind: RecordKind,
  leftOut: readonly string[],
): Readonly<Record<(typeof templateSections)[number], Sections>> => ({
  finding: findingSection(state, record, scheme),
  fields: [
    {
      title: null,
      text: null,
      fields: kind.fields
        .filter(({ when }) => when === undefined || when.is.some((value) => value === record.values[when.field]))
        // Asked again here: a field that a later edition requires is printed, whatever an old template says.
        .filter(({ id, required }) => required || !leftOut.includes(id))
        .map((field) => ({ label: field.title, value: valueOf(field, record.values[field.id]) })),
    },
  ],
  basis: record.basis.map(({ pack, edition, result }) => ({
    title: both(`计算依据 ${pack}`, `Computed by ${pack}`),
    text: null,
    fields: [line("版本", "Edition", edition), line("结果", "Result", JSON.stringify(result))],
  })),
});

export const recordModel = (
  state: CaseState,
  record: CaseRecord,
  scheme: Scheme,
  recordedAt: string,
  form: PrintedForm,
): RecordModel => {
  const kind = scheme.records.find(({ id }) => id === record.kind);
  const { opened } = state;
  if (kind === undefined || opened === null) throw new Error(`no kind ${record.kind} in ${scheme.id}`);
  const same = (text: string) => both(text, text);
  const { sections, frame } = formed(sectionsOf(state, record, scheme, kind, form?.template.leftOut ?? []), form, {
    number: same(record.number),
    version: same(String(record.edition)),
    title: kind.title,
    client: opened.client.name,
    body: opened.body.name,
    case: same(opened.number),
    scheme: scheme.title,
    filedOn: same(record.on),
  });
  return {
    kind: "record",
    title: kind.title,
    number: record.number,
    version: String(record.edition),
    body: opened.body.name,
    facts: [
      { label: both("案件", "Case"), value: opened.number },
      { label: both("客户", "Client"), value: `${opened.client.name.zh} ${opened.client.name.en}` },
      { label: both("方案", "Scheme"), value: `${scheme.title.zh} ${scheme.edition}` },
      { label: both("依据", "Rule"), value: `${kind.rule.source} ${kind.rule.clause}` },
      { label: both("填写", "Filed"), value: `${record.name} ${record.on}` },
    ],
    sections,
    signatures: record.signatures.map(({ signature, name, on }) => ({
      role: kind.signedBy.find(({ id }) => id === signature)?.title ?? both(signature, signature),
      name,
      on,
    })),
    frame,
    attachments: [
      {
        name: `${record.number}.json`,
        type: "application/json",
        description: "The record as data",
        text: JSON.stringify(record, null, 2),
      },
    ],
    recordedAt,
  };
};
