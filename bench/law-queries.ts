import type { OutputOf, routes } from "@touchstone/contract";
import { fold, normaliseTitle, printedArticle } from "@touchstone/requirements";
import type { FilledLaw } from "@touchstone/server/testing";

export type Answer = OutputOf<typeof routes.requirements.search>;

/** What somebody types, and whether an answer to it is right. */
export type Query = { readonly kind: string; readonly words: string; readonly isRight: (answer: Answer) => boolean };

const every = <Item>(items: readonly Item[], count: number, offset = 0): readonly Item[] => {
  const step = Math.max(1, Math.floor(items.length / count));
  return items.filter((_, at) => at % step === offset % step).slice(0, count);
};

const short = ({ document }: FilledLaw): string => document.title.replace(/^中华人民共和国/, "");
const isTitle = (words: string) => {
  const sought = normaliseTitle(words);
  return (title: string) => normaliseTitle(title) === sought;
};

const han = /^\p{Script=Han}+$/u;
/** A run of so many Han letters from the middle of an article's text. */
const runOf = (text: string, length: number): string | null => {
  const runs = text.split(/[^\p{Script=Han}]+/u).filter((run) => run.length >= length);
  const run = runs[Math.floor(runs.length / 2)];
  const from = run === undefined ? 0 : Math.floor((run.length - length) / 2);
  return run === undefined ? null : run.slice(from, from + length);
};

const holds = (words: readonly string[]) => (answer: Answer) =>
  answer.found.some(({ near }) => !near) &&
  answer.found
    .filter(({ near }) => !near)
    .every(({ text, title }) => words.every((word) => fold(text + title).includes(fold(word))));

const byTitle = (laws: readonly FilledLaw[]): readonly Query[] =>
  every(laws, 40).map((law): Query => {
    const words = short(law);
    return { kind: "title", words, isRight: ({ documents }) => isTitle(words)(documents[0]?.title ?? "") };
  });

const byNumber = (laws: readonly FilledLaw[]): readonly Query[] =>
  every(laws, 60, 7).map((law, at): Query => {
    const article = law.text.articles[Math.floor(law.text.articles.length / 2)];
    const number = article ?? { n: 1, sub: 0 };
    const printed = number.sub === 0 && at % 2 === 0 ? ` ${number.n}` : printedArticle(number);
    return {
      kind: "title and number",
      words: `${short(law)}${printed}`,
      isRight: ({ found }) => isTitle(short(law))(found[0]?.title ?? "") && found[0]?.article === article?.no,
    };
  });

const phrases = (laws: readonly FilledLaw[]): readonly Query[] =>
  every(laws, 60, 3).flatMap((law, at): readonly Query[] => {
    const words = runOf(law.text.articles[at % law.text.articles.length]?.text ?? "", 6 + (at % 5));
    return words === null ? [] : [{ kind: "phrase", words, isRight: holds([words]) }];
  });

const pairs = (laws: readonly FilledLaw[]): readonly Query[] =>
  every(laws, 40, 5).flatMap((law): readonly Query[] => {
    const { articles } = law.text;
    const text = articles[Math.floor(articles.length / 3)]?.text ?? "";
    const [one, other] = [runOf(text.slice(0, text.length / 2), 2), runOf(text.slice(text.length / 2), 3)];
    if (one === null || other === null) return [];
    return [{ kind: "two words", words: `${one} ${other}`, isRight: holds([one, other]) }];
  });

const mistyped = (laws: readonly FilledLaw[]): readonly Query[] =>
  every(laws, 40, 11).flatMap((law, at): readonly Query[] => {
    const right = runOf(law.text.articles[at % law.text.articles.length]?.text ?? "", 5 + (at % 4));
    if (right === null || !han.test(right)) return [];
    const place = 1 + (at % (right.length - 2));
    const words = `${right.slice(0, place)}囧${right.slice(place + 1)}`;
    const isRight = ({ found }: Answer) => found.some(({ near, text }) => near && text.includes(right));
    return [{ kind: "one error", words, isRight }];
  });

const common = "应当 规定 不得 管理 国务院 单位 有关部门 处罚 安全 人民政府 负责 应当按照 依法 责任 国家 可以".split(
  " ",
);
const rare = "氰化 电梯轿厢 餐厨垃圾 放射源 渡口 地震监测 蚕种 泔水 鲟 龙舟 大熊猫 冰川 祠堂 茶园".split(" ");
const jointly = ["应当 可以", "国家 可以", "规定 管理 处罚", "的 了", "电梯 检验", "食品 不得", "的 鲟"];
const absent = ["龘靐齉", "量子纠缠龘", "zzxxqqj", "囧囧囧囧囧", "９９９９９７", "鿃", "的 龘", "应当 鿃"];
const initials: readonly (readonly [string, string])[] = [
  ["spaqf", "食品安全法"],
  ["tzsbaqf", "特种设备安全法"],
  ["aqscf", "安全生产法"],
  ["ldf", "劳动法"],
  ["xf", "刑法"],
  ["mfd", "民法典"],
  ["xff", "消防法"],
  ["ggjgjntl", "公共机构节能条例"],
];
const english = [
  "health certificate",
  "internal audit",
  "lift maintenance",
  "food safety officer",
  "competence",
  "waste",
];
const numbers = ["第四十五条", "第十七条之一", "article 12", "第五十七条 固体废物", "第一百零三条", "第3条"];
const hostile = [
  "%".repeat(50),
  "'; drop table law_article; --",
  "应当".repeat(100),
  "的 一 是 在 不 有 和 人 这 中 大 为 上 个 国 我 以 要 他 时",
  "\\\\''\\'",
  "& | ! <-> :*",
  "。。。，，，",
  "𠮷㐀",
  "a".repeat(200),
];

const always = () => true;
const listed = (kind: string, words: readonly string[], isRight: Query["isRight"]): readonly Query[] =>
  words.map((each) => ({ kind, words: each, isRight }));

/** Some 300 searches of every kind, drawn from the laws themselves, one kind after the other in turn. */
export const lawQueries = (all: readonly FilledLaw[]): readonly Query[] => {
  const laws = all.filter(({ text }) => text.articles.length > 0);
  const kinds = [
    byTitle(laws),
    byNumber(laws),
    phrases(laws),
    pairs(laws),
    mistyped(laws),
    common.map((words): Query => ({ kind: "common word", words, isRight: (answer) => answer.found.length === 20 })),
    rare.map((words): Query => ({ kind: "rare word", words, isRight: holds([words]) })),
    listed("common words together", jointly, always),
    listed("in no article", absent, ({ found, documents }) => found.length === 0 && documents.length === 0),
    initials.map(([words, title]): Query => {
      const isRight = ({ documents }: Answer) => isTitle(title)(documents[0]?.title ?? "");
      return { kind: "initials", words, isRight };
    }),
    listed("English", english, ({ duties, clauses }) => duties.length + clauses.length > 0),
    listed("number alone", numbers, ({ found }) => found.length > 0),
    listed("hostile", hostile, always),
  ];
  const most = Math.max(...kinds.map((kind) => kind.length));
  return Array.from({ length: most }, (_, at) => kinds.flatMap((kind) => kind[at] ?? [])).flat();
};
