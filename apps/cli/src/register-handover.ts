import { type Client, handoverTexts, type OutputOf, routes, say } from "@touchstone/contract";
import { handedKinds } from "@touchstone/register";
import { type Command, InvalidArgumentError, Option } from "commander";
import { told } from "./case-act.ts";
import { asPerson } from "./case-client.ts";
import { type Options as CaseOptions, common } from "./case-show.ts";
import { print, printProblem, type Voice, voiceOf } from "./output.ts";

type Options = CaseOptions & { readonly organisation: string };
type Kind = (typeof handedKinds)[number];
type Ref = { readonly kind: Kind; readonly id: string };
type Item = OutputOf<typeof routes.handover.show>["items"][number];

const words = handoverTexts;
const { handover: route } = routes;

/** `risk:ID`, `record:ID`, `evidence:ID`, `soa:ID`, `report:ID`. */
const refArgument = (text: string, before: readonly Ref[] = []): readonly Ref[] => {
  const [kind = "", id = ""] = text.split(":");
  const found = handedKinds.find((one) => one === kind);
  if (found === undefined || id === "") throw new InvalidArgumentError(`${handedKinds.join("|")}:ID`);
  return [...before, { kind: found, id }];
};

const inPerson = (options: Options, work: (client: Client, voice: Voice) => Promise<void>): Promise<void> => {
  const voice = voiceOf(options);
  return asPerson(options, voice, (client) => work(client, voice));
};

export const sheetLines = ({ title, facts, table }: OutputOf<typeof route.open>): readonly string[] => [
  title,
  ...facts.map(({ label, value }) => `  ${label}  ${value.replaceAll("\n", " / ")}`),
  ...(table === null ? [] : [table.head, ...table.rows].map((row) => `  ${row.join("  ")}`)),
];

const itemLine = ({ lang }: Voice, item: Omit<Item, "seen">): string => {
  const { item: id, kind, version, on, title, withdrawn, changed } = item;
  const state = withdrawn === null ? words[changed ? "changed" : "same"] : words.withdrawnOn;
  const facts = [say(words.oneKind, lang, { kind }), say(words.version, lang, { version }), on, title];
  return [id, ...facts, say(state, lang, withdrawn ?? {})].join("  ");
};

export const itemLines = (voice: Voice, items: readonly Omit<Item, "seen">[]): readonly string[] =>
  items.map((item) => itemLine(voice, item));

const list = (options: Options) =>
  inPerson(options, async (client, voice) => {
    const params = { organisation: options.organisation };
    told(voice, await client.call(route.list, { params, query: { limit: 200 } }), ({ items }) =>
      items
        .map(({ id, sent, things: count }) =>
          sent === null
            ? `${id}  ${say(words.draft, voice.lang, { count })}`
            : `${id}  ${say(words.sentTo, voice.lang, { on: sent.on, number: sent.case.number, body: sent.case.body.name, count })}`,
        )
        .join("\n"),
    );
  });

const candidates = (options: Options & { readonly kind: Kind; readonly search?: string; readonly cursor?: string }) =>
  inPerson(options, async (client, voice) => {
    const { organisation, kind, search, cursor } = options;
    const query = { limit: 200, kind, ...(search ? { search } : {}), ...(cursor ? { cursor } : {}) };
    const answer = await client.call(route.candidates, { params: { organisation }, query });
    told(voice, answer, ({ items, next }) =>
      [
        ...items.map(({ id, title, version }) => `${kind}:${id}  v${version}  ${title}`),
        ...(next === null ? [] : [`--cursor ${next}`]),
      ].join("\n"),
    );
  });

const choose = (things: readonly Ref[], options: Options & { readonly again?: string }) =>
  inPerson(options, async (client, voice) => {
    const params = { organisation: options.organisation };
    const body = { things: [...things] };
    const answer =
      options.again === undefined
        ? await client.call(route.choose, { params, body })
        : await client.call(route.chooseAgain, { params: { ...params, handover: options.again }, body });
    told(voice, answer, ({ id }) => say(words.savedChoice, voice.lang, { id }));
  });

