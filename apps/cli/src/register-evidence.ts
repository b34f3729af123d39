import { writeFileSync } from "node:fs";
import { basename } from "node:path";
import {
  type Answer,
  bearingTexts,
  type CallInput,
  type Client,
  evidenceTexts,
  type OutputOf,
  registerRowTexts,
  routes,
  say,
} from "@touchstone/contract";
import type { Command } from "commander";
import { withConnection } from "./connect.ts";
import { legalToday } from "./day.ts";
import { dayArgument } from "./day-argument.ts";
import { againstOption, bearingOf } from "./evidence-against.ts";
import { sendFile } from "./evidence-send.ts";
import { given } from "./law-schedules.ts";
import { print, printProblem, type Voice, voiceOf } from "./output.ts";
import { progressBar } from "./progress.ts";
import { ask, type OfOrganisation, withOrganisation } from "./with-organisation.ts";

type Options = OfOrganisation;
type UploadOptions = Options & {
  readonly resume?: boolean;
  readonly takenOn: string;
  readonly at?: string;
  readonly validFrom?: string;
  readonly validUntil?: string;
  readonly record?: string;
  readonly note?: string;
};
type Item = OutputOf<typeof routes.evidence.list>["items"][number];

const words = evidenceTexts;

const upload = async (path: string, options: UploadOptions): Promise<void> => {
  const voice = voiceOf(options);
  const {
    organisation,
    takenOn,
    at: place = "",
    validFrom = null,
    validUntil = null,
    record = null,
    note = "",
  } = options;
  const bar = voice.json ? null : progressBar(say(words.cliUploading, voice.lang));
  const answer = await withConnection(options, voice, async ({ client }) => {
    const sent = await sendFile({
      client,
      organisation,
      path,
      resume: options.resume === true,
      at: (share) => bar?.at(share),
    });
    if (!sent.ok) return sent;
    const { upload: id, forget } = sent.value;
    const deviceTime = Temporal.Now.instant().toString({ smallestUnit: "second" });
    const body = { takenOn, place, validFrom, validUntil, record, note, deviceTime };
    const done = await client.call(routes.evidence.complete, { params: { organisation, upload: id }, body });
    if (done.ok) forget();
    return done;
  });
  bar?.end();
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () => [say(words.cliUploaded, voice.lang, { name: basename(path), id: answer.value.id })]);
};

const lineOf = (item: Item, { lang }: Voice): string =>
  [
    item.id,
    say(words[`state.${item.state}`], lang),
    `${item.takenOn} → ${item.validUntil ?? say(words.always, lang)}`,
    `${item.rows}`,
    item.name,
    say(words[`scan.${item.scan.state}`], lang),
  ].join("  ");

type ListOptions = Options & { readonly state?: string; readonly record?: string; readonly on?: string };
const filters = ["expiring", "expired", "unlinked", "destroyed", "infected"] as const;

type Asked = NonNullable<CallInput<typeof routes.evidence.list>["query"]>;
type Page = OutputOf<typeof routes.evidence.list>;

/** Every page as one; what it says of the whole is of the last. */
const allPages = async (
  client: Client,
  organisation: string,
  query: Asked,
  before: readonly Item[] = [],
): Promise<Answer<Page>> => {
  const page = await client.call(routes.evidence.list, { params: { organisation }, query });
  if (!page.ok) return page;
  const items = [...before, ...page.value.items];
  const { next } = page.value;
  if (next === null) return { ok: true, value: { ...page.value, items } };
  return allPages(client, organisation, { ...query, cursor: next }, items);
};

const list = async (options: ListOptions): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, record, on } = options;
  const state = filters.find((one) => one === options.state);
  const query = { limit: 200, ...given({ record, on }), ...(state === undefined ? {} : { state }) };
  const answer = await withConnection(options, voice, ({ client }) => allPages(client, organisation, query));
  if (!answer.ok) return printProblem(voice, answer.problem);
  const { items, scanner } = answer.value;
  print(voice, answer.value, () => [
    ...items.map((item) => lineOf(item, voice)),
    ...(items.length === 0 ? [say(words.noneFound, voice.lang)] : []),
    ...(scanner === null ? [say(words.noScanner, voice.lang)] : []),
  ]);
};

