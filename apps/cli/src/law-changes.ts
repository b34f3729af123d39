import { type Client, changeTexts, type OutputOf, routes, say } from "@touchstone/contract";
import type { Command } from "commander";
import { type Place, withConnection, withPlace } from "./connect.ts";
import { dayArgument } from "./day-argument.ts";
import { moveCommand } from "./law-move.ts";
import { print, printProblem, type Voice, voiceOf, withVoice } from "./output.ts";

type Options = Place & { readonly json?: boolean; readonly lang?: string };
type Impact = OutputOf<typeof routes.changes.impact>;
type Own = OutputOf<typeof routes.changes.ownLaw>;
type Words = keyof typeof changeTexts;

const nameOf = (printed: string): { readonly family: string; readonly version: string } => {
  const [family = "", version = ""] = printed.split("@");
  return { family, version };
};

const saying =
  ({ lang }: Voice) =>
  (key: Words, facts: Readonly<Record<string, unknown>> = {}): string =>
    say(changeTexts[key], lang, facts);

const happened = ({ event, title, version, on }: Impact["change"], voice: Voice): string => {
  const t = saying(voice);
  const day = on ?? t("unknownDay");
  return `${title}  ${event === "end" ? t("lawEnds", { on: day }) : t("versionComes", { version, on: day })}`;
};

const diffLines = (diffs: Impact["diffs"], voice: Voice): readonly string[] =>
  diffs.map(({ from, compared, added, removed, ...counts }) =>
    compared
      ? saying(voice)("diffLine", { version: from.version, ...counts, added: added.length, removed: removed.length })
      : saying(voice)("notCompared", { version: from.version }),
  );

const articleLine = (one: Impact["articles"][number], voice: Voice): string =>
  `  ${one.article}  ${saying(voice)(one.what)}${one.to === null || one.to === one.article ? "" : ` → ${one.to}`}  ${one.family}@${one.version}`;

const impactLines = (impact: Impact, voice: Voice): readonly string[] => {
  const t = saying(voice);
  const { change, diffs, toReview, toRenumber, articles, points, rules, fanOut } = impact;
  const count = ({ owners, rows }: Impact["toReview"]) =>
    `${t("registers", { count: owners })}, ${t("rows", { count: rows })}`;
  return [
    happened(change, voice),
    t("due", { due: change.due }),
    ...diffLines(diffs, voice),
    `${t("toReview")}  ${count(toReview)}`,
    `${t("toRenumber")}  ${count(toRenumber)}`,
    ...articles.map((one) => articleLine(one, voice)),
    ...(points.length === 0 ? [] : [t("points")]),
    ...points.map(
      (one) =>
        `  ${one.scene} ${one.point}  ${one.article}  ${t(one.what)}  ${one.review === null ? t("waits") : t("reviewed", one.review)}`,
    ),
    ...(rules.length === 0 ? [] : [t("rules")]),
    ...rules.map((one) => `  ${one.id}@${one.edition}  ${one.name[voice.lang]}  ${one.article}`),
    fanOut === null
      ? t("notTold")
      : `${t(fanOut.finished ? "told" : "telling")}  ${t("progress", { done: fanOut.done.owners, total: fanOut.total.owners, rows: fanOut.done.rows })}`,
  ];
};

const ownLines = (own: Own, voice: Voice): readonly string[] => {
  const t = saying(voice);
  const { change, diffs, rows, cases, statements } = own;
  const touched = rows.length + cases.length + statements.length;
  return [
    happened(change, voice),
    t("due", { due: change.due }),
    ...diffLines(diffs, voice),
    ...(touched === 0 ? [t("nobody")] : []),
    ...rows.flatMap(({ title, review, articles }) => [
      `${title}  ${review === null ? "" : review.conclusion === null ? t("waits") : t("reviewed", { note: review.conclusion })}`,
      ...articles.map((one) => articleLine(one, voice)),
    ]),
    ...cases.map(({ number, client }) => `${t("cases")}  ${number}  ${client[voice.lang]}`),
    ...statements.map(({ number, holder }) => `${t("statements")}  ${number}  ${holder[voice.lang]}`),
  ];
};

const impactOf = async (name: string, options: Options & { readonly organisation?: string }): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation } = options;
  const params = nameOf(name);
  await withConnection(options, voice, async ({ client }) => {
    if (organisation === undefined) {
      const answer = await client.call(routes.changes.impact, { params });
      if (answer.ok) print(voice, answer.value, () => impactLines(answer.value, voice));
      else printProblem(voice, answer.problem);
      return;
    }
    const answer = await client.call(routes.changes.ownLaw, { params: { organisation, ...params } });
    if (answer.ok) print(voice, answer.value, () => ownLines(answer.value, voice));
    else printProblem(voice, answer.problem);
  });
};

