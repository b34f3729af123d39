import { existsSync, readFileSync } from "node:fs";
import { routes, say, standingTexts, verifyTexts } from "@touchstone/contract";
import { type CertificateReport, type Check, type VerifyPolicy, verifyCertificate } from "@touchstone/credential";
import { houseRule, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import { type Policy, parsePolicy, policyOf, type VerifierKey } from "@touchstone/translog";
import type { Command } from "commander";
import { type Owned, withStatement } from "./certificate-find.ts";
import { certificateLife } from "./certificate-life.ts";
import { certificateFrom } from "./certificate-source.ts";
import { certificateWatch } from "./certificate-watch.ts";
import { withConnection, withPlace } from "./connect.ts";
import { legalToday } from "./day.ts";
import { dayArgument } from "./day-argument.ts";
import { dossierCommands } from "./dossier.ts";
import { print, printProblem, printRefusals, type Voice, voiceOf, withVoice } from "./output.ts";

type Spoken = { readonly json?: boolean; readonly lang?: string };
type VerifyOptions = Spoken & { readonly policy?: string; readonly on: string };

const marks = { pass: "✓", fail: "✗", "not-checked": "–" } as const;

const detailOf = ({ code, facts }: Check, { lang }: Voice): string => {
  const text = Object.entries(verifyTexts).find(([key]) => key === code)?.[1];
  return text === undefined ? code : say(text, lang, facts);
};

const noLog: Policy = { logs: [], members: new Map(), quorum: null };

/** The reader's own policy (C2SP tlog-policy), or the log that the certificate names, which is then said in the answer. */
const policyFrom = (
  file: string | undefined,
  named: VerifierKey | null,
): Result<Pick<VerifyPolicy, "log" | "logFrom">, Refusal> => {
  if (file === undefined) {
    return { ok: true, value: { log: named === null ? noLog : policyOf(named), logFrom: "certificate" } };
  }
  if (!existsSync(file)) return refuse(refusal("path-missing", houseRule("commands"), { path: file }));
  const policy = parsePolicy(readFileSync(file, "utf8"));
  return policy.ok ? { ok: true, value: { log: policy.value, logFrom: "reader" } } : policy;
};

const printReport = (voice: Voice, report: CertificateReport): void => {
  if (!report.valid) process.exitCode = 1;
  const checks = report.checks.map((check) => ({
    name: check.name,
    outcome: check.outcome,
    detail: detailOf(check, voice),
  }));
  const { valid, status, number, bracket } = report;
  print(voice, { valid, status, number, checks, bracket }, () => [
    `${number ?? ""} ${say(standingTexts[status], voice.lang)}`.trim(),
    ...checks.map(({ outcome, name, detail }) => `  ${marks[outcome]} ${name.padEnd(21)} ${detail}`),
  ]);
};

// A file whose bytes no longer make a certificate is an answer, not an error: it is not valid.
const unreadable = (refusals: readonly Refusal[]): CertificateReport => ({
  valid: false,
  status: "unknown",
  number: null,
  checks: refusals.map(({ code, facts }) => ({
    name: code === "credential-pdf-malformed" ? "pdf" : "credential-signature",
    outcome: "fail",
    code: code === "credential-pdf-malformed" ? "pdf-failed" : "credential-signature-failed",
    facts: { reasons: typeof facts.reason === "string" ? `${code}: ${facts.reason}` : code },
  })),
  bracket: null,
  credential: null,
});

/** Reads one certificate and checks it offline, by the reader's own policy or the log that the certificate names. */
export const examine = async (
  given: string,
  { policy: file, on }: { readonly policy?: string | undefined; readonly on: string },
): Promise<Result<CertificateReport, Refusal>> => {
  const found = await certificateFrom(given);
  if (!found.ok) {
    const isCredential = found.refusals.every(({ code }) => code.startsWith("credential-"));
    return isCredential ? ok(unreadable(found.refusals)) : found;
  }
  const policy = policyFrom(file, found.value.log);
  if (!policy.ok) return policy;
  return ok(
    verifyCertificate(found.value.parts, {
      ...policy.value,
      on: Temporal.PlainDate.from(on),
      tolerance: Temporal.Duration.from({ hours: 72 }),
    }),
  );
};

const verify = async (given: string, options: VerifyOptions): Promise<void> => {
  const voice = voiceOf(options);
  const report = await examine(given, options);
  if (report.ok) return printReport(voice, report.value);
  process.exitCode = 1;
  return printRefusals(voice, report.refusals);
};

const list = async (options: Owned & { readonly search?: string }): Promise<void> => {
  const voice = voiceOf(options);
  await withConnection(options, voice, async ({ client }) => {
    const answer = await client.call(routes.statements.list, {
      params: { organisation: options.organisation },
      query: { limit: 200, ...(options.search === undefined ? {} : { search: options.search }) },
    });
    if (!answer.ok) return printProblem(voice, answer.problem);
    print(voice, answer.value, () =>
      answer.value.items.map(
        (item) =>
          `${item.number}  ${say(standingTexts[item.standing], voice.lang)}  ${item.issuedOn} – ${item.validUntil}  ${item.holder[voice.lang]}`,
      ),
    );
  });
};

const verbs = {
  suspend: { route: routes.statements.suspend, says: "暂停 · suspend a certificate" },
  restore: { route: routes.statements.restore, says: "恢复 · restore a suspended certificate" },
  withdraw: { route: routes.statements.withdraw, says: "撤销，不可恢复 · withdraw, final" },
  cancel: { route: routes.statements.cancel, says: "注销，由持证人提出 · cancel at the holder's wish, final" },
} as const;

type ChangeOptions = Owned & { readonly reason: string; readonly from: string; readonly note: string };

const change = (verb: keyof typeof verbs, number: string, options: ChangeOptions): Promise<void> => {
  const { organisation, from, reason, note } = options;
  const body = verbs[verb].route.body.safeParse({ from, reason, note });
  if (!body.success) {
    process.stderr.write(`--reason ${reason}, --from ${from}: ${body.error.issues[0]?.message ?? ""}\n`);
    process.exit(2);
  }
  return withStatement(options, number, async ({ client, voice, statement }) => {
    const answer = await client.call(verbs[verb].route, { params: { organisation, statement }, body: body.data });
    if (!answer.ok) return printProblem(voice, answer.problem);
    print(voice, { number, ...answer.value }, () => [`${number}  ${verbs[verb].says}  ${from}`]);
  });
};

export const certificateCommand = (program: Command): void => {
  const group = program.command("certificate").description("证书的核验与状态 · certificates: check and standing");
  withVoice(
    group
      .command("verify")
      .description("核验证书：PDF、凭证文件、网址或凭证文本；不需要服务器 · check a certificate, without a server")
      .argument("<file|url|text>")
      .option("--policy <file>", "你信任的日志（C2SP tlog-policy）· the log you trust")
      .option("--on <date>", "按哪一天判断 · the day to judge by", dayArgument, legalToday()),
  ).action(verify);
  withVoice(
    withPlace(
      group
        .command("list")
        .description("机构颁发的证书 · the certificates that a body issued")
        .requiredOption("--organisation <id>", "机构 · the body")
        .option("--search <text>", "编号或持证人 · number or holder"),
    ),
  ).action(list);
  for (const verb of ["suspend", "restore", "withdraw", "cancel"] as const) {
    withVoice(
      withPlace(
        group
          .command(verb)
          .description(verbs[verb].says)
          .argument("<number>")
          .requiredOption("--organisation <id>", "机构 · the body")
          .requiredOption("--reason <code>", "原因代码 · reason code")
          .option("--from <date>", "从哪一天起 · first day on which it holds", dayArgument, legalToday())
          .option("--note <text>", "说明，不公开 · a note, not public", ""),
      ),
    ).action((number: string, options: ChangeOptions) => change(verb, number, options));
  }
  certificateLife(group);
  certificateWatch(group);
  dossierCommands(group);
};
