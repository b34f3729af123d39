import { hash } from "node:crypto";
import { type LawFormat, routes } from "@touchstone/contract";
import { houseRule, ok, refusal, refuse } from "@touchstone/kernel";
import {
  type DocumentVersion,
  digestInput,
  type LawText,
  lawTable,
  writeAkomaNtoso,
  writeOscal,
} from "@touchstone/requirements";
import { writeCsv } from "../adapters/tabular/write-csv.ts";
import { writeWorkbook } from "../adapters/tabular/write-workbook.ts";
import { type Bound, bind, type File } from "../http/bind.ts";
import type { HeldLibrary } from "./law-library.ts";

const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
// No., the four headings, the text: in characters.
const widths = [12, 16, 16, 20, 20, 90];

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const fileOf = async (format: LawFormat, document: DocumentVersion, text: LawText): Promise<File> => {
  const name = `${document.family}@${document.version}`;
  switch (format) {
    case "akn":
      return { bytes: bytesOf(writeAkomaNtoso(document, text)), type: "application/akn+xml", name: `${name}.akn.xml` };
    case "oscal": {
      const digest = hash("sha256", digestInput(text), "hex");
      const bytes = bytesOf(writeOscal(document, text, digest));
      return { bytes, type: "application/json", name: `${name}.oscal.json` };
    }
    case "csv":
      return { bytes: writeCsv(lawTable(text)), type: "text/csv; charset=utf-8", name: `${name}.csv` };
    case "xlsx": {
      const sheet = { name: "条文", cells: lawTable(text), merges: [], headingRows: 1, widths };
      return { bytes: await writeWorkbook(sheet), type: workbookType, name: `${name}.xlsx` };
    }
  }
};

export const exportBound = (library: () => Promise<HeldLibrary>): readonly Bound[] => [
  bind(routes.requirements.export, async ({ params: { family, version }, query: { format } }) => {
    const laws = await library();
    const document = laws.base.families.get(family)?.find((one) => one.version === version);
    const asked = houseRule("4 (requirements)");
    if (document === undefined) return refuse(refusal("law-unknown", asked, { document: `${family}@${version}` }));
    const text = await laws.text(document);
    if (text === null) return refuse(refusal("law-text-not-held", asked, { document: document.title }));
    return ok(await fileOf(format, document, text));
  }),
];
