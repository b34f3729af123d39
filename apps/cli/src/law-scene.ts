import { type OutputOf, routes, say, sceneTexts } from "@touchstone/contract";
import type { Command } from "commander";
import { asPerson } from "./case-client.ts";
import { common, type Options } from "./case-show.ts";
import { readInputText } from "./input-file.ts";
import { print, printProblem, type Voice, voiceOf } from "./output.ts";

type Owned = Options & { readonly organisation: string };
type Scene = OutputOf<typeof routes.requirements.ownScene>;
type Entry = Scene["entries"][number];

const words = sceneTexts;
const { requirements } = routes;

const stateLines = (entry: Entry, lang: Voice["lang"]): readonly string[] => {
  const { pending, approved, returned, withdrawn, origin } = entry;
  return [
    ...(approved === null ? [] : [say(words.approvedBy, lang, approved.approval)]),
    ...(pending === null ? [] : [`${say(words.statePending, lang)}  ${say(words.proposedBy, lang, pending.proposed)}`]),
    ...(returned === null ? [] : [say(words.returnedBy, lang, returned)]),
    ...(withdrawn === null ? [] : [say(words.withdrawnBy, lang, withdrawn)]),
    ...(origin === null ? [] : [say(words.copiedFrom, lang, origin)]),
    ...(approved?.drift ?? []).map(({ change, basis }) =>
      say(words[change], lang, { article: `${basis.family} ${basis.article}` }),
    ),
  ].map((line) => `    ${line}`);
};

const entryLines = (entry: Entry, lang: Voice["lang"]): readonly string[] => [
  `${entry.id}  ${(entry.pending ?? entry.approved)?.form.duty[lang] ?? ""}`,
  ...stateLines(entry, lang),
];

const list = (options: Owned): Promise<void> => {
  const voice = voiceOf(options);
  return asPerson(options, voice, async (client) => {
    const answer = await client.call(requirements.ownScenes, { params: { organisation: options.organisation } });
    if (!answer.ok) return printProblem(voice, answer.problem);
    const { scenes } = answer.value;
    print(voice, { scenes }, () =>
      scenes.length === 0
        ? [say(words.none, voice.lang)]
        : scenes.map(
            ({ id, key, title, approved, pending }) =>
              `${id}  ${key}  ${title[voice.lang]}  ${say(words.approvedCount, voice.lang, { count: approved })}  ${say(words.pendingCount, voice.lang, { count: pending })}`,
          ),
    );
  });
};

const show = (scene: string, options: Owned): Promise<void> => {
  const voice = voiceOf(options);
  return asPerson(options, voice, async (client) => {
    const params = { organisation: options.organisation, scene };
    const answer = await client.call(requirements.ownScene, { params });
    if (!answer.ok) return printProblem(voice, answer.problem);
    const { key, title, entries } = answer.value;
    print(voice, answer.value, () => [
      `${key}  ${title[voice.lang]}`,
      ...entries.flatMap((entry) => entryLines(entry, voice.lang)),
    ]);
  });
};

type Naming = Owned & { readonly prefix: string; readonly zh: string; readonly en: string };

const open = (key: string, copyOf: string | null, options: Naming): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, prefix, zh, en } = options;
  return asPerson(options, voice, async (client) => {
    const body = { key, prefix, title: { zh, en }, copyOf };
    const answer = await client.call(requirements.sceneOpen, { params: { organisation }, body });
    if (!answer.ok) return printProblem(voice, answer.problem);
    print(voice, answer.value, () => [`${answer.value.id}  ${key}`]);
  });
};

/** An obligation in the form of the contract, as YAML; faults are told with their line. */
const formIn = async (path: string) => {
  const { readYaml } = await import("@touchstone/server");
  const { form } = requirements.scenePropose.body.shape;
  const read = readYaml(path, readInputText(path), form);
  if (read.ok) return read.value;
  for (const { file, line, message } of read.problems) process.stderr.write(`${file}:${line} ${message}\n`);
  return process.exit(2);
};

