import { writeFileSync } from "node:fs";
import { inboxTexts, noticeTexts, type OutputOf, routes, ruleName, say } from "@touchstone/contract";
import { rhythms, webhookFormats } from "@touchstone/register";
import { type Command, InvalidArgumentError, Option } from "commander";
import { asPerson } from "./case-client.ts";
import { print, printProblem, type Voice, voiceOf } from "./output.ts";
import { changedLine, ofOrganisation, type PartyOptions, tell } from "./party-client.ts";

const r = routes.notices;
const words = noticeTexts;
type Message = OutputOf<typeof r.deliveries>["items"][number];

const number =
  (least: number, most: number) =>
  (text: string): number => {
    const read = Number(text);
    if (!Number.isInteger(read) || read < least || read > most) throw new InvalidArgumentError(`${least}–${most}`);
    return read;
  };

const list = (options: PartyOptions) =>
  tell(
    options,
    (client) => client.call(routes.inbox.list, { params: { organisation: options.organisation } }),
    ({ items }) => {
      const { lang } = voiceOf(options);
      return items.length === 0
        ? [inboxTexts.emptyTitle[lang]]
        : items.map(
            ({ due, act, subject, rule }) =>
              `${due ?? inboxTexts.noDate[lang]}  ${act[lang]}  ${subject}  ${ruleName(rule, lang)}`,
          );
    },
  );

const messageLines =
  ({ lang }: Voice) =>
  ({ id, kind, day, total, standing, attempts }: Message): readonly string[] => [
    `${id}  ${day}  ${kind === "test" ? words["kind.test"][lang] : total === null ? words.erased[lang] : say(words["kind.digest"], lang, { total })}  ${words[`message.${standing}`][lang]}`,
    ...attempts.map(({ at, status, what }) => `    ${at}  ${status ?? "–"}  ${say(words.what, lang, { what })}`),
  ];

const showNotices = (options: PartyOptions) =>
  tell(
    options,
    (client) => client.call(r.show, { params: { organisation: options.organisation } }),
    ({ settings, address, mailReady, feedSince, lastDay, messages }) => {
      const voice = voiceOf(options);
      const { lang } = voice;
      const { rhythm, weekday, hour } = settings;
      return [
        `${words.rhythm[lang]}: ${words[`rhythm.${rhythm}`][lang]}  ${rhythm === "weekly" ? `${weekday}  ` : ""}${hour}:00`,
        settings.mail ? say(words.byMail, lang, { address }) : `${words.webhook[lang]}: ${settings.webhook ?? "–"}`,
        ...(mailReady ? [] : [words.noMail[lang]]),
        lastDay === null ? words.never[lang] : say(words.lastDay, lang, { day: lastDay }),
        feedSince === null ? words.feedShut[lang] : say(words.feedOpen, lang, { since: feedSince }),
        ...messages.flatMap(messageLines(voice)),
      ];
    },
  );

type SetOptions = PartyOptions & {
  readonly rhythm: (typeof rhythms)[number];
  readonly weekday: number;
  readonly hour: number;
  readonly mail: boolean;
  readonly webhook?: string;
  readonly language: "zh" | "en";
};
const setNotices = (options: SetOptions) => {
  const { organisation, rhythm, weekday, hour, mail, webhook = null, language } = options;
  return tell(
    options,
    (client) =>
      client.call(r.set, { params: { organisation }, body: { rhythm, weekday, hour, mail, webhook, language } }),
    () => [words.saidSet[voiceOf(options).lang]],
  );
};

const openCalendar = (options: PartyOptions) =>
  tell(
    options,
    (client) => client.call(r.openFeed, { params: { organisation: options.organisation } }),
    ({ url }) => [url, words.once[voiceOf(options).lang]],
  );

const revokeCalendar = (options: PartyOptions) =>
  tell(
    options,
    (client) => client.call(r.revokeFeed, { params: { organisation: options.organisation } }),
    () => [words.saidRevoked[voiceOf(options).lang]],
  );

const printCalendar = (options: PartyOptions & { readonly out?: string }): Promise<void> => {
  const voice = voiceOf(options);
  return asPerson(options, voice, async (client) => {
    const { organisation, out } = options;
    const answer = await client.download(r.calendar, { params: { organisation }, query: { lang: voice.lang } });
    if (!answer.ok) return printProblem(voice, answer.problem);
    const text = new TextDecoder().decode(answer.value);
    if (out !== undefined) writeFileSync(out, text);
    print(voice, out === undefined ? { calendar: text } : { file: out }, () => [out ?? text.trimEnd()]);
  });
};

const notices = (inbox: Command): void => {
  const group = inbox
    .command("notices")
    .description("摘要：频率、时间、送到哪里 · the digest: how often, when, where to");
  ofOrganisation(group.command("show", { isDefault: true }))
    .description("现在怎么设的，最近的邮件 · how it is set, and the last messages by mail")
    .action(showNotices);
  ofOrganisation(group.command("set"))
    .description("设置自己的摘要 · set your digest")
    .addOption(new Option("--rhythm <rhythm>", "频率 · how often").choices(rhythms).makeOptionMandatory())
    .option("--weekday <n>", "周几，每周时 · weekday of weekly ones, 1 is Monday", number(1, 7), 1)
    .option("--hour <n>", "几点起，北京时间 · from which hour, Beijing time", number(0, 23), 8)
    .option("--mail", "发到账号的邮箱 · by mail to the account's own address", false)
    .option("--webhook <id>", "发到组织的 webhook · by a webhook of the organisation")
    .addOption(new Option("--language <language>", "摘要的语言 · its language").choices(["zh", "en"]).default("zh"))
    .action(setNotices);
};

