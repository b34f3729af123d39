import { writeFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import {
  dossierCheckText,
  dossierCheckTitle,
  dossierTexts,
  type OutputOf,
  routes,
  say,
  standingTexts,
} from "@touchstone/contract";
import { checkDossier, type DossierReport, type DossierWorld, readDossier } from "@touchstone/credential";
import { houseRule, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import { type Policy, parsePolicy } from "@touchstone/translog";
import type { Command } from "commander";
import { asPerson } from "./case-client.ts";
import { common, type Options } from "./case-show.ts";
import { legalToday } from "./day.ts";
import { dayArgument } from "./day-argument.ts";
import { readInput } from "./input-file.ts";
import { print, printProblem, printRefusals, type Voice, voiceOf, withVoice } from "./output.ts";

type Spoken = { readonly json?: boolean; readonly lang?: string };
type CheckOptions = Spoken & { readonly policy?: string; readonly on: string };
type Checks = OutputOf<typeof routes.cases.dossierCheck>["checks"];

const marks = { pass: "✓", fail: "✗", "not-checked": "–" } as const;

const inflate: DossierWorld["inflate"] = (bytes, limit) => {
  try {
    return new Uint8Array(inflateSync(bytes, { maxOutputLength: limit }));
  } catch {
    // Not a compressed stream, or one that grows beyond the limit.
    return null;
  }
};

const textOf = (bytes: Uint8Array): Result<string, Refusal> => {
  try {
    return { ok: true, value: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return refuse(refusal("dossier-malformed", houseRule("commands"), { reason: "utf-8" }));
  }
};

const policyOf = (file: string | undefined): Result<Policy | null, Refusal> =>
  file === undefined ? { ok: true, value: null } : parsePolicy(Buffer.from(readInput(file)).toString("utf8"));

/** Reads and checks the file alone: no server, no network, no data folder. */
const examine = async (file: string, { policy, on }: CheckOptions): Promise<Result<DossierReport, Refusal>> => {
  const log = policyOf(policy);
  if (!log.ok) return log;
  const text = textOf(readInput(file));
  if (!text.ok) return text;
  const dossier = readDossier(text.value);
  if (!dossier.ok) return dossier;
  const { readRulePacks } = await import("@touchstone/server");
  const world = { log: log.value, on: Temporal.PlainDate.from(on), inflate, packs: readRulePacks() };
  return { ok: true, value: checkDossier(dossier.value, { ...world, publicWord: { asked: false } }) };
};

const checkLines = (checks: Checks, { lang }: Voice): readonly string[] =>
  checks.map(({ outcome, title, text }) => `  ${marks[outcome]} ${title[lang]}  ${text[lang]}`);

const check = async (file: string, options: CheckOptions): Promise<void> => {
  const voice = voiceOf(options);
  const report = await examine(file, options);
  if (!report.ok) return printRefusals(voice, report.refusals);
  const { sound, facts } = report.value;
  if (!sound) process.exitCode = 1;
  const checks = report.value.checks.map((one) => ({
    name: one.name,
    outcome: one.outcome,
    title: dossierCheckTitle(one.name),
    text: dossierCheckText(one),
  }));
  print(voice, { sound, ...facts, checks }, () => [
    `${facts.number}  ${facts.holder?.[voice.lang] ?? ""}  ${facts.body?.[voice.lang] ?? ""}`,
    `${facts.validUntil ?? ""}  ${facts.digest}`,
    ...checkLines(checks, voice),
  ]);
};

type ExportOptions = Options & { readonly organisation: string; readonly out: string };

const exportFile = (number: string, options: ExportOptions): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, out } = options;
  return asPerson(options, voice, async (client) => {
    const found = await client.call(routes.statements.list, { params: { organisation }, query: { search: number } });
    if (!found.ok) return printProblem(voice, found.problem);
    const statement = found.value.items.find((item) => item.number === number);
    if (statement === undefined)
      return printRefusals(voice, [refusal("statement-unknown", houseRule("commands"), { number })]);
    const file = await client.download(routes.cases.dossierExport, {
      params: { organisation, statement: statement.id },
    });
    if (!file.ok) return printProblem(voice, file.problem);
    writeFileSync(out, file.value);
    const standing = say(standingTexts[statement.standing], voice.lang);
    print(voice, { number, file: out, bytes: file.value.length }, () => [`${number}  ${standing}  ${out}`]);
  });
};

/** `certificate dossier NUMBER --out FILE` and `certificate dossier check FILE`. */
export const dossierCommands = (group: Command): void => {
  const dossier = group.command("dossier").description("转移案卷：导出、离线检查 · transfer dossier: export, check");
  common(dossier.command("export <number>", { isDefault: true }).description("导出一张证书的转移案卷 · export one"))
    .requiredOption("--organisation <id>", "机构 · the body")
    .requiredOption("--out <file>", "存为 · where to keep it")
    .action(exportFile);
  withVoice(
    dossier
      .command("check <file>")
      .description("检查一份转移案卷；不需要服务器 · check a dossier, without a server")
      .option("--policy <file>", "你信任的日志（C2SP tlog-policy）· the log you trust")
      .option("--on <date>", "按哪一天判断 · the day to judge by", dayArgument, legalToday()),
  ).action(check);
};

/** `case import-dossier CASE FILE`, and what is there. */
export const caseDossierCommands = (group: Command): void => {
  common(
    group
      .command("import-dossier <case> <file>")
      .description("把转移案卷收入转入案件 · take a dossier into a transfer case"),
  ).action((id: string, file: string, options: Options) => {
    const voice = voiceOf(options);
    const bytes = readInput(file);
    return asPerson(options, voice, async (client) => {
      const taken = await client.call(routes.cases.dossierImport, { params: { case: id }, bytes });
      if (!taken.ok) return printProblem(voice, taken.problem);
      const there = await client.call(routes.cases.dossiers, { params: { case: id } });
      if (!there.ok) return printProblem(voice, there.problem);
      const [dossier] = there.value.items;
      print(voice, { ...taken.value, dossier }, () => [
        say(dossierTexts.imported, voice.lang),
        ...Object.entries(dossier?.prefill ?? {}).map(([field, value]) => `  ${field}: ${value}`),
      ]);
    });
  });
};
