import { existsSync, readFileSync } from "node:fs";
import {
  type Answer,
  assessmentRoutes,
  assessmentTexts,
  type CallInput,
  type OutputOf,
  registerRowTexts,
  say,
} from "@touchstone/contract";
import { houseRule, refusal } from "@touchstone/kernel";
import type { Command } from "commander";
import { withConnection } from "./connect.ts";
import { print, printProblem, printRefusals, type Voice, voiceOf } from "./output.ts";
import { ask, type OfOrganisation, withOrganisation } from "./with-organisation.ts";

type Options = OfOrganisation;
const words = assessmentTexts;

/** The JSON of a file, or null after the refusal was printed. */
const readJson = (path: string, voice: Voice): unknown => {
  const refused = (code: "path-missing" | "assessment-file-unreadable") => {
    process.exitCode = 1;
    printRefusals(voice, [refusal(code, houseRule("commands"), { path })]);
    return null;
  };
  if (!existsSync(path)) return refused("path-missing");
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (fault) {
    if (fault instanceof SyntaxError) return refused("assessment-file-unreadable");
    throw fault;
  }
};

const methods = async (options: Options): Promise<void> => {
  const voice = voiceOf(options);
  const params = { organisation: options.organisation };
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(assessmentRoutes.methods, { params }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () =>
    answer.value.methods.map(({ id, edition, title }) => `${id}@${edition}  ${title[voice.lang]}`),
  );
};

const listCriteria = async (options: Options): Promise<void> => {
  const voice = voiceOf(options);
  const params = { organisation: options.organisation };
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(assessmentRoutes.criteria, { params }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () =>
    answer.value.sets.map(({ id, title, method, versions }) => {
      const last = versions.at(-1);
      const line = last === undefined ? "" : say(words.line, voice.lang, last.criteria.threshold);
      return `${id}  ${title}  ${method.id}@${method.edition}  ${versions.length}  ${line}`;
    }),
  );
};

const adopt = async (file: string, options: Options): Promise<void> => {
  const voice = voiceOf(options);
  const body = readJson(file, voice) as CallInput<typeof assessmentRoutes.adoptCriteria>["body"] | null;
  if (body === null) return;
  const params = { organisation: options.organisation };
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(assessmentRoutes.adoptCriteria, { params, body }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () => [say(words.adopted, voice.lang, { id: answer.value.id })]);
};

const change = async (set: string, file: string, options: Options): Promise<void> => {
  const voice = voiceOf(options);
  const body = readJson(file, voice) as CallInput<typeof assessmentRoutes.changeCriteria>["body"] | null;
  if (body === null) return;
  const params = { organisation: options.organisation, set };
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(assessmentRoutes.changeCriteria, { params, body }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () => [say(words.changed, voice.lang)]);
};

type AssessOptions = Options & { readonly finish?: boolean; readonly again?: string };

/** One file, one draft; `--again` takes it as a new version of an assessment that is there. */
const assess = async (file: string, options: AssessOptions): Promise<void> => {
  const voice = voiceOf(options);
  const body = readJson(file, voice) as CallInput<typeof assessmentRoutes.start>["body"] | null;
  if (body === null) return;
  const { organisation, again } = options;
  const answer = await withConnection(options, voice, async ({ client }) => {
    const begin = () => client.call(assessmentRoutes.start, { params: { organisation }, body });
    const goOn = (assessment: string) => {
      const { risk: _risk, set: _set, ...draft } = body;
      return client.call(assessmentRoutes.save, { params: { organisation, assessment }, body: draft });
    };
    const kept = again === undefined ? await begin() : await goOn(again);
    if (!kept.ok || options.finish !== true) return kept;
    return client.call(assessmentRoutes.finish, { params: { organisation, assessment: kept.value.id }, body: {} });
  });
  if (!answer.ok) return printProblem(voice, answer.problem);
  const { id } = answer.value;
  print(voice, answer.value, () => [say(options.finish === true ? words.finished : words.started, voice.lang, { id })]);
};

