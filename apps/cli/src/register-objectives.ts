import { writeFileSync } from "node:fs";
import { objectiveTexts, routes, say, shareTexts } from "@touchstone/contract";
import { type Command, Option } from "commander";
import { type Place, withConnection, withPlace } from "./connect.ts";
import { dayArgument } from "./day-argument.ts";
import { given } from "./law-schedules.ts";
import { print, printProblem, voiceOf, withVoice } from "./output.ts";
import { registerShareCommands, shareLine } from "./register-shares.ts";

type Options = Place & { readonly organisation: string; readonly json?: boolean; readonly lang?: string };
type Asked = Options & { readonly on?: string; readonly site?: string };
type CountOptions = Options & {
  readonly outcomes: readonly string[];
  readonly of: "row" | "organisation";
  readonly site?: string;
};

const words = objectiveTexts;

const list = async (options: Asked): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, on, site } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(routes.objectives.year, { params: { organisation }, query: given({ on, site }) }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  const { lines, of } = answer.value;
  const { lang } = voice;
  print(voice, answer.value, () => [
    ...lines.flatMap((line) => {
      const { risk, objective, title, text, required, done, incidents, broken, standing, running, last } = line;
      const counted =
        incidents === null ? say(words.once, lang, { done }) : say(words.incidents, lang, { count: broken });
      const count = required === null ? counted : `${done}/${required}`;
      return [
        [text, count, say(words[`standing.${standing}`], lang), title, risk, objective].join("  "),
        ...(running === null ? [] : [`  ${say(shareTexts.running, lang)}  ${shareLine(running, voice)}`]),
        ...(last === null ? [] : [`  ${say(shareTexts.before, lang)}  ${shareLine(last, voice)}`]),
        ...(incidents ?? []).map((one) =>
          ["", one.on, one.title, say(words[one.answered ? "answered" : "unanswered"], lang), one.id].join("  "),
        ),
      ];
    }),
    ...(lines.length === 0 ? [say(words.none, lang)] : []),
    ...(of > lines.length ? [say(words.more, lang, { of })] : []),
  ]);
};

const exported = async (options: Asked & { readonly output: string }): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, on, site, output: file } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.download(routes.objectives.export, { params: { organisation }, query: given({ on, site }) }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  writeFileSync(file, answer.value);
  print(voice, { file, bytes: answer.value.length }, () => [file]);
};

const count = async (risk: string, objective: string, options: CountOptions): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, of, site = null } = options;
  const outcomes = [...options.outcomes];
  const params = { organisation, risk };
  const answer = await withConnection(options, voice, async ({ client }) => {
    const row = await client.call(routes.register.show, { params, query: {} });
    if (!row.ok) return row;
    const found = row.value.objectives.find(({ id }) => id === objective);
    // An id that the row does not know is refused by the server, with the reason.
    const said = {
      text: found?.text ?? objective,
      frequency: found?.frequency ?? { times: 1, per: "always" as const },
    };
    return client.call(routes.register.setObjective, {
      params,
      body: { id: objective, ...said, counts: { outcomes, of, site }, expected: row.value.version },
    });
  });
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () => [
    say(words.countedSet, voice.lang, { outcomes: outcomes.join(", "), of: say(words[`of.${of}`], voice.lang) }),
  ]);
};

/** `register objectives list | export | count | periods | export-periods | schedule` */
export const registerObjectiveCommands = (register: Command): void => {
  const group = register.command("objectives").description("年度目标：1/1、24/24、0 起事件 · objectives of the year");
  const one = (name: string, text: string): Command =>
    withVoice(withPlace(group.command(name)))
      .description(text)
      .requiredOption("--organisation <id>", "组织编号 · the organisation's id");
  const asked = (command: Command): Command =>
    command
      .option("--on <date>", "哪一年，截至哪天 · the year of this day, up to it", dayArgument)
      .option("--site <id>", "只看这个场所 · only rows that stand at this site");
  asked(one("list", "每个目标做到几次、守住没有 · how often each was met, and whether it holds")).action(list);
  asked(one("export", "写成 CSV · write it as CSV"))
    .requiredOption("--output <file>", "写入文件 · write to this file")
    .action(exported);
  one("count", "让“零事故”按事件登记算 · let “no accident” count the incidents on record")
    .argument("<risk>", "台账行编号 · the row's id")
    .argument("<objective>", "目标编号，见 list · the objective's id, as list tells it")
    .requiredOption("--outcomes <ids...>", "哪些后果算 · injury death illness damage first-aid near-miss")
    .addOption(new Option("--of <whose>", "row | organisation").choices(["row", "organisation"]).default("row"))
    .option("--site <id>", "只算这个场所的 · only incidents of rows at this site")
    .action(count);
  registerShareCommands(group);
};
