import { readingTexts, routes, say, sayList } from "@touchstone/contract";
import { type Command, Option } from "commander";
import { type Place, withConnection, withPlace } from "./connect.ts";
import { legalToday } from "./day.ts";
import { dayArgument } from "./day-argument.ts";
import { stateWord } from "./law-state.ts";
import { print, printProblem, voiceOf, withVoice } from "./output.ts";

type Options = Place & { readonly on: string; readonly json?: boolean; readonly lang?: string };
type ListOptions = Options & {
  readonly search?: string;
  readonly region?: string;
  readonly text?: "held" | "missing";
  readonly cursor?: string;
};

const listLaws = async (options: ListOptions): Promise<void> => {
  const voice = voiceOf(options);
  const { on, search, region, text, cursor } = options;
  await withConnection(options, voice, async ({ client }) => {
    const answer = await client.call(routes.requirements.documents, {
      query: { on, search, region, text, cursor, limit: 200 },
    });
    if (!answer.ok) {
      process.exitCode = 1;
      return printProblem(voice, answer.problem);
    }
    const { items, next } = answer.value;
    return print(voice, answer.value, () => [
      ...items.map(
        (one) =>
          `${stateWord(one.state, voice.lang)}  ${one.effective ?? "–"}  ${one.jurisdiction}  ${one.title}  ${one.family}@${one.version}`,
      ),
      ...(next === null ? [] : [`--cursor ${next}`]),
    ]);
  });
};

const listCiting = async (family: string, options: Options & { readonly organisation?: string }): Promise<void> => {
  const voice = voiceOf(options);
  const { on, organisation } = options;
  await withConnection(options, voice, async ({ client }) => {
    const answer = await client.call(routes.reading.citedBy, {
      params: { family },
      query: { on, organisation, limit: 100 },
    });
    if (!answer.ok) {
      process.exitCode = 1;
      return printProblem(voice, answer.problem);
    }
    const { rules, articles, register, more } = answer.value;
    const rows = register?.rows ?? [];
    const lines = [
      ...rules.map(
        ({ kind, id, edition, name, clauses }) =>
          `${say(readingTexts[kind], voice.lang)}  ${name[voice.lang]}  ${id}@${edition}  ${sayList(clauses, voice.lang)}`,
      ),
      ...articles.map(({ title, article, family: by, version }) => `${title} ${article}  ${by}@${version}`),
      ...rows.map(
        ({ risk, title, articles: cited }) =>
          `${title}  ${sayList(
            cited.map((one) => one.article),
            voice.lang,
          )}  ${risk}`,
      ),
    ];
    const none = say(register === undefined ? readingTexts.citedByNone : readingTexts.citedByNoneOwn, voice.lang);
    const cut = more || register?.more === true ? [say(readingTexts.citedByMore, voice.lang, { count: 100 })] : [];
    return print(voice, answer.value, () => (lines.length === 0 ? [none] : [...lines, ...cut]));
  });
};

const withDay = (command: Command): Command =>
  withVoice(withPlace(command)).option(
    "--on <date>",
    "截至哪一天 · as of which day; default: today",
    dayArgument,
    legalToday(),
  );

/** `laws list`, `laws cited-by` */
export const lawCatalogueCommands = (laws: Command): void => {
  withDay(laws.command("list"))
    .description("目录：库里知道的文件 · the catalogue of documents known")
    .option("--search <title>", "题名里的字 · part of a title")
    .option("--region <code>", "GB/T 2260, 330100")
    .addOption(new Option("--text <which>", "有没有条文 · whether the text is here").choices(["held", "missing"]))
    .option("--cursor <cursor>", "上一页给出的 · as the last page gave it")
    .action(listLaws);
  withDay(laws.command("cited-by"))
    .description("谁引用它：方案、规则包、条文、台账的行 · who cites a law")
    .argument("<family>", "cn-food-safety-law")
    .option("--organisation <id>", "连同这个单位台账里的行 · with the rows of this organisation's register")
    .action(listCiting);
};