type DecideOptions = Options & { readonly reason: string; readonly refuse?: boolean };
const decide = async (assessment: string, options: DecideOptions): Promise<void> => {
  const voice = voiceOf(options);
  const outcome = options.refuse === true ? ("refused" as const) : ("accepted" as const);
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(assessmentRoutes.accept, {
      params: { organisation: options.organisation, assessment },
      body: { outcome, reason: options.reason },
    }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () => [say(words.decided, voice.lang, { id: assessment })]);
};

type Ranked = OutputOf<typeof assessmentRoutes.list>["items"][number];
const rankedLine = ({ rank, id, risk, what, before, after, stage }: Ranked, { lang }: Voice): string =>
  [
    rank ?? "–",
    id,
    before === null ? "–" : `${say(words[`band.${before.band}`], lang)} ${before.score}`,
    after === null ? "" : `→ ${say(words[`band.${after.band}`], lang)} ${after.score}`,
    say(words[`stage.${stage}`], lang),
    risk.title,
    what,
  ]
    .filter((part) => part !== "")
    .join("  ");

type RankOptions = Options & { readonly set?: string; readonly after?: boolean };
const rankRisks = async (options: RankOptions): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, set } = options;
  const by = options.after === true ? ("after" as const) : ("before" as const);
  const answer = await withConnection(options, voice, async ({ client }) => {
    const items: Ranked[] = [];
    let cursor: string | null = null;
    for (;;) {
      const query: CallInput<typeof assessmentRoutes.list>["query"] = {
        by,
        limit: 200,
        ...(set === undefined ? {} : { set }),
        ...(cursor === null ? {} : { cursor }),
      };
      const page: Answer<OutputOf<typeof assessmentRoutes.list>> = await client.call(assessmentRoutes.list, {
        params: { organisation },
        query,
      });
      if (!page.ok) return page;
      items.push(...page.value.items);
      cursor = page.value.next;
      if (cursor === null) return { ok: true as const, value: { risks: items, total: page.value.total } };
    }
  });
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () => answer.value.risks.map((one) => rankedLine(one, voice)));
};

const show = async (assessment: string, options: Options): Promise<void> => {
  const voice = voiceOf(options);
  const params = { organisation: options.organisation, assessment };
  const answer = await withConnection(options, voice, ({ client }) => client.call(assessmentRoutes.show, { params }));
  if (!answer.ok) return printProblem(voice, answer.problem);
  const { value } = answer;
  print(voice, value, () => [
    `${value.risk.title}  ${say(words[`stage.${value.stage}`], voice.lang)}`,
    ...value.versions.flatMap((version) => [
      say(words.version, voice.lang, { number: version.number }),
      ...version.results.map(
        ({ criteria, on, before, after }) =>
          `  ${say(words.underCriteria, voice.lang, { number: criteria, on })}  ${before.score} ${before.band}${after === null ? "" : ` → ${after.score} ${after.band}`}`,
      ),
    ]),
  ]);
};

type SetOptions = Options & { readonly set: string };
const controls = async (options: SetOptions): Promise<void> => {
  const voice = voiceOf(options);
  const params = { organisation: options.organisation, set: options.set };
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(assessmentRoutes.controls, { params }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () =>
    answer.value.controls.map(
      ({ word, level, answerable, hazard }) =>
        `${word}  ${say(words[`control.${level}`], voice.lang)}  ${answerable}  ${hazard}`,
    ),
  );
};

const retire = (assessment: string, options: OfOrganisation & { readonly reason: string }) =>
  ask(
    options,
    assessmentRoutes.retire,
    { params: { organisation: options.organisation, assessment }, body: { reason: options.reason } },
    (_, { lang }) => [say(registerRowTexts.retired, lang)],
  );

