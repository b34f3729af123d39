import { writeFileSync } from "node:fs";
import {
  bearingTexts,
  complianceTexts,
  dashboardTexts,
  healthTexts,
  type OutputOf,
  registerRowTexts,
  registerTexts,
  routes,
  say,
} from "@touchstone/contract";
import { declarations, type RiskState, riskStates } from "@touchstone/register";
import { type Command, InvalidArgumentError, Option } from "commander";
import { withConnection } from "./connect.ts";
import { dayArgument } from "./day-argument.ts";
import { given } from "./law-schedules.ts";
import { print, printProblem, type Voice, voiceOf } from "./output.ts";
import { ask, type OfOrganisation, withOrganisation } from "./with-organisation.ts";

const { evaluation } = routes;
type Options = OfOrganisation;
type AtSite = { readonly site?: string };
type Asked = Options & AtSite & { readonly on?: string; readonly knownAt?: string };
type Counts = OutputOf<typeof evaluation.states>["states"];

/** An instant with zone, or a day: what was known up to its end in the zone of the law. */
export const momentArgument = (printed: string): string => {
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(printed))
      return Temporal.PlainDate.from(printed)
        .add({ days: 1 })
        .toZonedDateTime("Asia/Shanghai")
        .toInstant()
        .subtract({ milliseconds: 1 })
        .toString();
    return Temporal.Instant.from(printed).toString();
  } catch {
    throw new InvalidArgumentError("2026-05-01, 2026-05-01T18:00:00+08:00");
  }
};

const stateWord = (state: RiskState, { lang }: Voice): string => say(registerTexts[`state.${state}`], lang);

const countLines = (counts: Counts, voice: Voice): readonly string[] =>
  riskStates.flatMap((state) =>
    counts[state] === undefined ? [] : [`  ${stateWord(state, voice)}  ${counts[state]}`],
  );

const showHealth = async (options: Options & AtSite): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, site } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(evaluation.health, { params: { organisation }, query: given({ site }) }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  const { lang } = voice;
  const { missing, links, trace, flaws, of } = answer.value;
  print(voice, answer.value, () => [
    `${say(healthTexts.figure, lang)}: ${missing} ${say(healthTexts.figureOf, lang, { links })}`,
    ...trace
      .filter(({ count }) => count > 0)
      .map(
        (one) => `  ${say(healthTexts.traceStep, lang, { ...one, name: say(healthTexts[`flaw.${one.kind}`], lang) })}`,
      ),
    ...(of === 0 ? [say(healthTexts.whole, lang)] : [""]),
    ...flaws.map(
      ({ kind, title, text, risk }) =>
        `${say(healthTexts[`flaw.${kind}`], lang)}  ${title}  ${text}  → ${say(healthTexts[`mend.${kind}`], lang)}  ${risk}`,
    ),
    ...(of > flaws.length ? [say(healthTexts.shown, lang, { shown: flaws.length, of })] : []),
  ]);
};

const showStates = async (risk: string | undefined, options: Asked): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, on, knownAt, site } = options;
  const query = given({ on, knownAt });
  const { lang } = voice;
  const texts = complianceTexts;
  if (risk !== undefined) {
    const answer = await withConnection(options, voice, ({ client }) =>
      client.call(evaluation.stateOf, { params: { organisation, risk }, query }),
    );
    if (!answer.ok) return printProblem(voice, answer.problem);
    const { title, state, stateKnownToday, later, against } = answer.value;
    return print(voice, answer.value, () => [
      `${title}  ${say(texts.asOf, lang, { date: answer.value.on })}`,
      say(texts.knownThen, lang, { state: stateWord(state, voice) }),
      ...against.map(({ name, on: day, why }) => say(bearingTexts.againstThen, lang, { file: name, on: day, why })),
      say(texts.knownToday, lang, { state: stateWord(stateKnownToday, voice) }),
      ...(later.length === 0 ? [] : [say(texts.later, lang)]),
      ...later.map(
        ({ type, what, occurredOn, recordedAt }) =>
          `  ${say(texts.laterLine, lang, { what: what === "" ? type : what, on: occurredOn, recorded: recordedAt })}`,
      ),
    ]);
  }
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(evaluation.states, { params: { organisation }, query: { ...query, ...given({ site }) } }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  const { rows, open, compliant, states, areas, sites } = answer.value;
  print(voice, answer.value, () => [
    rows === 0
      ? say(texts.noRows, lang)
      : say(compliant ? texts.compliantYes : texts.compliantNo, lang, { rows, open }),
    ...countLines(states, voice),
    say(texts.byArea, lang),
    ...areas.flatMap(({ title, states: of }) => [
      ` ${title === "" ? say(texts.none, lang) : title}`,
      ...countLines(of, voice),
    ]),
    ...(sites.length === 0 ? [] : [say(texts.bySite, lang)]),
    ...sites.flatMap(({ key, title, worst, states: of }) => [
      ` ${title}  ${worst === null ? say(texts.noWorst, lang) : stateWord(worst, voice)}  ${key}`,
      ...countLines(of, voice),
    ]),
  ]);
};

