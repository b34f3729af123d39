import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { type Client, type OutputOf, refusalMessage, requirementsTexts, routes, say } from "@touchstone/contract";
import { houseRule, refusal } from "@touchstone/kernel";
import type { Command } from "commander";
import { bulkParts, isBulkFile } from "./bulk-parts.ts";
import { type Place, withConnection, withPlace } from "./connect.ts";
import { lawFilesOf } from "./law-folder.ts";
import { print, printRefusals, type Voice, voiceOf, withVoice } from "./output.ts";
import { progressBar } from "./progress.ts";

type Options = Place & { readonly json?: boolean; readonly lang?: string };
type Answer = OutputOf<typeof routes.requirements.import>;
type Told = { readonly file: string; readonly row: number | null; readonly code: string; readonly message: string };

const words = requirementsTexts;

/** What all files of one run came to. */
class Sum {
  readonly #counts = { imported: 0, unchanged: 0, known: 0, articles: 0, refusedCount: 0, warningCount: 0 };
  readonly catalogue = { imported: 0, unchanged: 0 };
  readonly refused: Told[] = [];
  readonly warnings: Told[] = [];

  get counts() {
    return this.#counts;
  }

  add(file: string, answer: Answer): void {
    const counts = this.#counts;
    const part = answer.kind === "catalogue" ? this.catalogue : counts;
    part.imported += answer.imported;
    part.unchanged += answer.unchanged;
    counts.known += answer.known;
    counts.articles += answer.articles;
    counts.refusedCount += answer.refusedCount;
    counts.warningCount += answer.warningCount;
    this.refused.push(...answer.refused.map((one) => ({ file, ...one })));
    this.warnings.push(...answer.warnings.map((one) => ({ file, ...one })));
  }

  refuse(file: string, code: string, message: string): void {
    this.#counts.refusedCount += 1;
    this.refused.push({ file, row: null, code, message });
  }
}

const importWhole = async (client: Client, path: string, sum: Sum, { lang }: Voice): Promise<void> => {
  const file = basename(path);
  // The server would refuse it as well; nobody needs to hold it in memory for that.
  const limit = routes.requirements.import.mostBytes ?? 0;
  if (statSync(path).size > limit) {
    return sum.refuse(file, "body-too-large", say(refusalMessage("body-too-large"), lang, { limit }));
  }
  const bytes = new Uint8Array(readFileSync(path));
  const answer = await client.call(routes.requirements.import, { query: { file }, bytes });
  if (answer.ok) sum.add(file, answer.value);
  else for (const { code, message } of answer.problem.error.refusals) sum.refuse(file, code, message);
};

const importBulk = async (client: Client, path: string, sum: Sum): Promise<void> => {
  const file = basename(path);
  const bar = progressBar(file);
  for await (const { bytes, line, share } of bulkParts(path)) {
    const answer = await client.call(routes.requirements.import, { query: { file, line }, bytes });
    if (answer.ok) sum.add(file, answer.value);
    else for (const { code, message } of answer.problem.error.refusals) sum.refuse(file, code, message);
    bar.at(share);
  }
  bar.end();
};

const told = ({ file, row, message }: Told): string => `  ${file}${row === null ? "" : `:${row}`}  ${message}`;

const importLaws = async (paths: readonly string[], options: Options): Promise<void> => {
  const voice = voiceOf(options);
  const files = lawFilesOf(paths);
  if (files === null) {
    process.exitCode = 1;
    printRefusals(voice, [refusal("path-missing", houseRule("commands"), { path: paths.join(" ") })]);
    return;
  }
  const sum = new Sum();
  await withConnection(options, voice, async ({ client }) => {
    for (const path of files) await (isBulkFile(path) ? importBulk : importWhole)(client, path, sum, voice);
  });
  const { counts, catalogue, refused, warnings } = sum;
  const { refusedCount, warningCount, known } = counts;
  if (refusedCount > 0) process.exitCode = 1;
  const count = (label: keyof typeof words, value: number) => say(words[label], voice.lang, { count: value });
  print(voice, { ...counts, catalogue, refused, warnings }, () => [
    count("imported", counts.imported + catalogue.imported),
    count("unchanged", counts.unchanged + catalogue.unchanged),
    ...(known === 0 ? [] : [count("knownElsewhere", known)]),
    count("articleCount", counts.articles),
    ...(refusedCount === 0 ? [] : [count("refused", refusedCount)]),
    ...refused.map(told),
    ...(warningCount === 0 ? [] : [count("warnings", warningCount)]),
    ...warnings.slice(0, 20).map(told),
  ]);
};

export const lawsImportCommand = (laws: Command): void => {
  withVoice(withPlace(laws.command("import")))
    .description(
      "导入法规文件，格式按内容识别；中断后再来一次就接着做，重复等于一次 · import law files, known by their content; after an interruption run it again, and twice is the same as once",
    )
    .argument("<path...>", "文件或文件夹 · files or folders")
    .action(importLaws);
};
