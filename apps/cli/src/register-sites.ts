import { type OutputOf, routes, say, sayList, siteTexts } from "@touchstone/contract";
import { siteRelations } from "@touchstone/register";
import { type Command, Option } from "commander";
import { withConnection } from "./connect.ts";
import { legalToday } from "./day.ts";
import { dayArgument } from "./day-argument.ts";
import { print, printProblem, type Voice, voiceOf } from "./output.ts";
import { type OfOrganisation, withOrganisation } from "./with-organisation.ts";

type Options = OfOrganisation;
type FactOptions = Options & {
  readonly name: string;
  readonly region: string;
  readonly address: string;
  readonly relation: (typeof siteRelations)[number];
  readonly people: string;
  readonly answers: string;
  readonly scenes: readonly string[];
  readonly serves: string;
};

const words = siteTexts;
const { sites: route } = routes;

type Shown = OutputOf<typeof route.list>["sites"][number];

const bookLines = (head: keyof typeof words, { count, first }: Shown["activities"], { lang }: Voice) =>
  count === 0
    ? []
    : [
        `    ${say(words[head], lang)}: ${sayList(
          first.map(({ title }) => title),
          lang,
        )}${count > first.length ? ` (${say(words.more, lang, { count })})` : ""}`,
      ];

const lines = ({ sites, people }: OutputOf<typeof route.list>, voice: Voice): readonly string[] => {
  const { lang } = voice;
  return [
    say(words.sum, lang, {
      sites: sites.filter(({ closed }) => closed === null).length,
      people,
      regions: new Set(sites.map(({ region }) => region.slice(0, 2))).size,
    }),
    ...sites.flatMap(({ id, name, region, relation, laws, rows, states, closed, activities, contractors }) => [
      [
        `  ${name}  ${region}  ${say(words[`relation.${relation}`], lang)}`,
        laws === null ? say(words.noScene, lang) : say(words.lawCount, lang, laws),
        say(words.rowCount, lang, { compliant: states.compliant ?? 0, rows }),
        ...(closed === null ? [] : [say(words.closedOn, lang, closed)]),
        id,
      ].join("  "),
      ...bookLines("activities", activities, voice),
      ...bookLines("contractors", contractors, voice),
    ]),
  ];
};

const list = async (options: Options & { readonly on: string }): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, on } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(route.list, { params: { organisation }, query: { on } }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () => lines(answer.value, voice));
};

const factsOf = ({ name, region, address, relation, people, answers, scenes, serves }: FactOptions) => ({
  name,
  region,
  address,
  relation,
  people: Number(people),
  answers,
  scenes: [...scenes],
  serves,
});

const open = async (options: FactOptions): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, name } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(route.open, { params: { organisation }, body: factsOf(options) }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () => [say(words.opened, voice.lang, { name })]);
};

const amend = async (site: string, options: FactOptions): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, name } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(route.amend, { params: { organisation, site }, body: factsOf(options) }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () => [say(words.amended, voice.lang, { name })]);
};

const close = async (site: string, options: Options & { readonly on: string; readonly reason: string }) => {
  const voice = voiceOf(options);
  const { organisation, on, reason } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(route.close, { params: { organisation, site }, body: { on, reason } }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () => [say(words.shut, voice.lang)]);
};

const place = async (risk: string, options: Options & { readonly site: readonly string[] }): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, site } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(route.place, { params: { organisation, risk }, body: { sites: [...site] } }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () => [say(words.placed, voice.lang, { count: site.length })]);
};

const withFacts = (command: Command): Command =>
  withOrganisation(command)
    .requiredOption("--name <name>", "名称 · name")
    .requiredOption("--region <code>", "GB/T 2260, 320100")
    .option("--address <address>", "地址 · address", "")
    .addOption(
      new Option("--relation <relation>", "自营、加盟、临时 · whose").choices([...siteRelations]).default("own"),
    )
    .option("--people <number>", "人数 · people who work there", "0")
    .option("--answers <name>", "负责人 · who answers", "")
    .option("--scenes <ids...>", "场景 · lift canteen", [])
    .option("--serves <text>", "服务对象与内容 · whom it serves, with what", "");

/** `register sites list | open | amend | close | place` */
export const registerSitesCommands = (register: Command): void => {
  const sites = register
    .command("sites")
    .description("场所：各有所在地、法规和台账行 · sites, each with its place, its law and its rows");
  withOrganisation(sites.command("list"))
    .description("全部场所和各自的法规 · every site, with its law")
    .option("--on <date>", "截至哪一天 · as of which day; default: today", dayArgument, legalToday())
    .action(list);
  withFacts(sites.command("open")).description("新建场所 · open a site").action(open);
  withFacts(sites.command("amend").argument("<site>", "场所编号 · the site's id"))
    .description("改写场所的资料 · say anew what holds of a site")
    .action(amend);
  withOrganisation(sites.command("close"))
    .description("关闭场所，台账行和历史保留 · close a site; its rows and its past stay")
    .argument("<site>", "场所编号 · the site's id")
    .requiredOption("--reason <text>", "原因 · the reason")
    .option("--on <date>", "哪天关闭 · on which day; default: today", dayArgument, legalToday())
    .action(close);
  withOrganisation(sites.command("place"))
    .description("写明一行在哪些场所；不写就是整个组织 · at which sites a row stands; none: the whole organisation")
    .argument("<risk>", "台账行编号 · the row's id")
    .option("--site <ids...>", "场所编号 · the sites' ids", [])
    .action(place);
};
