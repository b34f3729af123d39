import { writeFileSync } from "node:fs";
import { type Fishbone, fishboneSvg, type OutputOf, readingTexts, routes, say } from "@touchstone/contract";
import type { Command } from "commander";
import { askLaws } from "./ask-laws.ts";
import { type Place, withPlace } from "./connect.ts";
import { legalToday } from "./day.ts";
import { dayArgument } from "./day-argument.ts";
import { print, type Voice, voiceOf, withVoice } from "./output.ts";

type Options = Place & {
  readonly laws?: string;
  readonly json?: boolean;
  readonly lang?: string;
  readonly on: string;
};
type FishboneOptions = Options & { readonly scene: string; readonly region: string; readonly output?: string };

const words = readingTexts;

/** The same as the picture, as a tree of lines. */
const treeOf = ({ bones }: Fishbone, { lang }: Voice): readonly string[] =>
  bones.flatMap(({ factor, subclasses }) => [
    factor,
    ...(subclasses.length === 0 ? [`  ${say(words.noSubclass, lang)}`] : []),
    ...subclasses.flatMap(({ name, clauses }) => [
      `  ${name[lang]}`,
      ...clauses.map(({ obligation, provision: { title, article } }) =>
        `    ${obligation}  ${title} ${article ?? ""}`.trimEnd(),
      ),
    ]),
  ]);

const drawScene = async (options: FishboneOptions): Promise<void> => {
  const voice = voiceOf(options);
  const { scene, region, on, output } = options;
  const where = { scene, region, on };
  const answer = await askLaws(
    options,
    voice,
    async (library) => (await import("@touchstone/server")).askFishbone(library, where),
    (client) => client.call(routes.reading.fishbone, { query: where }),
  );
  if (!answer.ok) return;
  if (output === undefined) return print(voice, answer.value, () => treeOf(answer.value, voice));
  writeFileSync(output, fishboneSvg(answer.value, voice.lang));
  print(voice, { file: output }, () => [say(words.written, voice.lang, { file: output })]);
};

const coverLaw = async (law: string, options: Options & { readonly scene?: string }): Promise<void> => {
  const voice = voiceOf(options);
  const { on, scene } = options;
  const [family = "", version = "current"] = law.split("@");
  const answer = await askLaws(
    options,
    voice,
    async (library) => (await import("@touchstone/server")).askCoverage(library, law, scene, on),
    (client) =>
      client.call(routes.reading.coverage, {
        params: { family, version },
        query: { on, ...(scene === undefined ? {} : { scene }) },
      }),
  );
  if (!answer.ok) return;
  const { withDuty, onlyConsequence, without, articles, title, version: shown } = answer.value;
  const line = (label: keyof typeof words, count: number) => `${say(words[label], voice.lang)}  ${count}`;
  print(voice, answer.value, () => [
    `${title}  ${answer.value.family}@${shown}`,
    line("withDuty", withDuty),
    line("onlyConsequence", onlyConsequence),
    line("withoutDuty", without),
    ...articles
      .filter(({ duties, consequences }) => duties.length + consequences.length > 0)
      .map(
        ({ no, duties, consequences }) => `  ${no}  ${[...duties, ...consequences.map((id) => `(${id})`)].join(" ")}`,
      ),
  ]);
};

type Quoted = OutputOf<typeof routes.reading.quote>;

const verdictOf = ({ check, foundIn }: Quoted, { lang }: Voice): readonly string[] => {
  const t = (key: keyof typeof words, facts = {}) => say(words[key], lang, facts);
  const elsewhere = foundIn === null ? [] : [t("foundIn", foundIn)];
  const marks = "changes" in check ? check.changes : [];
  const marked = marks
    .map(({ kind, text }) => (kind === "same" ? text : kind === "added" ? `{+${text}+}` : `[-${text}-]`))
    .join("");
  switch (check.kind) {
    case "exact":
      return [t(check.whole ? "exactWhole" : "exactPart", check)];
    case "moved":
      return [t("movedTo", check)];
    case "not-found":
      return [t("notFound"), ...elsewhere];
    case "moved-form":
      return [t("movedForm", check), marked, ...elsewhere];
    case "form-only":
    case "differs":
      return [
        t(check.kind === "differs" ? "differs" : "formOnly", { article: check.article, ...check.first }),
        marked,
        ...elsewhere,
      ];
  }
};

const quoteLaw = async (citation: string, options: Options & { readonly text: string }): Promise<void> => {
  const voice = voiceOf(options);
  const { on, text } = options;
  const answer = await askLaws(
    options,
    voice,
    async (library) => (await import("@touchstone/server")).askQuote(library, citation, text, on),
    (client) => client.call(routes.reading.quote, { body: { citation, text, on } }),
  );
  if (!answer.ok) return;
  const { title, article, family, version, check } = answer.value;
  // A script can tell by the exit code that the quote is not the law's words.
  if (check.kind !== "exact") process.exitCode = 1;
  print(voice, answer.value, () => [`${title} ${article}  ${family}@${version}`, ...verdictOf(answer.value, voice)]);
};

const asked = (command: Command): Command =>
  withVoice(withPlace(command))
    .option("--on <date>", "截至哪一天 · as of which day; default: today", dayArgument, legalToday())
    .option("--laws <dir>", "直接读这个文件夹，不用服务器 · read this folder, without a server");

/** `laws fishbone | coverage | quote` */
export const lawFacesCommand = (laws: Command): void => {
  asked(laws.command("fishbone"))
    .description("场景的鱼刺图（人机料法环） · the fishbone of a scene")
    .requiredOption("--scene <scene>", "lift, canteen；多个用逗号 · several with commas")
    .requiredOption("--region <code>", "GB/T 2260, 330100")
    .option("--output <file.svg>", "写成 SVG 图 · write the picture")
    .action(drawScene);
  asked(laws.command("coverage"))
    .description("哪些条文有义务 · which articles have obligations")
    .argument("<family[@date]>", "cn-special-equipment-safety-law")
    .option("--scene <scene>", "只看这些场景 · only these scenes")
    .action(coverLaw);
  asked(laws.command("quote"))
    .description("逐字核对引文；有不同以 1 退出 · check a quote character by character; exit 1 if it differs")
    .argument("<citation>", "“特种设备安全法第十四条”")
    .requiredOption("--text <quote>", "引文 · the quote")
    .action(quoteLaw);
};
