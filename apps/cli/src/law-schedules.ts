import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { lawScheduleTexts, type OutputOf, routes, say } from "@touchstone/contract";
import { houseRule, ok, refusal } from "@touchstone/kernel";
import { type Command, Option } from "commander";
import { askLaws } from "./ask-laws.ts";
import { type Place, withPlace } from "./connect.ts";
import { readDay } from "./day.ts";
import { dayArgument } from "./day-argument.ts";
import { print, printRefusals, type Voice, voiceOf, withVoice } from "./output.ts";

export type LawOptions = Place & { readonly laws?: string; readonly json?: boolean; readonly lang?: string };

const words = lawScheduleTexts;

/** Leaves out what was not given: the client takes an absent field, not an undefined one. */
export const given = <Fields extends Readonly<Record<string, string | undefined>>>(
  fields: Fields,
): { readonly [Key in keyof Fields]?: string } => {
  const kept: { [Key in keyof Fields]?: string } = {};
  for (const key in fields) {
    const value = fields[key];
    if (value !== undefined) kept[key] = value;
  }
  return kept;
};

export const withLaws = (command: Command): Command =>
  withVoice(withPlace(command)).option(
    "--laws <dir>",
    "直接读这个文件夹，不用服务器 · read this folder, without a server",
  );

type SchedulesOptions = LawOptions & { readonly scene?: string; readonly region?: string };

const listSchedules = async (options: SchedulesOptions): Promise<void> => {
  const voice = voiceOf(options);
  const { scene, region } = options;
  const answer = await askLaws(
    options,
    voice,
    async (library) => {
      const { askSchedules } = await import("@touchstone/server");
      const rules = askSchedules(library, { scene, region });
      if (!rules.ok) return rules;
      return ok(rules.value.map(({ id, title, jurisdiction }) => ({ obligation: id, title, jurisdiction })));
    },
    async (client) => {
      const told = await client.call(routes.lawSchedules.schedules, { query: given({ scene, region }) });
      return told.ok ? { ok: true, value: told.value.schedules } : told;
    },
  );
  if (!answer.ok) return;
  const schedules = answer.value.map(({ obligation, title, jurisdiction }) => ({ obligation, title, jurisdiction }));
  print(voice, { schedules }, () =>
    schedules.map(({ obligation, title, jurisdiction }) => `${obligation}  ${jurisdiction}  ${title[voice.lang]}`),
  );
};

type SpanOptions = LawOptions & { readonly start: string; readonly until?: string };

const showSchedule = async (obligation: string, options: SpanOptions): Promise<void> => {
  const voice = voiceOf(options);
  const { start, until } = options;
  const answer = await askLaws(
    options,
    voice,
    async (library) => (await import("@touchstone/server")).askSchedule(library, obligation, { start, until }),
    (client) =>
      client.call(routes.lawSchedules.schedule, {
        params: { obligation },
        query: { start, ...given({ until }) },
      }),
  );
  if (!answer.ok) return;
  const { dues, title, more } = answer.value;
  print(voice, answer.value, () => [
    `${obligation}  ${title[voice.lang]}`,
    say(words.count, voice.lang, { count: dues.length }),
    ...dues.map(({ date, from, rule, dayOff }) =>
      [
        from === null ? date : `${from} … ${date}`,
        `${rule.source} ${rule.clause}`,
        ...(dayOff === true ? [say(words.dayOff, voice.lang)] : []),
      ].join("  "),
    ),
    ...(more ? [say(words.more, voice.lang)] : []),
  ]);
};

type FeedOptions = SpanOptions & {
  readonly obligation?: string;
  readonly scene?: string;
  readonly region?: string;
  readonly output?: string;
};

const writeFeed = async (options: FeedOptions): Promise<void> => {
  const voice = voiceOf(options);
  const { start, until, obligation, scene, region, output } = options;
  const { lang } = voice;
  const answer = await askLaws(
    options,
    voice,
    async (library) =>
      (await import("@touchstone/server")).askFeed(library, { start, until, obligation, scene, region, lang }),
    async (client) => {
      const query = { start, lang, ...given({ until, obligation, scene, region }) };
      const file = await client.download(routes.lawSchedules.calendar, { query });
      return file.ok ? { ok: true, value: new TextDecoder().decode(file.value) } : file;
    },
  );
  if (!answer.ok) return;
  if (output === undefined && !voice.json) process.stdout.write(answer.value);
  else {
    const file = output ?? "touchstone.ics";
    writeFileSync(file, answer.value);
    const days = answer.value.match(/^BEGIN:VEVENT\r$/gm)?.length ?? 0;
    print(voice, { file, days }, () => [`${file}  ${say(words.count, lang, { count: days })}`]);
  }
};

