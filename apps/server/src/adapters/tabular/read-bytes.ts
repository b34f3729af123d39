import { ok, type Result, refuse } from "@touchstone/kernel/result";
import { restore } from "@touchstone/register/formula";
import { type Grid, grid } from "@touchstone/register/grid";
import { bounds } from "./bounds.ts";
import { checkCells } from "./check-cells.ts";
import { decodeText } from "./decode-text.ts";
import { parseCsv } from "./parse-csv.ts";
import { readWorkbook } from "./read-workbook.ts";
import { type TabularRefusal, tabularRefusal } from "./tabular-refusal.ts";

type Kind = "zip" | "ole" | "other" | "text";

const marks: readonly { readonly kind: Kind; readonly bytes: readonly number[] }[] = [
  { kind: "zip", bytes: [0x50, 0x4b, 0x03, 0x04] },
  { kind: "ole", bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { kind: "other", bytes: [0x25, 0x50, 0x44, 0x46] },
  { kind: "other", bytes: [0x89, 0x50, 0x4e, 0x47] },
  { kind: "other", bytes: [0xff, 0xd8, 0xff] },
  { kind: "other", bytes: [0x47, 0x49, 0x46, 0x38] },
  { kind: "other", bytes: [0x1f, 0x8b] },
];

/** What the bytes are, whatever the name says (ASVS 5.2.2). */
const kindOf = (bytes: Uint8Array): Kind => {
  const mark = marks.find(({ bytes: sign }) => sign.every((byte, index) => bytes[index] === byte));
  if (mark !== undefined) return mark.kind;
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 512)).trimStart();
  return /^<(?:!doctype|html|\?xml|svg|script)/i.test(start) ? "other" : "text";
};

const readCsv = (bytes: Uint8Array): Result<Grid, TabularRefusal> => {
  const text = decodeText(bytes);
  if (!text.ok) return text;
  const cells = parseCsv(text.value.text);
  // Only CSV needs the apostrophe; a workbook says itself that a cell is text.
  return cells.ok
    ? ok(
        grid(
          "",
          cells.value.map((row) => row.map(restore)),
        ),
      )
    : cells;
};

const extensions = { csv: ["csv", "tsv", "txt"], workbook: ["xlsx"] } as const;

const contents = async (
  bytes: Uint8Array,
  file: string,
  sheet: string | null,
): Promise<Result<Grid, TabularRefusal>> => {
  const extension = /\.([^.]*)$/.exec(file)?.[1]?.toLowerCase() ?? "";
  const kind = kindOf(bytes);
  const wanted = extensions.csv.some((name) => name === extension) ? "text" : "zip";
  if (wanted === "zip" && !extensions.workbook.some((name) => name === extension)) {
    return refuse(tabularRefusal("file-kind-unknown", { extension }));
  }
  // A protected workbook is an OLE container under the same name.
  if (kind === "ole" && wanted === "zip") return refuse(tabularRefusal("file-encrypted"));
  if (kind !== wanted) return refuse(tabularRefusal("file-kind-mismatch", { extension }));
  return wanted === "text" ? readCsv(bytes) : await readWorkbook(bytes, sheet);
};

/** Bytes of a spreadsheet file to cells of text, or every reason against it. Runs inside the worker. */
export const readBytes = async (
  bytes: Uint8Array,
  file: string,
  sheet: string | null = null,
): Promise<Result<Grid, TabularRefusal>> => {
  if (bytes.length === 0) return refuse(tabularRefusal("file-empty"));
  if (bytes.length > bounds.fileBytes) {
    return refuse(tabularRefusal("file-too-large", { size: bytes.length, limit: bounds.fileBytes }));
  }
  const read = await contents(bytes, file, sheet);
  if (!read.ok) return read;
  const [first, ...rest] = checkCells(read.value.cells);
  if (first !== undefined) return refuse(first, ...rest);
  return ok({ ...read.value, file });
};
