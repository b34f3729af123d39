import { writeFileSync } from "node:fs";
import { labelTexts, type OutputOf, routes, say, sayRecurrence } from "@touchstone/contract";
import { labelParts } from "@touchstone/register";
import { type Command, InvalidArgumentError, Option } from "commander";
import { withConnection } from "./connect.ts";
import { given } from "./law-schedules.ts";
import { print, printProblem, type Voice, voiceOf } from "./output.ts";
import { ask, type OfOrganisation, withOrganisation } from "./with-organisation.ts";

type Options = OfOrganisation;
type Part = (typeof labelParts)[number];
type Duty = (typeof routes.labels.preview)["body"]["_zod"]["input"]["duties"] extends infer L | undefined
  ? L extends readonly (infer D)[]
    ? D
    : never
  : never;
type ChoiceOptions = Options & {
  readonly scene: string;
  readonly show: readonly Part[];
  readonly duty: readonly Duty[];
};
type View = OutputOf<typeof routes.labels.preview>["view"];

const words = labelTexts;
const { labels: route } = routes;

/** `LF-009`, `LF-009=step:maintain`, `LF-020=objective:RISK:OBJECTIVE`. */
const dutyArgument = (text: string, before: readonly Duty[] = []): readonly Duty[] => {
  const [obligation = "", proof] = text.split("=");
  if (proof === undefined) return [...before, { obligation, proof: null }];
  const [kind, first = "", objective = ""] = proof.split(":");
  if (kind === "step") return [...before, { obligation, proof: { kind, step: first } }];
  if (kind === "objective") return [...before, { obligation, proof: { kind, risk: first, objective } }];
  throw new InvalidArgumentError("LF-009=step:maintain | LF-009=objective:RISK:OBJECTIVE");
};

const choiceOf = ({ scene, show, duty }: ChoiceOptions) => ({ scene, shows: [...show], duties: [...duty] });

const viewLines = (view: View, { lang }: Voice): readonly string[] => [
  [view.title, view.organisation?.[lang], view.number, view.place, view.state?.[lang]]
    .filter((part) => typeof part === "string")
    .join("  "),
  ...view.duties.flatMap(({ obligation, duty, frequency, last, next, standing }) => [
    `  ${obligation}  ${say(words[`standing.${standing}`], lang)}  ${duty[lang]}`,
    [
      `    ${frequency === null ? say(words.noFrequency, lang) : sayRecurrence(frequency, lang)}`,
      `${say(words.last, lang)} ${last === null ? "–" : `${last.on} ${last.kind[lang]} ${last.digest ?? ""}`.trim()}`,
      `${say(words.next, lang)} ${next ?? "–"}`,
    ].join("  "),
  ]),
];

const list = async (options: Options): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(route.list, { params: { organisation } }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  const { things, of } = answer.value;
  const { lang } = voice;
  print(voice, answer.value, () => [
    ...things.map(({ thing, title, state, label }) =>
      [
        thing,
        title,
        state[lang],
        label === null ? say(words.noLabel, lang) : `${say(words.inForce, lang, label)}  ${label.address}`,
      ].join("  "),
    ),
    ...(things.length === 0 ? [say(words.none, lang)] : []),
    ...(of > things.length ? [say(words.more, lang, { of })] : []),
  ]);
};

type LabelShown = OutputOf<typeof route.show>["labels"][number];

const labelLine = ({ code, on, ended }: LabelShown, { lang }: Voice): string => {
  if (ended === null) return `${code}  ${say(words.inForce, lang, { on })}`;
  return `${code}  ${ended.replaced ? say(words.replaced, lang, ended) : say(words.withdrawn, lang, ended)}`;
};

const show = (thing: string, options: OfOrganisation): Promise<void> =>
  ask(options, route.show, { params: { organisation: options.organisation, thing } }, ({ title, labels }, voice) => [
    title,
    ...labels.map((label) => labelLine(label, voice)),
    ...(labels.length === 0 ? [say(words.noLabel, voice.lang)] : []),
  ]);

type ChoicesOptions = Options & { readonly scene?: string; readonly region?: string };

