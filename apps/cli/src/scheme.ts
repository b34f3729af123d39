import { cycleTexts, type Language, say } from "@touchstone/contract";
import { type CycleEvent, isInForce, ruleJsonSchema, schemeJsonSchema, simulateCycle } from "@touchstone/kernel";
import { type Command, Option } from "commander";
import { legalToday } from "./day.ts";
import { dayArgument } from "./day-argument.ts";
import { readInputText } from "./input-file.ts";
import { print, voiceOf, withVoice } from "./output.ts";
import { drawAsSvg, drawAsText } from "./scheme-drawing.ts";
import { standardsCommand } from "./scheme-standards.ts";

type Spoken = { readonly json?: boolean; readonly lang?: string };

const list = async (options: Spoken): Promise<void> => {
  const { readSchemes } = await import("@touchstone/server");
  const voice = voiceOf(options);
  const on = legalToday();
  const schemes = readSchemes().map(({ id, edition, title, source, clause, jurisdiction, effective }) => ({
    id,
    edition,
    title,
    source,
    clause,
    jurisdiction,
    effective,
    inForce: isInForce({ effective }, on),
  }));
  print(voice, { schemes }, () =>
    schemes.map(
      ({ id, edition, title, source, clause, inForce }) =>
        `${inForce ? "●" : "○"} ${id}  ${edition}  ${title[voice.lang]}  〔${source} ${clause}〕`,
    ),
  );
};

const checked = async (file: string) => {
  const { checkSchemeFile, readRulePacks, readSchemes } = await import("@touchstone/server");
  const packs = readRulePacks();
  return { packs, check: checkSchemeFile(file, readInputText(file), packs, readSchemes()) };
};

type Checked = Awaited<ReturnType<typeof checked>>["check"];

type Drawn = Spoken & { readonly draw?: "text" | "svg" };

const drawn = (scheme: Checked["scheme"], draw: Drawn["draw"], lang: "zh" | "en"): string | null => {
  if (scheme === null || draw === undefined) return null;
  return draw === "svg" ? drawAsSvg(scheme, lang) : drawAsText(scheme, lang).join("\n");
};

const report = ({ ok, problems, examples, scheme }: Checked, options: Drawn): void => {
  if (!ok) process.exitCode = 1;
  const voice = voiceOf(options);
  const verdict = [
    ...problems.map(({ file, line, code, message }) => `${file}:${line ?? "?"} ${code} ${message}`),
    `${ok ? "✓" : "✗"} ${examples.passed} / ${examples.passed + examples.failed}`,
  ];
  const asked = drawn(scheme, options.draw, voice.lang);
  const drawing = asked ?? drawn(scheme, "text", voice.lang);
  // A picture goes into a file as it is; the verdict then stands beside it.
  if (options.draw === "svg" && drawing !== null && !voice.json) process.stderr.write(`${verdict.join("\n")}\n`);
  const lines =
    options.draw === "svg" && drawing !== null ? [drawing] : [...(drawing === null ? [] : [drawing, ""]), ...verdict];
  print(voice, { ok, problems, examples, ...(asked === null ? {} : { drawing: asked }) }, () => lines);
};

const isKnown = (what: string): what is keyof typeof cycleTexts => Object.hasOwn(cycleTexts, what);

const inWords = ({ what, about }: CycleEvent, lang: Language): string =>
  isKnown(what) ? say(cycleTexts[what], lang, { about }) : what;

const simulate = async (file: string, options: Spoken & { readonly from: string }): Promise<void> => {
  const { packs, check } = await checked(file);
  if (check.scheme === null) return report({ ...check, ok: false }, options);
  const voice = voiceOf(options);
  const events = simulateCycle(check.scheme, packs, Temporal.PlainDate.from(options.from));
  return print(voice, { events }, () =>
    events.map(
      (event) => `${event.date}  ${inWords(event, voice.lang)}  〔${event.rule.source} ${event.rule.clause}〕`,
    ),
  );
};

export const schemeCommand = (program: Command): void => {
  const group = program.command("scheme").description("认证方案：数据，不是程序 · schemes: data, not programs");
  withVoice(group.command("list").description("列出方案 · the schemes")).action(list);
  withVoice(
    group
      .command("check")
      .argument("<file>", "方案或规则包 · a scheme or a rule pack")
      .description("检查文件，画出流程，演算例题 · checks a file, draws its process, plays its examples")
      .addOption(new Option("--draw <form>", "流程图 · the process as").choices(["text", "svg"])),
  ).action(async (file: string, options: Drawn) => report((await checked(file)).check, options));
  withVoice(
    group
      .command("schema")
      .description("方案文件的 JSON Schema，供编辑器补全 · the JSON Schema of scheme files, for editors")
      .option("--rules", "规则包的 · of rule packs", false),
  ).action((options: Spoken & { readonly rules: boolean }) => {
    const schema = options.rules ? ruleJsonSchema() : schemeJsonSchema();
    print(voiceOf(options), schema, () => [JSON.stringify(schema, null, 2)]);
  });
  withVoice(
    group
      .command("simulate")
      .argument("<file>", "方案 · a scheme")
      .description(
        "虚拟案件走完整个周期：每个期限和依据 · a fictive case through its cycle: every due date with its rule",
      )
      .option("--from <date>", "作出决定的日期 · the day of the decision", dayArgument, legalToday()),
  ).action(simulate);
  standardsCommand(group);
};
