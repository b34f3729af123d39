import { writeFileSync } from "node:fs";
import { lawFormats, requirementsTexts, routes, say } from "@touchstone/contract";
import { type Command, Option } from "commander";
import { type Place, withConnection, withPlace } from "./connect.ts";
import { print, printProblem, voiceOf, withVoice } from "./output.ts";

type Options = Place & {
  readonly format: string;
  readonly output?: string;
  readonly json?: boolean;
  readonly lang?: string;
};

const exportLaw = async (name: string, options: Options): Promise<void> => {
  const voice = voiceOf(options);
  const [family = "", version = ""] = name.split("@");
  const format = lawFormats.find((one) => one === options.format) ?? "akn";
  const answer = await withConnection(options, voice, ({ client }) =>
    client.download(routes.requirements.export, { params: { family, version }, query: { format } }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  if (options.output === undefined && !voice.json) {
    process.stdout.write(answer.value);
    return;
  }
  const file = options.output ?? `${name}.${format}`;
  writeFileSync(file, answer.value);
  print(voice, { file, format, bytes: answer.value.length }, () => [
    say(requirementsTexts.exported, voice.lang, { file }),
  ]);
};

export const lawsExportCommand = (laws: Command): void => {
  withVoice(withPlace(laws.command("export")))
    .description("导出一个版本的条文 · export the articles of one version")
    .argument("<name>", "cn-food-safety-law@2025-09-12")
    .addOption(new Option("--format <format>", lawFormats.join(" | ")).choices([...lawFormats]).default("akn"))
    .option("--output <file>", "写入文件 · write to this file; default: standard output")
    .action(exportLaw);
};
