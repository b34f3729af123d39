import { describe, expect, test } from "vitest";
import { readBytes } from "./read-bytes.ts";
import { readTable } from "./read-table.ts";
import { testArchive, testWorkbook } from "./test-archive.ts";
import { writeCsv } from "./write-csv.ts";
import { writeWorkbook } from "./write-workbook.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const outcome = async (bytes: Uint8Array, file: string): Promise<unknown> => {
  const read = await readBytes(bytes, file);
  return read.ok ? read.value.cells : read.refusals.map(({ code, place }) => `${code}@${place?.row}:${place?.column}`);
};
const cellsOf = async (text: string): Promise<unknown> => await outcome(utf8(text), "a.csv");

describe("CSV", () => {
  test("quotes, separators, line ends, blank lines", async () => {
    expect(await cellsOf('a,"b ""c"", d"\r\n1,"x\ny"\n\n')).toEqual([
      ["a", 'b "c", d'],
      ["1", "x\ny"],
    ]);
    expect(await cellsOf("sep=;\r\na;b\r\n1;2")).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
    expect(await cellsOf("a\tb,c\n1\t2")).toEqual([
      ["a", "b,c"],
      ["1", "2"],
    ]);
    expect(await cellsOf("a,\n,b")).toEqual([
      ["a", ""],
      ["", "b"],
    ]);
    expect(await cellsOf("a,b\n\n1,2")).toEqual([["a", "b"], [""], ["1", "2"]]);
  });

  test("what is malformed is named with its place", async () => {
    expect(await cellsOf('a,b\n1,"x\n2,3')).toEqual(["csv-malformed@2:2"]);
    expect(await cellsOf('a,b\n"x"y,2')).toEqual(["csv-malformed@2:1"]);
    expect(await cellsOf("a,b\n1\n2,3")).toEqual(["csv-malformed@2:null"]);
    expect(await cellsOf("a,b\n1,\u0000")).toEqual(["cell-control-character@2:2"]);
    expect(await cellsOf("a,b\n1,\u202egpj")).toEqual(["cell-control-character@2:2"]);
    expect(await cellsOf("a\n9.11101E+17")).toEqual(["cell-number-damaged@2:1"]);
    expect(await cellsOf(`a\n${"x".repeat(32_768)}`)).toEqual(["cell-too-long@2:1"]);
    expect(await cellsOf(`a\n${"x".repeat(32_767)}`)).toHaveLength(2);
    expect(await cellsOf("a\n".repeat(50_001))).toEqual(["table-too-large@50001:null"]);
    expect(await cellsOf(Array.from({ length: 201 }, () => "a").join(","))).toEqual(["table-too-large@1:null"]);
    expect(await outcome(new Uint8Array(), "a.csv")).toEqual(["file-empty@null:null"]);
  });

  test("encodings: by mark, else UTF-8, else GB18030 where it is beyond doubt", async () => {
    // 编号,名称 / 1,电梯 in GB18030.
    const gb = [0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xc3, 0xfb, 0xb3, 0xc6, 0x0a, 0x31, 0x2c, 0xb5, 0xe7, 0xcc, 0xdd];
    const expected = [
      ["编号", "名称"],
      ["1", "电梯"],
    ];
    expect(await outcome(new Uint8Array(gb), "a.csv")).toEqual(expected);
    expect(await cellsOf("\ufeff编号,名称\n1,电梯")).toEqual(expected);
    const units = [..."\ufeff编号,名称\n1,电梯"].map((sign) => sign.charCodeAt(0));
    expect(await outcome(new Uint8Array(units.flatMap((unit) => [unit & 0xff, unit >> 8])), "a.csv")).toEqual(expected);
    expect(await outcome(new Uint8Array(units.flatMap((unit) => [unit >> 8, unit & 0xff])), "a.csv")).toEqual(expected);
    // Half UTF-8, half GB18030: decodes as GB18030, into nonsense.
    expect(await outcome(new Uint8Array([...utf8("证书编号,"), ...gb]), "a.csv")).toEqual([
      "encoding-unknown@null:null",
    ]);
    // Big5 證書編號 decodes as GB18030 as well.
    const big5 = [
      0xc3, 0xd2, 0xae, 0xd1, 0xbd, 0x73, 0xb8, 0xb9, 0x2c, 0xb9, 0x71, 0xb1, 0xe8, 0x2c, 0xa6, 0x77, 0xa5, 0xfe,
    ];
    expect(await outcome(new Uint8Array(big5), "a.csv")).toEqual(["encoding-unknown@null:null"]);
    expect(await outcome(new Uint8Array([0xef, 0xbb, 0xbf, 0xb1, 0xe0]), "a.csv")).toEqual([
      "encoding-unknown@null:null",
    ]);
    // A lone surrogate in UTF-16.
    expect(await outcome(new Uint8Array([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00]), "a.csv")).toEqual([
      "encoding-unknown@null:null",
    ]);
  });
});