const propose = async (scene: string, file: string, options: Owned & { readonly replace?: string }): Promise<void> => {
  const voice = voiceOf(options);
  const body = { form: await formIn(file), obligation: options.replace ?? null };
  return asPerson(options, voice, async (client) => {
    const params = { organisation: options.organisation, scene };
    const answer = await client.call(requirements.scenePropose, { params, body });
    if (!answer.ok) return printProblem(voice, answer.problem);
    print(voice, answer.value, () => [say(words.statePending, voice.lang)]);
  });
};

const approve = (scene: string, obligations: string[], options: Owned): Promise<void> => {
  const voice = voiceOf(options);
  return asPerson(options, voice, async (client) => {
    const params = { organisation: options.organisation, scene };
    const answer = await client.call(requirements.sceneApprove, { params, body: { obligations } });
    if (!answer.ok) return printProblem(voice, answer.problem);
    print(voice, answer.value, () => [`${say(words.stateApproved, voice.lang)}  ${obligations.join(" ")}`]);
  });
};

type Ending = Owned & { readonly obligation?: string; readonly why: string };

const giveBack = (scene: string, obligation: string, options: Ending): Promise<void> => {
  const voice = voiceOf(options);
  return asPerson(options, voice, async (client) => {
    const params = { organisation: options.organisation, scene };
    const answer = await client.call(requirements.sceneReturn, { params, body: { obligation, why: options.why } });
    if (!answer.ok) return printProblem(voice, answer.problem);
    print(voice, answer.value, () => [`${say(words.stateReturned, voice.lang)}  ${obligation}`]);
  });
};

const withdraw = (scene: string, options: Ending): Promise<void> => {
  const voice = voiceOf(options);
  return asPerson(options, voice, async (client) => {
    const params = { organisation: options.organisation, scene };
    const body = { obligation: options.obligation ?? null, why: options.why };
    const answer = await client.call(requirements.sceneWithdraw, { params, body });
    if (!answer.ok) return printProblem(voice, answer.problem);
    print(voice, answer.value, () => [`${say(words.stateWithdrawn, voice.lang)}  ${options.obligation ?? scene}`]);
  });
};

/** `laws scene list | show | open | copy | propose | approve | return | withdraw` */
export const lawSceneCommand = (laws: Command): void => {
  const group = laws.command("scene").description("自写场景 · scenes that an organisation writes");
  const owned = (name: string, description: string) =>
    common(group.command(name).description(description)).requiredOption("--organisation <id>", "单位 · whose scenes");
  const naming = (command: Command) =>
    command
      .requiredOption("--prefix <letters>", "编号前缀 · before the numbers: ES")
      .requiredOption("--zh <name>", "中文名 · name in Chinese")
      .requiredOption("--en <name>", "英文名 · name in English");
  const reasoned = (command: Command) => command.requiredOption("--why <reason>", "理由 · the reason");
  owned("list", "本单位的场景 · the scenes of an organisation").action(list);
  owned("show <scene>", "一个场景的义务、状态和条文变化 · obligations, states, changed articles").action(show);
  naming(owned("open <key>", "新建空白场景 · open an empty scene")).action((key: string, options: Naming) =>
    open(key, null, options),
  );
  naming(owned("copy <from> <key>", "复制场景，保留条文链接 · copy a scene with its provisions")).action(
    (from: string, key: string, options: Naming) => open(key, from, options),
  );
  owned("propose <scene> <file>", "按 YAML 提出一条义务 · propose an obligation from YAML")
    .option("--replace <id>", "改写哪一条 · which one it rewrites: ES-001")
    .action(propose);
  owned("approve <scene> <ids...>", "批准，由另一个人 · approve, by another person").action(approve);
  reasoned(owned("return <scene> <id>", "退回 · return with the reason")).action(giveBack);
  reasoned(
    owned("withdraw <scene>", "撤回一条或整个场景 · withdraw one or the whole scene").option(
      "--obligation <id>",
      "哪一条 · which: ES-001",
    ),
  ).action(withdraw);
};
