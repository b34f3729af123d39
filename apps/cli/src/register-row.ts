import {
  bearingTexts,
  type CallInput,
  type OutputOf,
  registerRowTexts,
  registerTexts,
  routes,
  say,
} from "@touchstone/contract";
import { cellColumns, periods } from "@touchstone/register";
import { type Command, InvalidArgumentError, Option } from "commander";
import { dayArgument } from "./day-argument.ts";
import type { Voice } from "./output.ts";
import { ask, type OfOrganisation, withOrganisation } from "./with-organisation.ts";

const { register: route, registerChanges } = routes;
const words = registerRowTexts;

type Row = OutputOf<typeof route.show>;
type Written = { readonly version: number; readonly warnings?: readonly { readonly message: string }[] };
type Every = CallInput<typeof route.setObjective>["body"]["frequency"];

export const sayWritten = ({ version, warnings = [] }: Written, { lang }: Voice): readonly string[] => [
  say(words.written, lang, { version }),
  ...warnings.map(({ message }) => message),
];

/** `1/year`: how often within which period. */
const everyArgument = (text: string): Every => {
  const [times = "", named] = text.split("/");
  const per = periods.find((one) => one === named);
  if (per !== undefined && /^[1-9]\d{0,3}$/.test(times)) return { times: Number(times), per };
  throw new InvalidArgumentError(`1/${periods.join(" | 1/")}`);
};

const evidenceLine = ({ id, name, bearing, why, unanswered }: Row["evidence"][number], lang: Voice["lang"]): string => {
  const isAgainst = bearing === "contradicts";
  const against = isAgainst ? [`${say(bearingTexts.against, lang)}: ${why}`] : [];
  const open = unanswered ? [say(bearingTexts.unanswered, lang)] : [];
  return [say(words.evidence, lang), name, id, ...against, ...open].join("  ");
};

const rowLines = (row: Row, { lang }: Voice): readonly string[] => [
  `${row.no} ${row.title}`.trim(),
  say(words.state, lang, { state: say(registerTexts[`state.${row.state}`], lang) }),
  ...row.lines.map(({ id, title, printedDate }) => `${say(words.document, lang)}  ${title}  ${printedDate}  ${id}`),
  ...row.objectives.map(({ id, text }) => `${say(words.objective, lang)}  ${text}  ${id}`),
  ...row.controls.map(({ id, what, who }) => `${say(words.control, lang)}  ${what}  ${who}  ${id}`),
  ...row.monitoring.map(({ id, what, who }) => `${say(words.monitoring, lang)}  ${what}  ${who}  ${id}`),
  ...row.evidence.map((one) => evidenceLine(one, lang)),
];

type Options = OfOrganisation;
type Own<Name extends string> = Options & Readonly<Record<Name, string>>;
type Replaces = { readonly replace?: string };

const at = ({ organisation }: Options, risk: string) => ({ organisation, risk });

const identify = (title: string, { organisation, harm, owner, area, ...options }: Own<"harm" | "owner" | "area">) =>
  ask(
    { organisation, ...options },
    route.identify,
    { params: { organisation }, body: { title, harm, owner, area } },
    ({ id }, { lang }) => [say(words.identified, lang, { id })],
  );

const show = (risk: string, options: Options & { readonly on?: string }) =>
  ask(
    options,
    route.show,
    { params: at(options, risk), query: options.on === undefined ? {} : { on: options.on } },
    rowLines,
  );

const assign = (risk: string, options: Own<"owner" | "area">) => {
  const { owner, area } = options;
  return ask(options, route.assign, { params: at(options, risk), body: { owner, area } }, sayWritten);
};

const addDocument = (risk: string, options: Own<"title" | "date">) =>
  ask(
    options,
    route.addDocument,
    { params: at(options, risk), body: { title: options.title, printedDate: options.date } },
    sayWritten,
  );

const withdrawDocument = (risk: string, options: Own<"line" | "reason">) => {
  const { line, reason } = options;
  return ask(options, route.withdrawDocument, { params: at(options, risk), body: { line, reason } }, sayWritten);
};

const extractClause = (risk: string, options: Own<"line" | "law" | "edition" | "article" | "quote">) => {
  const { line, law: family, edition: version, article, quote } = options;
  const body = { line, family, version, article, quote };
  return ask(options, route.extractClause, { params: at(options, risk), body }, sayWritten);
};

const setObjective = (risk: string, options: Own<"text"> & Replaces & { readonly every: Every }) => {
  const { text, every: frequency, replace: id = null } = options;
  return ask(options, route.setObjective, { params: at(options, risk), body: { id, text, frequency } }, sayWritten);
};

type ControlOptions = Own<"objective" | "who" | "what" | "when" | "where" | "why" | "how"> &
  Replaces & { readonly document: readonly string[] };

const setControl = (risk: string, options: ControlOptions) => {
  const { objective, who, what, when, where, why, how, document, replace: id = null } = options;
  const body = { id, objective, who, what, when, where, why, how, documents: [...document] };
  return ask(options, route.setControl, { params: at(options, risk), body }, sayWritten);
};

const setMonitoring = (
  risk: string,
  options: Own<"objective" | "who" | "what"> & Replaces & { readonly every: Every },
) => {
  const { objective, who, what, every: frequency, replace: id = null } = options;
  const body = { id, objective, who, what, frequency };
  return ask(options, route.setMonitoring, { params: at(options, risk), body }, sayWritten);
};

