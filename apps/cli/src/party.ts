import { type Client, routes } from "@touchstone/contract";
import { competenceFunctions } from "@touchstone/kernel";
import { type Command, Option } from "commander";
import { type Place, withConnection, withPlace } from "./connect.ts";
import { legalToday } from "./day.ts";
import { dayArgument } from "./day-argument.ts";
import { print, printProblem, voiceOf, withVoice } from "./output.ts";
import { addImpartiality } from "./party-impartiality.ts";
import { addOffers } from "./party-offers.ts";
import { addService } from "./party-service.ts";
import { addSetup } from "./party-setup.ts";

type Options = Place & {
  readonly organisation: string;
  readonly person: string;
  readonly on: string;
  readonly json?: boolean;
  readonly lang?: string;
};

const common = (command: Command): Command =>
  withVoice(withPlace(command)).requiredOption(
    "--organisation <id>",
    "机构 · the organisation whose records are asked",
  );

const asked = (command: Command): Command =>
  common(command)
    .requiredOption("--person <id>", "人员 · the person")
    .option("--on <date>", "哪一天 · on which day", dayArgument, legalToday());

const over = <Value>(options: Options, work: (client: Client) => Promise<Value>): Promise<Value> =>
  withConnection(options, voiceOf(options), ({ client }) => work(client));

const people = (options: Options): Promise<void> =>
  over(options, async (client) => {
    const voice = voiceOf(options);
    const answer = await client.call(routes.parties.people, {
      params: { organisation: options.organisation },
      query: { limit: 200 },
    });
    if (!answer.ok) return printProblem(voice, answer.problem);
    return print(voice, answer.value, () =>
      answer.value.items.map(
        ({ id, name, roles, qualifications, relations }) =>
          `${id}  ${name}  ${roles.join(", ")}  ${qualifications.length} / ${relations.length}`,
      ),
    );
  });

const independence = (options: Options & { readonly client: string }): Promise<void> =>
  over(options, async (client) => {
    const voice = voiceOf(options);
    const answer = await client.call(routes.parties.independence, {
      params: { organisation: options.organisation, person: options.person },
      query: { client: options.client, on: options.on },
    });
    if (!answer.ok) return printProblem(voice, answer.problem);
    const { independent, passesFrom, path, rule } = answer.value;
    if (!independent) process.exitCode = 1;
    return print(voice, answer.value, () => [
      independent ? "✓" : `✗ ${rule === null ? "" : `${rule.source} ${rule.clause}`}  → ${passesFrom ?? "–"}`,
      ...path.map(
        ({ kind, from, to, until, lapses }) =>
          `  ${from.name} — ${kind} (${until ?? "…"}) → ${to.name}  ${lapses ?? "…"}`,
      ),
    ]);
  });

const competence = (
  options: Options & { readonly area: string; readonly function: (typeof competenceFunctions)[number] },
): Promise<void> =>
  over(options, async (client) => {
    const voice = voiceOf(options);
    const answer = await client.call(routes.parties.competence, {
      params: { organisation: options.organisation, person: options.person },
      query: { area: options.area, function: options.function, on: options.on },
    });
    if (!answer.ok) return printProblem(voice, answer.problem);
    const { competent, reason, evidence, until, passesFrom, rule } = answer.value;
    if (!competent) process.exitCode = 1;
    return print(voice, answer.value, () => [
      `${competent ? "✓" : "✗"} ${reason}  ${evidence ?? ""}  ${until ?? ""}  〔${rule.source} ${rule.clause}〕${passesFrom === null ? "" : ` → ${passesFrom}`}`,
    ]);
  });

export const partyCommand = (program: Command): void => {
  const group = program
    .command("party")
    .description("机构与人员：能力、关系、独立性 · people, competence, independence");
  common(group.command("people").description("人员档案 · the people on file")).action(people);
  asked(group.command("independence").description("某人能否评某客户 · may this person judge this client on that day"))
    .requiredOption("--client <id>", "客户 · the client")
    .action(independence);
  asked(group.command("competence").description("某人能否胜任 · is this person shown to be competent on that day"))
    .requiredOption("--area <code>", "技术领域 · technical area")
    .addOption(
      new Option("--function <name>", "职能 · function").choices([...competenceFunctions]).makeOptionMandatory(),
    )
    .action(competence);
  addService(group);
  addImpartiality(group);
  addOffers(group);
  addSetup(group);
};
