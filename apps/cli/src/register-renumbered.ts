import { registerTexts, routes, say } from "@touchstone/contract";
import type { Command } from "commander";
import { type Place, withConnection } from "./connect.ts";
import { dayArgument } from "./day-argument.ts";
import { given } from "./law-schedules.ts";
import { print, printProblem, voiceOf } from "./output.ts";
import { withOrganisation } from "./with-organisation.ts";

type Options = Place & {
  readonly organisation: string;
  readonly on?: string;
  readonly json?: boolean;
  readonly lang?: string;
};

const tellRenumbered = async (risk: string, options: Options): Promise<void> => {
  const voice = voiceOf(options);
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(routes.registerRenumbered.renumbered, {
      params: { organisation: options.organisation, risk },
      query: given({ on: options.on }),
    }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () =>
    answer.value.clauses.map(
      ({ family, cited, now }) =>
        `${family}@${cited.version} ${cited.article}  ${say(registerTexts.nowAt, voice.lang, { article: now.article })} (${now.version})`,
    ),
  );
};

/** `register renumbered` */
export const registerRenumberedCommand = (register: Command): void => {
  withOrganisation(register.command("renumbered"))
    .description("这一行引用的条文，只改了条号的现在是第几条 · the new numbers of cited articles that say the same")
    .argument("<risk>", "台账行编号 · the row's id")
    .option("--on <date>", "截至哪一天 · as of which day", dayArgument)
    .action(tellRenumbered);
};
