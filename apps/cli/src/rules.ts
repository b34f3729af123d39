import { say, traceTexts } from "@touchstone/contract";
import { isInForce, type RuleAnswer, relationKinds, runRule, type TraceStep } from "@touchstone/kernel";
import type { Command } from "commander";
import { legalToday } from "./day.ts";
import { dayArgument } from "./day-argument.ts";
import { print, printRefusals, type Voice, voiceOf, withVoice } from "./output.ts";

type Told = Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

const stepLine = ({ step, value, facts, rule }: TraceStep, { lang }: Voice): string => {
  const text = (traceTexts as Told)[step];
  const told = text === undefined ? `${step}: ${JSON.stringify(value)}` : say(text, lang, { ...facts, value });
  return `  ${told}  〔${rule.source} ${rule.clause}〕`;
};

/** A run as a person reads it: the result, the way to it, the pack. */
export const runLines = (run: RuleAnswer<unknown>, voice: Voice): readonly string[] => [
  ...Object.entries(run.result as Record<string, unknown>).map(([name, value]) => `${name}: ${JSON.stringify(value)}`),
  ...run.trace.map((step) => stepLine(step, voice)),
  ...run.doubts.map((doubt) => `  ? ${doubt[voice.lang]}`),
  `${run.pack} ${run.edition}  〔${run.source} ${run.clause}〕`,
];

const wrongUsage = (message: string): never => {
  process.stderr.write(`${message}\n`);
  process.exit(2);
};

const parseInput = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    return wrongUsage(`--input ${cause instanceof Error ? cause.message : String(cause)}`);
  }
};

const list = async (options: Readonly<Record<string, unknown>>): Promise<void> => {
  const { readRulePacks } = await import("@touchstone/server");
  const voice = voiceOf(options);
  const on = legalToday();
  const packs = readRulePacks().map(({ parameters: _parameters, examples, ...pack }) => ({
    ...pack,
    inForce: isInForce(pack, on),
    inputs: examples.slice(0, 1).map(({ input }) => input),
  }));
  print(voice, { packs }, () =>
    packs.map(
      ({ id, edition, title, source, clause, effective, jurisdiction, subject, inForce }) =>
        `${inForce ? "●" : "○"} ${id}  ${edition}  ${title[voice.lang]}  〔${source} ${clause}〕 ${jurisdiction}${subject === null ? "" : ` ${subject}`} ${effective.from} – ${effective.to ?? ""}`,
    ),
  );
};

type RunOptions = {
  readonly input: string;
  readonly on: string;
  readonly jurisdiction?: string;
  readonly subject?: string;
  readonly json?: boolean;
  readonly lang?: string;
};

const run = async (pack: string, options: RunOptions): Promise<void> => {
  const { readRulePacks } = await import("@touchstone/server");
  const voice = voiceOf(options);
  const asked = { jurisdiction: options.jurisdiction ?? null, subject: options.subject ?? null };
  const answer = runRule(readRulePacks(), pack, parseInput(options.input), options.on, asked);
  if (answer.ok) print(voice, answer.value, () => runLines(answer.value, voice));
  else printRefusals(voice, answer.refusals);
};

const exampleInputs = `
输入是 JSON；factors 的 percent 带正负号，减少为负。每个包在 rules list --json 里附一个输入的例子。
The input is JSON; the percent of factors is signed, reductions are below zero. rules list --json shows an input of each pack.

  touchstone rules run audit-time --input '{"standard":"iso45001","personnel":86,"complexity":"medium","audit":"initial",
    "factors":[{"reason":"夜班","percent":10}]}'
  touchstone rules run surveillance --input '{"edition":"cn-2025","decision":"2025-04-10","issued":"2025-04-10",
    "expiry":"2028-04-09","lastSurveillance":null,"activity":"initial"}'
  touchstone rules run independence --input '{"relations":[{"kind":"consultancy","from":"何川","to":"澄湖","until":"2024-03-01"}],
    "person":"何川","client":"澄湖","on":"2026-02-28"}'

关系的 kind · kinds of relation: ${relationKinds.join(", ")}；没有 until 即仍在持续 · without until it lasts.
有几版同时适用时写明地域和对象，或在输入里写 edition · where several editions apply, name place and subject, or edition in the input:
  touchstone rules run status-change --jurisdiction CN --subject iso9001 --input '{"standing":"expired","since":"2028-04-09","on":"2028-05-01"}'
  touchstone rules run transition --jurisdiction international --subject iso27001 --input '{"on":"2025-11-01","expiry":"2027-03-01"}'

integrated-audit-time 的 standards 写 audit-time 的输入，或 {"standard","days"} · takes inputs of audit-time, or {"standard","days"}.`;

export const rulesCommand = (program: Command): void => {
  const group = program
    .command("rules")
    .description("规则包：带来源和版本的表与公式 · rule packs: tables and formulas with source and edition");
  withVoice(group.command("list").description("列出规则包 · the rule packs")).action(list);
  withVoice(
    group
      .command("run")
      .argument("<pack>", "规则包 · rule pack, as in rules list")
      .description("按输入计算，给出每一步 · compute, with the trace of every step")
      .requiredOption("--input <json>", "输入 · the input")
      .option("--on <date>", "按哪一天有效的版本 · by the edition in force on this day", dayArgument, legalToday())
      .option("--jurisdiction <place>", "按哪里的规则，缺的退到上一级 · whose rules: CN, a region code, international")
      .option("--subject <standard>", "对哪个标准，如 iso45001 · for which standard, where editions differ by it")
      .addHelpText("after", exampleInputs),
  ).action(run);
};
