import { Command } from "commander";
import { auditPointsCommand } from "./audit-points.ts";
import { caseCommand } from "./case.ts";
import { certificateCommand } from "./certificate.ts";
import { contentRefusals } from "./content-refused.ts";
import { dbCommand } from "./db.ts";
import { deadlineCommand } from "./deadline.ts";
import { demoCommand } from "./demo.ts";
import { foresightCommand } from "./foresight.ts";
import { inboxCommand } from "./inbox.ts";
import { integrityCommands } from "./integrity.ts";
import { lawsCommand } from "./laws.ts";
import { logCommand } from "./log.ts";
import { printRefusals, type Voice, voiceOf } from "./output.ts";
import { partyCommand } from "./party.ts";
import { Refused } from "./refused.ts";
import { registerCommand } from "./register.ts";
import { rulesCommand } from "./rules.ts";
import { schemeCommand } from "./scheme.ts";
import { startCommand } from "./start.ts";
import { vocabularyCommand } from "./vocabulary.ts";

/** One file per group of commands; each adds itself to the program. A new group adds one line here. */
const groups: readonly ((program: Command) => void)[] = [
  startCommand,
  demoCommand,
  schemeCommand,
  rulesCommand,
  partyCommand,
  deadlineCommand,
  vocabularyCommand,
  lawsCommand,
  auditPointsCommand,
  registerCommand,
  foresightCommand,
  inboxCommand,
  caseCommand,
  certificateCommand,
  logCommand,
  integrityCommands,
  dbCommand,
];

const begin = `
每个命令都有 --help、--json 和 --lang zh|en。退出码：0 完成，1 被拒绝或失败，2 用法有误。
Every command has --help, --json and --lang zh|en. Exit codes: 0 done, 1 refused or failed, 2 wrong usage.

从这里开始 · Begin here:
  touchstone start --demo     带演示数据的服务器 · a server with demo data
  touchstone demo run         主流程从头走一遍 · the whole main job, step by step`;

const wholeProgram = (): Command => {
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
  for (const group of groups) group(program);
  return program;
};

/** One command, as it was typed behind the program's name. Its exit code is the process's. */
export const runProgram = async (typed: readonly string[]): Promise<void> => {
  const program = wholeProgram();
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
  }
};
