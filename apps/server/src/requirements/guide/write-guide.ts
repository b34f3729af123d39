import { type guideFormats, type Language, requirementsTexts, say } from "@touchstone/contract";
import { type AuditGuide, pointKinds } from "@touchstone/requirements";
import { writeWorkbook } from "../../adapters/tabular/write-workbook.ts";
import type { File } from "../../http/bind.ts";
import { guideColumns } from "./guide-cells.ts";
import { guideMarkdown } from "./markdown.ts";
import { guideOscal } from "./oscal.ts";
import { guideXlsform } from "./xlsform.ts";

export type GuideFormat = Exclude<(typeof guideFormats)[number], "json">;

const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const spreadsheet = (guide: AuditGuide, lang: Language): Promise<Uint8Array> =>
  writeWorkbook({
    name: say(requirementsTexts.points, lang),
    cells: [
      guideColumns.map(({ head }) => head(lang)),
      ...pointKinds.flatMap((kind) =>
        guide.points
          .filter((point) => point.kind === kind)
          .map((point) => guideColumns.map(({ cell }) => cell(point, lang))),
      ),
    ],
    merges: [],
    headingRows: 1,
    widths: guideColumns.map(({ width }) => width),
  });

/** A guide as a file of one format; the same guide gives the same words in each. */
export const writeGuide = async (guide: AuditGuide, format: GuideFormat, lang: Language): Promise<File> => {
  const name = ["audit-points", ...guide.scenes.map(({ id }) => id), guide.region, guide.on].join("-");
  switch (format) {
    case "md":
      return { bytes: utf8(guideMarkdown(guide, lang)), type: "text/markdown; charset=utf-8", name: `${name}.md` };
    case "xlsx":
      return { bytes: await spreadsheet(guide, lang), type: workbookType, name: `${name}.xlsx` };
    case "xlsform":
      return { bytes: await writeWorkbook(...guideXlsform(guide)), type: workbookType, name: `${name}.xlsform.xlsx` };
    case "oscal":
      return {
        bytes: utf8(`${JSON.stringify(guideOscal(guide, lang), null, 2)}\n`),
        type: "application/json",
        name: `${name}.oscal.json`,
      };
  }
};
