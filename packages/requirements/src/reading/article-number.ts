/** An article's place in its law: number, and the sub-number of an inserted article (第十七条之一 is 17, 1). */
export type ArticleNumber = { readonly n: number; readonly sub: number };

const digits = "零一二三四五六七八九";
const units: readonly (readonly [string, number])[] = [
  ["千", 1000],
  ["百", 100],
  ["十", 10],
];

/** 一千二百四十二 for 1242, as statutes print numbers below 10,000. */
export const chineseNumeral = (value: number): string => {
  let rest = value;
  let printed = "";
  for (const [unit, size] of units) {
    const digit = Math.floor(rest / size);
    rest %= size;
    if (digit > 0) printed += `${digits[digit] ?? ""}${unit}`;
    else if (printed !== "" && rest > 0 && !printed.endsWith("零")) printed += "零";
  }
  const whole = rest > 0 ? printed + (digits[rest] ?? "") : printed;
  return whole.startsWith("一十") ? whole.slice(1) : whole;
};

/** 1242 for 一千二百四十二 or 1242; null when it is neither. */
export const readNumeral = (printed: string): number | null => {
  if (/^[1-9]\d{0,3}$/.test(printed)) return Number(printed);
  if (!/^[零〇一二三四五六七八九十百千]+$/.test(printed)) return null;
  let total = 0;
  let digit: number | null = null;
  for (const mark of printed.replaceAll("〇", "零")) {
    const size = units.find(([unit]) => unit === mark)?.[1];
    if (size === undefined) digit = digits.indexOf(mark);
    else {
      total += (digit ?? 1) * size;
      digit = null;
    }
  }
  const value = total + (digit ?? 0);
  // Reading back what was printed refuses 十百, 二三 and other strings that are no number.
  return value > 0 && chineseNumeral(value) === printed.replaceAll("〇", "零").replace(/^一十/, "十") ? value : null;
};

const numeral = "([零〇一二三四五六七八九十百千]+|[1-9]\\d{0,3})";
/** 第二款, 第（三）项 behind an article's number. Two of them never overlap, or reading them takes for ever. */
export const paragraphs = "(?:第[^第款项]{1,4}[款项])*";
const article = new RegExp(`^第?${numeral}条?(?:之${numeral})?${paragraphs}$`, "u");
// A decision of a congress has items in place of articles.
const item = new RegExp(`^${numeral}、$`, "u");

/** Reads 第四十五条, 第45条, 45, 第十七条之一, 第四十五条第二款 (the paragraph is dropped) and 三、. */
export const readArticleNumber = (printed: string): ArticleNumber | null => {
  const found = article.exec(printed) ?? item.exec(printed);
  const n = readNumeral(found?.[1] ?? "");
  if (n === null) return null;
  const sub = found?.[2] === undefined ? 0 : readNumeral(found[2]);
  return sub === null ? null : { n, sub };
};

/** 第四十五条, 第十七条之一: as statutes print it. */
export const printedArticle = ({ n, sub }: ArticleNumber): string =>
  `第${chineseNumeral(n)}条${sub > 0 ? `之${chineseNumeral(sub)}` : ""}`;

/** 45, 17-1: an article in an address. */
export const articleSlug = ({ n, sub }: ArticleNumber): string => (sub > 0 ? `${n}-${sub}` : `${n}`);

/** Reads 45, 17-1, and whatever else names an article. */
export const readArticleSlug = (slug: string): ArticleNumber | null => {
  const [, n, sub] = /^([1-9]\d{0,3})-([1-9]\d?)$/.exec(slug) ?? [];
  return n === undefined ? readArticleNumber(slug) : { n: Number(n), sub: Number(sub) };
};