const show = async (evidence: string, options: Options & { readonly on?: string; readonly region?: string }) => {
  const voice = voiceOf(options);
  const { organisation, on, region } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(routes.evidence.show, { params: { organisation, evidence }, query: given({ on, region }) }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  const { links, kept, digest } = answer.value;
  print(voice, answer.value, () => [
    lineOf(answer.value, voice),
    `SHA-256 ${digest}`,
    kept === null ? say(words.keptUnknown, voice.lang) : `${say(words.kept, voice.lang)} ${kept.free}`,
    ...links.map(({ id, risk, title, bearing, why, unlinked }) =>
      [
        `  ${id}`,
        risk,
        title,
        bearing === "contradicts" ? `${say(bearingTexts.against, voice.lang)}: ${why}` : why,
        unlinked === null ? "" : say(words.unlinked, voice.lang, unlinked),
      ]
        .join("  ")
        .trimEnd(),
    ),
  ]);
};

const get = async (evidence: string, options: Options & { readonly output: string }): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, output: file } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.download(routes.evidence.file, { params: { organisation, evidence } }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  // Over what is there nothing is written: the other file may be evidence too.
  writeFileSync(file, answer.value, { flag: "wx" });
  print(voice, { file, bytes: answer.value.length }, () => [say(words.cliSaved, voice.lang, { file })]);
};

type LinkOptions = Options & { readonly objective?: string; readonly against?: string };

const link = async (evidence: string, rows: readonly string[], options: LinkOptions) => {
  const voice = voiceOf(options);
  const { organisation, objective = null } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(routes.evidence.link, {
      params: { organisation, evidence },
      body: { rows: rows.map((risk) => ({ risk, objective })), ...bearingOf(options) },
    }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  const { linked, refused } = answer.value;
  if (refused.length > 0) process.exitCode = 1;
  print(voice, answer.value, () => [
    say(words.linked, voice.lang, { count: linked.length }),
    ...refused.map(({ risk, message }) => `${risk}  ${message}`),
  ]);
};

type UnlinkOptions = Options & { readonly risk: string; readonly reason: string };

const unlink = async (evidence: string, id: string, options: UnlinkOptions): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, risk, reason } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(routes.evidence.unlink, { params: { organisation, evidence, link: id }, body: { risk, reason } }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () => [say(words.cliUnlinked, voice.lang)]);
};

const destroy = async (evidence: string, options: Options & { readonly reason: string; readonly region?: string }) => {
  const voice = voiceOf(options);
  const { organisation, reason, region } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(routes.evidence.destroy, {
      params: { organisation, evidence },
      body: { reason, ...given({ region }) },
    }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () => [say(words.cliDestructionAsked, voice.lang)]);
};

const confirm = async (evidence: string, options: Options): Promise<void> => {
  const voice = voiceOf(options);
  const params = { organisation: options.organisation, evidence };
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(routes.evidence.confirmDestruction, { params, body: {} }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () => [say(words.cliDestroyed, voice.lang)]);
};

const keep = async (evidence: string, options: Options & { readonly reason: string }): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, reason } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(routes.evidence.withdrawDestruction, { params: { organisation, evidence }, body: { reason } }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () => [say(words.cliDestructionWithdrawn, voice.lang)]);
};

const of = (group: Command, name: string, description: string): Command =>
  withOrganisation(group.command(name)).description(description);

type CorrectOptions = OfOrganisation & {
  readonly takenOn: string;
  readonly at?: string;
  readonly validFrom?: string;
  readonly validUntil?: string;
  readonly record?: string;
  readonly note?: string;
};

