import { writeFileSync } from "node:fs";
import { causesOf, causesSvg, type OutputOf, recordTexts, routes, say } from "@touchstone/contract";
import { houseRule, refusal } from "@touchstone/kernel";
import { recordJsonSchema } from "@touchstone/register";
import type { Command } from "commander";
import { type Place, withConnection } from "./connect.ts";
import { dayArgument } from "./day-argument.ts";
import { readInputJson, readInputText } from "./input-file.ts";
import { print, printProblem, type Voice, voiceOf, withVoice } from "./output.ts";
import { Refused } from "./refused.ts";
import { ask, withOrganisation } from "./with-organisation.ts";

type Spoken = { readonly json?: boolean; readonly lang?: string };
type Options = Place & Spoken & { readonly organisation: string };
type WithValues = Options & { readonly values?: string };

const words = recordTexts;
const { records } = routes;
const valuesShape = records.begin.body.shape.values;

const valuesIn = (file: string | undefined) => {
  if (file === undefined) return {};
  const read = valuesShape.safeParse(readInputJson(file));
  if (!read.success) throw new Refused(refusal("values-unreadable", houseRule("commands"), { file }));
  return read.data;
};

type Show = OutputOf<typeof records.show>;

const shownLines = (record: Show, { lang }: Voice): readonly string[] => [
  `${record.title}  ${record.state}`,
  ...record.warnings.map(({ message }) => `  ! ${message[lang]}`),
  ...record.next.map(({ step, barred }) => {
    const due = record.due.find((each) => each.step === step);
    return `  → ${step}${due === undefined || due.on === null ? "" : `  ${due.on}`}${barred.length === 0 ? "" : `  ✗ ${barred.join(", ")}`}`;
  }),
  ...record.history.map(({ on, name, act, step, reason }) => `  ${on}  ${name ?? "–"}  ${step ?? reason ?? act}`),
];

const kinds = async (options: Options): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(records.kinds, { params: { organisation }, query: {} }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () =>
    answer.value.kinds.map((kind) => say(words.kindLine, voice.lang, { ...kind, title: kind.title })),
  );
};

const showKind = (kind: string, options: Options) =>
  ask(
    options,
    records.kind,
    { params: { organisation: options.organisation, kind }, query: {} },
    ({ fields, steps, ...of }, { lang }) => [
      say(words.kindLine, lang, { ...of }),
      ...fields.map(({ id, title }) => `  ${id}  ${title[lang]}`),
      ...steps.map(({ id, title, pdca }) => {
        const phases = pdca.map((phase) => say(words[`pdca.${phase}`], lang)).join(", ");
        return `  → ${id}  ${title[lang]}${phases === "" ? "" : `  (${phases})`}`;
      }),
    ],
  );

type ListOptions = Options & {
  readonly state?: string;
  readonly choice?: string;
  readonly sort: "entered" | "title" | "due";
  readonly cursor?: string;
};

const list = async (kind: string, options: ListOptions): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, state, choice, sort, cursor } = options;
  const query = {
    limit: 200,
    sort,
    ...(state === undefined ? {} : { state }),
    ...(choice === undefined ? {} : { choice }),
    ...(cursor === undefined ? {} : { cursor }),
  };
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(records.list, { params: { organisation, kind }, query }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  const { items, next } = answer.value;
  print(voice, answer.value, () => [
    ...items.map((each) => `${each.id}  ${each.state}  ${each.due ?? "–"}${each.overdue ? " !" : ""}  ${each.title}`),
    ...(next === null ? [] : [`--cursor ${next}`]),
  ]);
};

const begin = async (kind: string, options: WithValues): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation } = options;
  const body = { values: valuesIn(options.values) };
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(records.begin, { params: { organisation, kind }, body }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () => [say(words.begun, voice.lang, answer.value)]);
};

const act = async (record: string, step: string, options: WithValues): Promise<void> => {
  const voice = voiceOf(options);
  const params = { organisation: options.organisation, record };
  const body = { step, values: valuesIn(options.values) };
  const answer = await withConnection(options, voice, async ({ client }) => {
    const shown = await client.call(records.show, { params, query: {} });
    if (!shown.ok) return shown;
    const judging = shown.value.next.some((each) => each.step === step && each.judging);
    return client.call(judging ? records.judge : records.step, { params, body });
  });
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () => [say(words.done, voice.lang, { step })]);
};

const amend = async (record: string, options: WithValues & { readonly reason: string }): Promise<void> => {
  const voice = voiceOf(options);
  const body = { reason: options.reason, values: valuesIn(options.values) };
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(records.amend, { params: { organisation: options.organisation, record }, body }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () => [say(words.amendedLine, voice.lang)]);
};

const show = async (record: string, options: Options & { readonly on?: string }): Promise<void> => {
  const voice = voiceOf(options);
  const query = options.on === undefined ? {} : { on: options.on };
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(records.show, { params: { organisation: options.organisation, record }, query }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () => shownLines(answer.value, voice));
};

