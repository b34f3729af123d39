import { contextIssueTexts, type OutputOf, routes } from "@touchstone/contract";
import { issueSides } from "@touchstone/register";
import { type Command, Option } from "commander";
import { askForesight, gather } from "./foresight-client.ts";
import type { Voice } from "./output.ts";
import { changedLine, ofOrganisation, type PartyOptions } from "./party-client.ts";

const r = routes.foresightIssues;
type Shown = OutputOf<typeof r.issues>["items"][number];

const lines = ({ items }: { readonly items: readonly Shown[] }, { lang }: Voice): readonly string[] =>
  items.flatMap((issue) => [
    `${issue.id}  ${contextIssueTexts[`side.${issue.side}`][lang]}  ${issue.title}`,
    ...(issue.trend === null
      ? []
      : [`  ← ${issue.trend.title[lang]}${issue.trend.gone ? ` (${contextIssueTexts.trendGone[lang]})` : ""}`]),
    ...issue.risks.map(({ risk, title }) => `  → ${risk}  ${title ?? contextIssueTexts.riskGone[lang]}`),
  ]);

type Filter = PartyOptions &
  Partial<Record<"market" | "trend" | "risk", string>> & {
    readonly side?: Shown["side"];
  };
const list = (options: Filter) => {
  const { side, market, trend, risk } = options;
  const query = {
    ...(side === undefined ? {} : { side }),
    ...(market === undefined ? {} : { market }),
    ...(trend === undefined ? {} : { trend }),
    ...(risk === undefined ? {} : { risk }),
  };
  return askForesight(options, (client, params) => client.call(r.issues, { params, query }), lines);
};

const markets = (options: PartyOptions) =>
  askForesight(
    options,
    (client, params) => client.call(r.marketLaws, { params, query: {} }),
    ({ markets: all }, { lang }) =>
      all.flatMap(({ id, title, laws }) => [
        `${id}  ${title[lang]}`,
        ...laws.map(({ family, title: law, named }) => `  ${named ? "●" : "○"} ${family}  ${law}`),
      ]),
  );

type Text = PartyOptions & {
  readonly title: string;
  readonly side: Shown["side"];
  readonly text: string;
  readonly market: readonly string[];
  readonly law: readonly string[];
};
const textOf = ({ title, side, text, market, law }: Text) => ({
  title,
  side,
  text,
  markets: [...market],
  laws: [...law],
});

const raise = (options: Text & { readonly trend?: string; readonly scan?: string }) => {
  const { trend = null, scan = null } = options;
  const body = { ...textOf(options), trend, scan };
  return askForesight(options, (client, params) => client.call(r.raiseIssue, { params, body }), changedLine);
};

const revise = (issue: string, options: Text) =>
  askForesight(
    options,
    (client, params) => client.call(r.reviseIssue, { params: { ...params, issue }, body: textOf(options) }),
    changedLine,
  );

type Reasoned = PartyOptions & Record<"reason", string>;
const link = (issue: string, risk: string, options: PartyOptions) =>
  askForesight(
    options,
    (client, params) => client.call(r.linkRisk, { params: { ...params, issue }, body: { risk } }),
    changedLine,
  );
const part = (issue: string, risk: string, options: Reasoned) =>
  askForesight(
    options,
    (client, params) =>
      client.call(r.partRisk, { params: { ...params, issue }, body: { risk, reason: options.reason } }),
    changedLine,
  );
const close = (issue: string, options: Reasoned) =>
  askForesight(
    options,
    (client, params) => client.call(r.closeIssue, { params: { ...params, issue }, body: { reason: options.reason } }),
    changedLine,
  );

type Identify = PartyOptions & Record<"title" | "harm" | "owner", string>;
/** The register's own command, then the link on our side; a link that fails leaves the row, to be tied by `issues link`. */
const identify = (issue: string, options: Identify) =>
  askForesight(
    options,
    async (client, params) => {
      const { title, harm, owner } = options;
      const made = await client.call(routes.register.identify, { params, body: { title, harm, owner } });
      if (!made.ok) return made;
      const risk = made.value.id;
      const linked = await client.call(r.linkRisk, { params: { ...params, issue }, body: { risk } });
      if (linked.ok) return { ...linked, value: { ...linked.value, risk } };
      process.stderr.write(`touchstone foresight issues link ${issue} ${risk}\n`);
      return linked;
    },
    ({ id, risk }) => [`${id} → ${risk}`],
  );

const withText = (command: Command): Command =>
  ofOrganisation(command)
    .requiredOption("--title <title>", "因素 · the issue")
    .addOption(new Option("--side <side>", "外部或内部 · external or internal").choices(issueSides).default("external"))
    .option("--text <text>", "说明 · description", "")
    .option("--market <id>", "市场，如 EU，可重复 · market, again and again", gather, [])
    .option("--law <family>", "法规代号，可重复 · law, again and again", gather, []);

const change = (command: Command): Command => ofOrganisation(command).argument("<issue>", "因素编号 · the issue's id");
const withReason = (command: Command): Command => command.requiredOption("--reason <reason>", "理由 · reason");
const withRisk = (command: Command): Command => command.argument("<risk>", "台账行编号 · the row's id");

/** `foresight issues`, and its commands: `raise | revise | identify | link | part | close | markets` */
export const foresightIssues = (foresight: Command): void => {
  const issues = foresight
    .command("issues")
    .description("内外部因素，连着趋势和风险 · external and internal issues with the thread to trend and risks");
  // A default of its own: what a group itself asks for, commander would ask for before every command in it.
  ofOrganisation(issues.command("list", { isDefault: true }))
    .description("内外部因素，连着趋势和风险 · external and internal issues with the thread to trend and risks")
    .addOption(new Option("--side <side>", "外部或内部 · external or internal").choices(issueSides))
    .option("--market <id>", "市场 · market")
    .option("--trend <id>", "趋势 · raised from this trend")
    .option("--risk <id>", "台账行 · to which this row is tied")
    .action(list);
  withText(issues.command("raise"))
    .description("提出因素 · raise an issue")
    .option("--trend <id>", "来自哪个趋势 · from which trend")
    .option("--scan <id>", "看到它的扫描 · the scan that saw it")
    .action(raise);
  withText(issues.command("revise").argument("<issue>", "因素编号 · the issue's id"))
    .description("改写因素 · say an issue anew")
    .action(revise);
  change(issues.command("identify"))
    .description("从因素识别风险并挂上 · identify a risk from the issue and tie it")
    .requiredOption("--title <title>", "风险 · the risk")
    .option("--harm <harm>", "后果 · harm", "")
    .option("--owner <owner>", "谁负责 · who answers for it", "")
    .action(identify);
  withRisk(change(issues.command("link")))
    .description("挂上台账的一行 · tie a row")
    .action(link);
  withReason(withRisk(change(issues.command("part"))))
    .description("解开一行 · part a row")
    .action(part);
  withReason(change(issues.command("close")))
    .description("关闭因素 · close an issue")
    .action(close);
  ofOrganisation(issues.command("markets"))
    .description("所在市场的法规，哪些已提到 · laws of the markets named, and which an issue names")
    .action(markets);
};
