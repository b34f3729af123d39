import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { registerRowTexts, routes, say } from "@touchstone/contract";
import { houseRule, refusal } from "@touchstone/kernel";
import { type Command, Option } from "commander";
import { withConnection } from "./connect.ts";
import { legalToday } from "./day.ts";
import { dayArgument } from "./day-argument.ts";
import { againstOption, bearingOf } from "./evidence-against.ts";
import { print, printProblem, printRefusals, voiceOf } from "./output.ts";
import { sayWritten } from "./register-row.ts";
import { ask, type OfOrganisation, withOrganisation } from "./with-organisation.ts";

const { register: route } = routes;
type Own<Name extends string> = OfOrganisation & Readonly<Record<Name, string>>;

const at = ({ organisation }: OfOrganisation, risk: string) => ({ organisation, risk });

type AttachOptions = Own<"on"> & { readonly objective?: string; readonly against?: string };

const attach = async (risk: string, file: string, options: AttachOptions) => {
  const voice = voiceOf(options);
  if (!existsSync(file)) {
    process.exitCode = 1;
    return printRefusals(voice, [refusal("path-missing", houseRule("commands"), { path: file })]);
  }
  const { on, objective } = options;
  const query = { name: basename(file), on, ...(objective === undefined ? {} : { objective }), ...bearingOf(options) };
  const bytes = new Uint8Array(readFileSync(file));
  return ask(options, route.attachEvidence, { params: at(options, risk), query, bytes }, sayWritten);
};

const fetchFile = async (risk: string, evidence: string, options: Own<"output">) => {
  const voice = voiceOf(options);
  const params = { ...at(options, risk), evidence };
  const answer = await withConnection(options, voice, ({ client }) => client.download(route.evidence, { params }));
  if (!answer.ok) return printProblem(voice, answer.problem);
  const { output: file } = options;
  writeFileSync(file, answer.value, { flag: "wx" });
  print(voice, { file, bytes: answer.value.length }, () => [say(registerRowTexts.saved, voice.lang, { file })]);
};

type EvaluateOptions = Own<"finding" | "on"> & {
  readonly outcome: "fulfilled" | "not-fulfilled";
  readonly evidence: readonly string[];
};

const evaluate = (risk: string, options: EvaluateOptions) => {
  const { outcome, finding, evidence, on } = options;
  const body = { outcome, finding, evidence: [...evidence], on };
  return ask(options, route.evaluate, { params: at(options, risk), body }, sayWritten);
};

const correct = (risk: string, options: Own<"cause" | "action" | "due">) => {
  const { cause, action, due } = options;
  return ask(options, route.planCorrection, { params: at(options, risk), body: { cause, action, due } }, sayWritten);
};

const corrected = (risk: string, options: Own<"what" | "on">) => {
  const { what, on } = options;
  return ask(options, route.reportCorrection, { params: at(options, risk), body: { what, on } }, sayWritten);
};

const verify = (risk: string, options: Own<"finding" | "on"> & { readonly outcome: "effective" | "ineffective" }) => {
  const { outcome, finding, on } = options;
  return ask(
    options,
    route.verifyCorrection,
    { params: at(options, risk), body: { outcome, finding, on } },
    sayWritten,
  );
};

const conclude = (risk: string, options: Own<"law" | "edition" | "conclusion">) => {
  const { law: family, edition: version, conclusion } = options;
  const body = { family, version, conclusion };
  return ask(options, route.concludeReview, { params: at(options, risk), body }, sayWritten);
};

const risk = ["<risk>", "台账行编号 · the row's id"] as const;
const onDay = ["--on <date>", "哪一天；默认今天 · on which day; default: today", dayArgument, legalToday()] as const;

/** `register row attach | evidence | evaluate | correct | corrected | verify | conclude-review` */
export const registerRowCheckCommands = (row: Command): void => {
  const one = (name: string, text: string): Command => withOrganisation(row.command(name)).description(text);
  one("attach", "上传证据并挂到这一行 ⑧ · upload a small file as evidence of the row")
    .argument(...risk)
    .argument("<file>")
    .option(...onDay)
    .option("--objective <id>", "证明哪个目标 · for which objective")
    .option(...againstOption)
    .action(attach);
  one("evidence", "取回一份证据 · get a file of evidence")
    .argument(...risk)
    .argument("<evidence>", "证据编号，见 row show · its id, from row show")
    .requiredOption("--output <file>", "写入新文件 · write to this new file")
    .action(fetchFile);
  one("evaluate", "评价合规 ⑨⑩，只能由有能力的人做 · evaluate compliance; only by somebody competent")
    .argument(...risk)
    .addOption(new Option("--outcome <outcome>").choices(["fulfilled", "not-fulfilled"]).makeOptionMandatory())
    .requiredOption("--finding <text>", "看到什么 · what was found")
    .requiredOption("--evidence <ids...>", "根据哪些证据 · on which evidence")
    .option(...onDay)
    .action(evaluate);
  one("correct", "定整改 ⑪ · plan the correction")
    .argument(...risk)
    .requiredOption("--cause <text>", "原因 · cause")
    .requiredOption("--action <text>", "措施 · action")
    .requiredOption("--due <date>", "期限 · due", dayArgument)
    .action(correct);
  one("corrected", "报整改完成 ⑪ · report the correction done")
    .argument(...risk)
    .requiredOption("--what <text>", "做了什么 · what was done")
    .option(...onDay)
    .action(corrected);
  one("verify", "验证整改 ⑫，不能是整改人 · verify a correction; never who made it")
    .argument(...risk)
    .addOption(new Option("--outcome <outcome>").choices(["effective", "ineffective"]).makeOptionMandatory())
    .requiredOption("--finding <text>", "看到什么 · what was found")
    .option(...onDay)
    .action(verify);
  one("conclude-review", "法规变更后的复看，写结论 · conclude the review that a change of law asked for")
    .argument(...risk)
    .requiredOption("--law <family>", "cn-special-equipment-safety-law")
    .requiredOption("--edition <version>", "版本 · version")
    .requiredOption("--conclusion <text>", "结论 · conclusion")
    .action(conclude);
};
