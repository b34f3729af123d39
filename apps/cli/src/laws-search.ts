import { lawSearchTexts, type OutputOf, type Problem, routes, say } from "@touchstone/contract";
import type { Command } from "commander";
import { type Place, withConnection, withPlace } from "./connect.ts";
import { legalToday } from "./day.ts";
import { dayArgument } from "./day-argument.ts";
import { stateWord } from "./law-state.ts";
import { print, printProblem, type Voice, voiceOf, withVoice } from "./output.ts";

type Options = Place & {
  readonly on: string;
  readonly region?: string;
  readonly titles?: boolean;
  readonly cursor?: string;
  readonly json?: boolean;
  readonly lang?: string;
};

type Found = OutputOf<typeof routes.requirements.search>;

const excerpt = ({ text, excerpt: { from, to } }: Found["found"][number]): string =>
  `${from > 0 ? "…" : ""}${text.slice(from, to).replaceAll("\n", " ")}${to < text.length ? "…" : ""}`;

const linesOf = ({ documents, found, duties, clauses }: Found, lang: "zh" | "en"): readonly string[] => {
  const words = lawSearchTexts;
  const part = (label: keyof typeof words, lines: readonly string[]) =>
    lines.length === 0 ? [] : [say(words[label], lang), ...lines.map((line) => `  ${line}`), ""];
  const lines = [
    ...part(
      "documents",
      documents.map(({ family, version, title, state }) => `${title}  ${family}@${version}  ${stateWord(state, lang)}`),
    ),
    ...part(
      "articles",
      found.flatMap((one) => [
        `${one.title} ${one.article}  ${one.family}@${one.version}  ${stateWord(one.state, lang)}${one.near ? `  ${say(words.near, lang)}` : ""}`,
        `    ${excerpt(one)}`,
      ]),
    ),
    ...part(
      "duties",
      duties.map(({ id, duty, provision }) => {
        const carries = provision === null ? say(words.noLaw, lang) : `${provision.title} ${provision.article ?? ""}`;
        return `${id}  ${duty[lang]}  ${carries}`;
      }),
    ),
    ...part(
      "clauses",
      clauses.map(({ standard, edition, clause, title, question }) => {
        return `${standard}:${edition} ${clause}  ${title[lang]}  ${question[lang]}`;
      }),
    ),
  ];
  return lines.length === 0 ? [say(words.none, lang)] : lines;
};

const refused = (voice: Voice, problem: Problem): void => {
  process.exitCode = 1;
  printProblem(voice, problem);
};

const searchLaws = async (typed: readonly string[], options: Options): Promise<void> => {
  const voice = voiceOf(options);
  const { on, region, cursor, titles = false } = options;
  const query = { words: typed.join(" "), on, ...(region === undefined ? {} : { region }) };
  await withConnection(options, voice, async ({ client }) => {
    if (titles) {
      const answer = await client.call(routes.requirements.suggest, { query });
      if (!answer.ok) return refused(voice, answer.problem);
      const { documents } = answer.value;
      return print(voice, { on, documents }, () =>
        documents.map(({ title, article, family, version }) => `${title} ${article ?? ""}  ${family}@${version}`),
      );
    }
    const paged = { ...query, ...(cursor === undefined ? {} : { cursor }) };
    const answer = await client.call(routes.requirements.search, { query: paged });
    if (!answer.ok) return refused(voice, answer.problem);
    return print(voice, answer.value, () => linesOf(answer.value, voice.lang));
  });
};

/** `laws search` */
export const lawsSearchCommand = (laws: Command): void => {
  withVoice(withPlace(laws.command("search")))
    .description("查题名、条号、词、拼音首字母 · titles, article numbers, words, pinyin initials")
    .argument("<words...>", "食品安全法 45 · spaqf · 电梯 15日 · health certificate")
    .option("--on <date>", "截至哪一天 · as of which day; default: today", dayArgument, legalToday())
    .option("--region <code>", "GB/T 2260, 330100")
    .option("--titles", "只列文件，不查条文 · documents only")
    .option("--cursor <cursor>", "上一页给出的 next · the last page’s next")
    .action(searchLaws);
};
