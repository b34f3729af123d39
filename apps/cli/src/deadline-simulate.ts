import { consequenceTexts, deadlineTexts, routes, say, unansweredTexts } from "@touchstone/contract";
import {
  type Deadline,
  type DeadlineRow,
  deadlineRows,
  deadlinesByMonth,
  houseRule,
  refusal,
  simulateDeadlines,
  type Unanswered,
} from "@touchstone/kernel";
import type { Command } from "commander";
import { type Place, withConnection, withPlace } from "./connect.ts";
import { legalToday } from "./day.ts";
import { dayArgument } from "./day-argument.ts";
import { readInputJson } from "./input-file.ts";
import { print, printProblem, type Voice, voiceOf, withVoice } from "./output.ts";
import { Refused } from "./refused.ts";

type Options = Place & {
  readonly statements?: string;
  readonly organisation?: string;
  readonly from: string;
  readonly until: string;
  readonly json?: boolean;
  readonly lang?: string;
};

type Forecast = {
  readonly months: readonly { readonly month: string }[];
  readonly deadlines: readonly Pick<Deadline, "on" | "number" | "kind" | "consequence" | "pack" | "edition" | "rule">[];
  readonly unanswered: readonly Pick<Unanswered, "number" | "reason">[];
};

const lines = ({ months, deadlines, unanswered }: Forecast, { lang }: Voice): readonly string[] => [
  ...months.flatMap(({ month }) => [
    month,
    ...deadlines
      .filter(({ on }) => on.startsWith(month))
      .map(
        ({ on, number, kind, consequence, pack, edition, rule }) =>
          `  ${on}  ${number}  ${say(deadlineTexts[kind], lang)} → ${say(consequenceTexts[consequence], lang)}  〔${rule.source} ${rule.clause}；${pack}@${edition}〕`,
      ),
  ]),
  ...unanswered.map(({ number, reason }) => `  ?  ${number}  ${say(unansweredTexts[reason], lang)}`),
];

const rowsOf = (path: string): readonly DeadlineRow[] => {
  const read = deadlineRows.safeParse(readInputJson(path));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const where = issue?.path.join(".") ?? "";
  throw new Refused(refusal("statement-rows-invalid", houseRule("7"), { path, where, what: issue?.message ?? "" }));
};

const offline = async (path: string, { from, until }: Options, voice: Voice): Promise<void> => {
  const { readRulePacks } = await import("@touchstone/server");
  const rows = rowsOf(path);
  const { deadlines, unanswered } = simulateDeadlines(rows, readRulePacks(), { from, until });
  const months = deadlinesByMonth(deadlines).map(({ month, ...counts }) => ({ month, counts }));
  const document = { from, until, statements: rows.length, months, deadlines, more: false, unanswered };
  print(voice, document, () => lines(document, voice));
};

const simulate = async (options: Options): Promise<void> => {
  const voice = voiceOf(options);
  const { statements, organisation, from, until } = options;
  if (until < from) throw new Refused(refusal("horizon-reversed", houseRule("7"), { from, until }));
  if (statements !== undefined) return offline(statements, options, voice);
  if (organisation === undefined) {
    process.stderr.write("--statements FILE | --organisation ID\n");
    process.exit(2);
  }
  return withConnection(options, voice, async ({ client }) => {
    const query = { from, until, limit: 2_000 };
    const answer = await client.call(routes.planner.deadlines, { params: { organisation }, query });
    if (!answer.ok) return printProblem(voice, answer.problem);
    return print(voice, answer.value, () => lines(answer.value, voice));
  });
};

export const deadlineSimulate = (group: Command): void => {
  withVoice(
    withPlace(
      group
        .command("simulate")
        .description(
          "若什么都不做，哪张证书哪天可暂停、过期、不能再恢复，凭哪条规则 · if nothing happens: what becomes of which statement on which day, by which rule",
        )
        .option("--statements <file>", "JSON 清单，不需要服务器 · a list as JSON, without a server")
        .option("--organisation <id>", "向服务器问这家机构 · ask a server for this body")
        .option("--from <date>", "截至哪一天 · as of which day", dayArgument, legalToday())
        .requiredOption("--until <date>", "看到哪一天 · how far to look", dayArgument),
    ),
  ).action(simulate);
};
