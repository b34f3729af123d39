import { jointTexts, say, standardsTexts } from "@touchstone/contract";
import type { Command } from "commander";
import { legalToday } from "./day.ts";
import { dayArgument } from "./day-argument.ts";
import { print, printRefusals, voiceOf, withVoice } from "./output.ts";

type Options = { readonly json?: boolean; readonly lang?: string; readonly on: string; readonly search?: string };

const show = async (ids: string | undefined, options: Options): Promise<void> => {
  const { askStandards } = await import("@touchstone/server");
  const voice = voiceOf(options);
  const { lang } = voice;
  const asked = askStandards({ ids, search: options.search, on: options.on });
  if (!asked.ok) {
    process.exitCode = 1;
    return printRefusals(voice, asked.refusals);
  }
  const { standards, joint } = asked.value;
  if (standards.length === 0) process.exitCode = 1;
  return print(voice, asked.value, () => [
    ...(standards.length === 0 ? [say(standardsTexts.nothing, lang)] : []),
    ...standards.flatMap(({ id, edition, title, inForce, isDefault, firstAuditUntil, clauses }) => [
      [
        `${inForce ? "●" : "○"} ${id}`,
        edition,
        title[lang],
        say(standardsTexts.count, lang, { count: clauses.length }),
        ...(isDefault && firstAuditUntil !== null ? [say(standardsTexts.isDefault, lang)] : []),
        ...(firstAuditUntil === null ? [] : [say(standardsTexts.until, lang, { on: firstAuditUntil })]),
      ].join("  "),
      // Without a name or a search: which standards there are, and no more.
      ...(ids === undefined && options.search === undefined
        ? []
        : clauses.map(({ clause, title: subject, harmonised, question }) =>
            [
              `    ${clause}`,
              subject[lang],
              ...(harmonised === null ? [] : [`〔${say(standardsTexts.harmonised, lang, { clause: harmonised })}〕`]),
              question[lang],
            ].join("  "),
          )),
    ]),
    ...(joint.saved > 0 ? [say(jointTexts.line, lang, joint)] : []),
  ]);
};

/** `touchstone scheme standards [ID[,ID…]]`. */
export const standardsCommand = (group: Command): void => {
  withVoice(
    group
      .command("standards")
      .argument(
        "[ids]",
        "标准，可用逗号连写，@ 指明版本 · standards, with commas, @ names an edition: iso9001,iso27001@2013",
      )
      .description("标准条款（自拟措辞）和一起审的要点数 · standards by clause, and the points of a joint audit")
      .option("--on <date>", "哪一天 · on which day", dayArgument, legalToday())
      .option("--search <text>", "条号或文字 · clause number or words"),
  ).action(show);
};
