import { routes, say, scopeApplicationTexts, systemScopeTexts } from "@touchstone/contract";
import { type Command, InvalidArgumentError } from "commander";
import { dayArgument } from "./day-argument.ts";
import { foresightActivities } from "./foresight-activities.ts";
import { askForesight, gather } from "./foresight-client.ts";
import { ofOrganisation, type PartyOptions } from "./party-client.ts";

const r = routes.foresightScope;
const words = systemScopeTexts;

const show = (options: PartyOptions & { readonly on?: string }) =>
  askForesight(
    options,
    (client, params) => client.call(r.scope, { params, query: options.on === undefined ? {} : { on: options.on } }),
    ({ scope, lacks }, { lang }) => [
      ...(scope === null
        ? []
        : [
            scope.statement,
            ...(["activities", "services", "served"] as const).map(
              (part) => `${words[part][lang]}: ${scope[part].join(" · ")}`,
            ),
            ...scope.answers.map(
              ({ name, text, stands }) => `  ${name ?? "–"}  ${text ?? "–"}  ${words[`stands.${stands}`][lang]}`,
            ),
          ]),
      ...(lacks.length === 0 ? [words.complete[lang]] : lacks.map((lack) => words[`lack.${lack}`][lang])),
    ],
  );

const asked = scopeApplicationTexts;

const applications = (options: PartyOptions) =>
  askForesight(
    options,
    (client, params) => client.call(routes.scopeApplications.list, { params }),
    ({ stated, applications: filed }, { lang }) => [
      stated === null ? asked.unstated[lang] : stated.statement,
      ...filed.flatMap(({ number, case: id, applied, differs, decided }) => [
        `${number}  ${differs === null ? asked.unstated[lang] : asked[differs ? "other" : "same"][lang]}  ${id}`,
        `  ${asked.applied[lang]}: ${applied[lang]}`,
        `  ${asked.decided[lang]}: ${decided === null ? asked.undecided[lang] : decided[lang]}`,
      ]),
      ...(filed.length === 0 ? [asked.none[lang]] : []),
    ],
  );

type Reference = { readonly party: string; readonly need: string };
type Exclusion = { readonly what: string; readonly reason: string };
type Stated = PartyOptions & {
  readonly statement: string;
  readonly activity: readonly string[];
  readonly service: readonly string[];
  readonly served: readonly string[];
  readonly answers: readonly Reference[];
  readonly without: readonly Exclusion[];
};
const state = (options: Stated) => {
  const { statement, activity, service, served, answers, without } = options;
  const body = {
    statement,
    activities: [...activity],
    services: [...service],
    served: [...served],
    answers: [...answers],
    exclusions: [...without],
  };
  return askForesight(
    options,
    (client, params) => client.call(r.stateScope, { params, body }),
    ({ version }, { lang }) => [say(words.said, lang, { version })],
  );
};

/** Two parts with a mark between; the second may hold the mark again. */
const halves = (text: string, mark: string): readonly [string, string] => {
  const [first = "", ...rest] = text.split(mark);
  if (first === "" || rest.length === 0) throw new InvalidArgumentError(`A${mark}B`);
  return [first, rest.join(mark)];
};
const reference = (text: string, before: readonly Reference[]): readonly Reference[] => {
  const [party, need] = halves(text, ":");
  return [...before, { party, need }];
};
const exclusion = (text: string, before: readonly Exclusion[]): readonly Exclusion[] => {
  const [what, reason] = halves(text, "|");
  return [...before, { what, reason }];
};

/** `foresight scope`, `scope state`, `scope applications`, and what is done beside the scope */
export const foresightScope = (foresight: Command): void => {
  const scope = foresight
    .command("scope")
    .description("体系范围，还缺什么 · the scope of the system, and what it lacks");
  // A default of its own: what a group itself asks for, commander would ask for before every command in it.
  ofOrganisation(scope.command("show", { isDefault: true }))
    .description("体系范围，还缺什么 · the scope of the system, and what it lacks")
    .option("--on <date>", "截至哪一天 · as of which day", dayArgument)
    .action(show);
  ofOrganisation(scope.command("state"))
    .description("写明范围 · state the scope")
    .requiredOption("--statement <text>", "范围表述 · the statement")
    .requiredOption("--activity <text>", "活动，可重复 · activity, again and again", gather, [])
    .option("--service <text>", "服务，可重复 · service, again and again", gather, [])
    .option("--served <text>", "服务对象，可重复 · who is served, again and again", gather, [])
    .option("--answers <party:need>", "回应哪项需求，可重复 · a need it answers to, again and again", reference, [])
    .option("--without <what|reason>", "不包括什么，可重复 · what is left out, again and again", exclusion, [])
    .action(state);
  ofOrganisation(scope.command("applications"))
    .description("申请认证的范围和写明的是否相同 · whether the scopes applied for are the stated one")
    .action(applications);
  foresightActivities(scope);
};
