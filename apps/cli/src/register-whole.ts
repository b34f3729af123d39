import { registerRowTexts, registerTexts, routes, say } from "@touchstone/contract";
import { riskStates } from "@touchstone/register";
import type { Command } from "commander";
import { dayArgument } from "./day-argument.ts";
import { ask, type OfOrganisation, withOrganisation } from "./with-organisation.ts";

const { register: route } = routes;
const words = registerRowTexts;
type OnDay = OfOrganisation & { readonly on?: string };

const asked = ({ organisation, on }: OnDay) => ({
  params: { organisation },
  query: on === undefined ? {} : { on },
});

const overview = (options: OnDay) =>
  ask(
    options,
    route.overview,
    asked(options),
    ({ rows, states, risksWithoutLaw, lawsWithoutClause, compliant }, { lang }) => [
      say(words.rows, lang, { rows }),
      ...riskStates.flatMap((state) => {
        const count = states[state] ?? 0;
        return count === 0 ? [] : [`  ${say(registerTexts[`state.${state}`], lang)}  ${count}`];
      }),
      say(words.orphanRisks, lang, { count: risksWithoutLaw }),
      say(words.orphanLaws, lang, { count: lawsWithoutClause }),
      ...(compliant ? [] : [say(words.notConcluded, lang)]),
    ],
  );

const conclusion = (options: OnDay) =>
  ask(options, route.conclusion, asked(options), (value, { lang }) => [say(words.concluded, lang, value)]);

const orphans = (options: OfOrganisation) =>
  ask(options, route.orphans, { params: { organisation: options.organisation } }, (value, { lang }) => [
    say(words.orphanRisks, lang, { count: value.risksWithoutLaw.length }),
    ...value.risksWithoutLaw.map((risk) => `  ${risk}`),
    say(words.orphanLaws, lang, { count: value.lawsWithoutClause.length }),
    ...value.lawsWithoutClause.map(({ risk, line, title }) => `  ${title}  ${risk}  ${line}`),
  ]);

/** `register overview | conclusion | orphans` */
export const registerWholeCommands = (register: Command): void => {
  const onDay = ["--on <date>", "截至哪一天 · as of which day", dayArgument] as const;
  withOrganisation(register.command("overview"))
    .description("台账站在哪里：各状态几行 · how the register stands: rows by state")
    .option(...onDay)
    .action(overview);
  withOrganisation(register.command("conclusion"))
    .description("合规结论；有一行不支持就拒绝 · the conclusion of compliance; refused while one row does not carry it")
    .option(...onDay)
    .action(conclusion);
  withOrganisation(register.command("orphans"))
    .description("没有法规的风险，没有条款的法规 · risks without a law, laws without a clause")
    .action(orphans);
};
