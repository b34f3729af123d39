import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { type OutputOf, registerTexts, routes, say } from "@touchstone/contract";
import { houseRule, refusal } from "@touchstone/kernel";
import { columnViewKeys } from "@touchstone/register";
import { lawBase } from "@touchstone/requirements";
import { type Command, Option } from "commander";
import { type Place, withConnection, withPlace } from "./connect.ts";
import { legalToday } from "./day.ts";
import { dayArgument } from "./day-argument.ts";
import { libraryOf } from "./law-folder.ts";
import { print, printProblem, printRefusals, type Voice, voiceOf, withVoice } from "./output.ts";
import { registerAssessmentCommands } from "./register-assessment.ts";
import { registerAwarenessCommands } from "./register-awareness.ts";
import { registerEvaluationCommands } from "./register-evaluation.ts";
import { registerEvidenceCommand } from "./register-evidence.ts";
import { registerExchangeCommands } from "./register-exchange.ts";
import { registerFindingsCommands } from "./register-findings.ts";
import { registerGridCommands } from "./register-grid.ts";
import { registerHandoverCommands } from "./register-handover.ts";
import { registerInternalAuditCommands } from "./register-internal-audit.ts";
import { registerIsmsCommands } from "./register-isms.ts";
import { registerLabelCommands } from "./register-label.ts";
import { registerLawsCommand } from "./register-laws.ts";
import { registerObjectiveCommands } from "./register-objectives.ts";
import { registerReadinessCommand } from "./register-readiness.ts";
import { registerRecordsCommands } from "./register-records.ts";
import { registerRenumberedCommand } from "./register-renumbered.ts";
import { registerRetentionCommand } from "./register-retention.ts";
import { registerRowCommands } from "./register-row.ts";
import { registerRowCheckCommands } from "./register-row-check.ts";
import { registerSelfAuditCommands } from "./register-self-audit.ts";
import { registerSitesCommands } from "./register-sites.ts";
import { registerTableCommands } from "./register-tables.ts";
import { registerTrailCommands } from "./register-trail.ts";
import { registerWholeCommands } from "./register-whole.ts";
import { registerWorkCommands } from "./register-work.ts";

type Options = Place & { readonly json?: boolean; readonly lang?: string };
type Report = OutputOf<typeof routes.register.check>;

const words = registerTexts;

const missing = (voice: Voice, path: string): void => {
  process.exitCode = 1;
  printRefusals(voice, [refusal("path-missing", houseRule("commands"), { path })]);
};

const right = (document: Report["risks"][number]["documents"][number], { lang }: Voice): string => {
  const { correct } = document;
  if (correct === null) return "";
  return "date" in correct
    ? say(words.shouldBe, lang, correct)
    : say(words.replacedBy, lang, { title: correct.successor.title, version: correct.successor.version });
};

const lines = ({ risks, problems }: Report, voice: Voice): readonly string[] => {
  const { lang } = voice;
  const documents = risks.flatMap((risk) => risk.documents);
  const count = (verdict: string) => documents.filter((one) => one.verdict === verdict).length;
  return [
    say(words.checked, lang, { risks: risks.length, documents: documents.length }),
    say(words.counts, lang, {
      right: count("right"),
      wrong: count("wrong"),
      outdated: count("outdated"),
      unknown: count("unknown"),
    }),
    ...risks.flatMap(({ no, risk, documents: listed }) => [
      "",
      `${no} ${risk}`,
      ...listed.map((one) =>
        [
          `  ${say(words[`verdict.${one.verdict}`], lang)}`,
          one.printed.title,
          one.printed.date,
          right(one, voice),
          one.source === null ? "" : `〔${one.source}〕`,
        ]
          .filter((part) => part !== "")
          .join("  "),
      ),
    ]),
    ...(problems.length === 0 ? [] : ["", say(words.problems, lang, { count: problems.length })]),
    ...problems.map(
      ({ row, column, message }) =>
        `  ${say(words.place, lang, { row: row ?? "–", column: column ?? "–" })}  ${message}`,
    ),
  ];
};

