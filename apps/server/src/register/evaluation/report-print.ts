import { complianceTexts, type OutputOf, registerTexts, type routes, say, sayBoth } from "@touchstone/contract";
import type { Bilingual } from "@touchstone/kernel";
import type { RecordModel } from "../../adapters/pdf/index.ts";

export type ReportView = OutputOf<(typeof routes)["evaluation"]["report"]>;

const words = complianceTexts;

/** What the report says of its rows, in the order in which it holds them. */
export const reportCells = (
  report: Pick<ReportView, "content">,
  language: "zh" | "en",
): readonly (readonly string[])[] =>
  report.content.map(({ no, title, area, owner, state, declared }) => [
    no,
    title,
    area,
    owner,
    say(registerTexts[`state.${state}`], language),
    declared === null ? "" : say(words[`says.${declared}`], language),
  ]);

export const reportHead = (language: "zh" | "en"): readonly string[] =>
  (["no", "risk", "areaHead", "owner", "derived", "declared"] as const).map((key) => say(words[key], language));

const nameOf = ({ name }: { readonly name: string | null }): string => name ?? say(words.nobody, "zh");

/** The report as a printed record: what is derived, what was declared, and who signed. */
export const reportModel = (report: ReportView, body: Bilingual): RecordModel => {
  const open = report.rows - (report.states.compliant ?? 0);
  const conclusion = report.compliant ? words.compliantYes : words.compliantNo;
  return {
    kind: "record",
    title: { zh: report.title, en: report.title },
    number: report.id,
    version: String(report.version),
    body,
    facts: [
      { label: sayBoth(words.conclusion), value: say(conclusion, "zh", { rows: report.rows, open }) },
      { label: sayBoth(words.madeBy), value: `${nameOf(report.by)} ${report.on}` },
      ...(report.site === null ? [] : [{ label: sayBoth(words.siteHead), value: report.site.name }]),
      { label: sayBoth(words.digest), value: report.digest },
    ],
    sections: [
      {
        title: sayBoth(words.derived),
        text: null,
        fields: [
          {
            label: sayBoth(words.rows),
            value: {
              kind: "table",
              columns: (["no", "risk", "areaHead", "owner", "derived", "declared"] as const).map((key) =>
                sayBoth(words[key]),
              ),
              rows: reportCells(report, "zh"),
              widths: [1, 4, 2, 2, 2, 2],
            },
          },
        ],
      },
      ...(report.declared.length === 0
        ? []
        : [
            {
              title: sayBoth(words.declaredAll),
              text: null,
              fields: [
                { label: sayBoth(words.declared), value: { kind: "list", items: declaredLines(report) } as const },
              ],
            },
          ]),
    ],
    signatures: report.signatures.map(({ role, on, by }) => ({ role: { zh: role, en: role }, name: nameOf(by), on })),
    frame: null,
    attachments: [],
    recordedAt: report.madeAt,
  };
};

const declaredLines = ({ declared, content }: ReportView): readonly string[] =>
  declared.map(({ by, on, risk, says, reason }) =>
    say(words.declaredLine, "zh", {
      who: nameOf(by),
      on,
      what: content.find((row) => row.risk === risk)?.title ?? say(words.whole, "zh"),
      says: say(words[`says.${says}`], "zh"),
      reason,
    }),
  );
