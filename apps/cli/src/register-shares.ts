import { writeFileSync } from "node:fs";
import { type OutputOf, routes, say, shareTexts } from "@touchstone/contract";
import { type CountedPeriod, countedPeriods } from "@touchstone/register";
import { type Command, InvalidArgumentError, Option } from "commander";
import { withConnection } from "./connect.ts";
import { dayArgument } from "./day-argument.ts";
import { given } from "./law-schedules.ts";
import { print, printProblem, type Voice, voiceOf } from "./output.ts";
import { ask, type OfOrganisation, withOrganisation } from "./with-organisation.ts";

const words = shareTexts;
const { objectives, register } = routes;

type Asked = OfOrganisation & { readonly on?: string; readonly by?: CountedPeriod; readonly count?: string };
type Share = Omit<OutputOf<typeof objectives.periods>["objectives"][number]["periods"][number], "items">;

/** 4/5, 80 %, with what may still be done and what no calendar says. */
export const shareLine = ({ due, done, open, unknown, percent }: Omit<Share, "from" | "to">, { lang }: Voice): string =>
  [
    ...(percent === null ? [] : [say(words.ofDue, lang, { done, due, percent })]),
    ...(percent === null && open === 0 ? [say(words.noneDue, lang)] : []),
    ...(open === 0 ? [] : [say(words.stillOpen, lang, { open })]),
    ...(unknown === 0 ? [] : [say(words.isUnknown, lang, { unknown })]),
  ].join("  ");

const inputOf = (risk: string, { organisation, on, by, count }: Asked) => ({
  params: { organisation, risk },
  query: { ...given({ on, count }), ...(by === undefined ? {} : { by }) },
});

const periods = (risk: string, options: Asked) =>
  ask(options, objectives.periods, inputOf(risk, options), ({ on, objectives: told }, voice) => {
    const year = say(words.ofYear, voice.lang, { year: on.slice(0, 4) });
    return told.length === 0
      ? [say(words.none, voice.lang)]
      : told.flatMap((one) => [
          `${one.text}  ${one.objective}`,
          `  ${year}  ${shareLine(one.year, voice)}`,
          ...one.periods.flatMap((period) => [
            `  ${period.from} – ${period.to}  ${shareLine(period, voice)}`,
            ...period.items
              .filter(({ state }) => state === "missed")
              .map(({ from }) => `    ${from}  ${say(words["item.missed"], voice.lang)}`),
          ]),
        ]);
  });

const exported = async (risk: string, options: Asked & { readonly output: string }): Promise<void> => {
  const voice = voiceOf(options);
  const { output: file } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.download(objectives.periodsExport, inputOf(risk, options)),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  writeFileSync(file, answer.value);
  print(voice, { file, bytes: answer.value.length }, () => [file]);
};

type Days = OfOrganisation & {
  readonly days: "every" | "working" | "own" | "unsaid";
  readonly calendar?: string;
  readonly from?: string;
};

const scheduleOf = ({ days, calendar = "", from = null }: Omit<Days, "from"> & { readonly from?: string | null }) => {
  if (days === "unsaid") return null;
  return days === "own" ? { days, calendar, from } : { days, from };
};

const schedule = async (risk: string, objective: string, options: Days): Promise<void> => {
  const voice = voiceOf(options);
  const params = { organisation: options.organisation, risk };
  const answer = await withConnection(options, voice, async ({ client }) => {
    const row = await client.call(register.show, { params, query: {} });
    if (!row.ok) return row;
    const found = row.value.objectives.find(({ id }) => id === objective);
    // An id that the row does not know is refused by the server, with the reason.
    const said = { text: found?.text ?? objective, frequency: found?.frequency ?? { times: 1, per: "day" as const } };
    return client.call(register.setObjective, {
      params,
      body: { id: objective, ...said, schedule: scheduleOf(options), expected: row.value.version },
    });
  });
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () => [
    say(words.scheduleKept, voice.lang, { days: say(words[`schedule.${options.days}`], voice.lang) }),
  ]);
};

const countArgument = (text: string): string => {
  if (!/^[1-9]\d?$/.test(text)) throw new InvalidArgumentError("1–53");
  return text;
};

/** `register objectives periods | export-periods | schedule` */
export const registerShareCommands = (group: Command): void => {
  const asked = (name: string, text: string): Command =>
    withOrganisation(group.command(name))
      .description(text)
      .argument("<risk>", "台账行编号 · the row's id")
      .option("--on <date>", "截至哪天 · as of this day", dayArgument)
      .addOption(new Option("--by <period>", "按什么看 · told by this period").choices([...countedPeriods]))
      .option("--count <n>", "本期以前几期 · periods before the running one", countArgument);
  asked("periods", "每周、每月做到几成，哪天没做 · the share of each period, and the days missed").action(periods);
  asked("export-periods", "写成 CSV · write it as CSV")
    .requiredOption("--output <file>", "写入文件 · write to this file")
    .action(exported);
  withOrganisation(group.command("schedule"))
    .description(
      "定哪天该做：工作日，或自己的校历 · on which days it is due: working days, or those of our own calendar",
    )
    .argument("<risk>", "台账行编号 · the row's id")
    .argument("<objective>", "目标编号，见 periods · the objective's id, as periods tells it")
    .addOption(
      new Option("--days <which>", "every | working | own | unsaid（取消 · take it back）")
        .choices(["every", "working", "own", "unsaid"])
        .makeOptionMandatory(),
    )
    .option("--calendar <name>", "自己的日历的名称 · the name of our own calendar")
    .option("--from <date>", "从哪天起 · from which day on", dayArgument)
    .action(schedule);
};
