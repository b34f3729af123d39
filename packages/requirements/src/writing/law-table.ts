import type { LawText } from "../texts/law-text.ts";

/** Headings of the columns, as in the printed law. */
export const lawColumns = ["条", "编", "分编", "章", "节", "条文"] as const;

const ranks = ["分编", "编", "章", "节"] as const;
const kindOf = (heading: string): (typeof ranks)[number] => {
  const numbered = /^第[^\s　]*?(分编|编|章|节)/u.exec(heading)?.[1];
  return ranks.find((rank) => rank === numbered) ?? "章";
};

/** One row an article, with the headings it stands under each in its column. */
export const lawTable = ({ articles }: LawText): readonly (readonly string[])[] => [
  lawColumns,
  ...articles.map(({ no, headings, text }) =>
    lawColumns.map((column) =>
      column === "条" ? no : column === "条文" ? text : headings.filter((one) => kindOf(one) === column).join(" / "),
    ),
  ),
];
