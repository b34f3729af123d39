import { routes } from "@touchstone/contract";
import { houseRule, refusal } from "@touchstone/kernel";
import { type Command, Option } from "commander";
import { act } from "./case-act.ts";
import { asPerson } from "./case-client.ts";
import { common, type Options } from "./case-show.ts";
import { print, printProblem, voiceOf } from "./output.ts";
import { Refused } from "./refused.ts";

const { cases } = routes;

type Object = Options & { person: string; reason: string };
type Answer = Options & { answer: string };
type Judged = Answer & { outcome: "upheld" | "dismissed" };
type Interview = Options & { with?: string; note?: string; absence?: string };

const objections = (group: Command): void => {
  common(group.command("object <case>").description("客户对成员提出异议 · the client objects to a member of the team"))
    .requiredOption("--person <id>", "针对谁 · to whom")
    .requiredOption("--reason <text>", "理由 · why")
    .action((id: string, { person, reason, ...options }: Object) =>
      act(options, (client) => client.call(cases.object, { params: { case: id }, body: { person, reason } })),
    );
  common(group.command("answer-objection <case> <objection>").description("答复异议 · answer an objection"))
    .addOption(new Option("--outcome <kind>", "结论 · outcome").choices(["upheld", "dismissed"]).makeOptionMandatory())
    .requiredOption("--answer <text>", "答复 · answer")
    .action((id: string, objection: string, { outcome, answer, ...options }: Judged) =>
      act(options, (client) =>
        client.call(cases.answerObjection, { params: { case: id, objection }, body: { outcome, answer } }),
      ),
    );
};

const ending = (group: Command): void => {
  common(
    group
      .command("end <case>")
      .description("撤回申请或终止案件，不作决定 · withdraw the application or give up the case, without a decision"),
  )
    .requiredOption("--reason <text>", "理由 · why")
    .action((id: string, { reason, ...options }: Options & { reason: string }) =>
      act(options, (client) => client.call(cases.end, { params: { case: id }, body: { reason } })),
    );
};

const concerns = (group: Command): void => {
  common(group.command("concern <case>").description("提出关注问题 · raise an area of concern"))
    .requiredOption("--clause <text>", "条款 · clause")
    .requiredOption("--text <text>", "内容 · text")
    .action((id: string, { clause, text, ...options }: Options & { clause: string; text: string }) =>
      act(options, (client) => client.call(cases.raiseConcern, { params: { case: id }, body: { clause, text } })),
    );
  common(group.command("answer-concern <case> <concern>").description("答复关注问题 · answer a concern"))
    .requiredOption("--answer <text>", "答复 · answer")
    .action((id: string, concern: string, { answer, ...options }: Answer) =>
      act(options, (client) => client.call(cases.answerConcern, { params: { case: id, concern }, body: { answer } })),
    );
};

const form = (group: Command): void => {
  common(
    group
      .command("form <case> <kind>")
      .description("一份记录有哪些栏目，给 record 用 · the fields of a record, for the file that `record` reads"),
  ).action((id: string, kind: string, options: Options) => {
    const voice = voiceOf(options);
    return asPerson(options, voice, async (client) => {
      const answer = await client.call(cases.scheme, { params: { case: id } });
      if (!answer.ok) return printProblem(voice, answer.problem);
      const found = answer.value.records.find((record) => record.id === kind);
      const known = answer.value.records.map((record) => record.id);
      if (found === undefined) throw new Refused(refusal("record-kind-unknown", houseRule("3"), { kind, known }));
      const { fields, signedBy, after } = found;
      return print(voice, { kind, title: found.title, fields, signedBy, after }, () => [
        `${kind}  ${found.title[voice.lang]}`,
        ...fields.map(
          ({ id: field, type, required, title }) => `  ${required ? "■" : "·"} ${field}  ${type}  ${title[voice.lang]}`,
        ),
        ...signedBy.map(({ id: signature, title, by }) => `  ✎ ${signature}  ${title[voice.lang]} — ${by}`),
      ]);
    });
  });
};

/** What a case asks beside its records and findings: with these every scheme can be run by commands alone. */
export const caseReplies = (group: Command): void => {
  form(group);
  objections(group);
  ending(group);
  concerns(group);
  common(
    group.command("interview <case> <interview>").description("记录面谈，或说明缺席 · an interview, or why not held"),
  )
    .option("--with <people>", "与谁 · with whom", "")
    .option("--note <text>", "记录 · note", "")
    .option("--absence <reason>", "没有进行的理由 · why it was not held")
    .action((id: string, interview: string, { with: people, note, absence, ...options }: Interview) =>
      act(options, (client) =>
        client.call(cases.interview, {
          params: { case: id, interview },
          body: absence === undefined ? { with: people ?? "", note: note ?? "" } : { absence },
        }),
      ),
    );
  common(group.command("return-plan <case> <finding>").description("退回整改计划 · return a plan with the reason"))
    .requiredOption("--reason <text>", "理由 · why")
    .action((id: string, finding: string, { reason, ...options }: Options & { reason: string }) =>
      act(options, (client) =>
        client.call(cases.judgePlan, { params: { case: id, finding }, body: { outcome: "returned", reason } }),
      ),
    );
};
