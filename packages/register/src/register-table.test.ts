import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columns } from "./columns.ts";
import { grid } from "./grid.ts";
import { parseRegisterTable, type RegisterTable, toTable } from "./register-table.ts";

const headings = columns.map((column) => column.zh);
type Printed = Partial<Record<(typeof columns)[number]["key"], string>>;
const row = (printed: Printed): string[] => columns.map(({ key }) => printed[key] ?? "");

const lift = [
  headings,
  row({ no: "1", risk: "电梯事故", document: "《甲法》", effective: "2004年", objectives: "定期检测" }),
  row({ document: "乙条例", effective: "2009年5月1日", clauses: "第三条" }),
  row({ no: "2", risk: "食堂火灾", document: "丙办法", effective: "2014. 11.3", clauses: "第一条" }),
];

const read = (cells: readonly (readonly string[])[]) => parseRegisterTable(grid("台账.csv", cells));
const tableOf = (cells: readonly (readonly string[])[]): RegisterTable => {
  const { table, problems } = read(cells);
  if (table === null || problems.some(({ severity }) => severity === "error"))
    throw new Error(JSON.stringify(problems));
  return table;
};
const codes = (cells: readonly (readonly string[])[]) =>
  read(cells).problems.map(({ code, row: at, column }) => `${code}@${at}:${column}`);

describe("the twelve-column table (OH-1)", () => {
  test("lines without a number belong to the risk above", () => {
    const { risks } = tableOf(lift);
    expect(risks.map(({ no, risk, lines }) => [no, risk, lines.map((line) => line.title)])).toEqual([
      ["1", "电梯事故", ["甲法", "乙条例"]],
      ["2", "食堂火灾", ["丙办法"]],
    ]);
  });

  test("a merge in the risk column joins lines, even where the number is repeated", () => {
    const cells = [
      headings,
      lift[1] ?? [],
      row({ no: "1", document: "乙条例", clauses: "一" }),
      row({ document: "丙", clauses: "二" }),
    ];
    const merged = { ...grid("a.xlsx", cells), merges: [{ top: 1, left: 1, bottom: 3, right: 1 }] };
    expect(parseRegisterTable(merged).table?.risks.map((risk) => risk.lines.length)).toEqual([3]);
  });

  test("the same risk repeated on each line is one risk", () => {
    const again = row({ no: "1", risk: "电梯事故", document: "乙条例", clauses: "一" });
    expect(tableOf([headings, lift[1] ?? [], again]).risks).toHaveLength(1);
  });

  test("a number that an earlier risk has is said, an empty one only as missing", () => {
    const numbered = (no: string, risk: string) => row({ no, risk, document: "甲法", clauses: "一" });
    const cells = [headings, numbered("1", "甲"), numbered("2", "乙"), numbered("1", "丙"), numbered("", "丁")];
    expect(codes([...cells, numbered("", "戊")])).toEqual([
      "number-duplicate@4:1",
      "number-missing@5:1",
      "number-missing@6:1",
    ]);
  });

  test("a title row and a row of group headings may stand above", () => {
    const above = [["风险台账", ...headings.slice(1).map(() => "")], row({ risk: "策划 ①–⑤", control: "运行 ⑥" })];
    const cells = [...above, ...lift];
    expect(toTable(tableOf(cells))).toEqual(cells);
    expect(codes(cells)).toEqual(["clause-missing@4:5"]);
  });

  test("an empty fourth column is said (OH-11), a risk without laws too (OH-22)", () => {
    expect(codes(lift)).toEqual(["clause-missing@2:5"]);
    expect(codes([headings, row({ no: "1", risk: "触电" })])).toEqual(["document-missing@2:3"]);
  });

  test("a day that does not exist refuses the whole file, with its place", () => {
    const broken = [
      ...lift,
      row({ document: "丁", effective: "2004-13-45", clauses: "一", evaluatedOn: "2026-02-30" }),
    ];
    expect(read(broken).problems.some(({ severity }) => severity === "error")).toBe(true);
    expect(codes(broken)).toEqual(["clause-missing@2:5", "date-impossible@5:4", "date-impossible@5:11"]);
  });

  test("a date with two readings stays printed and is named", () => {
    const cells = [headings, row({ no: "1", risk: "a", document: "b", effective: "01/02/2004", clauses: "c" })];
    expect(codes(cells)).toEqual(["date-ambiguous@2:4"]);
    expect(tableOf(cells).risks[0]?.lines[0]?.date.kind).toBe("ambiguous");
  });

  test("what is no such table is refused", () => {
    expect(codes([["证书编号", "获证组织"]])).toEqual(["header-missing@null:null"]);
    expect(codes([headings])).toEqual(["register-empty@null:null"]);
    expect(codes([headings.slice(0, 12), []])).toEqual(["column-missing@1:null"]);
    expect(codes([[...headings, "评价人 7.2 ⑨"], row({ no: "1" })])).toEqual(["column-duplicate@1:14"]);
    expect(codes([[...headings, "__proto__"], row({ no: "1" })])).toEqual(["column-unknown@1:14"]);
    expect(codes([headings, row({ document: "甲", clauses: "一" })])[0]).toBe("risk-missing@2:2");
    expect(codes([headings, row({ no: "1", risk: "a", effective: "2004年" })])).toContain("title-missing@2:3");
  });

  test("formulas are kept as text and pointed out", () => {
    const cells = [headings, row({ no: "1", risk: "=1+1", document: "b", clauses: "c", control: "-5" })];
    expect(codes(cells)).toEqual(["formula-as-text@2:2"]);
    expect(tableOf(cells).risks[0]?.risk).toBe("=1+1");
  });

  test("many overlapping merges cost their number, not its square", () => {
    const cells = [
      headings,
      ...Array.from({ length: 20_000 }, () => row({ no: "1", risk: "a", clauses: "c", document: "b" })),
    ];
    const merges = Array.from({ length: 20_000 }, () => ({ top: 1, left: 0, bottom: 20_000, right: 12 }));
    expect(parseRegisterTable({ ...grid("a.xlsx", cells), merges }).table?.risks).toHaveLength(1);
  });
});

test("import then export gives the same cells (OH-1)", () => {
  const text = fc.oneof(
    fc.constant(""),
    fc.string({ maxLength: 12 }),
    fc.constantFrom(" 第十四条 ", "=1+1", "2004年", "《法》"),
  );
  const line = fc.record({
    risk: text,
    document: text,
    clauses: text,
    objectives: text,
    control: text,
    verification: text,
  });
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 8 }),
      fc.shuffledSubarray([...columns], { minLength: 13 }),
      (lines, order) => {
        const cells = [
          order.map((column) => column.zh),
          ...lines.map((printed, index) =>
            order.map(({ key }) => {
              const cell: Printed = {
                ...printed,
                no: String(index + 1),
                risk: `${printed.risk}险`,
                document: `${printed.document}法`,
              };
              return cell[key] ?? "";
            }),
          ),
        ];
        const table = tableOf(cells);
        expect(toTable(table)).toEqual(cells);
        expect(tableOf(toTable(table))).toEqual(table);
      },
    ),
  );
});
