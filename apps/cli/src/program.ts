import { Command } from "commander";
import { contentRefusals } from "./content-refused.ts";
import { printRefusals, type Voice, voiceOf } from "./output.ts";
import { Refused } from "./refused.ts";

type AddGroup = (program: Command) => void;

/**
 * One file per group of commands; each adds itself to the program, and is loaded where its word is typed or all are shown.
 * A new group adds one line here.
 */
const groups: Readonly<Record<string, () => Promise<AddGroup>>> = {
  start: async () => (await import("./start.ts")).startCommand,
  demo: async () => (await import("./demo.ts")).demoCommand,
  scheme: async () => (await import("./scheme.ts")).schemeCommand,
  rules: async () => (await import("./rules.ts")).rulesCommand,
  party: async () => (await import("./party.ts")).partyCommand,
  deadline: async () => (await import("./deadline.ts")).deadlineCommand,
  vocabulary: async () => (await import("./vocabulary.ts")).vocabularyCommand,
  laws: async () => (await import("./laws.ts")).lawsCommand,
  "audit-points": async () => (await import("./audit-points.ts")).auditPointsCommand,
  register: async () => (await import("./register.ts")).registerCommand,
  foresight: async () => (await import("./foresight.ts")).foresightCommand,
  inbox: async () => (await import("./inbox.ts")).inboxCommand,
  case: async () => (await import("./case.ts")).caseCommand,
  certificate: async () => (await import("./certificate.ts")).certificateCommand,
  log: async () => (await import("./log.ts")).logCommand,
  verify: async () => (await import("./integrity.ts")).verifyCommand,
  rebuild: async () => (await import("./integrity.ts")).rebuildCommand,
  db: async () => (await import("./db.ts")).dbCommand,
};

const begin = `
每个命令都有 --help、--json 和 --lang zh|en。退出码：0 完成，1 被拒绝或失败，2 用法有误。
Every command has --help, --json and --lang zh|en. Exit codes: 0 done, 1 refused or failed, 2 wrong usage.

从这里开始 · Begin here:
  touchstone start --demo     带演示数据的服务器 · a server with demo data
  touchstone demo run         主流程从头走一遍 · the whole main job, step by step`;

const groupsFor = (word: string | undefined): readonly (() => Promise<AddGroup>)[] => {
  const one = word !== undefined && Object.hasOwn(groups, word) ? groups[word] : undefined;
  return one === undefined ? Object.values(groups) : [one];
};

const programFor = async (word: string | undefined): Promise<Command> => {
  const program = new Command("touchstone")
    .description("试金石 Touchstone：合格评定业务平台 · an open platform on which conformity assessment is done")
    .version("0.1.0")
    // A group that is also a command hands what stands behind a subcommand's name to that subcommand.
    .enablePositionalOptions()
    .addHelpText("after", begin);
  program.exitOverride((error) => {
    // Commander ends with 1 on wrong usage; the contract says 2 (commands.md). Groups inherit it, so it stands before them.
    process.exit(error.exitCode === 0 ? 0 : 2);
  });
  for (const load of groupsFor(word)) (await load())(program);
  return program;
};

/** One command, as it was typed behind the program's name. Its exit code is the process's. */
export const runProgram = async (typed: readonly string[]): Promise<void> => {
  const program = await programFor(typed[0]);
  let voice: Voice = { json: false, lang: "zh" };
  program.hook("preAction", (_program, action) => {
    voice = voiceOf(action.opts());
  });
  try {
    await program.parseAsync(typed, { from: "user" });
  } catch (cause) {
    const refusals = cause instanceof Refused ? cause.refusals : await contentRefusals(cause);
    if (refusals === null) throw cause;
    printRefusals(voice, refusals);
    // A server that was half open when it came upon it keeps its jobs and its engine, and the process with them.
    if (!(cause instanceof Refused)) process.exit(1);
  }
};
