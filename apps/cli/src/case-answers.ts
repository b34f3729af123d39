import { writeFileSync } from "node:fs";
import { basename } from "node:path";
import { type Client, routes } from "@touchstone/contract";
import { type AnswerPart, answerParts } from "@touchstone/kernel";
import { type Command, Option } from "commander";
import { act } from "./case-act.ts";
import { asPerson } from "./case-client.ts";
import { common, type Options } from "./case-show.ts";
import { legalToday } from "./day.ts";
import { dayArgument } from "./day-argument.ts";
import { readInput } from "./input-file.ts";
import { print, printProblem, voiceOf } from "./output.ts";

type Attached = Options & { part: AnswerPart; file: string[]; on: string };
type Answered = Omit<Attached, "file"> & { text: string; file?: string[] };

/** The files in turn; the first that is refused ends it, and its refusal is the answer. */
const attachAll = async (client: Client, id: string, finding: string, { part, file, on }: Omit<Attached, "lang">) => {
  const [first = "", ...rest] = file;
  const send = (path: string) =>
    client.call(routes.findingFiles.attach, {
      params: { case: id, finding },
      query: { part, name: basename(path), on },
      bytes: readInput(path),
    });
  let answer = await send(first);
  for (const path of rest) if (answer.ok) answer = await send(path);
  return answer;
};

const onPart = (command: Command): Command =>
  common(command)
    .addOption(new Option("--part <part>", "哪一部分 · part").choices([...answerParts]).makeOptionMandatory())
    .option("--on <date>", "证据取得日期 · the day on which the evidence was collected", dayArgument, legalToday());

/** The client's answers to findings, with the evidence for them. */
export const caseAnswers = (group: Command): void => {
  onPart(group.command("answer <case> <finding>").alias("reply").description("客户答复 · the client's answer"))
    .requiredOption("--text <text>", "内容 · text")
    .option("--file <path...>", "附上的证据 · evidence to attach")
    .action((id: string, finding: string, { part, text, file = [], ...options }: Answered) =>
      act(options, async (client) => {
        const answer = await client.call(routes.cases.answerFinding, {
          params: { case: id, finding },
          body: { part, text },
        });
        return answer.ok && file.length > 0 ? attachAll(client, id, finding, { ...options, part, file }) : answer;
      }),
    );
  onPart(group.command("attach <case> <finding>").description("给答复附证据 · attach evidence to an answer given"))
    .requiredOption("--file <path...>", "证据文件 · evidence")
    .action((id: string, finding: string, options: Attached) =>
      act(options, (client) => attachAll(client, id, finding, options)),
    );
  common(
    group.command("attachment <case> <finding> <file>").description("下载附的证据 · save a file that was attached"),
  )
    .requiredOption("--out <path>", "存到哪里 · where to")
    .action((id: string, finding: string, file: string, { out, ...options }: Options & { out: string }) => {
      const voice = voiceOf(options);
      return asPerson(options, voice, async (client) => {
        const read = await client.download(routes.findingFiles.read, { params: { case: id, finding, file } });
        if (!read.ok) return printProblem(voice, read.problem);
        writeFileSync(out, read.value);
        return print(voice, { path: out, bytes: read.value.length }, () => [out]);
      });
    });
};
