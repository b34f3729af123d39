import { findingTaskTexts, routes, say } from "@touchstone/contract";
import type { Command } from "commander";
import { told } from "./case-act.ts";
import { asPerson } from "./case-client.ts";
import { type Options as CaseOptions, common } from "./case-show.ts";
import { voiceOf } from "./output.ts";

type Options = CaseOptions & { readonly organisation: string };

const words = findingTaskTexts;
const { findingTasks: route } = routes;

const list = (options: Options): Promise<void> => {
  const voice = voiceOf(options);
  const { lang } = voice;
  const params = { organisation: options.organisation };
  return asPerson(options, voice, async (client) =>
    told(voice, await client.call(route.list, { params, query: {} }), ({ items }) =>
      items.length === 0
        ? say(words.none, lang)
        : items
            .map(({ case: caseId, finding, number, grade, statement, due, settled, task, closed, toldOn }) =>
              [
                `${number} ${grade[lang]}`,
                due ?? say(words.noDay, lang),
                statement,
                task === null
                  ? say(settled ? words.settled : words.take, lang)
                  : `${say(words.openTask, lang, { state: task.state })} ${task.record}`,
                ...(closed === null
                  ? []
                  : [
                      say(words[`closed.${closed.how}`], lang, {
                        on: closed.on ?? "–",
                        by: closed.by ?? say(words.unnamed, lang),
                      }),
                    ]),
                ...(toldOn === null ? [] : [say(words.told, lang, { on: toldOn })]),
                caseId,
                finding,
              ].join("  "),
            )
            .join("\n"),
    ),
  );
};

const take = (caseId: string, finding: string, options: Options): Promise<void> => {
  const voice = voiceOf(options);
  const params = { organisation: options.organisation, case: caseId, finding };
  return asPerson(options, voice, async (client) =>
    told(voice, await client.call(route.take, { params }), ({ id }) =>
      say(words.taken, voice.lang, { number: finding, record: id }),
    ),
  );
};

/** `register findings list | take` */
export const registerFindingsCommands = (register: Command): void => {
  const group = register
    .command("findings")
    .description("认证机构的发现，接为纠正任务 · findings of bodies, taken over as corrective actions");
  const inOrganisation = (command: Command): Command =>
    common(command).requiredOption("--organisation <id>", "组织编号 · the organisation's id");
  inOrganisation(
    group.command("list", { isDefault: true }).description("全部发现和它的任务 · every finding and its task"),
  ).action(list);
  inOrganisation(group.command("take").description("接为任务 · take one over as a task"))
    .argument("<case>", "案件 · the case")
    .argument("<finding>", "发现 · the finding")
    .action(take);
};