/** `likelihood=l3 severity=s5` */
const readRatings = (given: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(given.map((text) => [text.split("=")[0] ?? "", text.split("=")[1] ?? ""]));

const tryLevel = (set: string, given: readonly string[], options: OfOrganisation) =>
  ask(
    options,
    assessmentRoutes.level,
    { params: { organisation: options.organisation, set }, body: { ratings: readRatings(given) } },
    ({ level, acceptable }, { lang }) => [
      say(registerRowTexts.level, lang, {
        band: words[`band.${level.band}`],
        score: level.score,
        acceptable: String(acceptable),
      }),
    ],
  );

const matrix = async (options: SetOptions): Promise<void> => {
  const voice = voiceOf(options);
  const params = { organisation: options.organisation, set: options.set };
  const answer = await withConnection(options, voice, ({ client }) => client.call(assessmentRoutes.matrix, { params }));
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () =>
    answer.value.cells.map(
      ({ moment, row, column, band, count }) =>
        `${say(words[moment], voice.lang)}  ${row} × ${column}  ${say(words[`band.${band}`], voice.lang)}  ${count}`,
    ),
  );
};

/** `register assess …`, `register criteria …`, `register risks …` */
export const registerAssessmentCommands = (register: Command): void => {
  const assessing = register.command("assess").description("风险评估 · risk assessment");
  withOrganisation(assessing.command("begin"))
    .description("从 JSON 文件建草稿或新版 · a draft or a new version from a JSON file: risk, set, inputs, treatment")
    .argument("<file>", "JSON")
    .option("--again <id>", "给这项评估出新版 · a new version of this assessment")
    .option("--finish", "同时完成并冻结 · finish and freeze it too")
    .action(assess);
  withOrganisation(assessing.command("show"))
    .description("看一项评估的各版 · one assessment with its versions")
    .argument("<assessment>", "评估编号 · the assessment's id")
    .action(show);
  withOrganisation(assessing.command("decide"))
    .description("指定的批准人决定是否接受 · the named approver accepts it or refuses")
    .argument("<assessment>", "评估编号 · the assessment's id")
    .requiredOption("--reason <text>", "理由 · the reason")
    .option("--refuse", "不接受 · refuse it")
    .action(decide);
  withOrganisation(assessing.command("retire"))
    .description("对象不在了，终止评估 · end the assessment of what is no more")
    .argument("<assessment>", "评估编号 · the assessment's id")
    .requiredOption("--reason <text>", "理由 · the reason")
    .action(retire);
  const criteria = register.command("criteria").description("风险准则 · risk criteria");
  withOrganisation(criteria.command("methods")).description("有哪些方法 · the methods there are").action(methods);
  withOrganisation(criteria.command("list")).description("各套准则 · the sets of criteria").action(listCriteria);
  withOrganisation(criteria.command("adopt"))
    .description("从 JSON 文件采用准则 · adopt criteria from a JSON file: title, method, criteria")
    .argument("<file>", "JSON")
    .action(adopt);
  withOrganisation(criteria.command("change"))
    .description("出新版，未终止的风险重算 · a new version; open risks are evaluated again: criteria, reason")
    .argument("<set>", "准则编号 · the set's id")
    .argument("<file>", "JSON")
    .action(change);
  withOrganisation(criteria.command("level"))
    .description("试算等级，什么也不留 · what ratings would come to; nothing is kept")
    .argument("<set>", "准则编号 · the set's id")
    .argument("<ratings...>", "likelihood=l3 severity=s5")
    .action(tryLevel);
  const risks = register.command("risks").description("风险清单 · the list of risks");
  withOrganisation(risks.command("rank"))
    .description("按处置先后排 · in the order of treatment")
    .option("--set <id>", "准则编号 · the set's id")
    .option("--after", "按处置后的等级 · by the level after treatment")
    .action(rankRisks);
  withOrganisation(risks.command("matrix"))
    .description("矩阵每格几项 · how many in each cell of the matrix")
    .requiredOption("--set <id>", "准则编号 · the set's id")
    .action(matrix);
  withOrganisation(risks.command("controls"))
    .description("分级管控清单 · the list of graded control")
    .requiredOption("--set <id>", "准则编号 · the set's id")
    .action(controls);
};
