import { writeFileSync } from "node:fs";
import { routes } from "@touchstone/contract";
import { houseRule, refusal, verdicts } from "@touchstone/kernel";
import { type Command, Option } from "commander";
import { act, told } from "./case-act.ts";
import { caseAnswers } from "./case-answers.ts";
import { caseAppeals } from "./case-appeal.ts";
import { caseApply } from "./case-apply.ts";
import { asPerson } from "./case-client.ts";
import { caseComplaints } from "./case-complaint.ts";
import { caseFinding } from "./case-finding.ts";
import { caseHanded } from "./case-handed.ts";
import { caseProgramme } from "./case-programme.ts";
import { caseReplies } from "./case-replies.ts";
import { caseScopeCommands } from "./case-scope.ts";
import { caseViews, common, type Options } from "./case-show.ts";
import { caseTeam } from "./case-team.ts";
import { caseTemplate } from "./case-template.ts";
import { dayArgument } from "./day-argument.ts";
import { caseDossierCommands } from "./dossier.ts";
import { readInputJson } from "./input-file.ts";
import { print, printProblem, voiceOf } from "./output.ts";
import { Refused } from "./refused.ts";

const recordValues = (path: string) => {
  const values = routes.cases.fileRecord.body.shape.values.safeParse(readInputJson(path));
  if (values.success) return values.data;
  const what = values.error.issues[0]?.message ?? "";
  throw new Refused(refusal("body-invalid", houseRule("commands"), { where: path, what }));
};

type OpenOptions = Options & {
  organisation: string;
  client: string;
  scheme: string;
  region: string;
  occasion: string;
  statement?: string;
};

const acts = (group: Command): void => {
  common(group.command("open").description("为客户建案 · open a case for a client"))
    .requiredOption("--organisation <id>", "认证机构 · the body")
    .requiredOption("--client <id>", "客户 · the client")
    .option("--scheme <id>", "方案 · scheme", "cn-ohsms")
    .requiredOption("--region <code>", "地区代码 · region, six digits")
    .option("--occasion <id>", "为什么评定，见方案 · why it is held, by the scheme's own name", "initial")
    .option("--statement <id>", "针对哪份已有的证明 · the statement that it is about")
    .action((options: OpenOptions) => {
      const voice = voiceOf(options);
      const { organisation, client: holder, scheme, region, occasion, statement = null } = options;
      const body = { scheme, client: holder, region, occasion, statement };
      return asPerson(options, voice, async (client) =>
        told(
          voice,
          await client.call(routes.cases.open, { params: { organisation }, body }),
          ({ number, id }) => `${number}  ${id}`,
        ),
      );
    });
  common(group.command("record <case> <kind>").description("填写一份记录 · file a record of the scheme"))
    .requiredOption("--values <file>", "JSON 文件 · JSON file with the record's fields")
    .option("--about <finding>", "针对哪一项不符合 · the nonconformity it is about")
    .action((id: string, kind: string, options: Options & { values: string; about?: string }) => {
      const values = recordValues(options.values);
      const body = { kind, about: options.about ?? null, values };
      return act(options, (client) => client.call(routes.cases.fileRecord, { params: { case: id }, body }));
    });
  common(
    group.command("sign <case> <record> <signature>").description("签署 · sign a record in one's own name"),
  ).action((id: string, record: string, signature: string, options: Options) =>
    act(options, (client) => client.call(routes.cases.sign, { params: { case: id, record }, body: { signature } })),
  );
  common(
    group
      .command("draw <case>")
      .description("从标准和法规库生成检查表 · draw the checklist from standards and law base"),
  )
    .option("--scene <names>", "场景 · scenes of law, with commas", "")
    .requiredOption("--region <code>", "地区代码 · region")
    .requiredOption("--on <date>", "按哪一天的法 · by the law of which day", dayArgument)
    .action((id: string, { scene, region, on, ...options }: Options & { scene: string; region: string; on: string }) =>
      act(options, (client) =>
        client.call(routes.cases.drawPoints, {
          params: { case: id },
          body: { scenes: scene === "" ? [] : scene.split(",").map((name) => name.trim()), region, on },
        }),
      ),
    );
  common(group.command("verdict <case> <point>").description("判定一个要点 · give the verdict on one point"))
    .addOption(new Option("--verdict <kind>", "判定 · verdict").choices([...verdicts]).makeOptionMandatory())
    .requiredOption("--note <text>", "看到了什么，或为什么 · what was seen, or why not")
    .option("--covered-by <text>", "周期里哪次覆盖 · where the cycle covers it")
    .action(
      (
        id: string,
        point: string,
        options: Options & { verdict: (typeof verdicts)[number]; note: string; coveredBy?: string },
      ) =>
        act(options, (client) =>
          client.call(routes.cases.judge, {
            params: { case: id, point },
            body: { verdict: options.verdict, note: options.note, coveredBy: options.coveredBy ?? null },
          }),
        ),
    );
};

const findings = (group: Command): void => {
  caseAnswers(group);
  common(group.command("accept-plan <case> <finding>").description("接受整改计划 · accept the plan")).action(
    (id: string, finding: string, options: Options) =>
      act(options, (client) =>
        client.call(routes.cases.judgePlan, { params: { case: id, finding }, body: { outcome: "accepted" } }),
      ),
  );
  common(group.command("verify <case> <finding>").description("验证关闭 · verify a finding"))
    .requiredOption("--evidence <text>", "证据 · evidence")
    .action((id: string, finding: string, options: Options & { evidence: string }) =>
      act(options, (client) =>
        client.call(routes.cases.verifyFinding, {
          params: { case: id, finding },
          body: { evidence: options.evidence },
        }),
      ),
    );
};

const endings = (group: Command): void => {
  common(group.command("attest <case>").description("出具证书 · issue the statement of a decided case")).action(
    (id: string, options: Options) => {
      const voice = voiceOf(options);
      return asPerson(options, voice, async (client) =>
        told(voice, await client.call(routes.cases.attest, { params: { case: id }, body: {} }), ({ number }) => number),
      );
    },
  );
  common(group.command("pdf <case> <record> <file>").description("把一份记录存为 PDF · save a record as PDF")).action(
    (id: string, record: string, file: string, options: Options) => {
      const voice = voiceOf(options);
      return asPerson(options, voice, async (client) => {
        const answer = await client.download(routes.cases.recordPdf, { params: { case: id, record } });
        if (!answer.ok) return printProblem(voice, answer.problem);
        writeFileSync(file, answer.value);
        return print(voice, { file, bytes: answer.value.length }, () => [file]);
      });
    },
  );
};

export const caseCommand = (program: Command): void => {
  const group = program
    .command("case")
    .description("案件：申请、审核、发现、复核、决定 · a documented case, from application to decision");
  caseViews(group);
  caseApply(group);
  caseHanded(group);
  caseProgramme(group);
  acts(group);
  caseFinding(group);
  caseScopeCommands(group);
  findings(group);
  caseAppeals(group);
  caseComplaints(group);
  caseReplies(group);
  endings(group);
  caseDossierCommands(group);
  caseTeam(group);
  caseTemplate(group);
};