type WriteOptions = Own<"seen" | "to"> & {
  readonly column: (typeof cellColumns)[number];
  readonly line?: string;
  readonly dryRun?: boolean;
};

/** One cell, by the same change set as a cell typed in the grid: it can be taken back by `register undo`. */
const write = (risk: string, options: WriteOptions) => {
  const { organisation, seen, column, line = null, to, dryRun } = options;
  const params = { organisation };
  const changes = [{ kind: "change" as const, risk, seen: Number(seen), edits: [{ line, column, to }] }];
  return dryRun === true
    ? ask(options, registerChanges.preview, { params, body: { changes } }, ({ rows }, { lang }) => [
        ...rows.flatMap(({ refusals }) => refusals.map(({ message }) => message)),
        say(words.previewed, lang, { cells: rows.flatMap(({ cells }) => cells).length }),
      ])
    : ask(options, registerChanges.apply, { params, body: { changes } }, ({ id }, { lang }) => [
        id === null ? say(words.unchanged, lang) : `touchstone register undo ${id}`,
      ]);
};

const risk = ["<risk>", "台账行编号 · the row's id"] as const;
const objective = ["--objective <id>", "目标的编号，见 row show · the objective's id, from row show"] as const;
const replace = ["--replace <id>", "改已有的这一项 · change this one instead of adding"] as const;
const every = ["--every <n/period>", "1/year", everyArgument] as const;
const who = ["--who <name>", "谁 · who"] as const;
const what = ["--what <text>", "做什么 · what"] as const;
const line = ["--line <id>", "法规的编号，见 row show · the document's id, from row show"] as const;

/** `register row identify | show | assign | write | add-document | withdraw-document | extract-clause | objective | control | monitoring` */
export const registerRowCommands = (row: Command): void => {
  const one = (name: string, text: string): Command => withOrganisation(row.command(name)).description(text);
  one("identify", "识别一项风险：台账加一行 · identify a risk: one row more")
    .argument("<title>", "重要风险 ① · the risk")
    .option("--harm <text>", "伤害 · harm", "")
    .option("--owner <name>", "责任部门 · owner", "")
    .option("--area <area>", "评价领域 · area of evaluation", "")
    .action(identify);
  one("show", "一行的全部，带各项编号 · one row with the ids of what is in it")
    .argument(...risk)
    .option("--on <date>", "截至哪一天 · as of which day", dayArgument)
    .action(show);
  one("assign", "定责任部门和评价领域 · set owner and area")
    .argument(...risk)
    .requiredOption("--owner <name>", "责任部门 · owner")
    .requiredOption("--area <area>", "评价领域 · area of evaluation")
    .action(assign);
  one("write", "写一格，可以撤销 · write one cell; it can be taken back")
    .argument(...risk)
    .addOption(new Option("--column <column>", "哪一栏 · which column").choices(cellColumns).makeOptionMandatory())
    .requiredOption("--to <text>", "写成什么 · what it is to say")
    .requiredOption("--seen <version>", "看到的是第几版；有人改过就拒绝 · the version seen; refused where it moved")
    .option(...line)
    .option("--dry-run", "只看，不写 · look, and write nothing")
    .action(write);
  one("add-document", "加一份法规 ② · add a legal document")
    .argument(...risk)
    .requiredOption("--title <title>", "名称 · title")
    .option("--date <text>", "表里印的实施日期 ③ · the date as printed", "")
    .action(addDocument);
  one("withdraw-document", "撤下一份法规 · take a document out")
    .argument(...risk)
    .requiredOption(...line)
    .requiredOption("--reason <text>", "理由 · why")
    .action(withdrawDocument);
  one("extract-clause", "摘录条款 ④，原文必须在条文里 · extract a clause; the words must stand in the article")
    .argument(...risk)
    .requiredOption(...line)
    .requiredOption("--law <family>", "cn-special-equipment-safety-law")
    .requiredOption("--edition <version>", "版本 · version")
    .requiredOption("--article <article>", "第几条 · article")
    .requiredOption("--quote <text>", "原文 · the words")
    .action(extractClause);
  one("objective", "定目标和频次 ⑤ · set an objective with its frequency")
    .argument(...risk)
    .requiredOption("--text <text>", "目标 · the objective")
    .requiredOption(...every)
    .option(...replace)
    .action(setObjective);
  one("control", "写一项控制 ⑥，5W1H · set a control by 5W1H")
    .argument(...risk)
    .requiredOption(...objective)
    .requiredOption(...who)
    .requiredOption(...what)
    .requiredOption("--when <text>", "什么时候 · when")
    .requiredOption("--where <text>", "在哪里 · where")
    .requiredOption("--why <text>", "为什么 · why")
    .requiredOption("--how <text>", "怎么做 · how")
    .option("--document <names...>", "文件 · documents", [])
    .option(...replace)
    .action(setControl);
  one("monitoring", "写一项监测 ⑦ · set what is monitored, by whom, how often")
    .argument(...risk)
    .requiredOption(...objective)
    .requiredOption(...who)
    .requiredOption(...what)
    .requiredOption(...every)
    .option(...replace)
    .action(setMonitoring);
};
