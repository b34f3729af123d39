import { writeFileSync } from "node:fs";
import { type OutputOf, registerTexts, routes, say, trailTexts } from "@touchstone/contract";
import type { Command } from "commander";
import { withConnection } from "./connect.ts";
import { dayArgument } from "./day-argument.ts";
import { given } from "./law-schedules.ts";
import { print, printProblem, type Voice, voiceOf } from "./output.ts";
import { ask, type OfOrganisation, withOrganisation } from "./with-organisation.ts";

type Asked = OfOrganisation & { readonly area?: string; readonly risk?: string; readonly on?: string };
type Answer = OutputOf<typeof routes.registerTrails.list>;

const linesOf = ({ items, columns, next }: Answer, { lang }: Voice): readonly string[] => [
  ...(items.length === 0 ? [say(trailTexts.none, lang)] : []),
  ...items.flatMap(({ no, title, state, steps, risk }) => [
    [no, title, say(registerTexts[`state.${state}`], lang), risk].filter((part) => part !== "").join("  "),
    ...steps.flatMap(({ column, shows, lacks, asked }) => {
      const head = columns.find((one) => one.column === column);
      return [
        `  ${head?.title[lang] ?? column}  ${asked ? (head?.question[lang] ?? "") : say(trailTexts.notAsked, lang)}`,
        ...shows.map((text) => `      ${text.replaceAll("\n", " / ")}`),
        ...(asked && lacks.length > 0 ? [`    ! ${say(trailTexts.lacks, lang, { what: lacks })}`] : []),
      ];
    }),
  ]),
  ...(next === null ? [] : [`--cursor ${next}`]),
];

const list = (options: Asked & { readonly cursor?: string }): Promise<void> => {
  const { organisation, area, risk, on, cursor } = options;
  const input = { params: { organisation }, query: given({ area, risk, on, cursor }) };
  return ask(options, routes.registerTrails.list, input, linesOf);
};

const exported = async (options: Asked & { readonly output: string }): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, area, risk, on, output: file } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.download(routes.registerTrails.export, { params: { organisation }, query: given({ area, risk, on }) }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  writeFileSync(file, answer.value);
  print(voice, { file, bytes: answer.value.length }, () => [file]);
};

/** `register trails list | export` */
export const registerTrailCommands = (register: Command): void => {
  const group = register.command("trails").description("审核路线：每个风险沿 ①–⑫ 栏 · audit trails along the columns");
  const one = (name: string, text: string): Command =>
    withOrganisation(group.command(name).description(text))
      .option("--area <code>", "只走这个领域 · only this area")
      .option("--risk <id>", "只走这一行 · only this row")
      .option("--on <date>", "证据按哪天看 · evidence as of this day", dayArgument);
  one("list", "每站拿得出什么、缺什么 · what each station shows and lacks")
    .option("--cursor <cursor>", "接着上一页 · go on after a page")
    .action(list);
  one("export", "写成 CSV · write them as CSV")
    .requiredOption("--output <file>", "写入文件 · write to this file")
    .action(exported);
};