type YearLine = OutputOf<typeof evaluation.dashboard>["year"][number];
type Word = (key: keyof typeof dashboardTexts, facts?: Readonly<Record<string, number>>) => string;

const yearCount = ({ required, done, failed, per, behind, incidents }: YearLine, word: Word): string => {
  if (incidents !== null) return `${word("incidents", { incidents })}${incidents > 0 ? `  ${word("broken")}` : ""}`;
  if (required === null) return word(per === "always" ? "always" : "once", { failed, done });
  return `${done}/${required}${behind > 0 ? `  ${word("behind", { behind })}` : ""}`;
};

const showDashboard = async (options: Options & AtSite & { readonly on?: string }): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, on, site } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(evaluation.dashboard, { params: { organisation }, query: given({ on, site }) }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  const { lang } = voice;
  const { due, dueCount, overdueCount, records, areas, year, rows, states, missing, objectives } = answer.value;
  const word = (key: keyof typeof dashboardTexts, facts = {}) => say(dashboardTexts[key], lang, facts);
  print(voice, answer.value, () => [
    `${word("overdue")} ${overdueCount + (records?.overdue ?? 0)}  ${word("due")} ${dueCount + (records?.all ?? 0)}  ${word("missing")} ${missing}  ${word("objectives")} ${objectives.behind}/${objectives.all}  ${word("broken")} ${objectives.broken}`,
    word("rowsOf", { rows }),
    ...countLines(states, voice),
    ...due.map(
      (one) =>
        `${one.due ?? word("noDay")}  ${word(`what.${one.what}`)}  ${one.title}  ${one.text}${one.overdue ? `  ${word("stale")}` : ""}`,
    ),
    ...(records?.items ?? []).map(
      (one) =>
        `${one.due}  ${one.book[lang]}  ${one.step[lang]}  ${one.title}${one.overdue ? `  ${word("stale")}` : ""}`,
    ),
    word("where"),
    ...areas.map(
      ({ area, failing, notReady, toJudge, holding }) =>
        `  ${area === "" ? word("none") : area}  ${word("failing")} ${failing}  ${word("notReady")} ${notReady}  ${word("toJudge")} ${toJudge}  ${word("holding")} ${holding}`,
    ),
    word("year", { year: answer.value.on.slice(0, 4) }),
    ...year.map((line) => `  ${line.text}  ${yearCount(line, word)}`),
  ]);
};

const make = async (
  options: Options & AtSite & { readonly title: string; readonly area?: string; readonly compliant?: boolean },
) => {
  const voice = voiceOf(options);
  const { organisation, title, area, site } = options;
  const body = {
    title,
    ...given({ area, site }),
    ...(options.compliant === true ? { says: "compliant" as const } : {}),
  };
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(evaluation.makeReport, { params: { organisation }, body }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () => [say(complianceTexts.made, voice.lang, { id: answer.value.id })]);
};

const reportLines = (report: OutputOf<typeof evaluation.report>, voice: Voice): readonly string[] => {
  const { lang } = voice;
  const word = (key: keyof typeof complianceTexts, facts = {}) => say(complianceTexts[key], lang, facts);
  const { title, on, rows, states, compliant, content, signatures, moved, digest, version } = report;
  return [
    `${title}  ${word("asOf", { date: on })}  ${digest}`,
    word(compliant ? "compliantYes" : "compliantNo", { rows, open: rows - (states.compliant ?? 0) }),
    ...content.map(
      ({ no, title: row, state, declared }) =>
        `  ${no}  ${row}  ${stateWord(state, voice)}${declared === null ? "" : `  ${word("declared")}: ${word(`says.${declared}`)}`}`,
    ),
    ...(signatures.length === 0
      ? [word("unsigned")]
      : signatures.map(({ role, on: day, by }) =>
          word("signedLine", { role, name: by.name ?? word("nobody"), on: day }),
        )),
    moved.length === 0 ? word("movedNone") : word("moved", { count: moved.length }),
    word("versionSeen", { version }),
  ];
};

const show = async (report: string, options: Options): Promise<void> => {
  const voice = voiceOf(options);
  const params = { organisation: options.organisation, report };
  const answer = await withConnection(options, voice, ({ client }) => client.call(evaluation.report, { params }));
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () => reportLines(answer.value, voice));
};

const sign = async (
  report: string,
  options: Options & { readonly role: string; readonly digest: string; readonly seen?: string },
): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, role, digest, seen } = options;
  const body = { role, digest, ...(seen === undefined ? {} : { expected: Number(seen) }) };
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(evaluation.signReport, { params: { organisation, report }, body }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () => [say(complianceTexts.signed, voice.lang)]);
};

