import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { cellColumnNames, exchangeTexts, type OutputOf, routes, say } from "@touchstone/contract";
import { houseRule, refusal } from "@touchstone/kernel";
import { targets } from "@touchstone/register";
import type { Command } from "commander";
import { withConnection } from "./connect.ts";
import { print, printProblem, printRefusals, type Voice, voiceOf } from "./output.ts";
import { type OfOrganisation, withOrganisation } from "./with-organisation.ts";

type Options = OfOrganisation;
type FileOptions = Options & {
  readonly sheet?: string;
  readonly header?: string;
  readonly mapping?: string;
  readonly columns?: string;
  readonly whole?: boolean;
  readonly plan?: string;
};
type Plan = OutputOf<typeof routes.registerExchange.preview>;

const words = exchangeTexts;
const { registerChanges, registerExchange } = routes;

const fileOf = (voice: Voice, path: string): Uint8Array<ArrayBuffer> | null => {
  if (existsSync(path)) return new Uint8Array(readFileSync(path));
  process.exitCode = 1;
  printRefusals(voice, [refusal("path-missing", houseRule("commands"), { path })]);
  return null;
};

const queryOf = (path: string, { sheet, header, mapping, columns, whole }: FileOptions) => ({
  file: basename(path),
  ...(sheet === undefined ? {} : { sheet }),
  ...(header === undefined ? {} : { header }),
  ...(mapping === undefined ? {} : { mapping }),
  ...(columns === undefined ? {} : { columns }),
  whole: whole === true ? ("yes" as const) : ("no" as const),
});

const lines = ({ counts, rows }: Plan, { lang }: Voice): readonly string[] => [
  (["added", "changed", "removed", "conflict", "refused", "unchanged"] as const)
    .map((kind) => say(words.counted, lang, { kind: say(words[`kind.${kind}`], lang), count: counts[kind] }))
    .join("  "),
  ...rows.flatMap(({ kind, at, no, title, cells, conflicts, refusals, notes }) => [
    [at === null ? "" : say(words.atRow, lang, { row: at }), say(words[`kind.${kind}`], lang), no, title].join("  "),
    ...(kind === "added" ? [] : cells).map(
      ({ column, from, to }) =>
        `    ${say(words.cellChange, lang, { column: cellColumnNames[column][lang], from: from || say(words.emptyCell, lang), to: to || say(words.emptyCell, lang) })}`,
    ),
    ...conflicts.map(
      ({ column, ...texts }) =>
        `    ${say(words.cellConflict, lang, { column: cellColumnNames[column][lang], ...texts })}`,
    ),
    ...[...refusals, ...notes].map(({ message }) => `    ${message}`),
  ]),
];

