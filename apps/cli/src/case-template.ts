import { writeFileSync } from "node:fs";
import { routes, say, templateTexts } from "@touchstone/contract";
import type { Command } from "commander";
import { asPerson } from "./case-client.ts";
import { common, type Options } from "./case-show.ts";
import { dayArgument } from "./day-argument.ts";
import { readInput, readInputJson } from "./input-file.ts";
import { print, printProblem, voiceOf } from "./output.ts";

type Owned = Options & { readonly organisation: string };

const templateIn = (path: string) => {
  const template = routes.cases.templatePropose.body.shape.template.safeParse(readInputJson(path));
  if (template.success) return template.data;
  const [issue] = template.error.issues;
  process.stderr.write(`${path}: ${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}\n`);
  return process.exit(2);
};

const show = (kind: string | undefined, options: Owned): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation } = options;
  return asPerson(options, voice, async (client) => {
    const answer = await client.call(routes.cases.templates, { params: { organisation } });
    if (!answer.ok) return printProblem(voice, answer.problem);
    const items = answer.value.items.filter((item) =>
      kind === undefined ? item.versions.length > 0 : item.kind === kind,
    );
    print(voice, { items }, () =>
      items.flatMap((item) => [
        `${item.kind}  ${item.title?.[voice.lang] ?? say(templateTexts.every, voice.lang)}`,
        ...item.versions.map(({ version, effectiveFrom, name, approved, returned }) => {
          const state =
            approved !== null
              ? say(templateTexts.approved, voice.lang, approved)
              : returned !== null
                ? say(templateTexts.returned, voice.lang, returned)
                : say(templateTexts.waiting, voice.lang);
          return `  ${version}  ${effectiveFrom}  ${name}  ${state}`;
        }),
      ]),
    );
  });
};

const set = (kind: string, file: string, options: Owned & { readonly from: string }): Promise<void> => {
  const voice = voiceOf(options);
  const params = { organisation: options.organisation, kind };
  const body = { template: templateIn(file), effectiveFrom: options.from };
  return asPerson(options, voice, async (client) => {
    const answer = await client.call(routes.cases.templatePropose, { params, body });
    if (!answer.ok) return printProblem(voice, answer.problem);
    print(voice, answer.value, () => [`${kind}  v${answer.value.version}  ${say(templateTexts.waiting, voice.lang)}`]);
  });
};

const approve = (kind: string, version: string, options: Owned): Promise<void> => {
  const voice = voiceOf(options);
  const params = { organisation: options.organisation, kind, version };
  return asPerson(options, voice, async (client) => {
    const answer = await client.call(routes.cases.templateAnswer, { params, body: { outcome: "approved" } });
    if (!answer.ok) return printProblem(voice, answer.problem);
    print(voice, answer.value, () => [`${kind}  ${version}`]);
  });
};

const preview = (kind: string, file: string, options: Owned & { readonly out: string }): Promise<void> => {
  const voice = voiceOf(options);
  const params = { organisation: options.organisation, kind };
  const body = { template: templateIn(file) };
  return asPerson(options, voice, async (client) => {
    const answer = await client.download(routes.cases.templatePreview, { params, body });
    if (!answer.ok) return printProblem(voice, answer.problem);
    writeFileSync(options.out, answer.value);
    print(voice, { file: options.out, bytes: answer.value.length }, () => [options.out]);
  });
};

const logo = (file: string, options: Owned): Promise<void> => {
  const voice = voiceOf(options);
  const params = { organisation: options.organisation };
  const bytes = readInput(file);
  return asPerson(options, voice, async (client) => {
    const answer = await client.call(routes.cases.templateLogo, { params, bytes });
    if (!answer.ok) return printProblem(voice, answer.problem);
    const { digest, width, height } = answer.value;
    print(voice, answer.value, () => [`${width}×${height}  "logo": "${digest}"`]);
  });
};

/** `case template show|logo|set|approve|preview`: how a body prints its records. */
export const caseTemplate = (cases: Command): void => {
  const group = cases.command("template").description("记录版式 · how a body prints its records");
  const owned = (name: string, description: string) =>
    common(group.command(name).description(description)).requiredOption("--organisation <id>", "机构 · the body");
  owned("show [kind]", "各种记录的版式和各版 · templates and their versions").action(show);
  owned("logo <file>", "存页眉标志，版式用它的摘要 · keep a logo; a template names it by its digest").action(logo);
  owned("set <kind> <file>", "提出下一版；every 表示所有记录 · propose the next version; every: for all kinds")
    .requiredOption("--from <date>", "从哪一天起，要晚于今天 · from which day, after today", dayArgument)
    .action(set);
  owned("approve <kind> <version>", "批准，由另一个人 · approve, by another person").action(approve);
  owned("preview <kind> <file>", "用示例记录看效果 · print a made-up record with it")
    .requiredOption("--out <file>", "存为 PDF · where to keep the PDF")
    .action(preview);
};