const preview = (handover: string, options: Options) =>
  inPerson(options, async (client, voice) => {
    const params = { organisation: options.organisation, handover };
    const answer = await client.call(route.preview, { params });
    if (!answer.ok) return printProblem(voice, answer.problem);
    print(voice, answer.value, () => answer.value.sheets.flatMap(({ sheet }) => [...sheetLines(sheet), ""]));
  });

const send = (handover: string, options: Options & { readonly case: string }) =>
  inPerson(options, async (client, voice) => {
    const params = { organisation: options.organisation, handover };
    const answer = await client.call(route.send, { params, body: { case: options.case } });
    told(voice, answer, () => say(words.wasSent, voice.lang, { number: options.case }));
  });

const supplement = (handover: string, things: readonly Ref[], options: Options) =>
  inPerson(options, async (client, voice) => {
    const params = { organisation: options.organisation, handover };
    const answer = await client.call(route.supplement, { params, body: { things: [...things] } });
    told(voice, answer, () => say(words.wasSupplemented, voice.lang));
  });

const withdraw = (handover: string, item: string, options: Options & { readonly reason: string }) =>
  inPerson(options, async (client, voice) => {
    const params = { organisation: options.organisation, handover, item };
    const answer = await client.call(route.withdraw, { params, body: { reason: options.reason } });
    told(voice, answer, () => say(words.wasWithdrawn, voice.lang));
  });

const seen = (handover: string, options: Options) =>
  inPerson(options, async (client, voice) => {
    const answer = await client.call(route.show, { params: { organisation: options.organisation, handover } });
    if (!answer.ok) return printProblem(voice, answer.problem);
    print(voice, answer.value, () =>
      answer.value.items.flatMap((item) => [
        itemLine(voice, item),
        ...(item.seen.length === 0 ? [`  ${say(words.unseen, voice.lang)}`] : []),
        ...item.seen.map(
          ({ by, times, last }) =>
            `  ${say(words.seenBy, voice.lang, { name: by.name ?? say(words.nobody, voice.lang), times, last })}`,
        ),
      ]),
    );
  });

const inOrganisation = (command: Command): Command =>
  common(command).requiredOption("--organisation <id>", "组织编号 · the organisation's id");

/** `register handover list | candidates | choose | preview | send | supplement | withdraw | seen` */
export const registerHandoverCommands = (register: Command): void => {
  const group = register
    .command("handover")
    .description("随申请移交给认证机构的记录 · the records that go to a body with an application");
  const things = "risk:ID record:ID evidence:ID soa:ID report:ID";
  inOrganisation(group.command("list").description("全部移交 · every handover")).action(list);
  inOrganisation(group.command("candidates").description("可以移交的 · what can be handed over"))
    .addOption(new Option("--kind <kind>", "类别 · kind").choices([...handedKinds]).default("risk"))
    .option("--search <text>", "按名称 · by title")
    .option("--cursor <cursor>", "接着列 · go on from there")
    .action(candidates);
  inOrganisation(group.command("choose").description("选记录 · choose records"))
    .argument("<things...>", things, refArgument)
    .option("--again <handover>", "重选一份没有移交的 · choose anew for one that is not sent")
    .action(choose);
  inOrganisation(group.command("preview").description("认证机构将看到的 · exactly what the body will see"))
    .argument("<handover>", "编号 · id")
    .action(preview);
  inOrganisation(group.command("send").description("移交到一个案件 · hand over for a case"))
    .argument("<handover>", "编号 · id")
    .requiredOption("--case <id>", "案件 · the case")
    .action(send);
  inOrganisation(group.command("supplement").description("补充移交 · hand over more"))
    .argument("<handover>", "编号 · id")
    .argument("<things...>", things, refArgument)
    .action(supplement);
  inOrganisation(group.command("withdraw").description("撤回一件 · withdraw one"))
    .argument("<handover>", "编号 · id")
    .argument("<item>", "移交的一件，见 seen · the item, see `seen`")
    .requiredOption("--reason <text>", "原因 · reason")
    .action(withdraw);
  inOrganisation(group.command("seen").description("移交了什么，谁看过 · what was handed over, and who saw it"))
    .argument("<handover>", "编号 · id")
    .action(seen);
};