const choices = async (thing: string, options: ChoicesOptions): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, scene, region } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(route.choices, { params: { organisation, thing }, query: given({ scene, region }) }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  const { lang } = voice;
  print(voice, answer.value, () => [
    ...answer.value.duties.map(({ obligation, duty }) => `${obligation}  ${duty[lang]}`),
    ...answer.value.proofs.map(({ proof, title }) =>
      proof.kind === "step"
        ? `step:${proof.step}  ${title[lang]}`
        : `objective:${proof.risk}:${proof.objective}  ${title[lang]}`,
    ),
    ...(answer.value.scene === null ? [say(words.chooseScene, lang)] : []),
  ]);
};

const preview = async (thing: string, options: ChoiceOptions): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(route.preview, { params: { organisation, thing }, body: choiceOf(options) }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  const { view, seen } = answer.value;
  print(voice, answer.value, () => [...viewLines(view, voice), say(words.seen, voice.lang, { seen })]);
};

const issue = async (thing: string, options: ChoiceOptions & { readonly seen: string }): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, seen } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(route.issue, { params: { organisation, thing }, body: { ...choiceOf(options), seen } }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () => [say(words.issued, voice.lang, answer.value)]);
};

const withdraw = async (thing: string, options: Options & { readonly reason: string }): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, reason } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(route.withdraw, { params: { organisation, thing }, body: { reason } }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () => [say(words.cliWithdrawn, voice.lang)]);
};

type PrintOptions = Options & { readonly format: "pdf" | "svg"; readonly output: string };

const printed = async (thing: string, options: PrintOptions): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, format, output: file } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.download(route.print, { params: { organisation, thing }, query: { format } }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  writeFileSync(file, answer.value);
  print(voice, { file, bytes: answer.value.length }, () => [say(words.saved, voice.lang, { file })]);
};

const thingArgument = ["<thing>", "设备记录编号 · id of the equipment record"] as const;

const withChoice = (command: Command): Command =>
  command
    .argument(...thingArgument)
    .requiredOption("--scene <id>", "场景 · scene: lift")
    .addOption(new Option("--show <parts...>", "公开什么 · what is public").choices([...labelParts]).default([]))
    .addOption(
      new Option(
        "--duty <duty>",
        "LF-009 | LF-009=step:maintain | LF-009=objective:RISK:OBJECTIVE；可重复 · repeatable",
      )
        .argParser(dutyArgument)
        .default([]),
    );

/** `register label list | show | choices | preview | issue | withdraw | print` */
export const registerLabelCommands = (register: Command): void => {
  const group = register.command("label").description("设备标签：扫码看义务和凭据 · QR labels on equipment");
  const one = (name: string, text: string): Command => withOrganisation(group.command(name)).description(text);
  one("list", "设备和在用的标签 · equipment, with the label in force").action(list);
  one("show", "一台设备发过的标签 · every label that a thing has had")
    .argument(...thingArgument)
    .action(show);
  one("choices", "可以公开哪些义务，各凭什么看 · which duties may be public, and what proves them")
    .argument(...thingArgument)
    .option("--scene <id>", "场景 · default: the area of the thing's row")
    .option("--region <code>", "GB/T 2260, 330100；默认组织所在地 · default: the organisation's own")
    .action(choices);
  withChoice(one("preview", "预览扫码的人看到什么 · what a stranger will see")).action(preview);
  withChoice(one("issue", "照预览过的发标签 · issue the label that was previewed"))
    .requiredOption("--seen <value>", "preview 给的预览值 · the value that preview gave")
    .action(issue);
  one("withdraw", "撤回标签 · withdraw the label")
    .argument(...thingArgument)
    .requiredOption("--reason <text>", "原因 · the reason")
    .action(withdraw);
  one("print", "写出打印页 · write the page to print")
    .argument(...thingArgument)
    .addOption(new Option("--format <format>", "pdf | svg").choices(["pdf", "svg"]).default("pdf"))
    .requiredOption("--output <file>", "写入文件 · write to this file")
    .action(printed);
};
