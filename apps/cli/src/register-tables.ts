import { writeFileSync } from "node:fs";
import {
  type Answer,
  type Bytes,
  type Client,
  dashboardTexts,
  type OutputOf,
  registerRowTexts,
  registerTexts,
  routes,
  say,
} from "@touchstone/contract";
import { dimensionNames, riskStates } from "@touchstone/register";
import { type Command, Option } from "commander";
import { withConnection } from "./connect.ts";
import { dayArgument } from "./day-argument.ts";
import { print, printProblem, type Voice, voiceOf } from "./output.ts";
import { ask, type OfOrganisation, withOrganisation } from "./with-organisation.ts";

const { evaluation } = routes;

const formats = ["csv", "xlsx"] as const;
const heaps = ["row", ...dimensionNames] as const;
type TableOptions = OfOrganisation & { readonly format: (typeof formats)[number]; readonly output: string };

const save = async (options: TableOptions, get: (client: Client) => Promise<Answer<Bytes>>): Promise<void> => {
  const voice = voiceOf(options);
  const answer = await withConnection(options, voice, ({ client }) => get(client));
  if (!answer.ok) return printProblem(voice, answer.problem);
  const { output: file } = options;
  writeFileSync(file, answer.value);
  print(voice, { file, bytes: answer.value.length }, () => [say(registerRowTexts.saved, voice.lang, { file })]);
};

const healthTable = (options: TableOptions) => {
  const { organisation, format } = options;
  return save(options, (client) =>
    client.download(evaluation.healthExport, { params: { organisation }, query: { format } }),
  );
};

type StatesOptions = TableOptions & { readonly by: (typeof heaps)[number]; readonly on?: string };

const statesTable = (options: StatesOptions) => {
  const { organisation, format, by, on } = options;
  const query = { format, by, ...(on === undefined ? {} : { on }) };
  return save(options, (client) => client.download(evaluation.statesExport, { params: { organisation }, query }));
};

type History = OutputOf<typeof evaluation.history>;

const siteLines = ({ sites }: History, { lang }: Voice): readonly string[] => [
  ...(sites.length === 0 ? [] : [say(dashboardTexts.movedSites, lang)]),
  ...sites.flatMap(({ key, title, months }) => [
    ` ${title}  ${key}`,
    ...months.map(
      ({ on, open, rows }) =>
        `  ${on}  ${say(dashboardTexts.rowsOf, lang, { rows })}  ${say(dashboardTexts.open, lang)} ${open}`,
    ),
  ]),
];

const trend = ({ months, site, ...options }: OfOrganisation & { readonly months: string; readonly site?: string }) =>
  ask(
    options,
    evaluation.history,
    {
      params: { organisation: options.organisation },
      query: { months: Number(months), ...(site === undefined ? {} : { site }) },
    },
    (history, voice) => [
      ...history.months.map(({ on, states }) =>
        [
          on,
          ...riskStates.flatMap((state) => {
            const count = states[state] ?? 0;
            return count === 0 ? [] : [`${say(registerTexts[`state.${state}`], voice.lang)} ${count}`];
          }),
        ].join("  "),
      ),
      ...siteLines(history, voice),
    ],
  );

const graph = (risk: string, options: OfOrganisation) =>
  ask(
    options,
    evaluation.graph,
    { params: { organisation: options.organisation, risk } },
    ({ nodes, neighbours }, { lang }) => [
      ...nodes.map(({ text, missing }) => (missing ? say(registerRowTexts.lacks, lang, { what: text }) : text)),
      ...neighbours.map(({ title, law, risk: next }) => `${law} → ${title}  ${next}`),
    ],
  );

/** `register health-table | states-table | trend | graph` */
export const registerTableCommands = (register: Command): void => {
  const table = (name: string, text: string): Command =>
    withOrganisation(register.command(name))
      .description(text)
      .addOption(new Option("--format <format>").choices(formats).default("csv"))
      .requiredOption("--output <file>", "写入文件 · write to this file");
  table("health-table", "悬空的地方，写成表 · everything that hangs in the air, as a table").action(healthTable);
  table("states-table", "某天的状态，写成表 · states on a day, as a table")
    .addOption(new Option("--by <what>", "逐行或按什么 · by row, area, owner or law").choices(heaps).default("row"))
    .option("--on <date>", "哪一天 · on which day", dayArgument)
    .action(statesTable);
  withOrganisation(register.command("graph"))
    .description("一行从风险到验证的图，缺哪些环 · one row from risk to verification, with the links that are missing")
    .argument("<risk>", "台账行编号 · the row's id")
    .action(graph);
  withOrganisation(register.command("trend"))
    .description(
      "每月末各状态几行、各场所几行，按当时所知 · rows by state at the end of each month, and by site, as was known then",
    )
    .option("--months <n>", "几个月 · how many months", "12")
    .option("--site <id>", "只看这个场所 · only rows that stand at this site")
    .action(trend);
};