const fishbone = async (record: string, options: Options & { readonly output: string }): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, output: file } = options;
  const answer = await withConnection(options, voice, async ({ client }) => {
    const shown = await client.call(records.show, { params: { organisation, record }, query: {} });
    if (!shown.ok) return shown;
    const { kind: of, edition } = shown.value;
    const kind = await client.call(records.kind, { params: { organisation, kind: of }, query: { edition } });
    return kind.ok ? { ok: true as const, value: { kind: kind.value, record: shown.value } } : kind;
  });
  if (!answer.ok) return printProblem(voice, answer.problem);
  const { kind, record: held } = answer.value;
  const found = causesOf(kind, held, voice.lang);
  if (found === null)
    throw new Refused(refusal("record-without-causes", houseRule("commands"), { record, title: held.title }));
  writeFileSync(file, causesSvg({ ...found, of: held.title, on: held.history[0]?.on ?? "" }, voice.lang));
  print(voice, { file, causes: found.causes }, () => [say(words.exported, voice.lang, { file })]);
};

const exportKind = async (kind: string, options: Options & { readonly output?: string }): Promise<void> => {
  const voice = voiceOf(options);
  const answer = await withConnection(options, voice, ({ client }) =>
    client.download(records.export, { params: { organisation: options.organisation, kind } }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  if (options.output === undefined && !voice.json) {
    process.stdout.write(answer.value);
    return;
  }
  const file = options.output ?? `${kind}.csv`;
  writeFileSync(file, answer.value);
  print(voice, { file, bytes: answer.value.length }, () => [say(words.exported, voice.lang, { file })]);
};

const check = async (file: string, options: Spoken): Promise<void> => {
  const { checkKindFile, readRecordKinds } = await import("@touchstone/server");
  const voice = voiceOf(options);
  const { problems, examples } = checkKindFile(file, readInputText(file), readRecordKinds);
  const ok = problems.length === 0;
  if (!ok) process.exitCode = 1;
  const remedy = ok ? null : say(words.kindRemedy, voice.lang);
  print(voice, { ok, problems, examples, remedy }, () => [
    ...problems.map(({ line, code, message }) => `${file}:${line ?? "?"} ${code} ${message}`),
    `${ok ? "✓" : "✗"} ${examples.passed} / ${examples.passed + examples.failed}`,
    ...(remedy === null ? [] : [remedy]),
  ]);
};

/** `register kinds check | schema`, and `register records kinds | list | begin | act | amend | show | fishbone | export` */
export const registerRecordsCommands = (register: Command): void => {
  const kindFiles = register
    .command("kinds")
    .description("记录的种类：数据，不是程序 · kinds of records: data, not programs");
  withVoice(kindFiles.command("check"))
    .argument("<file>", "种类文件 · the file of a kind")
    .description("检查文件，演算例题 · checks the file and plays its examples")
    .action(check);
  withVoice(kindFiles.command("schema"))
    .description("种类文件的 JSON Schema，供编辑器补全 · the JSON Schema of these files, for editors")
    .action((options: Spoken) => {
      const schema = recordJsonSchema();
      print(voiceOf(options), schema, () => [JSON.stringify(schema, null, 2)]);
    });
  const group = register
    .command("records")
    .description("事件、整改、文件等各种记录 · incidents, actions, documents and other records");
  const command = (usage: string, description: string) =>
    withOrganisation(group.command(usage)).description(description);
  const values = ["--values <file>", "字段和内容的 JSON 文件 · a JSON file from field to value"] as const;
  command("kinds", "有哪些记录 · the kinds of records").action(kinds);
  command("kind <kind>", "一种记录有哪些字段 · the fields of a kind").action(showKind);
  command("list <kind>", "列出一种记录 · the records of a kind")
    .option("--state <state>", "只列这个状态 · only in this state")
    .option("--choice <field:option>", "只列这样选的，如 nature:potential · only where this was chosen")
    .option("--sort <key>", "due | entered | title", "due")
    .option("--cursor <cursor>", "接着上一页 · go on after the page before")
    .action(list);
  command("begin <kind>", "登记一条 · enter a record")
    .requiredOption(...values)
    .action(begin);
  command("act <record> <step>", "做一步 · take a step")
    .option(...values)
    .action(act);
  command("amend <record>", "更正，原内容留在历史里 · amend; what stood before stays")
    .requiredOption(...values)
    .requiredOption("--reason <reason>", "为什么 · why")
    .action(amend);
  command("show <record>", "一条记录和它的下一步 · a record and what is next")
    .option("--on <date>", "截至哪一天 · as of which day", dayArgument)
    .action(show);
  command("fishbone <record>", "把原因画成鱼骨图（SVG）· draw its causes as a fishbone (SVG)")
    .requiredOption("--output <file>", "写入文件 · write to this file")
    .action(fishbone);
  command("export <kind>", "导出 CSV · export as CSV")
    .option("--output <file>", "写入文件 · write to this file; default: standard output")
    .action(exportKind);
};
