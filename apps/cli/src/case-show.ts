import {
  caseFunctions,
  casePageTexts,
  caseVerdicts,
  findingTaskTexts,
  type OutputOf,
  routes,
  say,
  sayList,
} from "@touchstone/contract";
import { printedStandards } from "@touchstone/kernel";
import type { Command } from "commander";
import { type AsPlace, asPerson } from "./case-client.ts";
import { withPlace } from "./connect.ts";
import { print, printProblem, type Voice, voiceOf, withVoice } from "./output.ts";

export type Options = AsPlace & { readonly json?: boolean; readonly lang?: string };

export const common = (command: Command): Command =>
  withVoice(withPlace(command)).option(
    "--as <account>",
    "以演示账号的身份 · as a demo account: manager, planner, leader, auditor, decider",
  );

type View = OutputOf<typeof routes.cases.show>;

const marks = { done: "●", current: "◐", ahead: "○" } as const;

const lines = (view: View, { lang }: Voice): readonly string[] => [
  `${view.number}  ${view.client.name[lang]}  ${view.scheme.title[lang]} ${view.scheme.edition}`,
  view.progress
    .map(
      ({ function: duty, state, on }) =>
        `${marks[state]} ${say(caseFunctions[duty], lang)}${on === null ? "" : ` ${on}`}`,
    )
    .join("  "),
  "",
  ...view.steps.map(({ text, whoText, due, rule, waitsFor, mine }) =>
    [
      waitsFor.length > 0 ? "  ·" : mine ? "  ▶" : "  ■",
      text[lang],
      `— ${whoText[lang]}`,
      due ?? "",
      `〔${rule.source} ${rule.clause}〕`,
      waitsFor.length > 0 ? `← ${waitsFor[0]?.message ?? ""}` : "",
    ]
      .filter((part) => part !== "")
      .join(" "),
  ),
  ...(view.findings.length === 0 ? [] : [""]),
  ...view.findings.map(
    ({ number, gradeTitle, statement, state, clientVerifiedOn: on, id }) =>
      `  ${number} ${gradeTitle[lang]} ${state}  ${statement}  ${id}${
        on === null ? "" : `  ${say(findingTaskTexts.clientVerified, lang, { on })}`
      }`,
  ),
  ...(view.earlierFindings.length === 0 ? [] : ["", `  ${say(casePageTexts.earlier, lang)}`]),
  ...view.earlierFindings.map(({ caseNumber, number, statement, clientVerifiedOn: on, finding }) =>
    [
      `  ${caseNumber} ${number}`,
      statement,
      on === null ? say(casePageTexts.earlierUntold, lang) : say(casePageTexts.earlierTold, lang, { on }),
      finding,
    ].join("  "),
  ),
  "",
  ...view.records.map(({ number, title, signatures, missing, id }) =>
    [
      `  ${number} ${title[lang]}`,
      sayList(
        signatures.map(({ name, on }) => `${name} ${on}`),
        lang,
      ),
      missing.length > 0
        ? `… ${sayList(
            missing.map(({ signature }) => signature),
            lang,
          )}`
        : "",
      id,
    ].join("  "),
  ),
];

const show = (id: string, options: Options): Promise<void> =>
  asPerson(options, voiceOf(options), async (client) => {
    const voice = voiceOf(options);
    const answer = await client.call(routes.cases.show, { params: { case: id } });
    if (!answer.ok) return printProblem(voice, answer.problem);
    return print(voice, answer.value, () => lines(answer.value, voice));
  });

const points = (id: string, options: Options): Promise<void> =>
  asPerson(options, voiceOf(options), async (client) => {
    const voice = voiceOf(options);
    const answer = await client.call(routes.cases.show, { params: { case: id } });
    if (!answer.ok) return printProblem(voice, answer.problem);
    return print(voice, { points: answer.value.points }, () =>
      answer.value.points.map(({ id: point, text, provision, verdict, local, ...of }) =>
        [
          verdict === null ? "○" : "●",
          point,
          verdict === null ? "" : say(caseVerdicts[verdict.verdict], voice.lang),
          text[voice.lang],
          `〔${printedStandards(of)}${provision === null ? "" : `；${provision.title} ${provision.article}`}〕${local ? " ★" : ""}`,
        ].join("  "),
      ),
    );
  });

const walk = (id: string, options: Options): Promise<void> =>
  asPerson(options, voiceOf(options), async (client) => {
    const voice = voiceOf(options);
    const answer = await client.call(routes.cases.walk, { params: { case: id } });
    if (!answer.ok) return printProblem(voice, answer.problem);
    return print(voice, answer.value, () =>
      answer.value.walks.flatMap(({ scene, steps }) => [
        scene,
        ...steps.map(
          ({ title, question, points: asked, judged }) =>
            `  ${title[voice.lang]}  ${question[voice.lang]}  ${judged}/${asked.length}  ${asked.join(" ")}`,
        ),
      ]),
    );
  });

const list = (options: Options & { readonly organisation: string }): Promise<void> =>
  asPerson(options, voiceOf(options), async (client) => {
    const voice = voiceOf(options);
    const params = { organisation: options.organisation };
    const answer = await client.call(routes.cases.list, { params, query: { limit: 200 } });
    if (!answer.ok) return printProblem(voice, answer.problem);
    return print(voice, answer.value, () =>
      answer.value.items.map(
        ({ id, number, client: holder, state, open, due }) =>
          `${number}  ${holder[voice.lang]}  ${state}  ${open}  ${due ?? ""}  ${id}`,
      ),
    );
  });

const file = (id: string, options: Options): Promise<void> =>
  asPerson(options, voiceOf(options), async (client) => {
    const voice = voiceOf(options);
    const answer = await client.call(routes.cases.file, { params: { case: id } });
    if (!answer.ok) return printProblem(voice, answer.problem);
    return print(voice, answer.value, () => [
      ...answer.value.events.map(({ version, type, occurredOn, hash }) =>
        [String(version).padStart(4), occurredOn, type, hash.slice(0, 16)].join("  "),
      ),
      answer.value.digest,
    ]);
  });

/** What can be seen of cases without acting in them. */
export const caseViews = (group: Command): void => {
  common(group.command("list").description("案件清单 · a body's cases"))
    .requiredOption("--organisation <id>", "认证机构 · the body")
    .action(list);
  common(
    group
      .command("show <case>")
      .description("还差什么、谁来做、记录和发现 · what is missing, by whom; records, findings"),
  ).action(show);
  common(group.command("points <case>").description("检查表与判定 · the checklist with its verdicts")).action(points);
  common(group.command("walk <case>").description("沿 ①–⑫ 栏的审核路线 · the audit trail along columns ① to ⑫")).action(
    walk,
  );
  common(group.command("file <case>").description("全案数据与逐条历史 · the whole file with every event")).action(file);
};