const calendar = (inbox: Command): void => {
  const group = inbox.command("calendar").description("到期日历 · the calendar of what is due");
  ofOrganisation(group.command("print", { isDefault: true }))
    .description("打印 iCalendar · print it as iCalendar")
    .option("--out <file>", "写入文件 · write it to a file")
    .action(printCalendar);
  ofOrganisation(group.command("open"))
    .description("生成新的订阅地址，只显示一次 · a new address to subscribe to, told once")
    .action(openCalendar);
  ofOrganisation(group.command("revoke")).description("撤销订阅地址 · end the address").action(revokeCalendar);
};

const listWebhooks = (options: PartyOptions) =>
  tell(
    options,
    (client) => client.call(r.webhooks, { params: { organisation: options.organisation } }),
    ({ items }) => {
      const { lang } = voiceOf(options);
      return items.length === 0
        ? [words.noWebhooks[lang]]
        : items.map(
            ({ id, name, format, host, standing, disabled }) =>
              `${id}  ${name}  ${words[`format.${format}`][lang]}  ${host}  ${words[`standing.${standing}`][lang]}${disabled === null ? "" : `  ${say(words[`because.${disabled.because}`], lang, { on: disabled.on })}`}`,
          );
    },
  );

const secretLines = (options: PartyOptions) => (value: { id: string; version: number; secret: string | null }) => [
  ...changedLine(value),
  ...(value.secret === null ? [] : [value.secret, words.once[voiceOf(options).lang]]),
];

type AddOptions = PartyOptions & {
  readonly name: string;
  readonly url: string;
  readonly format: (typeof webhookFormats)[number];
};
const addWebhook = (options: AddOptions) => {
  const { organisation, name, url, format } = options;
  return tell(
    options,
    (client) => client.call(r.addWebhook, { params: { organisation }, body: { name, url, format } }),
    secretLines(options),
  );
};

const onWebhook = (group: Command): void => {
  const at = (webhook: string, { organisation }: PartyOptions) => ({ organisation, webhook });
  ofOrganisation(group.command("rotate").argument("<webhook>"))
    .description("换签名密钥，旧的再用一天 · a new secret; the old one signs for another day")
    .action((webhook: string, options: PartyOptions) =>
      tell(options, (client) => client.call(r.rotateSecret, { params: at(webhook, options) }), secretLines(options)),
    );
  ofOrganisation(group.command("set").argument("<webhook>"))
    .description("启用、暂停、终止 · switch on, pause, end for good")
    .addOption(new Option("--standing <standing>").choices(["on", "paused", "ended"]).makeOptionMandatory())
    .action((webhook: string, options: PartyOptions & { readonly standing: "on" | "paused" | "ended" }) => {
      const { standing } = options;
      const { lang } = voiceOf(options);
      return tell(
        options,
        (client) => client.call(r.setStanding, { params: at(webhook, options), body: { standing } }),
        () => [say(words.saidStanding, lang, { standing: words[`standing.${standing}`][lang] })],
      );
    });
  ofOrganisation(group.command("test").argument("<webhook>"))
    .description("发一条测试 · send a test message")
    .action((webhook: string, options: PartyOptions) => {
      const language = voiceOf(options).lang;
      return tell(
        options,
        (client) => client.call(r.testWebhook, { params: at(webhook, options), body: { language } }),
        ({ id }) => [say(words.saidQueued, language, { id })],
      );
    });
  ofOrganisation(group.command("deliveries").argument("<webhook>"))
    .description("最近的消息和每次尝试 · the last messages, each with its attempts")
    .action((webhook: string, options: PartyOptions) =>
      tell(
        options,
        (client) => client.call(r.deliveries, { params: at(webhook, options) }),
        ({ items }) =>
          items.length === 0
            ? [words.noDeliveries[voiceOf(options).lang]]
            : items.flatMap(messageLines(voiceOf(options))),
      ),
    );
  ofOrganisation(group.command("replay").argument("<webhook>").argument("<message>"))
    .description("重发一条，编号不变 · send one anew under the same id")
    .action((webhook: string, message: string, options: PartyOptions) =>
      tell(
        options,
        (client) => client.call(r.replay, { params: { ...at(webhook, options), message } }),
        ({ id }) => [say(words.saidQueued, voiceOf(options).lang, { id })],
      ),
    );
};

const webhooks = (inbox: Command): void => {
  const group = inbox.command("webhook").description("组织的 webhook · the organisation's webhooks");
  ofOrganisation(group.command("list", { isDefault: true }))
    .description("有哪些 · those there are")
    .action(listWebhooks);
  ofOrganisation(group.command("add"))
    .description("添加，密钥只显示一次 · add one; its secret is told once")
    .requiredOption("--name <name>", "名称 · name")
    .requiredOption("--url <url>", "公网 https 地址 · a public https address")
    .addOption(new Option("--format <format>", "格式 · format").choices(webhookFormats).default("standard"))
    .action(addWebhook);
  onWebhook(group);
};

/** `inbox list | notices | calendar | webhook` */
export const inboxCommand = (program: Command): void => {
  const inbox = program
    .command("inbox")
    .description("待办、摘要、日历、webhook · what to do next, and how one is told of it");
  ofOrganisation(inbox.command("list", { isDefault: true }))
    .description("先做什么 · what to do next")
    .action(list);
  for (const part of [notices, calendar, webhooks]) part(inbox);
};
