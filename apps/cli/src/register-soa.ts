import { writeFileSync } from "node:fs";
import { ismsWords, type OutputOf, routes, say, soaTexts } from "@touchstone/contract";
import { houseRule, refusal } from "@touchstone/kernel";
import { type SoaEdition, soaEditions, soaStatuses } from "@touchstone/register";
import { type Command, Option } from "commander";
import { type AsPlace, asPerson } from "./case-client.ts";
import { withConnection } from "./connect.ts";
import { print, printProblem, printRefusals, type Voice, voiceOf } from "./output.ts";
import { ask, withOrganisation } from "./with-organisation.ts";

type Options = AsPlace & {
  readonly organisation: string;
  readonly edition: SoaEdition;
  readonly json?: boolean;
  readonly lang?: string;
};
type SetOptions = Options & {
  readonly status?: (typeof soaStatuses)[number];
  readonly process?: string;
  readonly from?: "library" | "2013";
};
type ExportOptions = Options & {
  readonly format: "csv" | "xlsx" | "oscal";
  readonly number?: string;
  readonly output?: string;
};
type Line = OutputOf<typeof routes.isms.soa>["lines"][number];

const said = (applicable: boolean | null, { lang }: Voice): string =>
  say(applicable === null ? ismsWords.undecided : applicable ? ismsWords.applies : ismsWords.excluded, lang);

const printed = (voice: Voice) => (line: Pick<Line, "control" | "title" | "applicable" | "status" | "justification">) =>
  [
    line.control,
    line.title[voice.lang],
    said(line.applicable, voice),
    ...(line.applicable === true ? [say(ismsWords[`status.${line.status}`], voice.lang)] : []),
    ...(line.justification === "" ? [] : [line.justification]),
  ].join("  ");

const show = async (options: Options & { readonly number?: string }): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, edition, number } = options;
  await withConnection(options, voice, async ({ client }) => {
    if (number !== undefined) {
      const params = { organisation, edition, number: Number(number) };
      const version = await client.call(routes.isms.soaVersion, { params });
      if (!version.ok) return printProblem(voice, version.problem);
      const { lines, moved } = version.value;
      const since =
        moved.length === 0
          ? say(soaTexts.movedNone, voice.lang)
          : say(soaTexts.moved, voice.lang, { controls: moved.join(", ") });
      return print(voice, version.value, () => [...lines.map(printed(voice)), "", since]);
    }
    const answer = await client.call(routes.isms.soa, { params: { organisation, edition } });
    if (!answer.ok) return printProblem(voice, answer.problem);
    const { lines, progress, warnings } = answer.value;
    print(voice, answer.value, () => [
      say(soaTexts.progress, voice.lang, progress),
      ...lines.map(printed(voice)),
      "",
      ...warnings.map(({ code, control, risks }) =>
        say(ismsWords[`warning.${code}`], voice.lang, { control, count: risks.length }),
      ),
      say(soaTexts.versionSeen, voice.lang, { version: answer.value.version }),
    ]);
  });
};

/** `A.5.1=yes`, `A.7.4=no:reason`, `A.8.1=open`. */
const readLine = (text: string) => {
  const read = /^(A(?:\.\d{1,2}){2,3})=(yes|no|open)(?::(.*))?$/s.exec(text);
  if (read === null) return null;
  const [, control = "", word, justification] = read;
  const applicable = word === "open" ? null : word === "yes";
  return { control, applicable, ...(justification === undefined ? {} : { justification }) };
};

const set = async (given: readonly string[], options: SetOptions): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, edition, status, process: named, from } = options;
  const odd = given.find((text) => readLine(text) === null);
  if (odd !== undefined || (given.length === 0 && from === undefined)) {
    process.exitCode = 1;
    return printRefusals(voice, [refusal("soa-line-unreadable", houseRule("commands"), { printed: odd ?? "" })]);
  }
  const more = { ...(status === undefined ? {} : { status }), ...(named === undefined ? {} : { process: named }) };
  const lines = given.flatMap((text) => readLine(text) ?? []).map((line) => ({ ...line, ...more }));
  const params = { organisation, edition };
  await asPerson(options, voice, async (client) => {
    const filled = from === undefined ? null : await client.call(routes.isms.fillSoa, { params, body: { from } });
    if (filled !== null && !filled.ok) return printProblem(voice, filled.problem);
    const answer = lines.length === 0 ? null : await client.call(routes.isms.setSoa, { params, body: { lines } });
    if (answer !== null && !answer.ok) return printProblem(voice, answer.problem);
    const count = (filled?.value.lines ?? 0) + lines.length;
    print(voice, { ...(answer ?? filled)?.value, lines: count }, () => [
      say(soaTexts.filled, voice.lang, { lines: count }),
    ]);
  });
};

