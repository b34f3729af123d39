import { writeFileSync } from "node:fs";
import { routes, sayList } from "@touchstone/contract";
import type { Command } from "commander";
import { type Place, withConnection, withPlace } from "./connect.ts";
import { readInput } from "./input-file.ts";
import { print, printProblem, voiceOf, withVoice } from "./output.ts";

type Options = Place & { readonly json?: boolean; readonly lang?: string };

// What lies beside the database in the data folder; copy it with the server stopped (docs/operations.md).
const leavesOut = ["blobs", "log", "keys"];
const reminder = {
  zh: `不含数据目录里的 ${sayList(leavesOut, "zh")}，请另行复制。`,
  en: `The folders ${sayList(leavesOut, "en")} of the data folder are not in it; copy them as well.`,
};

const exportTo = (file: string, options: Options): Promise<void> => {
  const voice = voiceOf(options);
  return withConnection(options, voice, async ({ client }) => {
    const answer = await client.download(routes.operations.exportAll, {});
    if (!answer.ok) return printProblem(voice, answer.problem);
    writeFileSync(file, answer.value, { mode: 0o600 });
    return print(voice, { file, bytes: answer.value.byteLength, leavesOut }, () => [
      `${file}  ${answer.value.byteLength} B`,
      reminder[voice.lang],
    ]);
  });
};

const importFrom = (file: string, options: Options): Promise<void> => {
  const bytes = readInput(file);
  const voice = voiceOf(options);
  return withConnection(options, voice, async ({ client }) => {
    const answer = await client.call(routes.operations.importAll, { bytes });
    if (!answer.ok) return printProblem(voice, answer.problem);
    const { tables, rows, jobs } = answer.value;
    return print(voice, { file, tables, rows, jobs, leavesOut }, () => [
      voice.lang === "zh" ? `已导入 ${rows} 行，${tables} 张表。` : `${rows} rows in ${tables} tables imported.`,
      reminder[voice.lang],
    ]);
  });
};

/** `touchstone db`: the whole content, engine-independent. */
export const dbCommand = (program: Command): void => {
  const db = program.command("db").description("整库导出与导入 · the whole content, out and in");
  withVoice(withPlace(db.command("export <file>")))
    .description("导出全部内容，与存储引擎无关 · export everything, whatever the engine")
    .action(exportTo);
  withVoice(withPlace(db.command("import <file>")))
    .description("导入到空的数据目录或数据库 · import into an empty data folder or database")
    .action(importFrom);
};
