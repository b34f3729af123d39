import type { Duties, Duty } from "./duties.ts";
import type { Mark, Marks } from "./marks.ts";
import type { Surface } from "./surface.ts";

export type Row = Duty & { readonly tests: readonly Mark[] };
export type Chapter = Omit<Duties, "rows"> & { readonly rows: readonly Row[] };

const shows = (document: string, clause: string) => (mark: Mark) =>
  mark.document === document && mark.clause === clause;

export const join = (duties: readonly Duties[], marks: readonly Mark[]): readonly Chapter[] =>
  duties.map((document) => ({
    ...document,
    rows: document.rows.map((row) => ({ ...row, tests: marks.filter(shows(document.id, row.clause)) })),
  }));

/** What would make the table lie. */
export const lies = (duties: readonly Duties[], { marks, problems }: Marks, surface: Surface): readonly string[] => [
  ...problems,
  ...marks
    .filter((mark) => !duties.some(({ id, rows }) => rows.some(({ clause }) => shows(id, clause)(mark))))
    .map(({ file, document, clause }) => `${file}: no row ${document} ${clause}`),
  ...join(duties, marks).flatMap(({ id, rows }) =>
    rows.flatMap(({ clause, serves, tests }) => [
      ...(serves?.at ?? [])
        .filter((place) => !surface.has(place))
        .map((place) => `${id} ${clause}: there is no ${place}`),
      ...(serves === null && tests.length > 0 ? [`${id} ${clause}: a test shows what nothing serves`] : []),
    ]),
  ),
];

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("<", "&lt;").replaceAll("[", "\\[");

const testCell = (tests: readonly Mark[]): string =>
  tests.length === 0
    ? "**没有测试证明** · no test shows this"
    : tests
        .map(({ file, title, conditional }) => {
          const link = `[${cell(file.replace(/^.*\//, ""))}](../${file})`;
          return `${link} › ${cell(title)}${conditional ? " †" : ""}`;
        })
        .join("<br>");

const servesCell = (serves: Row["serves"]): string =>
  serves === null
    ? "产品不管，机构自己做到 · not served by the product; the body sees to it"
    : `${cell(serves.zh)}<br>${cell(serves.en)}<br>${serves.at.map((place) => `\`${place}\``).join("<br>")}`;

const clauseCell = (clause: string): string =>
  /^\d/.test(clause) ? clause : `条款号未见<br>number not seen<br>(${clause})`;

export const counted = (rows: readonly Row[]) => ({
  rows: rows.length,
  served: rows.filter(({ serves }) => serves !== null).length,
  shown: rows.filter(({ tests }) => tests.length > 0).length,
  unshown: rows.filter(({ serves, tests }) => serves !== null && tests.length === 0).length,
});

const chapter = ({ id, title, source, edition, effective, doubts, rows }: Chapter): readonly string[] => [
  `## ${title.zh} · ${title.en}`,
  "",
  `${source} · ${edition} · ${effective.from} · \`[${id} …]\``,
  "",
  ...doubts.map(({ zh, en }) => `- 存疑：${zh} · Doubt: ${en}`),
  "",
  "| 条款 Clause | 要求（自己的话） Duty (our words) | 产品怎样做到 What serves it | 哪个测试证明 Which test shows it |",
  "|---|---|---|---|",
  ...rows.map(
    (row) =>
      `| ${clauseCell(row.clause)} | ${cell(row.duty.zh)}<br>${cell(row.duty.en)} | ${servesCell(row.serves)} | ${testCell(row.tests)} |`,
  ),
  "",
];

const counts = (chapters: readonly Chapter[]): readonly string[] => [
  "| 文件 Document | 条 Clauses | 产品有对应 Served | 有测试证明 Shown by a test | 有对应、没有测试 Served, no test |",
  "|---|---:|---:|---:|---:|",
  ...chapters.map(({ source, rows }) => {
    const { rows: count, served, shown, unshown } = counted(rows);
    return `| ${source} | ${count} | ${served} | ${shown} | ${unshown} |`;
  }),
  "",
];

export const conformanceDocument = (chapters: readonly Chapter[]): string =>
  [
    "# 符合性对照表 · Conformance table",
    "",
    "由 `node tools/conformance.ts` 从 `content/conformance/*.yaml` 和测试标题里的标记（例如 `[17021-1 9.5.1.1]`）生成，不要手改；`tools/conformance.test.ts` 守着它。表里写明的测试只证明标题说的那一点，不等于整条都已证明；产品也不能替机构通过认可。† 的测试要有浏览器才跑。",
    "",
    "Made by `node tools/conformance.ts` from `content/conformance/*.yaml` and the marks in the titles of tests (such as `[17021-1 9.5.1.1]`); do not edit it, `tools/conformance.test.ts` watches it. A test named here shows what its title says and not the whole clause, and no product is accredited in a body's place. A test with † runs where there is a browser.",
    "",
    ...counts(chapters),
    ...chapters.flatMap(chapter),
  ].join("\n");
