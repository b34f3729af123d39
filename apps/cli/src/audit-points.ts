import { writeFileSync } from "node:fs";
import {
  changeTexts,
  factorTexts,
  type Language,
  type OutputOf,
  requirementsTexts,
  routes,
  say,
} from "@touchstone/contract";
import { askAuditPoints, writeWorkbook } from "@touchstone/server";
import { type Command, Option } from "commander";
import { askLaws } from "./ask-laws.ts";
import { type Place, withPlace } from "./connect.ts";
import { legalToday } from "./day.ts";
import { dayArgument } from "./day-argument.ts";
import { print, voiceOf, withVoice } from "./output.ts";

type Options = Place & {
  readonly laws?: string;
  readonly json?: boolean;
  readonly lang?: string;
  readonly scene: string;
  readonly region: string;
  readonly on: string;
  readonly format: "json" | "md" | "xlsx";
  readonly output?: string;
  readonly organisation?: string;
};
type Served = OutputOf<typeof routes.requirements.auditPoints>;
/** A folder of laws knows of no change that waits for a look; a server does. */
type Point = Omit<Served["points"][number], "review"> & Partial<Pick<Served["points"][number], "review">>;
type Points = { readonly points: readonly Point[]; readonly open: Served["open"] };

const words = requirementsTexts;
const kinds = {
  system: words.pointSystem,
  licence: words.pointLicence,
  operation: words.pointOperation,
  observation: words.pointObservation,
} as const;

const isKind = (text: string): text is keyof typeof kinds => text in kinds;

/** A point as the contract prints it: `text` in the language asked for. */
const documentOf = ({ points, open }: Points, lang: Language) => ({
  points: points.map((point) => ({
    id: point.id,
    kind: point.kind,
    text: point.text[lang],
    provision: { family: point.provision.family, version: point.provision.version, article: point.provision.article },
    jurisdiction: point.jurisdiction,
    local: point.local,
    record: point.record,
    check: point.check,
    scene: point.scene,
    standard: point.standard,
    factor: point.factor,
    subclass: point.subclass[lang],
    duty: point.duty[lang],
    evidence: point.evidence[lang],
    focus: point.focus,
    review: point.review ?? null,
  })),
  open,
});

const cellsOf = (point: Point, lang: Language): readonly string[] => {
  const notes = [
    ...(point.local ? [say(words.local, lang)] : []),
    ...(point.review ? [`${say(changeTexts.waits, lang)} ${point.review.family}@${point.review.version}`] : []),
    ...(point.record === null ? [] : [`${say(words.record, lang)} ${point.record}`]),
  ];
  const { title, article } = point.provision;
  return [
    point.id,
    say(factorTexts[point.factor], lang),
    point.text[lang],
    `${title} ${article ?? ""}`.trim(),
    `${point.standard.id} ${point.standard.clause}`,
    notes.join(" · "),
  ];
};

const row = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;

const heads = (lang: Language): readonly string[] => [
  say(words.pointId, lang),
  say(words.factor, lang),
  say(words.points, lang),
  say(words.provision, lang),
  say(words.standard, lang),
  say(words.remark, lang),
];

/** A checklist to print: one table for each kind of point. */
const markdown = ({ points, open }: Points, { scene, region, on }: Options, lang: Language): readonly string[] => [
  `# ${say(words.points, lang)} · ${scene} · ${region} · ${on}`,
  ...Object.entries(kinds).flatMap(([kind, label]) => {
    const some = points.filter((point) => point.kind === kind);
    if (some.length === 0 || !isKind(kind)) return [];
    return [
      "",
      `## ${say(label, lang)}`,
      "",
      row(heads(lang)),
      "|---|---|---|---|---|---|",
      ...some.map((point) => row(cellsOf(point, lang))),
    ];
  }),
  ...(open.length === 0 ? [] : ["", `${say(words.openPoints, lang)} ${open.map(({ id }) => id).join("、")}`]),
];

const workbook = ({ points }: Points, lang: Language): Promise<Uint8Array> =>
  writeWorkbook({
    name: say(words.points, lang),
    cells: [
      [say(words.pointKind, lang), ...heads(lang)],
      ...points.map((point) => [say(kinds[point.kind], lang), ...cellsOf(point, lang)]),
    ],
    merges: [],
    headingRows: 1,
    widths: [16, 10, 8, 60, 40, 18, 24],
  });

const auditPoints = async (options: Options): Promise<void> => {
  const { scene, region, on, format, output, organisation } = options;
  const voice = voiceOf({ ...options, json: options.json === true || format === "json" });
  const where = { scene, region, on };
  const answer = await askLaws(
    options,
    voice,
    (library) => askAuditPoints(library, where),
    (client) =>
      client.call(routes.requirements.auditPoints, {
        query: { ...where, ...(organisation === undefined ? {} : { organisation }) },
      }),
  );
  if (!answer.ok) return;
  const made = {
    points: [...answer.value.points],
    open: answer.value.open.map((one) => ({ ...one, families: [...one.families] })),
  };
  const document = documentOf(made, voice.lang);
  if (format === "xlsx") {
    const bytes = await workbook(made, voice.lang);
    if (output === undefined) process.stdout.write(bytes);
    else writeFileSync(output, bytes);
    return;
  }
  if (output === undefined) print(voice, document, () => markdown(made, options, voice.lang));
  else
    writeFileSync(
      output,
      voice.json ? JSON.stringify(document, null, 2) : markdown(made, options, voice.lang).join("\n"),
    );
};

/** `audit-points` */
export const auditPointsCommand = (program: Command): void => {
  withVoice(withPlace(program.command("audit-points")))
    .description("按场景、地域和日期生成审核要点 · audit points by scene, place and day")
    .requiredOption("--scene <scene>", "lift, canteen, certification-body；多个用逗号 · several with commas")
    .option("--organisation <id>", "连同这个单位自写的场景 · with the scenes that this organisation wrote")
    .requiredOption("--region <code>", "GB/T 2260, 330100")
    .option("--on <date>", "审核日期 · day of the audit; default: today", dayArgument, legalToday())
    .option("--laws <dir>", "直接读这个文件夹，不用服务器 · read this folder, without a server")
    .addOption(new Option("--format <format>", "格式 · form").choices(["json", "md", "xlsx"]).default("md"))
    .option("--output <file>", "写入文件 · write to a file")
    .action(auditPoints);
};
