import {
  aspectTexts,
  lawScheduleTexts,
  retentionStartTexts,
  routes,
  say,
  sayAmount,
  sayListBoth,
  sayPeriod,
} from "@touchstone/contract";
import { ok } from "@touchstone/kernel";
import { type HeldCertificate, mayDoWork } from "@touchstone/requirements";
import { type Command, InvalidArgumentError } from "commander";
import { askLaws } from "./ask-laws.ts";
import { legalToday, readDay } from "./day.ts";
import { dayArgument } from "./day-argument.ts";
import { given, type LawOptions, withLaws } from "./law-schedules.ts";
import { print, printRefusals, voiceOf, withVoice } from "./output.ts";

const words = lawScheduleTexts;

type Spoken = { readonly json?: boolean; readonly lang?: string };

type RetentionOptions = Spoken & {
  readonly region: string;
  readonly recorded: string;
  readonly shelfLifeEnd?: string;
  readonly useEnd?: string;
  readonly destroyOn?: string;
};

const retention = async (record: string, options: RetentionOptions): Promise<void> => {
  const { askRetention } = await import("@touchstone/server");
  const voice = voiceOf(options);
  const { region, recorded, shelfLifeEnd = null, useEnd = null, destroyOn } = options;
  const answer = askRetention({ record, region, days: { recorded, shelfLifeEnd, useEnd }, destroyOn });
  if (!answer.ok) {
    process.exitCode = 1;
    return printRefusals(voice, answer.refusals);
  }
  const { free, by, rules } = answer.value;
  return print(voice, answer.value, () => [
    free === null ? say(words.freeNever, voice.lang) : `${say(words.free, voice.lang)}  ${free}`,
    ...rules.map(({ rule, source, from, since, atLeast, free: own }) => {
      const start = say(retentionStartTexts[from], voice.lang);
      const line = say(words.keptSpan, voice.lang, {
        start,
        since,
        atLeast: sayPeriod(atLeast, voice.lang),
        free: own,
      });
      return `${rule === by ? "●" : "○"} ${source.source} ${source.clause}  ${line}`;
    }),
  ]);
};

/** `T@2022-03-15`, or `T@2022-03-15..2024-12-31` where the last day is printed. */
const certificateArgument = (text: string, before: readonly HeldCertificate[] = []): readonly HeldCertificate[] => {
  const [code = "", dates = ""] = text.split("@");
  const [issued = "", until = null] = dates.split("..");
  if (readDay(issued) === null || (until !== null && readDay(until) === null))
    throw new InvalidArgumentError("T@2022-03-15, T@2022-03-15..2026-03-14");
  return [...before, { code, issued, until }];
};

type WorkOptions = Spoken & {
  readonly work: string;
  readonly on: string;
  readonly certificate?: readonly HeldCertificate[];
};

const qualification = async ({ work, on, certificate = [], ...options }: WorkOptions): Promise<void> => {
  const { readOperatorCertificates } = await import("@touchstone/server");
  const voice = voiceOf(options);
  const answer = mayDoWork(readOperatorCertificates(), { work, on, held: certificate });
  if (!answer.ok) {
    process.exitCode = 1;
    return printRefusals(voice, answer.refusals);
  }
  const { until, renewBy } = answer.value;
  return print(voice, answer.value, () => [say(words.mayWork, voice.lang, { code: work, until, renewBy })]);
};

const certificates = async (options: Spoken): Promise<void> => {
  const { readOperatorCertificates } = await import("@touchstone/server");
  const voice = voiceOf(options);
  const registry = readOperatorCertificates();
  print(voice, registry, () =>
    registry.items.map(
      ({ code, title, note }) => `${(code ?? "–").padEnd(3)} ${title[voice.lang]}  ${note?.[voice.lang] ?? ""}`,
    ),
  );
};

const isAspect = (name: string): name is keyof typeof aspectTexts => name in aspectTexts;

type DifferencesOptions = LawOptions & {
  readonly scene: string;
  readonly region: string;
  readonly on: string;
  readonly subclass?: string;
};