const processes = (options: Options) =>
  ask(
    options,
    routes.processes.list,
    { params: { organisation: options.organisation }, query: { edition: options.edition } },
    (found, { lang }) =>
      found.processes.map(({ name, spellings, controls, inPlace }) =>
        [
          `${name === "" ? say(soaTexts.noProcess, lang) : name}`,
          ...(spellings.length === 0 ? [] : [`(${spellings.join(" = ")})`]),
          controls.join(", "),
          `${say(ismsWords["status.in-place"], lang)} ${inPlace}/${controls.length}`,
        ].join("  "),
      ),
  );

const approve = async (options: Options & { readonly seen?: string }): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, edition, seen } = options;
  const body = seen === undefined ? {} : { expected: Number(seen) };
  await asPerson(options, voice, async (client) => {
    const answer = await client.call(routes.isms.approveSoa, { params: { organisation, edition }, body });
    if (!answer.ok) return printProblem(voice, answer.problem);
    print(voice, answer.value, () => [say(soaTexts.approved, voice.lang, answer.value)]);
  });
};

const exportFile = async (options: ExportOptions): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, edition, format, number, output } = options;
  const query = { format, language: voice.lang, ...(number === undefined ? {} : { number: Number(number) }) };
  const answer = await withConnection(options, voice, ({ client }) =>
    client.download(routes.isms.exportSoa, { params: { organisation, edition }, query }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  if (output === undefined && !voice.json) {
    process.stdout.write(answer.value);
    return;
  }
  const file = output ?? `soa-${edition}.${format === "oscal" ? "oscal.json" : format}`;
  writeFileSync(file, answer.value);
  print(voice, { file, format, bytes: answer.value.length }, () => [file]);
};

const compare = async (options: Options): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(routes.isms.compareSoa, { params: { organisation } }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  const { counts, controls } = answer.value;
  print(voice, answer.value, () => [
    say(soaTexts.counts, voice.lang, counts),
    ...controls.map(({ newer, older, verdict }) =>
      [
        newer.control,
        said(newer.applicable, voice),
        "←",
        ...older.map(({ line, checked }) => `${line.control}${checked ? "" : "?"} ${said(line.applicable, voice)}`),
        say(ismsWords[`verdict.${verdict}`], voice.lang),
      ].join("  "),
    ),
  ]);
};

/** `register soa show | set | approve | export | processes | compare` */
export const registerSoaCommands = (register: Command): void => {
  const soa = register.command("soa").description("适用性声明 · the statement of applicability to ISO/IEC 27001");
  const command = (name: string, description: string): Command =>
    withOrganisation(soa.command(name)).description(description);
  const edition = () =>
    new Option("--edition <edition>", "标准的版本 · edition of the standard").choices(soaEditions).default("2022");
  const as = ["--as <account>", "以演示账号的身份 · as a demo account, in a demo folder"] as const;
  const number = ["--number <n>", "批准过的第几版 · an approved version; default: the draft"] as const;
  command("show", "全部控制、进度和提示 · every control, progress, warnings")
    .addOption(edition())
    .option(...number)
    .action(show);
  command("set", "定适用与否和理由，一次多项 · decide controls with reasons, many at once")
    .argument("[lines...]", "A.5.1=yes A.7.4=no:没有自有场所 A.8.1=open")
    .addOption(edition())
    .addOption(new Option("--status <status>", "所列各项的落实情况 · status of the lines named").choices(soaStatuses))
    .option("--process <name>", "所列各项的业务过程 · process of the lines named")
    .addOption(
      new Option("--from <source>", "先从威胁库或 2013 版带入 · first take over from the library or from 2013").choices(
        ["library", "2013"],
      ),
    )
    .option(...as)
    .action(set);
  command("approve", "批准，须由没有改过的人 · approve; by somebody who did not write it")
    .addOption(edition())
    .option("--seen <version>", "看过的版本号，见 soa show · the version that was read: soa show tells it")
    .option(...as)
    .action(approve);
  command("export", "导出 · export")
    .addOption(edition())
    .addOption(new Option("--format <format>").choices(["csv", "xlsx", "oscal"]).default("csv"))
    .option(...number)
    .option("--output <file>", "写入文件 · write to this file; default: standard output")
    .action(exportFile);
  command("processes", "业务过程各担着哪些控制 · the business processes, and the controls that each carries")
    .addOption(edition())
    .action(processes);
  command("compare", "两版对照 · both editions side by side").action(compare);
};
