import type { Bilingual, RecordKind, Scheme } from "@touchstone/kernel";
import type { RecordModel } from "../../adapters/pdf/index.ts";
import { formed, type PrintedForm } from "./formed.ts";

const both = (zh: string, en: string) => ({ zh, en });
const sample = both("示例", "example");

/** A made-up record of a kind, printed by a template: what the preview shows and a proposal must be able to print. */
export const sampleModel = (
  kind: RecordKind,
  scheme: Scheme,
  body: Bilingual,
  { template, version, logo }: NonNullable<PrintedForm>,
  today: string,
): RecordModel => {
  const number = `${kind.prefix}-0000`;
  const same = (text: string) => both(text, text);
  const client = both("示例客户有限公司", "Example Client Ltd.");
  const { sections, frame } = formed(
    {
      finding: [],
      fields: [
        {
          title: null,
          text: null,
          fields: kind.fields
            .filter(({ id, required }) => required || !template.leftOut.includes(id))
            .map(({ title }) => ({ label: title, value: { kind: "bilingual" as const, text: sample } })),
        },
      ],
      basis: [],
    },
    { version, template, logo },
    {
      number: same(number),
      version: same("1"),
      title: kind.title,
      client,
      body,
      case: same("0000"),
      scheme: scheme.title,
      filedOn: same(today),
    },
  );
  return {
    kind: "record",
    title: kind.title,
    number,
    version: "1",
    body,
    facts: [
      { label: both("案件", "Case"), value: "0000" },
      { label: both("客户", "Client"), value: `${client.zh} ${client.en}` },
      { label: both("方案", "Scheme"), value: `${scheme.title.zh} ${scheme.edition}` },
      { label: both("依据", "Rule"), value: `${kind.rule.source} ${kind.rule.clause}` },
    ],
    sections,
    signatures: kind.signedBy.map(({ title }) => ({ role: title, name: sample.zh, on: today })),
    frame,
    attachments: [],
    recordedAt: `${today}T00:00:00Z`,
  };
};
