import { auditTexts, type OutputOf, routes, say } from "@touchstone/contract";
import { auditVerdicts } from "@touchstone/register";
import { type Command, Option } from "commander";
import { type Place, withConnection, withPlace } from "./connect.ts";
import { legalToday } from "./day.ts";
import { dayArgument } from "./day-argument.ts";
import { print, printProblem, type Voice, voiceOf, withVoice } from "./output.ts";

const { selfAudit } = routes;
type Options = Place & { readonly organisation: string; readonly json?: boolean; readonly lang?: string };
type Verdict = (typeof auditVerdicts)[number];

const lines = ({ title, counts, points }: OutputOf<typeof selfAudit.checklist>, { lang }: Voice) => [
  `${title}  ${say(auditTexts.progress, lang, { done: counts.of - counts.open, of: counts.of })}`,
  ...points.map(({ id, text, judged }) =>
    [
      id,
      judged === null ? say(auditTexts.unjudged, lang) : say(auditTexts[`verdict.${judged.verdict}`], lang),
      text[lang],
      ...(judged === null ? [] : [judged.note]),
      ...(judged === null || judged.action === null ? [] : [`${say(auditTexts.action, lang)} ${judged.action.id}`]),
    ].join("  "),
  ),
];

const show = async (record: string, options: Options): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(selfAudit.checklist, { params: { organisation, record } }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () => lines(answer.value, voice));
};

type Choice = Options & {
  readonly clauses: readonly string[];
  readonly sites: readonly string[];
  readonly obligations: readonly string[];
};

const open = async (record: string, options: Choice): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, clauses, sites, obligations } = options;
  const body = { clauses: [...clauses], sites: [...sites], obligations: [...obligations] };
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(selfAudit.openChecklist, { params: { organisation, record }, body }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () => [say(auditTexts.drawn, voice.lang)]);
};

type Judging = Options & { readonly verdict: Verdict; readonly note: string; readonly evidence?: string };

const judge = async (record: string, point: string, options: Judging): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, verdict, note, evidence = null } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(selfAudit.judgePoint, { params: { organisation, record }, body: { point, verdict, note, evidence } }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () => [say(auditTexts.judged, voice.lang)]);
};

const file = async (record: string, options: Options & { readonly heldOn: string }): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, heldOn } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(selfAudit.fileFindings, { params: { organisation, record }, body: { heldOn } }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () => [say(auditTexts.filed, voice.lang)]);
};

/** `register internal-audit show | open | judge | file` */
export const registerInternalAuditCommands = (register: Command): void => {
  const group = register
    .command("internal-audit")
    .description(
      "内审检查表：和认证审核同一套 · the checklist of an internal audit, drawn as a certification audit's is",
    );
  const command = (usage: string, text: string): Command =>
    withVoice(withPlace(group.command(usage)))
      .description(text)
      .requiredOption("--organisation <id>", "组织编号 · the organisation's id");
  command("show <record>", "审核点和判断 · points and verdicts").action(show);
  command("open <record>", "打开检查表 · open the checklist")
    .option("--clauses <numbers...>", "只审这些条款，如 8.1 9 · only these clauses", [])
    .option("--sites <ids...>", "连同这些场所的法规 · with the law of these sites", [])
    .option("--obligations <ids...>", "法规里只审这些义务 · of that law only these obligations", [])
    .action(open);
  command("judge <record> <point>", "判断一点；不符合成为纠正措施 · judge a point; a nonconformity becomes an action")
    .addOption(
      new Option("--verdict <verdict>", "判断 · the verdict").choices([...auditVerdicts]).makeOptionMandatory(),
    )
    .requiredOption("--note <text>", "看到什么，或为什么没看 · what was seen, or why not")
    .option("--evidence <id>", "证据编号 · evidence by its id")
    .action(judge);
  command("file <record>", "按检查表记发现 · record the findings from the checklist")
    .option("--held-on <date>", "审核日期 · held on; default: today", dayArgument, legalToday())
    .action(file);
};
