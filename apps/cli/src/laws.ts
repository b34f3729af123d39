import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { requirementsTexts, routes, say } from "@touchstone/contract";
import { houseRule, refusal } from "@touchstone/kernel";
import { askCite, askDiff, askInForce } from "@touchstone/server";
import type { Command } from "commander";
import { askLaws } from "./ask-laws.ts";
import { type Place, withConnection, withPlace } from "./connect.ts";
import { legalToday } from "./day.ts";
import { dayArgument } from "./day-argument.ts";
import { lawChangeCommands } from "./law-changes.ts";
import { lawFilesOf } from "./law-folder.ts";
import { print, printRefusals, voiceOf, withVoice } from "./output.ts";

type Options = Place & { readonly laws?: string; readonly json?: boolean; readonly lang?: string };
type PlaceAndDay = { readonly scene: string; readonly region: string; readonly on: string };

const words = requirementsTexts;

const importLaws = async (paths: readonly string[], options: Options): Promise<void> => {
  const voice = voiceOf(options);
  const files = lawFilesOf(paths);
  if (files === null) {
    process.exitCode = 1;
    printRefusals(voice, [refusal("path-missing", houseRule("commands"), { path: paths.join(" ") })]);
    return;
  }
  const sum = { imported: 0, unchanged: 0, articles: 0, catalogue: { imported: 0, unchanged: 0 } };
  const refused: { readonly file: string; readonly code: string; readonly message: string }[] = [];
  await withConnection(options, voice, async ({ client }) => {
    for (const path of files) {
      const file = basename(path);
      const answer = await client.call(routes.requirements.import, {
        query: { file },
        bytes: new Uint8Array(readFileSync(path)),
      });
      if (!answer.ok) {
        const { code, message } = answer.problem.error;
        refused.push({ file, code, message });
        continue;
      }
      const { kind, imported, unchanged, articles } = answer.value;
      const part = kind === "catalogue" ? sum.catalogue : sum;
      part.imported += imported;
      part.unchanged += unchanged;
      sum.articles += articles;
    }
  });
  if (refused.length > 0) process.exitCode = 1;
  print(voice, { ...sum, refused }, () => [
    say(words.imported, voice.lang, { count: sum.imported + sum.catalogue.imported }),
    say(words.unchanged, voice.lang, { count: sum.unchanged + sum.catalogue.unchanged }),
    say(words.articleCount, voice.lang, { count: sum.articles }),
    ...(refused.length === 0 ? [] : [say(words.refused, voice.lang, { count: refused.length })]),
    ...refused.map(({ file, message }) => `  ${file}  ${message}`),
  ]);
};

const listInForce = async (options: Options & PlaceAndDay): Promise<void> => {
  const voice = voiceOf(options);
  const { scene, region, on } = options;
  const where = { scene, region, on };
  const answer = await askLaws(
    options,
    voice,
    (library) => askInForce(library, where),
    (client) => client.call(routes.requirements.inForce, { query: where }),
  );
  if (!answer.ok) return;
  const documents = answer.value.documents.map(({ family, version, title, level, jurisdiction, effective }) => ({
    family,
    version,
    title,
    level,
    jurisdiction,
    effective,
  }));
  const provisions = answer.value.provisions.map(({ family, version, article, jurisdiction, factor, pointKind }) => ({
    family,
    version,
    article,
    jurisdiction,
    factor,
    pointKind,
  }));
  print(voice, { documents, provisions }, () => [
    ...documents.map(
      (one) => `${one.effective ?? "–"}  ${one.level}  ${one.jurisdiction}  ${one.title}  ${one.family}@${one.version}`,
    ),
    "",
    ...provisions.map((one) => `${one.factor}  ${one.pointKind}  ${one.family}@${one.version} ${one.article}`),
  ]);
};

const diffLaws = async (from: string, to: string, options: Options): Promise<void> => {
  const voice = voiceOf(options);
  const on = legalToday();
  const answer = await askLaws(
    options,
    voice,
    async (library) => {
      const diff = await askDiff(library, from, to, on);
      if (!diff.ok) return diff;
      const { same, moved, formOnly, changed, added, removed } = diff.value;
      return {
        ok: true,
        value: { same: same.length, moved: moved.length, formOnly: formOnly.length, changed, added, removed },
      };
    },
    (client) => client.call(routes.requirements.diff, { query: { from, to, on } }),
  );
  if (!answer.ok) return;
  const { same, moved, formOnly, changed, added, removed } = answer.value;
  const line = (label: keyof typeof words, what: string | number) => `${say(words[label], voice.lang)}  ${what}`;
  print(voice, { same, moved, formOnly, changed, added, removed }, () => [
    line("same", same),
    line("moved", moved),
    line("formOnly", formOnly),
    line("changed", changed.length),
    ...changed.map((pair) => `  ${pair.from} → ${pair.to}`),
    line("added", added.join("、") || 0),
    line("removed", removed.join("、") || 0),
  ]);
};

const citeLaw = async (text: string, options: Options & { readonly on: string }): Promise<void> => {
  const voice = voiceOf(options);
  const { on } = options;
  const answer = await askLaws(
    options,
    voice,
    (library) => askCite(library, text, on),
    (client) => client.call(routes.requirements.cite, { query: { text, on } }),
  );
  if (!answer.ok) return;
  const { family, version, title, article, inForce, successor } = answer.value;
  print(voice, { family, version, article, text: answer.value.text, inForce, successor }, () => [
    `${title} ${article}  ${family}@${version}`,
    say(inForce ? words.stateInForce : words.stateReplaced, voice.lang),
    ...(successor === null
      ? []
      : [`${say(words.successor, voice.lang)}  ${successor.family}@${successor.version} ${successor.article ?? ""}`]),
    answer.value.text ?? say(words.noText, voice.lang),
  ]);
};

const withLaws = (command: Command): Command =>
  withVoice(withPlace(command)).option(
    "--laws <dir>",
    "直接读这个文件夹，不用服务器 · read this folder, without a server",
  );

const withDay = (command: Command): Command =>
  command.option("--on <date>", "截至哪一天 · as of which day; default: today", dayArgument, legalToday());

/** `laws import | in-force | diff | cite`, and what follows when the law changes. */
export const lawsCommand = (program: Command): void => {
  const laws = program.command("laws").description("法规库 · the law base");
  withVoice(withPlace(laws.command("import")))
    .description("导入 law/1 与目录文件；重复导入等于一次 · import files; twice is the same as once")
    .argument("<path...>", "文件或文件夹 · files or folders")
    .action(importLaws);
  withDay(withLaws(laws.command("in-force")))
    .description("某场景在某地某日适用的文件和条款 · what binds a scene at a place on a day")
    .requiredOption("--scene <scene>", "lift, canteen")
    .requiredOption("--region <code>", "GB/T 2260, 330100")
    .action(listInForce);
  withLaws(laws.command("diff"))
    .description("比较两个版本 · compare two versions")
    .argument("<from>", "cn-food-safety-law@2021-04-29")
    .argument("<to>", "cn-food-safety-law@2025-09-12")
    .action(diffLaws);
  withDay(withLaws(laws.command("cite")))
    .description("查一条引用 · look up a citation")
    .argument("<text>", "“食品安全法 45”")
    .action(citeLaw);
  lawChangeCommands(laws);
};
