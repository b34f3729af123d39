import { routes } from "@touchstone/contract";
import { appealOutcomes, appealSubjects, remedies } from "@touchstone/kernel";
import { type Command, Option } from "commander";
import { act, told } from "./case-act.ts";
import { asPerson } from "./case-client.ts";
import { common, type Options } from "./case-show.ts";
import { dayArgument } from "./day-argument.ts";
import { voiceOf } from "./output.ts";

type FileOptions = Options & { against: (typeof appealSubjects)[number]; finding?: string; grounds: string };
type DecideOptions = Options & {
  outcome: (typeof appealOutcomes)[number];
  remedy: (typeof remedies)[number][];
  reasons: string;
};

const followed = remedies.filter((each) => each !== "reinstatement");
type FollowOptions = Options & { remedy: (typeof followed)[number]; in: string };

/** Appeals of a case: `case appeal …`. */
export const caseAppeals = (group: Command): void => {
  const appeal = group.command("appeal").description("申诉：提出、处理、决定 · appeals of a case");
  common(appeal.command("list <case>").description("一个案件的申诉，最近的在前 · the appeals of a case, newest first"))
    .option("--limit <count>", "一页几件 · how many on a page", "50")
    .option("--cursor <cursor>", "从哪里接着列 · where the last page ended")
    .action((id: string, { limit, cursor, ...options }: Options & { limit: string; cursor?: string }) => {
      const voice = voiceOf(options);
      const query = { limit: Number(limit), ...(cursor === undefined ? {} : { cursor }) };
      return asPerson(options, voice, async (client) =>
        told(
          voice,
          await client.call(routes.appeals.ofCase, { params: { case: id }, query }),
          ({ items, next: more }) =>
            [
              ...items.map(({ number, next, due, id: of }) => `${number}  ${next ?? "–"}  ${due ?? "–"}  ${of}`),
              ...(more === null ? [] : [`--cursor ${more}`]),
            ].join("\n"),
        ),
      );
    });
  common(appeal.command("file <case>").description("客户提出申诉，不收费 · the client appeals, free of charge"))
    .addOption(
      new Option("--against <what>", "对什么 · against what").choices([...appealSubjects]).makeOptionMandatory(),
    )
    .option("--finding <id>", "对分级申诉时：哪一项发现 · for grade: which finding")
    .requiredOption("--grounds <text>", "理由 · grounds")
    .action((id: string, { against, finding, grounds, ...options }: FileOptions) => {
      const voice = voiceOf(options);
      const body = { subject: { kind: against, finding: finding ?? null }, grounds };
      return asPerson(options, voice, async (client) =>
        told(
          voice,
          await client.call(routes.appeals.file, { params: { case: id }, body }),
          ({ number, id: filed }) => `${number}  ${filed}`,
        ),
      );
    });
  for (const [name, help] of [
    ["acknowledge", "发回执 · acknowledge receipt"],
    ["close", "结束 · close"],
  ] as const)
    common(appeal.command(`${name} <case> <appeal>`).description(help)).action(
      (id: string, of: string, options: Options) =>
        act(options, (client) => client.call(routes.appeals[name], { params: { case: id, appeal: of }, body: {} })),
    );
  common(appeal.command("assign <case> <appeal>").description("指定处理人 · name the handler"))
    .requiredOption("--person <id>", "处理人 · the handler")
    .action((id: string, of: string, { person, ...options }: Options & { person: string }) =>
      act(options, (client) =>
        client.call(routes.appeals.assign, { params: { case: id, appeal: of }, body: { person } }),
      ),
    );
  common(appeal.command("investigate <case> <appeal>").description("处理人记录调查 · the handler's investigation"))
    .requiredOption("--text <text>", "调查到什么 · what was found out")
    .action((id: string, of: string, { text, ...options }: Options & { text: string }) =>
      act(options, (client) =>
        client.call(routes.appeals.investigate, { params: { case: id, appeal: of }, body: { text } }),
      ),
    );
  common(appeal.command("decide <case> <appeal>").description("作出决定 · decide"))
    .addOption(new Option("--outcome <outcome>", "结论 · outcome").choices([...appealOutcomes]).makeOptionMandatory())
    .addOption(new Option("--remedy <what...>", "接着做什么 · what follows").choices([...remedies]).default([]))
    .requiredOption("--reasons <text>", "理由 · reasons")
    .action((id: string, of: string, { outcome, remedy, reasons, ...options }: DecideOptions) =>
      act(options, (client) =>
        client.call(routes.appeals.decide, {
          params: { case: id, appeal: of },
          body: { outcome, remedies: remedy, reasons },
        }),
      ),
    );
  common(appeal.command("reinstate <case> <appeal>").description("恢复被撤销的证书 · reinstate a withdrawn statement"))
    .requiredOption("--from <date>", "从哪一天起 · from which day", dayArgument)
    .option("--note <text>", "备注 · note", "")
    .action((id: string, of: string, { from, note, ...options }: Options & { from: string; note: string }) =>
      act(options, (client) =>
        client.call(routes.appeals.reinstate, { params: { case: id, appeal: of }, body: { from, note } }),
      ),
    );
  common(appeal.command("follow <case> <appeal>").description("指定执行补救的案件 · name the case of a remedy"))
    .addOption(new Option("--remedy <remedy>", "哪一项 · which").choices(followed).makeOptionMandatory())
    .requiredOption("--in <case>", "在哪个案件里 · in which case")
    .action((id: string, of: string, { remedy, in: into, ...options }: FollowOptions) =>
      act(options, (client) =>
        client.call(routes.appeals.follow, { params: { case: id, appeal: of }, body: { remedy, case: into } }),
      ),
    );
  common(appeal.command("tell <case> <appeal>").description("告知申诉人 · tell the appellant"))
    .requiredOption("--how <text>", "怎样告知 · how")
    .action((id: string, of: string, { how, ...options }: Options & { how: string }) =>
      act(options, (client) => client.call(routes.appeals.tell, { params: { case: id, appeal: of }, body: { how } })),
    );
};
