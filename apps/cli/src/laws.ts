import { requirementsTexts, routes, say, sayList } from "@touchstone/contract";
import type { Command } from "commander";
import { askLaws } from "./ask-laws.ts";
import type { Place } from "./connect.ts";
import { legalToday } from "./day.ts";
import { dayArgument } from "./day-argument.ts";
import { lawCatalogueCommands } from "./law-catalogue.ts";
import { lawChangeCommands } from "./law-changes.ts";
import { lawDutyCommands } from "./law-duties.ts";
import { lawFacesCommand } from "./law-faces.ts";
import { lawNamesCommand } from "./law-names.ts";
import { lawSceneCommand } from "./law-scene.ts";
import { lawScheduleCommands, withLaws } from "./law-schedules.ts";
import { stateWord } from "./law-state.ts";
import { lawsExportCommand } from "./laws-export.ts";
import { lawsImportCommand } from "./laws-import.ts";
import { lawsSearchCommand } from "./laws-search.ts";
import { print, voiceOf } from "./output.ts";

type Options = Place & { readonly laws?: string; readonly json?: boolean; readonly lang?: string };
type PlaceAndDay = { readonly scene: string; readonly region: string; readonly on: string };

const words = requirementsTexts;

type Asking = Options & PlaceAndDay & { readonly market?: string; readonly organisation?: string };

const listInForce = async (options: Asking): Promise<void> => {
  const voice = voiceOf(options);
  const { scene, region, on, market, organisation } = options;
  const where = { scene, region, on, ...(market === undefined ? {} : { market }) };
  const answer = await askLaws(
    options,
    voice,
    async (library) => (await import("@touchstone/server")).askInForce(library, where),
    (client) =>
      client.call(routes.requirements.inForce, {
        query: { ...where, ...(organisation === undefined ? {} : { organisation }) },
      }),
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
    ...provisions.map((one) =>
      `${one.factor}  ${one.pointKind}  ${one.family}@${one.version} ${one.article ?? ""}`.trim(),
    ),
  ]);
};

const diffLaws = async (from: string, to: string, options: Options): Promise<void> => {
  const voice = voiceOf(options);
  const on = legalToday();
  const answer = await askLaws(
    options,
    voice,
    async (library) => {
      const { askDiff } = await import("@touchstone/server");
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
    line("added", sayList(added, voice.lang) || 0),
    line("removed", sayList(removed, voice.lang) || 0),
  ]);
};

const citeLaw = async (text: string, options: Options & { readonly on: string }): Promise<void> => {
  const voice = voiceOf(options);
  const { on } = options;
  const answer = await askLaws(
    options,
    voice,
    async (library) => (await import("@touchstone/server")).askCitation(library, text, on),
    (client) => client.call(routes.requirements.cite, { query: { text, on } }),
  );
  if (!answer.ok) return;
  const { family, version, title, article, inForce, state, successor } = answer.value;
  print(voice, { family, version, article, text: answer.value.text, inForce, successor }, () => [
    `${title} ${article ?? ""}  ${family}@${version}`,
    stateWord(state, voice.lang),
    ...(successor === null
      ? []
      : [`${say(words.successor, voice.lang)}  ${successor.family}@${successor.version} ${successor.article ?? ""}`]),
    answer.value.text ?? say(words.noText, voice.lang),
  ]);
};

const withDay = (command: Command): Command =>
  command.option("--on <date>", "截至哪一天 · as of which day; default: today", dayArgument, legalToday());

/**
 * `laws import | export | in-force | diff | search | cite`, what follows in time (law-schedules.ts, law-duties.ts), and when
 * the law changes (law-changes.ts)
 */
export const lawsCommand = (program: Command): void => {
  const laws = program.command("laws").description("法规库 · the law base");
  lawsImportCommand(laws);
  lawsExportCommand(laws);
  withDay(withLaws(laws.command("in-force")))
    .description("某场景在某地某日适用的文件和条款 · what binds a scene at a place on a day")
    .requiredOption("--scene <scene>", "lift, canteen, certification-body")
    .option("--organisation <id>", "连同这个单位自写的场景 · with the scenes that this organisation wrote")
    .requiredOption("--region <code>", "GB/T 2260, 330100")
    .option("--market <ids>", "销往的市场 · markets one sells to: EU,US")
    .action(listInForce);
  withLaws(laws.command("diff"))
    .description("比较两个版本 · compare two versions")
    .argument("<from>", "cn-food-safety-law@2021-04-29")
    .argument("<to>", "cn-food-safety-law@2025-09-12")
    .action(diffLaws);
  lawsSearchCommand(laws);
  lawCatalogueCommands(laws);
  withDay(withLaws(laws.command("cite")))
    .description("查一条引用 · look up a citation")
    .argument("<text>", "“食品安全法 45”")
    .action(citeLaw);
  lawChangeCommands(laws);
  lawScheduleCommands(laws);
  lawDutyCommands(laws);
  lawNamesCommand(laws);
  lawFacesCommand(laws);
  lawSceneCommand(laws);
};