const differences = async (options: DifferencesOptions): Promise<void> => {
  const voice = voiceOf(options);
  const { lang } = voice;
  const { scene, region, on, subclass } = options;
  const where = { scene, region, on };
  const answer = await askLaws(
    options,
    voice,
    async (library) => (await import("@touchstone/server")).askDifferences(library, where, subclass ?? null),
    (client) => client.call(routes.lawSchedules.differences, { query: { ...where, ...given({ subclass }) } }),
  );
  if (!answer.ok) return;
  const { rows, subclasses } = answer.value;
  const aspect = (name: string) => (isAspect(name) ? say(aspectTexts[name], lang) : name);
  print(voice, { on, rows }, () =>
    rows.length === 0
      ? [say(words.noDifferences, lang), sayListBoth(subclasses)[lang]]
      : rows.map((row) =>
          [
            row.jurisdiction,
            row.id,
            say(words[`relation.${row.relation}`], lang),
            ...row.added.map(aspect),
            ...row.differs.map(
              ({ attribute, was, is }) =>
                `${say(words[`attribute.${attribute}`], lang)} ${sayAmount(attribute, was, lang)} → ${sayAmount(attribute, is, lang)}`,
            ),
            `${row.provision.title} ${row.provision.article ?? ""}`.trim(),
          ].join("  "),
        ),
  );
};

type TreeOptions = LawOptions & { readonly on: string };

const standardTree = async (options: TreeOptions): Promise<void> => {
  const voice = voiceOf(options);
  const { lang } = voice;
  const { on } = options;
  const answer = await askLaws(
    options,
    voice,
    async (library) => ok((await import("@touchstone/server")).askStandardTree(library, on)),
    (client) => client.call(routes.lawSchedules.standardTree, { query: { on } }),
  );
  if (!answer.ok) return;
  const { standards, laws } = answer.value;
  print(voice, answer.value, () => [
    ...standards.map(({ designation, sector, from, relation, depth }) => {
      const how = relation === null ? "" : `  ${say(words[`standard.${relation}`], lang, { from: from ?? "" })}`;
      return `${"  ".repeat(depth)}${designation}  ${sector[lang]}${how}`;
    }),
    "",
    say(words.legalBase, lang),
    ...laws.map(({ title, family, version }) => `${title}  ${family}@${version ?? "–"}`),
  ]);
};

/** `laws retention | certificates | qualification | differences | standard-tree` */
export const lawDutyCommands = (laws: Command): void => {
  withVoice(laws.command("retention"))
    .description("一份记录哪天起可以销毁 · from which day a record may go")
    .argument("<record>", "kitchen-waste-ledger, purchase-record, lift-maintenance-record …")
    .requiredOption("--region <code>", "GB/T 2260, 420100")
    .requiredOption("--recorded <date>", "记录日期 · day of the record", dayArgument)
    .option("--shelf-life-end <date>", "保质期届满日 · end of the shelf life", dayArgument)
    .option("--use-end <date>", "使用期限届满日 · end of use", dayArgument)
    .option("--destroy-on <date>", "想在哪天销毁 · to be destroyed on", dayArgument)
    .action(retention);
  withVoice(laws.command("certificates"))
    .description("特种设备作业项目和代号 · works on special equipment and their codes")
    .action(certificates);
  withVoice(laws.command("qualification"))
    .description("持这些证的人那天能不能做这项作业 · may somebody with these certificates do a work on a day")
    .requiredOption("--work <code>", "T")
    .option("--certificate <code@issued[..until]>", "T@2022-03-15；可重复 · may be repeated", certificateArgument)
    .option("--on <date>", "作业日期 · day of the work", dayArgument, legalToday())
    .action(qualification);
  withLaws(laws.command("differences"))
    .description("同一子类在国家、省、市的差异 · one sub-class across nation, province, city")
    .requiredOption("--scene <scene>", "lift, canteen")
    .requiredOption("--region <code>", "GB/T 2260, 371700")
    .option("--subclass <name>", "餐厨垃圾")
    .option("--on <date>", "截至哪一天 · as of which day", dayArgument, legalToday())
    .action(differences);
  withLaws(laws.command("standard-tree"))
    .description("行业标准从哪来，体系立在哪些法律上 · where sector standards come from; the laws under the systems")
    .option("--on <date>", "截至哪一天 · as of which day", dayArgument, legalToday())
    .action(standardTree);
};
