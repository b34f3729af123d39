import { cellColumnNames, gridTexts, registerTexts, routes, say } from "@touchstone/contract";
import { gridColumns, gridGroups, gridSorts, riskStates } from "@touchstone/register";
import { type Command, Option } from "commander";
import { withConnection } from "./connect.ts";
import { given } from "./law-schedules.ts";
import { print, printProblem, voiceOf } from "./output.ts";
import { type OfOrganisation, withOrganisation } from "./with-organisation.ts";

type Options = OfOrganisation;
type RowOptions = Options & {
  readonly state?: (typeof riskStates)[number];
  readonly owner?: string;
  readonly area?: string;
  readonly search?: string;
  readonly sort?: (typeof gridSorts)[number];
  readonly group?: (typeof gridGroups)[number];
  readonly cursor?: string;
  readonly limit?: string;
};

const listRows = async (options: RowOptions): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, state, owner, area, search, sort, group, cursor, limit } = options;
  const query = given({ owner, area, search, cursor, limit });
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(routes.registerGrid.rows, {
      params: { organisation },
      query: {
        ...query,
        ...(state === undefined ? {} : { state }),
        ...(sort === undefined ? {} : { sort }),
        ...(group === undefined ? {} : { group }),
      },
    }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  const { items, next, total } = answer.value;
  print(voice, answer.value, () => [
    ...(total === null ? [] : [say(gridTexts.total, voice.lang, { total })]),
    ...items.map(({ id, no, title, owner: by, state: stands }) =>
      [`${no} ${title}`.trim(), by, say(registerTexts[`state.${stands}`], voice.lang), id]
        .filter((part) => part !== "")
        .join("  "),
    ),
    ...(next === null ? [] : [`--cursor ${next}`]),
  ]);
};

type HistoryOptions = Options & { readonly column?: (typeof gridColumns)[number] };

const tellHistory = async (risk: string, options: HistoryOptions): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, column } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(routes.registerGrid.history, {
      params: { organisation, risk },
      query: column === undefined ? {} : { column },
    }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  const { lang } = voice;
  const written = (text: string) => (text === "" ? say(gridTexts.cellEmpty, lang) : text.replaceAll("\n", " / "));
  print(voice, answer.value, () =>
    answer.value.changes.map(
      ({ at, by, column: of, from, to }) =>
        `${at}  ${by.name ?? by.person}  ${cellColumnNames[of][lang]}: ${written(from)} → ${written(to)}`,
    ),
  );
};

const listViews = async (options: Options): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(routes.registerGrid.views, { params: { organisation } }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () =>
    answer.value.views.map(
      ({ id, name, reach, columns }) =>
        `${name} · ${say(gridTexts[reach === "own" ? "viewOwn" : "viewOrganisation"], voice.lang)}  ${columns.join(",")}  ${id}`,
    ),
  );
};

type KeepOptions = RowOptions & { readonly columns: string; readonly all?: boolean; readonly opens?: boolean };

const keepView = async (name: string, options: KeepOptions): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, columns, all, opens, state, owner, area, search, sort, group } = options;
  const named = columns.split(",");
  const body = {
    name,
    columns: gridColumns.filter((column) => named.includes(column)),
    reach: all === true ? "organisation" : "own",
    opens: opens === true,
    ...given({ owner, area, search }),
    ...(state === undefined ? {} : { state }),
    ...(sort === undefined ? {} : { sort }),
    ...(group === undefined ? {} : { group }),
  } as const;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(routes.registerGrid.keepView, { params: { organisation }, body }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () => [`${name}  ${answer.value.view}`]);
};

const dropView = async (id: string, options: Options & { readonly all?: boolean }): Promise<void> => {
  const voice = voiceOf(options);
  const reach = options.all === true ? "organisation" : "own";
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(routes.registerGrid.dropView, {
      params: { organisation: options.organisation },
      body: { id, reach },
    }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () => [id]);
};

const withFilter = (command: Command): Command =>
  command
    .addOption(new Option("--state <state>", "状态 · state").choices(riskStates))
    .option("--owner <name>", "责任部门 · owner")
    .option("--area <area>", "评价领域 · area")
    .option("--search <words>", "风险名称里的字 · words in the risk's title")
    .addOption(
      new Option("--sort <key>", "排序，前面加 - 是倒序 · order; with - before it, downwards").choices(gridSorts),
    )
    .addOption(new Option("--group <key>", "分组 · group").choices(gridGroups));

/** `register rows`, `register history`, `register views`, `register keep-view`, `register drop-view` */
export const registerGridCommands = (register: Command): void => {
  withOrganisation(withFilter(register.command("rows")))
    .description("台账各行，按筛选和排序，一页一页 · the register's rows by filter and order, a page at a time")
    .option("--limit <n>", "一页几行，最多 200 · rows of a page, at most 200")
    .option("--cursor <cursor>", "从哪里接着 · where to go on")
    .action(listRows);
  withOrganisation(register.command("history"))
    .description(
      "一行里每格的历史：谁、何时、从什么改成什么 · who changed which cell of a row, when, from what to what",
    )
    .argument("<risk>", "台账行编号 · the row's id")
    .addOption(new Option("--column <column>", "只看一列 · one column only").choices(gridColumns))
    .action(tellHistory);
  withOrganisation(register.command("views")).description("保存的视图 · the saved views").action(listViews);
  withOrganisation(withFilter(register.command("keep-view")))
    .description("保存一个视图 · save a view")
    .argument("<name>", "名称 · name")
    .requiredOption("--columns <columns>", gridColumns.join(","))
    .option("--all", "给本单位所有人 · for everybody in the organisation")
    .option("--opens", "打开台账时先用它 · open the register with it")
    .action(keepView);
  withOrganisation(register.command("drop-view"))
    .description("删去一个视图 · drop a view")
    .argument("<id>", "视图编号 · the view's id")
    .option("--all", "本单位的视图 · a view of the organisation")
    .action(dropView);
};
