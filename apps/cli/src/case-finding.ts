import { routes } from "@touchstone/contract";
import { disputeOutcomes, leastEffect, mostEffect } from "@touchstone/kernel";
import { type Command, InvalidArgumentError, Option } from "commander";
import { act, told } from "./case-act.ts";
import { asPerson } from "./case-client.ts";
import { common, type Options } from "./case-show.ts";
import { print, printProblem, voiceOf } from "./output.ts";

type FindingOptions = Options & {
  grade: string;
  point?: string;
  source: string;
  clause: string;
  statement: string;
  evidence: string;
};

type AnswerOptions = Options & { outcome: (typeof disputeOutcomes)[number]; grade?: string; reasons: string };

type RateOptions = Options & {
  says: string;
  activity: number;
  process: number;
  quality: number;
  management: number;
};

const scoreArgument = (text: string): number => {
  const score = Number(text);
  if (!Number.isInteger(score) || score < leastEffect || score > mostEffect)
    throw new InvalidArgumentError(`${leastEffect}…${mostEffect}`);
  return score;
};

type LintOptions = Options & Omit<FindingOptions, "grade" | "point"> & { grade: "nonconformity" | "opportunity" };

/** The wording alone, by the pack in force: nothing is raised, and no case is needed. */
const lint = ({ grade, source, clause, statement, evidence, ...options }: LintOptions): Promise<void> => {
  const voice = voiceOf(options);
  const requirement = source === "" && clause === "" ? null : { source, clause };
  return asPerson(options, voice, async (client) => {
    const answer = await client.call(routes.schemes.runRule, {
      params: { pack: "finding-words" },
      body: { input: { grade, requirement, statement, evidence }, on: null },
    });
    if (!answer.ok) return printProblem(voice, answer.problem);
    const { pack, edition } = answer.value;
    return print(voice, { ok: true, pack, edition }, () => [`ok  ${pack} ${edition}`]);
  });
};

export const caseFinding = (group: Command): void => {
  const finding = group.command("finding").description("发现：开出、争议、写法检查 · findings: raise, dispute, check");
  // `case finding CASE …` raises one, as it always did.
  common(finding.command("raise <case>", { isDefault: true }).description("开出一项发现 · raise a finding"))
    .requiredOption("--grade <id>", "分级 · grade: major, minor, opportunity")
    .option("--point <id>", "检查表要点 · point of the checklist")
    .requiredOption("--source <text>", "要求出处 · document of the requirement")
    .requiredOption("--clause <text>", "条款 · clause")
    .requiredOption("--statement <text>", "事实 · statement")
    .requiredOption("--evidence <text>", "证据 · evidence")
    .action((id: string, { grade, point, source, clause, statement, evidence, ...options }: FindingOptions) =>
      act(options, (client) =>
        client.call(routes.cases.raiseFinding, {
          params: { case: id },
          body: { grade, point: point ?? null, requirement: { source, clause }, statement, evidence },
        }),
      ),
    );
  common(finding.command("dispute <case> <finding>").description("客户提出争议 · the client disputes a nonconformity"))
    .requiredOption("--reason <text>", "不认可什么 · what is disputed")
    .action((id: string, of: string, { reason, ...options }: Options & { reason: string }) =>
      act(options, (client) =>
        client.call(routes.cases.disputeFinding, { params: { case: id, finding: of }, body: { reason } }),
      ),
    );
  common(finding.command("answer-dispute <case> <finding>").description("复核人答复争议 · the reviewer answers"))
    .addOption(new Option("--outcome <outcome>", "结论 · outcome").choices([...disputeOutcomes]).makeOptionMandatory())
    .option("--grade <id>", "改成哪一级 · the new grade")
    .requiredOption("--reasons <text>", "理由 · reasons")
    .action((id: string, of: string, { outcome, grade, reasons, ...options }: AnswerOptions) =>
      act(options, (client) =>
        client.call(routes.cases.answerDispute, {
          params: { case: id, finding: of },
          body: { outcome, grade: grade ?? null, reasons },
        }),
      ),
    );
  common(finding.command("rate <case> <finding>").description("结案后评价效果 · rate the effect after the case"))
    .requiredOption("--activity <n>", "活动 · activity, -2…2", scoreArgument)
    .requiredOption("--process <n>", "过程 · process, -2…2", scoreArgument)
    .requiredOption("--quality <n>", "产品或服务质量 · product or service quality, -2…2", scoreArgument)
    .requiredOption("--management <n>", "管理有效性 · management effectiveness, -2…2", scoreArgument)
    .requiredOption("--says <text>", "一句话：看到了什么变化 · one sentence: what changed")
    .action((id: string, of: string, { says, activity, process, quality, management, ...options }: RateOptions) =>
      act(options, (client) =>
        client.call(routes.effects.rate, {
          params: { case: id, finding: of },
          body: { scores: { activity, process, quality, management }, says },
        }),
      ),
    );
  common(
    finding.command("effects <organisation>").description("按发现、按审核员的得分 · scores per finding and auditor"),
  ).action((id: string, options: Options) => {
    const voice = voiceOf(options);
    return asPerson(options, voice, async (client) =>
      told(voice, await client.call(routes.effects.scores, { params: { organisation: id } }), ({ auditors }) =>
        auditors
          .map(({ name, kind, side, ratings, means }) =>
            [name, kind, side, ratings, means.activity, means.process, means.quality, means.management].join("  "),
          )
          .join("\n"),
      ),
    );
  });
  common(finding.command("lint").description("检查发现的写法 · check the wording of a finding, raising nothing"))
    .addOption(
      new Option("--grade <grade>", "不符合或改进机会 · which")
        .choices(["nonconformity", "opportunity"])
        .default("nonconformity"),
    )
    .option("--source <text>", "要求出处 · document of the requirement", "")
    .option("--clause <text>", "条款 · clause", "")
    .requiredOption("--statement <text>", "事实 · statement")
    .option("--evidence <text>", "证据 · evidence", "")
    .action(lint);
};
