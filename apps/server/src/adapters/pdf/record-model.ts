import type { Bilingual, Json, RecordKind } from "@touchstone/kernel";
import type { Attachment, FieldValue, RecordModel, Signature } from "./document-model.ts";

type Field = RecordKind["fields"][number];
type Plain = Exclude<Field, { type: "rows" }>;
type Data = { readonly [field: string]: Json };

const isData = (value: Json | undefined): value is Data =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const yes: Bilingual = { zh: "是", en: "Yes" };
const no: Bilingual = { zh: "否", en: "No" };

const bilingualIn = (value: Json | undefined): Bilingual | null =>
  isData(value) && typeof value["zh"] === "string" && typeof value["en"] === "string"
    ? { zh: value["zh"], en: value["en"] }
    : null;

const optionTitle = (field: Extract<Plain, { type: "choice" | "choices" }>, id: Json): Bilingual =>
  field.options.find((option) => option.id === id)?.title ?? { zh: String(id), en: String(id) };

/** What a plain value says, in both languages. */
const said = (field: Plain, value: Json | undefined): Bilingual => {
  const same = (text: string): Bilingual => ({ zh: text, en: text });
  if (value === undefined || value === null) return same("");
  switch (field.type) {
    case "text":
    case "date":
      return same(typeof value === "string" ? value : "");
    case "bilingual":
      return bilingualIn(value) ?? same("");
    case "number": {
      const { unit } = field;
      return unit === undefined
        ? same(String(value))
        : { zh: `${String(value)} ${unit.zh}`, en: `${String(value)} ${unit.en}` };
    }
    case "boolean":
      return value === true ? yes : no;
    case "choice":
      return optionTitle(field, value);
    case "choices": {
      const titles = Array.isArray(value) ? value.map((id: Json) => optionTitle(field, id)) : [];
      return { zh: titles.map(({ zh }) => zh).join("、"), en: titles.map(({ en }) => en).join(", ") };
    }
    case "party":
      return same(isData(value) && typeof value["name"] === "string" ? value["name"] : "");
  }
};

const cellOf = (field: Plain, value: Json | undefined): string => {
  const { zh, en } = said(field, value);
  return zh === en || zh === "" ? zh : `${zh}\n${en}`;
};

// A column gets room by what it holds: prose wants three times what a date needs.
const widthOf = (field: Plain): number => {
  if (field.type === "text") return field.most > 300 ? 4 : 2.5;
  if (field.type === "bilingual" || field.type === "choices") return 3;
  return field.type === "date" || field.type === "number" || field.type === "boolean" ? 1.1 : 1.6;
};

const valueOf = (field: Field, value: Json | undefined): FieldValue => {
  if (field.type !== "rows") return { kind: "bilingual", text: said(field, value) };
  const rows = Array.isArray(value) ? value.filter((row: Json): row is Data => isData(row)) : [];
  return {
    kind: "table",
    columns: field.fields.map(({ title }) => title),
    widths: field.fields.map(widthOf),
    rows: rows.map((row) => field.fields.map((column) => cellOf(column, row[column.id]))),
  };
};

const isAsked = (field: Field, values: Data): boolean => {
  const { when } = field;
  return when === undefined || when.is.some((wanted) => wanted === values[when.field]);
};

export type PrintedRecord = {
  readonly kind: RecordKind;
  readonly number: string;
  readonly edition: number;
  readonly values: Data;
  readonly signatures: readonly { readonly signature: string; readonly name: string; readonly on: string }[];
  readonly body: Bilingual;
  readonly caseNumber: string;
  readonly client: Bilingual;
  readonly standard: Bilingual;
  readonly filedOn: string;
  readonly attachments?: readonly Attachment[];
  /** Instant of the last event of the record: filing or signature. */
  readonly recordedAt: string;
};

/** A record of a case as a document, from the fields that its scheme defines: no scheme needs a template of its own. */
export const recordModel = (record: PrintedRecord): RecordModel => ({
  kind: "record",
  title: record.kind.title,
  number: record.number,
  version: `第 ${record.edition} 版 Edition ${record.edition}`,
  body: record.body,
  facts: [
    { label: { zh: "案件", en: "Case" }, value: record.caseNumber },
    { label: { zh: "委托方", en: "Client" }, value: record.client.zh },
    { label: { zh: "依据", en: "Standard" }, value: record.standard.zh },
    { label: { zh: "日期", en: "Date" }, value: record.filedOn },
  ],
  sections: [
    {
      title: null,
      fields: record.kind.fields
        .filter((field) => isAsked(field, record.values))
        .map((field) => ({ label: field.title, value: valueOf(field, record.values[field.id]) })),
    },
    {
      title: null,
      fields: [
        {
          label: { zh: "规则", en: "Rule" },
          value: { kind: "text", text: `${record.kind.rule.source} ${record.kind.rule.clause}` },
        },
      ],
    },
  ],
  signatures: record.signatures.map(
    ({ signature, name, on }): Signature => ({
      role: record.kind.signedBy.find(({ id }) => id === signature)?.title ?? { zh: signature, en: signature },
      name,
      on,
    }),
  ),
  attachments: record.attachments ?? [],
  recordedAt: record.recordedAt,
});