const preview = async (path: string, options: FileOptions): Promise<void> => {
  const voice = voiceOf(options);
  const bytes = fileOf(voice, path);
  if (bytes === null) return;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(registerExchange.preview, {
      params: { organisation: options.organisation },
      query: queryOf(path, options),
      bytes,
    }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  const { counts } = answer.value;
  if (counts.conflict + counts.refused > 0) process.exitCode = 1;
  print(voice, answer.value, () => lines(answer.value, voice));
};

const apply = async (path: string, options: FileOptions): Promise<void> => {
  const voice = voiceOf(options);
  const bytes = fileOf(voice, path);
  if (bytes === null) return;
  const { plan } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(registerExchange.apply, {
      params: { organisation: options.organisation },
      query: { ...queryOf(path, options), ...(plan === undefined ? {} : { plan }) },
      bytes,
    }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  const { id, counts } = answer.value;
  print(voice, answer.value, () => [
    say(id === null ? words.nothing : words.applied, voice.lang, counts),
    ...(id === null ? [] : [`register undo ${id}`]),
  ]);
};

const undo = async (change: string, options: Options): Promise<void> => {
  const voice = voiceOf(options);
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(registerChanges.undo, { params: { organisation: options.organisation, change }, body: {} }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  const { restored, kept } = answer.value;
  print(voice, answer.value, () => [
    say(words.undone, voice.lang, { restored: restored.length, kept: kept.length }),
    ...kept.map((row) => `  ${say(words.keptRow, voice.lang, row)}`),
  ]);
};

const listChanges = async (options: Options): Promise<void> => {
  const voice = voiceOf(options);
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(registerChanges.list, { params: { organisation: options.organisation }, query: { limit: 200 } }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () =>
    answer.value.items.length === 0
      ? [say(words.noHistory, voice.lang)]
      : answer.value.items.map(
          ({ id, appliedAt, by, file, takenBack, ...count }) =>
            `${id}  ${appliedAt}  ${by}  ${file ?? say(words.byHand, voice.lang)}  ${say(words.counts, voice.lang, count)}${takenBack === null ? "" : `  ${say(words.takenBack, voice.lang, { count: takenBack })}`}`,
        ),
  );
};

const mappingsOf = (options: Options, voice: Voice) =>
  withConnection(options, voice, ({ client }) =>
    client.call(registerExchange.mappings, { params: { organisation: options.organisation } }),
  );

const listMappings = async (options: Options): Promise<void> => {
  const voice = voiceOf(options);
  const answer = await mappingsOf(options, voice);
  if (!answer.ok) return printProblem(voice, answer.problem);
  const { mappings } = answer.value;
  print(voice, answer.value, () =>
    mappings.length === 0
      ? [say(words.noMappings, voice.lang)]
      : mappings.map(({ name, columns, savedAt }) => `${name}  ${columns.length}  ${savedAt}`),
  );
};

const showMapping = async (name: string, options: Options): Promise<void> => {
  const voice = voiceOf(options);
  const answer = await mappingsOf(options, voice);
  if (!answer.ok) return printProblem(voice, answer.problem);
  const found = answer.value.mappings.find((one) => one.name === name);
  if (found === undefined) {
    process.exitCode = 1;
    return printRefusals(voice, [refusal("mapping-unknown", houseRule("commands"), { name })]);
  }
  print(voice, found, () => found.columns.map(({ heading, to }) => `${heading} = ${to}`));
};

/** The headings of a file with what its columns are: as suggested, or as the options say from the left. */
const saveMapping = async (name: string, path: string, options: FileOptions): Promise<void> => {
  const voice = voiceOf(options);
  const bytes = fileOf(voice, path);
  if (bytes === null) return;
  const params = { organisation: options.organisation };
  const { sheet, header, columns: told } = options;
  const answer = await withConnection(options, voice, async ({ client }) => {
    const query = {
      file: basename(path),
      ...(sheet === undefined ? {} : { sheet }),
      ...(header === undefined ? {} : { header }),
    };
    const read = await client.call(registerExchange.read, { params, query, bytes });
    if (!read.ok) return read;
    const asked = told?.split(",") ?? [];
    const columns = read.value.columns.map(({ heading, to }, index) => ({
      heading,
      to: targets.find((target) => target === asked[index]) ?? (told === undefined ? to : ("ignore" as const)),
    }));
    const saved = await client.call(registerExchange.saveMapping, { params, body: { name, columns } });
    return saved.ok ? { ok: true as const, value: { ...saved.value, name, columns } } : saved;
  });
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () => [
    say(words.savedMapping, voice.lang, { name }),
    ...answer.value.columns.map(({ heading, to }) => `${heading} = ${to}`),
  ]);
};

const ofFile = (command: Command): Command =>
  withOrganisation(command)
    .argument("<file>", "CSV 或 XLSX · CSV or XLSX")
    .option("--sheet <name>", "哪张工作表 · which sheet; default: the first that holds anything")
    .option("--header <row>", "表头在第几行 · row of the headings, from 1; default: found")
    .option("--columns <codes>", `从左起各栏是什么，逗号分隔 · what each column is: ${targets.join(",")}`);

const changing = (command: Command): Command =>
  ofFile(command)
    .option("--mapping <name>", "用保留的对应关系 · a mapping that was kept")
    .option("--whole", "文件就是整本台账，没有的行撤下 · the file is the whole register; rows not in it are withdrawn");

/** `register preview | apply | undo | changes | mappings` */
export const registerExchangeCommands = (register: Command): void => {
  changing(register.command("preview"))
    .description("看一份表格会让台账变什么，什么也不写 · what a spreadsheet would change; nothing is written")
    .action(preview);
  changing(register.command("apply"))
    .description("把一份表格写入台账，要么全部要么不写 · apply a spreadsheet, all of it or nothing")
    .option("--plan <digest>", "只在结果和这次预览相同时写入 · only if it does what this preview said")
    .action(apply);
  withOrganisation(register.command("undo"))
    .description("撤销一次写入 · take a change set back")
    .argument("<change>", "变更编号，见 register changes · the change set's id")
    .action(undo);
  withOrganisation(register.command("changes"))
    .description("成批写入的记录 · change sets, the newest first")
    .action(listChanges);
  const mappings = register.command("mappings").description("保留的各栏对应关系 · column mappings that were kept");
  withOrganisation(mappings.command("list")).description("列出 · list them").action(listMappings);
  withOrganisation(mappings.command("show"))
    .description("看一份 · show one")
    .argument("<name>", "名字 · name")
    .action(showMapping);
  ofFile(mappings.command("save").argument("<name>", "名字 · name"))
    .description("按一份文件的表头保留 · keep one for the headings of a file")
    .action(saveMapping);
};
