import { describe, expect, it } from "vitest";
import { sha256 } from "../../testing/shared-laws.ts";
import { parseAkomaNtoso } from "./parse-akoma-ntoso.ts";
import { parseOscal } from "./parse-oscal.ts";
import { parseStatuteMarkdown } from "./parse-statute-markdown.ts";

const codesOf = (read: ReturnType<typeof parseAkomaNtoso> | ReturnType<typeof parseOscal>) =>
  read.ok ? ["taken"] : read.refusals.map(({ code }) => code);

const act = (inner: string) =>
  `<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="law"><meta><identification><FRBRWork><FRBRalias value="某法"/></FRBRWork><FRBRExpression><FRBRdate date="2020-03-01"/></FRBRExpression></identification></meta><body><article><num>第一条</num><content><p>${inner}</p></content></article></body></act></akomaNtoso>`;

const control = (prose: string) => ({
  catalog: {
    metadata: { title: "某集", version: "2020-03-01" },
    controls: [{ id: "a", title: "甲", parts: [{ name: "statement", prose }] }],
  },
});

// Each of these took minutes to hours while a reader's time grew with the square of a line's length or faster: far beyond the
// time limit of a test.
const hostile: readonly (readonly [string, () => ReturnType<typeof codesOf>, string])[] = [
  [
    "white space inside an act",
    () => codesOf(parseAkomaNtoso(act(`甲${" ".repeat(190_000)}乙`), "a", sha256)),
    "law-too-large",
  ],
  [
    "line breaks inside an act",
    () => codesOf(parseAkomaNtoso(act("甲\n".repeat(90_000)), "a", sha256)),
    "law-too-large",
  ],
  [
    "an article's number without end",
    () => codesOf(parseAkomaNtoso(act("甲").replace("第一条", `第一条${"第款款".repeat(5_000)}x`), "a", sha256)),
    "law-too-large",
  ],
  [
    "white space inside a statute",
    () =>
      codesOf(parseStatuteMarkdown(`# 某法\n\n2020年3月1日 通过\n\n第一条 甲${" ".repeat(900_000)}乙\n`, "a", sha256)),
    "law-too-large",
  ],
  [
    "a line separator behind white space",
    () =>
      codesOf(
        parseStatuteMarkdown(`# 某法\n\n2020年3月1日 通过\n\n第一条${" ".repeat(300_000)}甲\u2028乙\n`, "a", sha256),
      ),
    "taken",
  ],
  [
    "parameters that never close",
    () => codesOf(parseOscal(control("{{param,".repeat(7_400)), "a", sha256)),
    "law-too-large",
  ],
];

describe("a file made to hold the reader up", () => {
  it.each(hostile)("is refused at once: %s", (_, read, code) => {
    expect(read()).toContain(code);
  });
});
