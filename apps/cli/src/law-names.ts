import { lawNameTexts, routes, say, sourceCheckTexts } from "@touchstone/contract";
import { ok } from "@touchstone/kernel";
import type { Command } from "commander";
import { askLaws } from "./ask-laws.ts";
import { type Place, withPlace } from "./connect.ts";
import { legalToday } from "./day.ts";
import { dayArgument } from "./day-argument.ts";
import { print, voiceOf, withVoice } from "./output.ts";

type Options = Place & {
  readonly laws?: string;
  readonly json?: boolean;
  readonly lang?: string;
  readonly on: string;
};

const tellNames = async (text: string, options: Options): Promise<void> => {
  const voice = voiceOf(options);
  const { on } = options;
  const answer = await askLaws(
    options,
    voice,
    async () => ok({ on, names: (await import("@touchstone/server")).askNames(text, on) }),
    (client) => client.call(routes.requirements.names, { query: { text, on } }),
  );
  if (!answer.ok) return;
  const { names } = answer.value;
  print(voice, { on, names }, () =>
    names.length === 0
      ? [say(lawNameTexts.notRenamed, voice.lang)]
      : names.map(
          ({ old, now, since, check, note }) =>
            `${say(lawNameTexts.renamed, voice.lang, { old, now, since })} ${note === null ? "" : `${note[voice.lang]}；`}${say(sourceCheckTexts[check], voice.lang)}`,
        ),
  );
};

/** `laws names` */
export const lawNamesCommand = (laws: Command): void => {
  withVoice(withPlace(laws.command("names")))
    .description("旧名现在叫什么 · what an old name is called now")
    .argument("<text>", "餐饮服务许可证")
    .option("--on <date>", "截至哪一天 · as of which day; default: today", dayArgument, legalToday())
    .option("--laws <dir>", "直接读这个文件夹，不用服务器 · read this folder, without a server")
    .action(tellNames);
};
