import { lawScheduleTexts, routes, say, sayPeriod } from "@touchstone/contract";
import type { Command } from "commander";
import { type Place, withConnection } from "./connect.ts";
import { dayArgument } from "./day-argument.ts";
import { given } from "./law-schedules.ts";
import { print, printProblem, voiceOf } from "./output.ts";
import { withOrganisation } from "./with-organisation.ts";

type Options = Place & {
  readonly organisation: string;
  readonly record: string;
  readonly region?: string;
  readonly shelfLifeEnd?: string;
  readonly useEnd?: string;
  readonly destroyOn?: string;
  readonly json?: boolean;
  readonly lang?: string;
};

const words = lawScheduleTexts;

const tellRetention = async (risk: string, evidence: string, options: Options): Promise<void> => {
  const voice = voiceOf(options);
  const { lang } = voice;
  const { organisation, record, region, shelfLifeEnd, useEnd, destroyOn } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(routes.registerRetention.retention, {
      params: { organisation, risk, evidence },
      query: { record, ...given({ region, shelfLifeEnd, useEnd, destroyOn }) },
    }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  const { free, rules } = answer.value;
  print(voice, answer.value, () => [
    free === null ? say(words.freeNever, lang) : `${say(words.free, lang)} ${free}`,
    ...rules.map(
      ({ source, since, atLeast, free: own }) =>
        `  ${source.source} ${source.clause}  ${since} + ${sayPeriod(atLeast, lang)} → ${own}`,
    ),
  ]);
};

/** `register retention` */
export const registerRetentionCommand = (register: Command): void => {
  withOrganisation(register.command("retention"))
    .description(
      "证据文件保存到哪天，某天能不能销毁 · until when an evidence file is kept, and whether it may go on a day",
    )
    .argument("<risk>", "台账行编号 · the row's id")
    .argument("<evidence>", "证据编号 · the evidence's id")
    .requiredOption("--record <kind>", "kitchen-waste-ledger, lift-maintenance-record")
    .option("--region <code>", "GB/T 2260, 420100；默认组织所在地 · default: the organisation's own")
    .option("--shelf-life-end <date>", "保质期届满日 · end of the shelf life", dayArgument)
    .option("--use-end <date>", "使用期限届满日 · end of use", dayArgument)
    .option("--destroy-on <date>", "想在哪天销毁 · the day to destroy it on", dayArgument)
    .action(tellRetention);
};
