import { writeFileSync } from "node:fs";
import { guideFormats, type Language, type OutputOf, routes } from "@touchstone/contract";
import { ok } from "@touchstone/kernel";
import { type Command, InvalidArgumentError, Option } from "commander";
import { askLaws } from "./ask-laws.ts";
import { addQuiz } from "./audit-quiz.ts";
import { type GuideOptions, ofGuide } from "./of-guide.ts";
import { voiceOf } from "./output.ts";
import { addWorkshop } from "./workshop.ts";

type Format = (typeof guideFormats)[number];
type Options = GuideOptions & {
  readonly unfit: readonly Unfit[];
  readonly format: Format;
  readonly output?: string;
  readonly organisation?: string;
};
type Unfit = { readonly of: string; readonly reason: string };
type Guide = Pick<OutputOf<typeof routes.requirements.auditGuide>, "points" | "open">;

/** A point as the contract prints it: `text` in the language asked for. */
const documentOf = ({ points, open }: Guide, lang: Language) => ({
  points: points.map(({ text, subclass, duty, evidence, provision, ...point }) => ({
    ...point,
    text: text[lang],
    subclass: subclass[lang],
    duty: duty[lang],
    evidence: evidence[lang],
    subject: point.subject[lang],
    condition: point.condition?.[lang] ?? null,
    provision: {
      family: provision.family,
      version: provision.version,
      article: provision.article,
      since: provision.since,
    },
  })),
  open,
});

const deliver = (bytes: Uint8Array | string, output: string | undefined): void => {
  if (output === undefined) process.stdout.write(bytes);
  else writeFileSync(output, bytes);
};

const auditPoints = async (options: Options): Promise<void> => {
  const { scene, region, on, standards, unfit, output, organisation } = options;
  const format = options.json === true ? "json" : options.format;
  const voice = voiceOf({ ...options, json: format === "json" });
  const asked = { scene, region, on, standards, unfit: [...unfit] };
  const body = { ...asked, ...(organisation === undefined ? {} : { organisation }) };
  if (format === "json") {
    const guide = await askLaws(
      options,
      voice,
      async (library) => (await import("@touchstone/server")).askGuide(library, asked),
      (client) => client.call(routes.requirements.auditGuide, { body }),
    );
    if (guide.ok) deliver(`${JSON.stringify(documentOf(guide.value, voice.lang), null, 2)}\n`, output);
    return;
  }
  const file = await askLaws(
    options,
    voice,
    async (library) => {
      const { askGuide, writeGuide } = await import("@touchstone/server");
      const guide = askGuide(library, asked);
      return guide.ok ? ok((await writeGuide(guide.value, format, voice.lang)).bytes) : guide;
    },
    (client) => client.download(routes.requirements.auditGuide, { body: { ...body, format } }),
  );
  if (file.ok) deliver(file.value, output);
};

const unfitArgument = (text: string, before: readonly Unfit[]): readonly Unfit[] => {
  const [of = "", ...reason] = text.split("=");
  if (of === "" || reason.length === 0) throw new InvalidArgumentError("CT-030=理由 · CT-030=reason");
  return [...before, { of, reason: reason.join("=") }];
};

/** `audit-points`: the list, and what trains people on it. */
export const auditPointsCommand = (program: Command): void => {
  const group = program.command("audit-points").description("审核要点 · audit points");
  ofGuide(group.command("list", { isDefault: true }))
    .description(
      "按场景、地域和日期生成审核要点（不写子命令就是它）· audit points by scene, place and day; the default",
    )
    .option(
      "--unfit <what=reason>",
      "判为不适用的要点或法规，可重复 · a point or law judged not applicable, with the reason; repeatable",
      unfitArgument,
      [],
    )
    .addOption(new Option("--format <format>", "格式 · form").choices([...guideFormats]).default("md"))
    .option("--output <file>", "写入文件 · write to a file")
    .action(auditPoints);
  addQuiz(group);
  addWorkshop(group);
};
