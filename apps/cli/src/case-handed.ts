import { writeFileSync } from "node:fs";
import { handoverTexts, routes, say } from "@touchstone/contract";
import type { Command } from "commander";
import { act } from "./case-act.ts";
import { asPerson } from "./case-client.ts";
import { common, type Options } from "./case-show.ts";
import { print, printProblem, voiceOf } from "./output.ts";
import { itemLines, sheetLines } from "./register-handover.ts";

const { handover: route } = routes;

const list = (id: string, options: Options): Promise<void> => {
  const voice = voiceOf(options);
  return asPerson(options, voice, async (client) => {
    const answer = await client.call(route.handed, { params: { case: id } });
    if (!answer.ok) return printProblem(voice, answer.problem);
    const { items } = answer.value;
    print(voice, answer.value, () =>
      items.length === 0 ? [say(handoverTexts.bodyNone, voice.lang)] : itemLines(voice, items),
    );
  });
};

const open = (id: string, item: string, options: Options): Promise<void> => {
  const voice = voiceOf(options);
  return asPerson(options, voice, async (client) => {
    const answer = await client.call(route.open, { params: { case: id, item } });
    if (!answer.ok) return printProblem(voice, answer.problem);
    print(voice, answer.value, () => sheetLines(answer.value));
  });
};

const get = (id: string, item: string, options: Options & { readonly output: string }): Promise<void> => {
  const voice = voiceOf(options);
  const { output: file } = options;
  return asPerson(options, voice, async (client) => {
    const answer = await client.download(route.file, { params: { case: id, item } });
    if (!answer.ok) return printProblem(voice, answer.problem);
    // Over what is there nothing is written.
    writeFileSync(file, answer.value, { flag: "wx" });
    print(voice, { file, bytes: answer.value.length }, () => [file]);
  });
};

/** `case handed list | open | get | cite` */
export const caseHanded = (group: Command): void => {
  const handed = group
    .command("handed")
    .description("客户移交给本案的记录 · what the client handed over for this case");
  common(handed.command("list <case>", { isDefault: true }).description("有哪些 · what there is")).action(list);
  common(
    handed.command("open <case> <item>").description("打开一件，客户会看到 · open one; the client sees that"),
  ).action(open);
  common(handed.command("cite <case> <item>").description("引用为发现的证据 · cite it as evidence of a finding"))
    .requiredOption("--finding <id>", "发现 · the finding")
    .action((id: string, item: string, { finding, ...options }: Options & { finding: string }) =>
      act(options, (client) => client.call(route.cite, { params: { case: id, item }, body: { finding } })),
    );
  common(handed.command("get <case> <item>").description("下载证据，客户会看到 · take a file; the client sees that"))
    .requiredOption("--output <file>", "存到 · where to")
    .action(get);
};