/** One call, and its answer printed whole or as lines. */
const asked = async <Value>(
  options: Options,
  call: (
    client: Client,
  ) => Promise<
    | { readonly ok: true; readonly value: Value }
    | { readonly ok: false; readonly problem: Parameters<typeof printProblem>[1] }
  >,
  lines: (value: Value, voice: Voice) => readonly string[],
): Promise<void> => {
  const voice = voiceOf(options);
  await withConnection(options, voice, async ({ client }) => {
    const answer = await call(client);
    if (answer.ok) print(voice, answer.value, () => lines(answer.value, voice));
    else printProblem(voice, answer.problem);
  });
};

const told = (options: Options): Promise<void> =>
  asked(
    options,
    (client) => client.call(routes.changes.told, {}),
    ({ changes }, voice) => {
      const t = saying(voice);
      return changes.map(
        ({ change, knownOn, total, done, finished, openPoints }) =>
          `${knownOn}  ${change.family}@${change.version}  ${t(finished ? "told" : "telling")}  ${t("progress", { done: done.owners, total: total.owners, rows: done.rows })}  ${t("openPoints", { count: openPoints })}`,
      );
    },
  );

type Days = { readonly from?: string; readonly to?: string; readonly region?: string };

const calendar = ({ from, to, region, ...options }: Options & Days): Promise<void> =>
  asked(
    options,
    (client) =>
      client.call(routes.changes.calendar, {
        query: {
          ...(from === undefined ? {} : { from }),
          ...(to === undefined ? {} : { to }),
          ...(region === undefined ? {} : { region }),
        },
      }),
    ({ items }, voice) =>
      items.map(
        ({ on, event, title, family, version, jurisdiction }) =>
          `${on}  ${saying(voice)(event)}  ${jurisdiction}  ${title}  ${family}@${version}`,
      ),
  );

const reviewed = (
  name: string,
  options: Options & { readonly scene: string; readonly point: string; readonly note: string },
): Promise<void> => {
  const { scene, point, note } = options;
  return asked(
    options,
    (client) => client.call(routes.changes.reviewPoint, { params: nameOf(name), body: { scene, point, note } }),
    (_, voice) => [`${scene} ${point}  ${saying(voice)("reviewed", { note })}`],
  );
};

type LetterOptions = Options & { readonly organisation: string; readonly edition?: string };

const letters = (law: string | undefined, options: LetterOptions): Promise<void> => {
  const { organisation, edition } = options;
  const query = { ...(law === undefined ? {} : { law }), ...(edition === undefined ? {} : { edition }) };
  return asked(
    options,
    (client) => client.call(routes.changes.letters, { params: { organisation }, query }),
    (value, voice) =>
      value.letters.length === 0
        ? [saying(voice)("noLetters")]
        : value.letters.map((letter) => `${letter[voice.lang]}\n\n----\n`),
  );
};

const lawName = "cn-food-safety-law@2025-09-12";

/** `laws impact | changes | told | point-reviewed | letters | move` */
export const lawChangeCommands = (laws: Command): void => {
  const serverCommand = (name: string) => withVoice(withPlace(laws.command(name)));
  serverCommand("impact")
    .description("一个版本影响谁，通知到哪里 · what a version touches, and how far those touched were told")
    .argument("<law>", lawName)
    .option("--organisation <id>", "只看这个组织 · only this organisation")
    .action(impactOf);
  serverCommand("changes")
    .description("什么时候变什么 · what changes when")
    .option("--from <date>", "从哪天 · from", dayArgument)
    .option("--to <date>", "到哪天 · to", dayArgument)
    .option("--region <code>", "GB/T 2260, 330100")
    .action(calendar);
  serverCommand("told").description("已通知的变更和进度 · changes told, with progress").action(told);
  serverCommand("point-reviewed")
    .description("要点已复看 · an audit point was looked at")
    .argument("<law>", lawName)
    .requiredOption("--scene <scene>", "lift, canteen")
    .requiredOption("--point <id>", "CT-001")
    .requiredOption("--note <text>", "结论 · what came of it")
    .action(reviewed);
  serverCommand("letters")
    .description("通知稿，不会发出 · draft letters; nothing is sent")
    .argument("[law]", lawName)
    .option("--edition <edition>", "iso14001-2026")
    .requiredOption("--organisation <id>", "组织 · organisation")
    .action(letters);
  moveCommand(laws);
};
