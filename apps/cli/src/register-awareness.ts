import { writeFileSync } from "node:fs";
import { awarenessTexts, routes, say } from "@touchstone/contract";
import { type Command, Option } from "commander";
import { type Place, withConnection, withPlace } from "./connect.ts";
import { dayArgument } from "./day-argument.ts";
import { given } from "./law-schedules.ts";
import { print, printProblem, voiceOf, withVoice } from "./output.ts";

type Options = Place & {
  readonly organisation: string;
  readonly on?: string;
  readonly json?: boolean;
  readonly lang?: string;
};
const tables = ["means", "people", "groups", "posts"] as const;
type ExportOptions = Options & { readonly table: (typeof tables)[number]; readonly output: string };

const words = awarenessTexts;

const show = async (options: Options): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, on } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(routes.awareness.coverage, { params: { organisation }, query: given({ on }) }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  const { means, posts, people } = answer.value;
  const { lang } = voice;
  const percent = (share: number | null): string => (share === null ? say(words.noPercent, lang) : `${share}%`);
  print(voice, answer.value, () => [
    say(words.byMeans, lang),
    ...means.map((one) =>
      [
        `  ${one.title[lang]}`,
        `${one.reached}/${one.intended} ${percent(one.percent)}`,
        `${say(words.named, lang)} ${one.named}/${people}`,
      ].join("  "),
    ),
    say(words.posts, lang),
    ...posts.map(({ title, person, standing, record }) =>
      [`  ${title}`, person?.name ?? say(words.nobody, lang), say(words[`post.${standing}`], lang), record].join("  "),
    ),
    ...(posts.length === 0 ? [`  ${say(words.noPosts, lang)}`] : []),
  ]);
};

const exported = async (options: ExportOptions): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, on, table, output: file } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.download(routes.awareness.export, { params: { organisation }, query: { table, ...given({ on }) } }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  writeFileSync(file, answer.value);
  print(voice, { file, bytes: answer.value.length }, () => [file]);
};

/** `register awareness show | export` */
export const registerAwarenessCommands = (register: Command): void => {
  const group = register.command("awareness").description("意识覆盖和岗位能力 · coverage of awareness, competence");
  const one = (name: string, text: string): Command =>
    withVoice(withPlace(group.command(name)))
      .description(text)
      .requiredOption("--organisation <id>", "组织编号 · the organisation's id")
      .option("--on <date>", "哪一年，截至哪天 · the year of this day, up to it", dayArgument);
  one("show", "八种方式各覆盖多少人，岗位缺什么 · coverage by means, gaps of posts").action(show);
  one("export", "一张表写成 CSV · one table as CSV")
    .addOption(new Option("--table <table>", tables.join(" | ")).choices([...tables]).default("means"))
    .requiredOption("--output <file>", "写入文件 · write to this file")
    .action(exported);
};
