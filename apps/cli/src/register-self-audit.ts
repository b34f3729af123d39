import { writeFileSync } from "node:fs";
import { clauseTexts, type OutputOf, rehearsalTexts, reviewTexts, routes, say } from "@touchstone/contract";
import type { Command } from "commander";
import { type Place, withConnection, withPlace } from "./connect.ts";
import { dayArgument } from "./day-argument.ts";
import { given } from "./law-schedules.ts";
import { print, printProblem, type Voice, voiceOf, withVoice } from "./output.ts";
import { ask } from "./with-organisation.ts";

const { selfAudit } = routes;
type Options = Place & { readonly organisation: string; readonly json?: boolean; readonly lang?: string };
type Day = { readonly on?: string };
type ClauseOptions = Options & Day & { readonly standards?: string; readonly gaps?: boolean };

const clauseLines = (answer: OutputOf<typeof selfAudit.clauses>, gaps: boolean, { lang }: Voice) => [
  ...(answer.standards.length === 0 ? [say(clauseTexts.none, lang)] : [say(clauseTexts.joint, lang, answer.joint)]),
  ...answer.standards.map(
    ({ title, counts }) =>
      `${title[lang]}  ${say(clauseTexts["state.gap"], lang)} ${counts.gap}  ${say(clauseTexts["state.answered"], lang)} ${counts.answered}  ${say(clauseTexts["state.evidenced"], lang)} ${counts.evidenced} / ${counts.of}`,
  ),
  ...answer.clauses
    .filter(({ state }) => !gaps || state === "gap")
    .map(({ key, title, state, standards, links }) =>
      [
        key,
        say(clauseTexts[`state.${state}`], lang),
        title[lang],
        standards.map(({ id, clause }) => `${id} ${clause}`).join("; "),
        ...links.map((link) => `${link.title}${link.holds ? "" : ` (${say(clauseTexts.stale, lang)})`} ${link.id}`),
      ].join("  "),
    ),
];

const showClauses = async (options: ClauseOptions): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, on, standards } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(selfAudit.clauses, { params: { organisation }, query: given({ on, standards }) }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () => clauseLines(answer.value, options.gaps === true, voice));
};

const exportClauses = async (options: ClauseOptions & { readonly output: string }): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, on, standards, output: file } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.download(selfAudit.clausesExport, { params: { organisation }, query: given({ on, standards }) }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  writeFileSync(file, answer.value);
  print(voice, { file, bytes: answer.value.length }, () => [say(clauseTexts.written, voice.lang, { file })]);
};

type Linking = Options & { readonly row?: string; readonly record?: string; readonly evidence?: string };

const linkClause = async (clause: string, options: Linking): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, row, record, evidence } = options;
  const to = row !== undefined ? "risk" : record !== undefined ? "record" : "evidence";
  const body = { to, target: row ?? record ?? evidence ?? "" } as const;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(selfAudit.linkClause, { params: { organisation, clause }, body }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () => [say(clauseTexts.linked, voice.lang)]);
};

const unlinkClause = async (
  clause: string,
  link: string,
  options: Options & { readonly reason: string },
): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, reason } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(selfAudit.unlinkClause, { params: { organisation, clause, link }, body: { reason } }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () => [say(clauseTexts.unlinked, voice.lang)]);
};

const rehearsalLines = (report: OutputOf<typeof selfAudit.rehearsal>, name: string, { lang }: Voice) => [
  say(rehearsalTexts.notice, lang, { name }),
  `${report.scheme.title[lang]}  ${report.activity.title[lang]}  ${report.on}  ${report.rule.source} ${report.rule.clause}`,
  say(rehearsalTexts.counts, lang, report.counts),
  ...report.points.flatMap((point) => [
    `${say(rehearsalTexts[`state.${point.state}`], lang)}  ${point.title[lang]}  (${point.clause})`,
    ...point.looks.flatMap(({ look, state, count, day, things, refusals }) => [
      `  ${say(rehearsalTexts[`state.${state}`], lang)}  ${say(rehearsalTexts[`look.${look}`], lang)}  ${count ?? ""} ${day ?? ""}`.trimEnd(),
      ...refusals.map(({ message }) => `    ${message}`),
      ...things.map(({ title, id }) => `    ${title}  ${id}`),
    ]),
  ]),
];