const correct = (evidence: string, options: CorrectOptions) => {
  const { organisation, takenOn, at: place, validFrom, validUntil, record, note } = options;
  return ask(
    options,
    routes.evidence.correct,
    { params: { organisation, evidence }, body: { takenOn, ...given({ place, validFrom, validUntil, record, note }) } },
    (value, { lang }) => [say(registerRowTexts.corrected, lang, value)],
  );
};

/** What is said of a file, when it is uploaded and when it is corrected. */
const withAbout = (command: Command): Command =>
  command
    .option("--at <place>", "地点 · place")
    .option("--valid-from <date>", "有效期起 · holds from", dayArgument)
    .option("--valid-until <date>", "有效期止 · holds until", dayArgument)
    .option("--record <kind>", "记录种类 · kind of record: kitchen-waste-ledger, lift-maintenance-record")
    .option("--note <text>", "说明 · note");

const item = ["<evidence>", "证据编号 · the evidence's id"] as const;

/** `register evidence upload | list | show | get | link | unlink | destroy | confirm-destruction | withdraw-destruction` */
export const registerEvidenceCommand = (register: Command): void => {
  const group = register.command("evidence").description("证据库 · the library of evidence");
  withAbout(of(group, "upload", "上传证据，断了可以续传 · upload evidence; a broken upload goes on with --resume"))
    .argument("<file>")
    .option("--resume", "接着上次断的地方传 · go on where the last attempt stopped")
    .option("--taken-on <date>", "取证日期 · the day it was taken; default: today", dayArgument, legalToday())
    .action(upload);
  withAbout(
    of(
      group,
      "correct",
      "更正对文件的说明，没写的改为空 · correct what is said of a file; what is left out is emptied",
    ),
  )
    .argument(...item)
    .requiredOption("--taken-on <date>", "取证日期 · the day it was taken", dayArgument)
    .action(correct);
  of(group, "list", "列出证据 · list the evidence")
    .option("--state <state>", filters.join(" | "))
    .option("--record <kind>", "记录种类 · kind of record")
    .option("--on <date>", "截至哪一天 · as of which day", dayArgument)
    .action(list);
  of(group, "show", "一份证据：证明哪些行，保存到哪天 · one item: its rows, and until when it is kept")
    .argument(...item)
    .option("--on <date>", "截至哪一天 · as of which day", dayArgument)
    .option("--region <code>", "GB/T 2260, 420100；默认组织所在地 · default: the organisation's own")
    .action(show);
  of(group, "get", "取回文件 · get the file")
    .argument(...item)
    .requiredOption("--output <file>", "写入新文件 · write to this new file")
    .action(get);
  of(group, "link", "挂到台账的行 · link to rows of the register")
    .argument(...item)
    .argument("<rows...>", "台账行编号 · ids of rows")
    .option("--objective <id>", "哪个目标 · for which objective")
    .option(...againstOption)
    .action(link);
  of(group, "unlink", "从一行取下 · take off a row")
    .argument(...item)
    .argument("<link>", "挂接编号，见 show · the link's id, as show tells it")
    .requiredOption("--risk <id>", "台账行编号 · the row's id")
    .requiredOption("--reason <text>", "理由 · reason")
    .action(unlink);
  of(group, "destroy", "申请销毁字节，另一人确认 · ask that the bytes be destroyed; another person confirms")
    .argument(...item)
    .requiredOption("--reason <text>", "理由 · reason")
    .option("--region <code>", "GB/T 2260, 420100；再加一地，只会更长 · one more place; it can only lengthen the term")
    .action(destroy);
  of(group, "confirm-destruction", "确认销毁，记录和摘要值保留 · confirm; the bytes go, record and digest stay")
    .argument(...item)
    .action(confirm);
  of(group, "withdraw-destruction", "不销毁，继续保存 · keep it after all")
    .argument(...item)
    .requiredOption("--reason <text>", "理由 · reason")
    .action(keep);
};