const printed = async (
  report: string,
  options: Options & { readonly format: "csv" | "xlsx" | "pdf"; readonly output?: string },
): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, format } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.download(evaluation.reportExport, { params: { organisation, report }, query: { format } }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  const file = options.output ?? `compliance-report.${format}`;
  writeFileSync(file, answer.value);
  print(voice, { file, format, bytes: answer.value.length }, () => [
    say(complianceTexts.written, voice.lang, { file }),
  ]);
};

const formatArgument = (text: string): "csv" | "xlsx" | "pdf" => {
  if (text === "csv" || text === "xlsx" || text === "pdf") return text;
  throw new InvalidArgumentError("csv | xlsx | pdf");
};

const listReports = (options: OfOrganisation) =>
  ask(options, evaluation.reports, { params: { organisation: options.organisation } }, ({ items }, { lang }) =>
    items.map(({ signatures, ...one }) =>
      say(registerRowTexts.report, lang, { ...one, signatures: signatures.length }),
    ),
  );

type DeclareOptions = OfOrganisation & {
  readonly says: (typeof declarations)[number];
  readonly risk?: string;
  readonly reason: string;
};

const declare = (report: string, { risk, says, reason, ...options }: DeclareOptions) =>
  ask(
    options,
    evaluation.declareInReport,
    { params: { organisation: options.organisation, report }, body: { risk: risk ?? null, says, reason } },
    (_, { lang }) => [say(registerRowTexts.declared, lang)],
  );

const siteOption = ["--site <id>", "只看这个场所 · only rows that stand at this site"] as const;

const reportCommands = (register: Command): void => {
  const report = register.command("report").description("合规性评价报告 · the compliance report");
  const one = (name: string, text: string): Command => withOrganisation(report.command(name)).description(text);
  one("make", "冻结各行状态，出一份报告 · freeze the rows' states as a report")
    .requiredOption("--title <title>", "报告名称 · its title")
    .option("--area <area>", "只含这个领域 · only rows of this area")
    .option(...siteOption)
    .option("--compliant", "写“合规”；有一行不支持就拒绝 · conclude “compliant”, refused where a row does not carry it")
    .action(make);
  one("list", "各份报告，最近的在前 · the reports, the last made first").action(listReports);
  one(
    "declare",
    "说某行或整体合不合规，和推出的并列 · say of a row or the whole that it complies; kept beside what is derived",
  )
    .argument("<report>", "报告编号 · the report's id")
    .addOption(new Option("--says <word>").choices(declarations).makeOptionMandatory())
    .option("--risk <id>", "哪一行；默认整体 · which row; default: the whole")
    .option("--reason <text>", "理由 · why", "")
    .action(declare);
  one("show", "声明与推出并列，签字，此后的变动 · declared beside derived, signatures, what moved since")
    .argument("<report>", "报告编号 · the report's id")
    .action(show);
  one("sign", "签署这份内容；出具人不能签 · sign this content; its author cannot")
    .argument("<report>", "报告编号 · the report's id")
    .requiredOption("--role <role>", "以什么身份 · signing as")
    .requiredOption("--digest <sha256>", "看过的内容摘要 · digest of the content that was read")
    .option("--seen <version>", "看过的版本号，见 report show · the version that was read: report show tells it")
    .action(sign);
  one("print", "写成 PDF、Excel 或 CSV · write it as PDF, Excel or CSV")
    .argument("<report>", "报告编号 · the report's id")
    .option("--format <format>", "pdf | xlsx | csv", formatArgument, "pdf")
    .option("--output <file>", "写入文件 · write to this file")
    .action(printed);
};

/** `register health`, `state`, `dashboard`, `report` */
export const registerEvaluationCommands = (register: Command): void => {
  const one = (name: string, text: string): Command => withOrganisation(register.command(name)).description(text);
  one("health", "图里悬空的地方、怎么接上、缺几环 · what hangs in the air, how to mend it, how many links are missing")
    .option(...siteOption)
    .action(showHealth);
  one("state", "某天的状态，按某时所知 · states on a day, as known at an instant; of one row or of all")
    .argument("[risk]", "行的编号 · the row's id; default: all rows")
    .option("--on <date>", "哪一天 · on which day", dayArgument)
    .option("--known-at <moment>", "当时知道到什么时候 · day (its end) or instant", momentArgument)
    .option(...siteOption)
    .action(showStates);
  one("dashboard", "到期、逾期、风险在哪、年度目标 · due, overdue, where the risk is, the year's objectives")
    .option("--on <date>", "截至哪一天 · as of which day", dayArgument)
    .option(...siteOption)
    .action(showDashboard);
  reportCommands(register);
};
