import type { Result } from "@touchstone/kernel";
import type { Article } from "../texts/law-text.ts";
import { readArticleNumber } from "./article-number.ts";
import {
  type DraftRefusal,
  draftRefusal,
  factNames,
  type LawDraft,
  lawOfDraft,
  type PrintedFact,
  type ReadLaw,
} from "./law-draft.ts";
import { printedDay, printedHistory } from "./printed-history.ts";

type Line = { readonly row: number; readonly text: string };
type Drafted = Omit<Article, "text"> & { readonly row: number; readonly words: string[] };

const numerals = "[零〇一二三四五六七八九十百千\\d]+";
const articleLine = new RegExp(`^\\*{0,2}(第${numerals}条(?:之${numerals})?)\\*{0,2}(?:[\\s　:：]+(.*))?$`, "su");
const itemLine = /^([一二三四五六七八九十百]+、)\s*(.*)$/su;
// From the widest: a heading closes those of its rank and below.
const ranks: readonly RegExp[] = ["编", "分编", "章", "节"].map(
  (kind) => new RegExp(`^第${numerals}${kind}(?:[\\s　]|$)`, "u"),
);
const endOfHead = "<!-- INFO END -->";

const rankOf = (text: string): number => ranks.findIndex((shape) => shape.test(text));

/** The lines between two fences at the top: `name: value`. */
const frontMatter = (
  lines: readonly Line[],
  file: string,
): { readonly facts: Map<string, PrintedFact>; readonly rest: readonly Line[]; readonly problems: DraftRefusal[] } => {
  const facts = new Map<string, PrintedFact>();
  const problems: DraftRefusal[] = [];
  const close = lines[0]?.text === "---" ? lines.findIndex(({ text }, index) => index > 0 && text === "---") : -1;
  for (const { row, text } of lines.slice(1, Math.max(close, 1))) {
    const [, name = "", value = ""] = /^([\w-]+)\s*:\s*"?(.*?)"?$/s.exec(text) ?? [];
    if (text === "" || text.startsWith("#")) continue;
    if (!factNames.some((known) => known === name) || facts.has(name)) {
      const expected = factNames.join(", ");
      problems.push(
        draftRefusal("law-fact-wrong", { fact: name === "" ? text.slice(0, 60) : name, expected }, file, row),
      );
    } else facts.set(name, { value, row });
  }
  return { facts, rest: lines.slice(close + 1), problems };
};

/** What stands above the first heading or article, and what follows. */
const split = (lines: readonly Line[]): { readonly head: readonly Line[]; readonly body: readonly Line[] } => {
  const marked = lines.findIndex(({ text }) => text === endOfHead);
  if (marked !== -1) return { head: lines.slice(0, marked), body: lines.slice(marked + 1) };
  const first = lines.findIndex(({ text }) => text.startsWith("##") || articleLine.test(text) || rankOf(text) !== -1);
  const at = first === -1 ? lines.length : first;
  return { head: lines.slice(0, at), body: lines.slice(at) };
};

const readBody = (
  body: readonly Line[],
): { readonly preamble: string | null; readonly articles: readonly Drafted[] } => {
  // A decision of a congress has items in place of articles; in an ordinary statute items are parts of an article.
  const hasArticles = body.some(({ text }) => articleLine.test(text));
  const preamble: string[] = [];
  const articles: Drafted[] = [];
  const headings = new Map<number, string>();
  for (const { row, text } of body) {
    if (text === "") continue;
    const bare = text.replace(/^#+\s*/, "");
    const found = articleLine.exec(bare) ?? (hasArticles ? null : itemLine.exec(bare));
    const number = found?.[1] === undefined ? null : readArticleNumber(found[1]);
    if (found?.[1] !== undefined && number !== null) {
      const lead = [...headings].toSorted(([a], [b]) => a - b).map(([, heading]) => heading);
      articles.push({ no: found[1], ...number, headings: lead, row, words: found[2] ? [found[2]] : [] });
      continue;
    }
    const rank = rankOf(bare);
    if (rank !== -1 || text.startsWith("#")) {
      // 附则 and the like bear no number: they stand beside the chapters.
      const place = rank === -1 ? 2 : rank;
      for (const known of headings.keys()) if (known >= place) headings.delete(known);
      if (bare !== "") headings.set(place, bare);
    } else (articles.at(-1)?.words ?? preamble).push(text);
  }
  return { preamble: preamble.length === 0 ? null : preamble.join("\n"), articles };
};

/** The commencement that the closing article prints. */
const closing = (
  articles: readonly Drafted[],
  version: string,
): { readonly value: string; readonly basis: string } | null => {
  const last = articles.at(-1)?.words.join("") ?? "";
  if (!/施行|生效|实施/.test(last)) return null;
  if (/自(?:公布|发布)之日起/.test(last)) return { value: version, basis: "closing-article: on publication" };
  const value = printedDay(last);
  if (value === null) return null;
  // An amended law prints its first edition's day.
  return value < version ? { value: version, basis: "assumed: day of the act" } : { value, basis: "closing-article" };
};

/**
 * A statute in Markdown: `# title`, the acts with their days, headings 编 章 节, articles 第…条 and 第…条之一 at the
 * beginning of a line. A front-matter block may state what the head does not; then it is believed.
 */
export const parseStatuteMarkdown = (
  text: string,
  file: string,
  sha256: (text: string) => string,
): Result<ReadLaw, DraftRefusal> => {
  const lines = text
    .replace(/^\ufeff/, "")
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ row: index + 1, text: line.trim() }));
  const { facts, rest, problems } = frontMatter(lines, file);
  const told = new Set(facts.keys());
  const { head, body } = split(rest);
  const history = printedHistory(head.map((line) => line.text).join("\n"));
  const { preamble, articles } = readBody(body);
  const state = (name: string, value: string | null | undefined, row: number | null) => {
    if (!facts.has(name) && value !== null && value !== undefined) facts.set(name, { value, row });
  };
  const title = head.find((line) => /^#\s/.test(line.text)) ?? head.find((line) => line.text !== "");
  state("title", title?.text.replace(/^#+\s*/, ""), title?.row ?? null);
  const named = /\((\d{4}-\d{2}-\d{2})\)/.exec(file)?.[1];
  const days = history.filter(({ event }) => !["施行", "实施", "废止"].includes(event)).map(({ date }) => date);
  state("version", named ?? days.toSorted().at(-1), null);
  state("adopted", history.find(({ event }) => event === "通过")?.date, null);
  state("promulgated", history.find(({ event }) => event === "公布")?.date, null);
  const begins = closing(articles, facts.get("version")?.value ?? "");
  if (!facts.has("effective")) state("basis", begins?.basis, null);
  state("effective", begins?.value, articles.at(-1)?.row ?? null);
  const draft: LawDraft = {
    file,
    facts,
    history,
    preamble,
    articles: articles.map(({ words, ...article }) => ({ ...article, text: words.join("\n") })),
    source: file,
    level: "规范性文件",
  };
  const law = lawOfDraft(draft, sha256);
  const [first, ...more] = [...problems, ...(law.ok ? [] : law.refusals)];
  if (first === undefined && law.ok) return { ok: true, value: { ...law.value, stated: told } };
  return first === undefined ? law : { ok: false, refusals: [first, ...more] };
};
