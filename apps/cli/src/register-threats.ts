import { type OutputOf, ownThreatTexts, routes, say, threatTexts } from "@touchstone/contract";
import type { Command } from "commander";
import { withConnection } from "./connect.ts";
import { print, printProblem, type Voice, voiceOf } from "./output.ts";
import { registerOwnThreatCommands } from "./register-own-threats.ts";
import { type OfOrganisation, withOrganisation } from "./with-organisation.ts";

type Options = OfOrganisation;
type Libraries = OutputOf<typeof routes.isms.threats>;
type Library = Libraries["libraries"][number];
type AdoptOptions = Options & {
  readonly library?: string;
  readonly asset: readonly string[];
  readonly owner: string;
  readonly area: string;
  readonly market: readonly string[];
  readonly criteria?: string;
};

const tree = (library: Library, under: string | null, depth: number, { lang }: Voice): readonly string[] => {
  const indent = "  ".repeat(depth);
  return [
    ...library.threats
      .filter((threat) => threat.under === under)
      .map(({ id, title, own, risks }) =>
        [
          `${indent}${id}`,
          title[lang],
          ...(own === null ? [] : [`(${ownThreatTexts.own[lang]})`]),
          ...(risks.length === 0 ? [] : [say(threatTexts.adopted, lang, { count: risks.length })]),
        ].join("  "),
      ),
    ...library.groups
      .filter((group) => group.under === under)
      .flatMap((group) => [
        `${indent}${group.title[lang]}  [${group.id}]`,
        ...tree(library, group.id, depth + 1, { lang, json: false }),
      ]),
  ];
};

const listThreats = async (options: Options): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(routes.isms.threats, { params: { organisation } }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () =>
    answer.value.libraries.flatMap((library) => [
      `${library.title[voice.lang]}  ${library.id}@${library.edition}`,
      ...tree(library, null, 1, voice),
    ]),
  );
};

const adoptThreats = async (threats: readonly string[], options: AdoptOptions): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, library, asset, owner, area, market, criteria } = options;
  await withConnection(options, voice, async ({ client }) => {
    const known = await client.call(routes.isms.threats, { params: { organisation } });
    if (!known.ok) return printProblem(voice, known.problem);
    const whole = known.value.libraries.filter(({ id }) => library === "all" || id === library);
    const chosen = [...new Set([...threats, ...whole.flatMap((one) => one.threats.map(({ id }) => id))])];
    const answer = await client.call(routes.isms.adopt, {
      params: { organisation },
      body: {
        threats: chosen,
        assets: [...asset],
        owner,
        area,
        language: voice.lang,
        markets: [...market],
        ...(criteria === undefined ? {} : { criteria }),
      },
    });
    if (!answer.ok) return printProblem(voice, answer.problem);
    const { adopted, unchanged } = answer.value;
    print(voice, answer.value, () => [say(threatTexts.addedNow, voice.lang, { adopted: adopted.length, unchanged })]);
  });
};

/** `register threats list | adopt | add | change | retire` */
export const registerThreatCommands = (register: Command): void => {
  const threats = register.command("threats").description("信息安全威胁库 · the libraries of threats to information");
  withOrganisation(threats.command("list"))
    .description("威胁库，和已经登记的行 · the threats, and the rows that began from them")
    .action(listThreats);
  withOrganisation(threats.command("adopt"))
    .description("把选中的威胁加进台账，一次多少都行 · make register rows of the chosen threats, many at once")
    .argument("[threats...]", "key-replay can-plaintext")
    .option("--library <id>", "整库 · a whole library: car-maker, general, all")
    .option("--asset <ids...>", "受威胁的资产，每个威胁各一行 · assets: a row for each threat with each", [])
    .option("--owner <name>", "责任部门 · who answers for the rows", "")
    .option("--area <area>", "评价领域 · area of evaluation", "information-security")
    .option("--market <ids...>", "销往的市场 · markets one sells to: EU, US", [])
    .option("--criteria <id>", "同时按这套准则起草评估 · draft the assessments too, under this set of criteria")
    .action(adoptThreats);
  registerOwnThreatCommands(threats);
};