const rehearse = async (options: Options & Day & { readonly scheme?: string }): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, on, scheme } = options;
  if (scheme === undefined)
    return ask(
      options,
      selfAudit.rehearsals,
      { params: { organisation }, query: given({ on }) },
      ({ schemes }, { lang }) => schemes.map(({ id, title, aimed }) => `${aimed ? "●" : "○"} ${id}  ${title[lang]}`),
    );
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(selfAudit.rehearsal, { params: { organisation }, query: { ...given({ on }), scheme } }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () => rehearsalLines(answer.value, organisation, voice));
};

const reviewLines = (review: OutputOf<typeof selfAudit.review>, { lang }: Voice) => [
  `${review.title}  ${say(reviewTexts[review.complete ? "complete" : "incomplete"], lang)}`,
  say(reviewTexts.span, lang, review.span),
  review.unseen.length === 0
    ? say(reviewTexts.seenAll, lang)
    : say(reviewTexts.unseen, lang, { count: review.unseen.length }),
  ...review.inputs.flatMap(({ id, title, figures, looked }) => [
    `${looked === null ? "·" : "✓"} ${title[lang]}  ${id}`,
    ...figures.map(({ name, value }) => `    ${say(reviewTexts[`figure.${name}`], lang)}  ${value}`),
  ]),
  review.digest,
];

const showReview = async (record: string, options: Options): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(selfAudit.review, { params: { organisation, record } }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () => reviewLines(answer.value, voice));
};

const look = async (record: string, input: string, options: Options & { readonly note: string }): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, note } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(selfAudit.look, { params: { organisation, record }, body: { input, note } }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () => [say(reviewTexts.done, voice.lang)]);
};

const accept = async (record: string, options: Options & { readonly digest: string }): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, digest } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(selfAudit.acceptReview, { params: { organisation, record }, body: { digest } }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () => [say(reviewTexts.frozen, voice.lang)]);
};

const commandIn = (group: Command, usage: string, text: string): Command =>
  withVoice(withPlace(group.command(usage)))
    .description(text)
    .requiredOption("--organisation <id>", "组织编号 · the organisation's id");
const onDay = ["--on <date>", "截至哪一天 · as of which day; default: today", dayArgument] as const;
const standards = ["--standards <ids>", "按这些标准，逗号分开 · these standards, with commas"] as const;

const clauseCommands = (register: Command): void => {
  const group = register.command("clauses").description("几项标准共用的条款只列一次 · clauses, shared ones once");
  commandIn(group, "show", "哪些行、记录、证据对应哪一条，哪些缺 · what answers each clause, and what is missing")
    .option(...onDay)
    .option(...standards)
    .option("--gaps", "只看缺的 · gaps only")
    .action(showClauses);
  commandIn(group, "export", "导出 CSV · export as CSV")
    .option(...onDay)
    .option(...standards)
    .option("--output <file>", "写入文件 · write to this file", "clauses.csv")
    .action(exportClauses);
  commandIn(group, "link <clause>", "把一行、一条记录或一份证据挂到条款上 · link a row, record or evidence")
    .option("--row <id>", "台账行 · a row")
    .option("--record <id>", "记录 · a record")
    .option("--evidence <id>", "证据 · evidence")
    .action(linkClause);
  commandIn(group, "unlink <clause> <link>", "取下 · take a link off")
    .requiredOption("--reason <reason>", "为什么 · why")
    .action(unlinkClause);
};

/** `register clauses`, `register rehearsal`, `register review-inputs` */
export const registerSelfAuditCommands = (register: Command): void => {
  clauseCommands(register);
  commandIn(
    register,
    "rehearsal",
    "预演一阶段审核：自己做的，不是结论 · rehearse stage 1: made by yourselves, no conclusion",
  )
    .option(
      "--scheme <id>",
      "认证方案；不写就列出可选的，● 是目标里的 · the scheme; without it those to choose from, ● aimed at",
    )
    .option(...onDay)
    .action(rehearse);
  const group = register.command("review-inputs").description("管理评审的输入 · inputs of management reviews");
  commandIn(group, "show <record>", "工作区数出来的输入 · the inputs as the workspace counts them").action(showReview);
  commandIn(group, "look <record> <input>", "这一项看过了 · this input was looked at")
    .option("--note <text>", "看到什么 · what was seen", "")
    .action(look);
  commandIn(group, "accept <record>", "定稿，数字不再变 · accept; the figures stand still")
    .requiredOption("--digest <sha256>", "看过的内容摘要 · digest of what was read")
    .action(accept);
};