type Checks = Pick<OutputOf<typeof routes.lawSchedules.visits>, "checks" | "visits">;

const checkLines = ({ checks }: Checks, { lang }: Voice): readonly string[] =>
  checks.flatMap(({ rule, source, holds, gaps, shortPeriods, nextBy }) => [
    `${rule}  ${say(holds ? words.holds : words.breaks, lang)}  〔${source.source} ${source.clause}〕`,
    ...gaps.map((gap) => `  ${say(words.gap, lang, gap)}`),
    ...shortPeriods.map((period) => `  ${say(words.shortPeriod, lang, period)}`),
    ...(nextBy === null ? [] : [`  ${say(words.nextBy, lang, { date: nextBy })}`]),
  ]);

/** Dates from the command line, or the words of one file. */
const datesOf = (args: readonly string[]): readonly string[] => {
  const [only] = args;
  if (args.length === 1 && only !== undefined && readDay(only) === null && existsSync(only))
    return readFileSync(only, "utf8")
      .split(/[\s,;]+/)
      .filter((word) => word !== "");
  return args;
};

type VisitsOptions = LawOptions & { readonly obligation: string; readonly from?: string; readonly until?: string };

const visits = async (args: readonly string[], options: VisitsOptions): Promise<void> => {
  const voice = voiceOf(options);
  const dates = datesOf(args);
  const odd = dates.filter((date) => readDay(date) === null);
  if (odd.length > 0) {
    process.exitCode = 1;
    printRefusals(voice, [
      refusal("visit-dates-unreadable", houseRule("commands"), { lines: odd.slice(0, 10).join(" ") }),
    ]);
    return;
  }
  const { from = null, until = null } = options;
  const body = { dates: [...dates], obligations: options.obligation.split(",").map((id) => id.trim()), from, until };
  const answer = await askLaws(
    options,
    voice,
    async (library) => (await import("@touchstone/server")).askVisits(library, body),
    (client) => client.call(routes.lawSchedules.visits, { body }),
  );
  if (!answer.ok) return;
  const told: Checks = {
    visits: answer.value.visits,
    checks: answer.value.checks.map((check) => ({
      ...check,
      gaps: [...check.gaps],
      shortPeriods: [...check.shortPeriods],
    })),
  };
  print(voice, told, () => checkLines(told, voice));
};

const withSpan = (command: Command): Command =>
  command
    .requiredOption(
      "--start <date>",
      "第一次的日期，或者起算事件的日期 · first visit, or event counted from",
      dayArgument,
    )
    .option("--until <date>", "到哪天，默认一年 · until; default: one year", dayArgument);

/** `laws schedules | schedule | calendar | visits` */
export const lawScheduleCommands = (laws: Command): void => {
  withLaws(laws.command("schedules"))
    .description("有周期的义务 · obligations that come round")
    .option("--scene <scene>", "lift, canteen")
    .option("--region <code>", "GB/T 2260, 330100")
    .action(listSchedules);
  withSpan(withLaws(laws.command("schedule")))
    .description("从起始日推出应做的日子 · due dates from a start")
    .argument("<obligation>", "LF-009, LF-032, LF-040")
    .action(showSchedule);
  withSpan(withLaws(laws.command("calendar")))
    .description("日程导出为 iCalendar · due dates as iCalendar")
    .option("--obligation <id>", "只要这一条 · this one alone")
    .option("--scene <scene>", "lift, canteen")
    .option("--region <code>", "GB/T 2260, 330100")
    .option("--output <file>", "写入文件 · write to a file; default: standard output")
    .action(writeFeed);
  withLaws(laws.command("visits"))
    .description("实际日期守没守住周期，哪里断了 · whether actual dates keep intervals, and where they break")
    .argument("<dates...>", "日期，或者一个每行一个日期的文件 · dates, or one file with a date on each line")
    .addOption(new Option("--obligation <ids>", "LF-009,LF-032").makeOptionMandatory())
    .option("--from <date>", "从哪天算 · window from", dayArgument)
    .option("--until <date>", "算到哪天 · window until", dayArgument)
    .action(visits);
};