describe("workbooks", () => {
  const sheet = async (sheetData: string, state = ""): Promise<unknown> =>
    await outcome(testArchive(testWorkbook(sheetData, state)), "a.xlsx");

  test("a plain one is read", async () => {
    expect(
      await sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>一</t></is></c><c r="B1"><v>2.5</v></c></row>'),
    ).toEqual([["一", "2.5"]]);
  });

  test("what the reader would swallow is named with its place", async () => {
    expect(await sheet('<row r="2"><c r="B2" t="s"><v>7</v></c></row>')).toEqual(["workbook-unreadable@2:2"]);
    expect(await sheet("<row><c><v>0x1F</v></c></row>")).toEqual(["cell-number-damaged@1:1"]);
    expect(await sheet('<row r="3"><c r="A3"><v>9.1110108123456701E+17</v></c></row>')).toEqual([
      "cell-number-damaged@3:1",
    ]);
    expect(await sheet('<row r="60000"><c r="A60000"><v>1</v></c></row>')).toEqual(["table-too-large@60000:1"]);
    expect(await sheet('<row r="1"><c r="ZZ1"><v>1</v></c></row>')).toEqual(["table-too-large@1:702"]);
  });

  test("a workbook that shows no sheet says so", async () => {
    expect(await sheet('<row r="1"><c r="A1"><v>1</v></c></row>', 'state="veryHidden"')).toEqual([
      "workbook-hidden@null:null",
    ]);
  });

  test("formulas give their stored result and are pointed out", async () => {
    const cells = '<row r="1"><c r="A1"><f>WEBSERVICE("http://127.0.0.1:9")</f><v>CN-1</v></c></row>';
    const read = await readBytes(testArchive(testWorkbook(cells)), "a.xlsx");
    expect(read.ok && [read.value.cells, read.value.formulas]).toEqual([[["CN-1"]], [{ row: 0, column: 0 }]]);
  });
});

describe("files that are not what they say", () => {
  const workbook = testArchive(testWorkbook('<row r="1"><c r="A1"><v>1</v></c></row>'));
  test.each<[string, Uint8Array, string]>([
    ["a.csv", workbook, "file-kind-mismatch"],
    ["a.xlsx", utf8("a,b"), "file-kind-mismatch"],
    ["a.xlsx", utf8("<html><table></table></html>"), "file-kind-mismatch"],
    ["a.csv", utf8("<!DOCTYPE html><p>"), "file-kind-mismatch"],
    ["a.csv", utf8("%PDF-1.7"), "file-kind-mismatch"],
    ["a.xlsx", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0]), "file-encrypted"],
    ["a.xls", utf8("a"), "file-kind-unknown"],
    ["a.xlsx", testArchive([{ name: "word/document.xml", content: "<a/>" }]), "file-kind-unknown"],
    ["a.xlsx", testArchive(testWorkbook(""), { prepend: "GIF89a" }), "file-kind-mismatch"],
  ])("%s", async (file, bytes, code) => {
    const read = await readBytes(bytes, file);
    expect(read.ok ? "read" : read.refusals[0].code).toBe(code);
  });
});

describe("the reading thread", () => {
  test("names the file in every refusal", async () => {
    const read = await readTable(utf8("a,b\n1"), "台账.csv");
    expect(read.ok ? null : read.refusals[0].place).toEqual({ file: "台账.csv", row: 2, column: null });
  });

  test("is ended when it takes too long, and when it takes too much", async () => {
    const slow = await readTable(utf8("a"), "a.csv", { readMilliseconds: 1, workerMegabytes: 64 });
    expect(slow.ok ? null : slow.refusals[0].facts).toEqual({ what: "time" });
    const rows = utf8("甲,乙,丙\n".repeat(50_000));
    const large = await readTable(rows, "a.csv", { readMilliseconds: 20_000, workerMegabytes: 8 });
    expect(large.ok ? null : large.refusals[0].facts).toEqual({ what: "memory" });
  });

  test("does not start for a file of 100 MB", async () => {
    const read = await readTable(new Uint8Array(100 * 1024 * 1024), "a.csv");
    expect(read.ok ? null : read.refusals[0].code).toBe("file-too-large");
  });
});

test("what is written is read again, cell for cell, and computes nowhere", async () => {
  const cells = [
    ["序号", "内容", ""],
    ["1", "=1+1", "-5"],
    ["2", "'=1", "+86 138 0013 8000"],
    ["", '说 "是", 两行\n好', " 空格 "],
    ["3", "@SUM(1)", "\t=x"],
  ];
  const csv = writeCsv(cells);
  expect(await outcome(csv, "a.csv")).toEqual(cells);
  expect(new TextDecoder().decode(csv)).not.toMatch(/(?:^|[,"])[=@\t]/m);
  const sheet = {
    name: "台账",
    cells,
    merges: [{ top: 2, left: 0, bottom: 3, right: 0 }],
    headingRows: 1,
    widths: [6, 30, 20],
  };
  const read = await readBytes(await writeWorkbook(sheet), "a.xlsx");
  expect(read.ok && [read.value.cells, read.value.merges, read.value.formulas]).toEqual([cells, sheet.merges, []]);
});
