import { addWorkingDays } from "@touchstone/kernel";
import type { Command } from "commander";
import { dayArgument } from "./day-argument.ts";
import { deadlineSimulate } from "./deadline-simulate.ts";
import { print, printRefusals, voiceOf, withVoice } from "./output.ts";

type Options = {
  readonly from?: string;
  readonly workingDays?: string;
  readonly calendar: string;
  readonly json?: boolean;
  readonly lang?: string;
};

const wrongUsage = (message: string): never => {
  process.stderr.write(`${message}\n`);
  process.exit(2);
};

const deadline = async (options: Options): Promise<void> => {
  const { readCalendars } = await import("@touchstone/server");
  const voice = voiceOf(options);
  const { from: start = wrongUsage("--from DATE"), workingDays: term = "" } = options;
  const from = Temporal.PlainDate.from(start);
  const count = /^\d{1,4}$/.test(term) ? Number(term) : wrongUsage(`--working-days ${term}: 0–9999`);
  const calendars = readCalendars();
  const calendar =
    calendars.find(({ id }) => id === options.calendar) ??
    wrongUsage(`--calendar ${options.calendar}: ${calendars.map(({ id }) => id).join(", ")}`);
  const due = addWorkingDays(calendar, from, count);
  if (!due.ok) {
    printRefusals(voice, due.refusals);
    return;
  }
  const document = { due: due.value.toString(), from: from.toString(), workingDays: count, calendar: calendar.id };
  print(voice, document, () => [
    document.due,
    `${calendar.counting[voice.lang]} 〔${calendar.rule.source} ${calendar.rule.clause}〕`,
  ]);
};

export const deadlineCommand = (program: Command): void => {
  const group = withVoice(
    program
      .command("deadline")
      .enablePositionalOptions()
      .description("从某天起数工作日 · the last day of a term of working days")
      .option("--from <date>", "起算日，当日不计 · the day it starts from, not counted", dayArgument)
      .option("--working-days <n>", "工作日天数 · how many working days")
      .option("--calendar <id>", "工作日历 · calendar", "cn"),
  ).action(deadline);
  deadlineSimulate(group);
};
