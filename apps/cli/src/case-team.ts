import { routes, sayList } from "@touchstone/contract";
import type { Command } from "commander";
import { asPerson } from "./case-client.ts";
import { common, type Options } from "./case-show.ts";
import { dayArgument } from "./day-argument.ts";
import { print, printProblem, voiceOf } from "./output.ts";

type Asked = Options & {
  readonly team: string;
  readonly leader?: string;
  readonly areas?: string;
  readonly on?: string;
};

/** Exit 1 where some standard or requirement has nobody, as a check that a script can rely on. */
const check = (id: string, { team, leader, areas, on, ...options }: Asked): Promise<void> => {
  const voice = voiceOf(options);
  const query = {
    team,
    ...(leader === undefined ? {} : { leader }),
    ...(areas === undefined ? {} : { areas }),
    ...(on === undefined ? {} : { on }),
  };
  return asPerson(options, voice, async (client) => {
    const answer = await client.call(routes.planner.teamCompetence, { params: { case: id }, query });
    if (!answer.ok) return printProblem(voice, answer.problem);
    const { standards, unmet, rule } = answer.value;
    const list = (names: readonly string[]) => sayList(names, voice.lang);
    print(voice, answer.value, () => [
      ...standards.map(
        ({ title, area, by }) =>
          `${by.length === 0 ? "✗" : "✓"} ${title[voice.lang]}  ${by.length === 0 ? area : list(by.map(({ name }) => name))}`,
      ),
      ...unmet.map(({ of, areas: missing }) => `✗ ${of}  ${list(missing.map(({ area }) => area))}`),
      `${rule.source} ${rule.clause}`,
    ]);
    if (unmet.length > 0 || standards.some(({ by }) => by.length === 0)) process.exitCode = 1;
  });
};

/** `case team-check`: what a team covers before it is ordered, and what nobody in it is competent for. */
export const caseTeam = (cases: Command): void => {
  common(cases.command("team-check <case>").description("审核组能力够不够 · is a team competent for the whole case?"))
    .requiredOption("--team <ids>", "人员，逗号分开 · people, with commas")
    .option("--leader <id>", "组长 · who leads")
    .option("--areas <codes>", "还要有的领域，逗号分开 · further areas")
    .option("--on <date>", "哪一天 · on which day", dayArgument)
    .action(check);
};