const check = async (
  file: string,
  options: { readonly laws?: string; readonly on: string; readonly json?: boolean; readonly lang?: string },
): Promise<void> => {
  const voice = voiceOf(options);
  if (!existsSync(file)) return missing(voice, file);
  const { checkerOn, ownDocuments, readRegister, reportOf } = await import("@touchstone/server");
  const library = options.laws === undefined ? { base: lawBase(ownDocuments()) } : await libraryOf(options.laws, voice);
  if (library === null) return missing(voice, options.laws ?? "");
  const reading = await readRegister(new Uint8Array(readFileSync(file)), basename(file));
  if (!reading.ok) {
    process.exitCode = 1;
    return printRefusals(voice, reading.refusals);
  }
  const report = reportOf(reading.value, checkerOn(options.on, library), voice.lang);
  if (report.problems.some(({ severity }) => severity === "error")) process.exitCode = 1;
  print(voice, report, () => lines(report, voice));
};

const importFile = async (file: string, options: Options & { readonly organisation: string }): Promise<void> => {
  const voice = voiceOf(options);
  if (!existsSync(file)) return missing(voice, file);
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(routes.register.import, {
      params: { organisation: options.organisation },
      query: { file: basename(file) },
      bytes: new Uint8Array(readFileSync(file)),
    }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  const { value } = answer;
  print(voice, value, () => [
    say(words.imported, voice.lang, value),
    ...(value.change === null ? [] : [`register undo ${value.change}`]),
    ...lines(value, voice),
  ]);
};

type ExportOptions = Options & {
  readonly organisation: string;
  readonly format: string;
  readonly output?: string;
  readonly keys?: boolean;
  readonly part?: (typeof columnViewKeys)[number];
};

const exportFile = async (options: ExportOptions): Promise<void> => {
  const voice = voiceOf(options);
  const format = options.format === "xlsx" ? "xlsx" : "csv";
  const answer = await withConnection(options, voice, ({ client }) =>
    client.download(routes.register.export, {
      params: { organisation: options.organisation },
      query: {
        format,
        keys: options.keys === true ? "yes" : "no",
        ...(options.part === undefined ? {} : { part: options.part }),
      },
    }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  if (options.output === undefined && !voice.json) {
    process.stdout.write(answer.value);
    return;
  }
  const file = options.output ?? `register.${format}`;
  writeFileSync(file, answer.value);
  print(voice, { file, format, bytes: answer.value.length }, () => [say(words.exported, voice.lang, { file })]);
};

export const registerCommand = (program: Command): void => {
  const register = program.command("register").description("风险台账 · the register of risks and legal duties");
  withVoice(
    register
      .command("check")
      .description(
        "对照法规库核对十二栏台账，不需要服务器 · check a 12-column table against the law base, without a server",
      )
      .argument("<file>", "CSV 或 XLSX · CSV or XLSX")
      .option("--laws <dir>", "法规文件夹 · folder of law files; default: the product's own list")
      .option("--on <date>", "截至哪一天 · as of which day", dayArgument, legalToday()),
  ).action(check);
  withVoice(
    withPlace(
      register
        .command("import")
        .description("整份导入十二栏台账，有错则一行不进 · import a 12-column table, whole or not at all")
        .argument("<file>", "CSV 或 XLSX · CSV or XLSX")
        .requiredOption("--organisation <id>", "组织编号 · the organisation's id"),
    ),
  ).action(importFile);
  withVoice(
    withPlace(
      register
        .command("export")
        .description("导出十二栏台账 · export the register as a 12-column table")
        .requiredOption("--organisation <id>", "组织编号 · the organisation's id")
        .option("--format <format>", "csv | xlsx", "csv")
        .option("--keys", "带每行的键和版本，改完可传回 · with keys and versions, to be changed and applied again")
        .addOption(new Option("--part <group>", "只要一组栏 · only one group of columns").choices(columnViewKeys))
        .option("--output <file>", "写入文件 · write to this file; default: standard output"),
    ),
  ).action(exportFile);
  registerExchangeCommands(register);
  registerGridCommands(register);
  const row = register.command("row").description("台账的一行 · one row of the register");
  registerRowCommands(row);
  registerRowCheckCommands(row);
  registerWholeCommands(register);
  registerTableCommands(register);
  registerEvaluationCommands(register);
  registerEvidenceCommand(register);
  registerLabelCommands(register);
  registerLawsCommand(register);
  registerRetentionCommand(register);
  registerRenumberedCommand(register);
  registerSitesCommands(register);
  registerObjectiveCommands(register);
  registerAwarenessCommands(register);
  registerReadinessCommand(register);
  registerHandoverCommands(register);
  registerFindingsCommands(register);
  registerWorkCommands(register);
  registerAssessmentCommands(register);
  registerIsmsCommands(register);
  registerRecordsCommands(register);
  registerTrailCommands(register);
  registerSelfAuditCommands(register);
  registerInternalAuditCommands(register);
};
