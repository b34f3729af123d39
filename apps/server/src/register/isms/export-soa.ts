import { ismsWords, say, soaTexts } from "@touchstone/contract";
import type { ControlCatalogue, SoaLine } from "@touchstone/register";
import { writeCsv } from "../../adapters/tabular/write-csv.ts";
import { writeWorkbook } from "../../adapters/tabular/write-workbook.ts";
import type { File } from "../../http/bind.ts";
import { nameUuid } from "../../requirements/index.ts";

type Shown = Omit<SoaLine, "risks"> & {
  readonly title: { readonly zh: string; readonly en: string };
  readonly risks: readonly { readonly id: string; readonly title: string }[];
};
type Asked = {
  readonly owner: string;
  readonly catalogue: ControlCatalogue;
  /** Null for the draft. */
  readonly number: number | null;
  readonly on: string;
  readonly language: "zh" | "en";
};

const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const widths = [12, 28, 10, 36, 14, 36, 20, 48];

const saysApplicable = (applicable: boolean | null, language: Asked["language"]): string =>
  say(applicable === null ? ismsWords.undecided : applicable ? ismsWords.applies : ismsWords.excluded, language);

/** The statement as a table: a heading row, then one row for each control. */
export const soaCells = (lines: readonly Shown[], language: Asked["language"]): readonly (readonly string[])[] => {
  const { control, controlTitle, applicable, justification, status, means, process, risks } = ismsWords;
  const heads = [control, controlTitle, applicable, justification, status, means, process, risks];
  return [
    heads.map((head) => say(head, language)),
    ...lines.map((line) => [
      line.control,
      line.title[language],
      saysApplicable(line.applicable, language),
      line.justification,
      line.applicable === true ? say(ismsWords[`status.${line.status}`], language) : "",
      line.means,
      line.process,
      line.risks.map(({ title }) => title).join("\n"),
    ]),
  ];
};

/** Names of our properties; OSCAL asks for a namespace where they are not its own. */
const ours = "https://touchstone.invalid/ns/soa";
const property = (name: string, value: string) =>
  value.trim() === "" ? [] : [{ name, ns: ours, value: value.replaceAll(/\s+/g, " ").trim() }];

const requirement = (line: Shown, scope: string, language: Asked["language"]) => ({
  uuid: nameUuid(`${scope}/${line.control}`),
  "control-id": line.control.toLowerCase(),
  description: line.means.trim() === "" ? line.title[language] : line.means,
  props: [
    ...property("applicable", line.applicable === null ? "undecided" : line.applicable ? "yes" : "no"),
    ...property("status", line.status),
    ...property("process", line.process),
    ...line.risks.flatMap(({ id }) => property("risk", id)),
  ],
  ...(line.justification.trim() === "" ? {} : { remarks: line.justification }),
});

/** The statement as an OSCAL component definition (NIST, 1.1.2): every control is in it, the excluded with their reason. */
export const soaOscal = (lines: readonly Shown[], { owner, catalogue, number, on, language }: Asked) => {
  const scope = `soa/${owner}/${catalogue.edition}/${number ?? "draft"}`;
  const title = `${say(soaTexts.title, language)} · ${catalogue.title[language]}`;
  return {
    "component-definition": {
      uuid: nameUuid(`${scope}/${JSON.stringify(lines)}`),
      metadata: {
        title,
        "last-modified": `${on}T00:00:00+08:00`,
        version: number === null ? "draft" : String(number),
        "oscal-version": "1.1.2",
      },
      components: [
        {
          uuid: nameUuid(`${scope}/component`),
          type: "service",
          title,
          description: catalogue.title[language],
          "control-implementations": [
            {
              uuid: nameUuid(`${scope}/implementation`),
              source: `urn:iso:std:iso-iec:27001:${catalogue.edition}`,
              description: catalogue.source[language],
              "implemented-requirements": lines.map((line) => requirement(line, scope, language)),
            },
          ],
        },
      ],
    },
  };
};

export const exportSoa = async (
  lines: readonly Shown[],
  format: "csv" | "xlsx" | "oscal",
  asked: Asked,
): Promise<File> => {
  const { catalogue, number, language } = asked;
  const name = `soa-${catalogue.edition}-${number === null ? "draft" : `v${number}`}`;
  if (format === "oscal") {
    const bytes = new TextEncoder().encode(`${JSON.stringify(soaOscal(lines, asked), null, 1)}\n`);
    return { bytes, type: "application/json", name: `${name}.oscal.json` };
  }
  const cells = soaCells(lines, language);
  if (format === "csv") return { bytes: writeCsv(cells), type: "text/csv; charset=utf-8", name: `${name}.csv` };
  const sheet = { name: say(soaTexts.title, language), cells, merges: [], headingRows: 1, widths };
  return { bytes: await writeWorkbook(sheet), type: workbookType, name: `${name}.xlsx` };
};
