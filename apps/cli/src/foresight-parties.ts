import { interestedPartyTexts, routes } from "@touchstone/contract";
import { feedbackKinds, issueSides, needKinds, needOutcomes } from "@touchstone/register";
import { type Command, InvalidArgumentError, Option } from "commander";
import { legalToday } from "./day.ts";
import { dayArgument } from "./day-argument.ts";
import { askForesight } from "./foresight-client.ts";
import { changedLine, ofOrganisation, type PartyOptions } from "./party-client.ts";

const r = routes.foresightParties;
const words = interestedPartyTexts;

const list = (options: PartyOptions) =>
  askForesight(
    options,
    (client, params) => client.call(r.parties, { params, query: { limit: 200 } }),
    ({ items }, { lang }) =>
      items.flatMap(({ id, name, needs }) => [
        `${id}  ${name}`,
        ...needs.map(({ id: need, text, decided }) => {
          const became = decided === null ? words.open[lang] : words[`as.${decided.as}`][lang];
          return `  ${need}  ${text}  ${became}  ${decided?.obligation ?? ""}`.trimEnd();
        }),
      ]),
  );

type Named = PartyOptions & { readonly name: string; readonly side: (typeof issueSides)[number] };
const add = (options: Named) => {
  const body = { name: options.name, side: options.side };
  return askForesight(options, (client, params) => client.call(r.nameParty, { params, body }), changedLine);
};

type Needed = PartyOptions & { readonly kind: (typeof needKinds)[number]; readonly text: string };
const need = (party: string, options: Needed) => {
  const body = { kind: options.kind, text: options.text };
  const at = (params: { readonly organisation: string }) => ({ params: { ...params, party }, body });
  return askForesight(options, (client, params) => client.call(r.recordNeed, at(params)), changedLine);
};

type Decided = PartyOptions & {
  readonly becomes: (typeof needOutcomes)[number];
  readonly text: string;
  readonly obligation?: string;
};
const decide = (party: string, of: string, options: Decided) => {
  const { becomes: as, text, obligation = null } = options;
  const body = { need: of, as, text, obligation };
  const at = (params: { readonly organisation: string }) => ({ params: { ...params, party }, body });
  return askForesight(options, (client, params) => client.call(r.decideNeed, at(params)), changedLine);
};

type Said = PartyOptions & {
  readonly on: string;
  readonly kind: (typeof feedbackKinds)[number];
  readonly text: string;
  readonly channel: string;
  readonly voices: number;
};
const feedback = (party: string, options: Said) => {
  const { on, kind, text, channel, voices } = options;
  const body = { on, kind, text, channel, voices };
  const at = (params: { readonly organisation: string }) => ({ params: { ...params, party }, body });
  return askForesight(options, (client, params) => client.call(r.recordFeedback, at(params)), changedLine);
};

type Reasoned = PartyOptions & { readonly reason: string };
const end = (party: string, options: Reasoned) => {
  const at = (params: { readonly organisation: string }) => ({
    params: { ...params, party },
    body: { reason: options.reason },
  });
  return askForesight(options, (client, params) => client.call(r.endParty, at(params)), changedLine);
};

const withdraw = (entry: string, options: Reasoned) => {
  const at = (params: { readonly organisation: string }) => ({
    params: { ...params, feedback: entry },
    body: { reason: options.reason },
  });
  return askForesight(options, (client, params) => client.call(r.withdrawFeedback, at(params)), changedLine);
};

const recent = (options: PartyOptions & { readonly party?: string }) => {
  const query = options.party === undefined ? {} : { party: options.party };
  return askForesight(
    options,
    (client, params) => client.call(r.feedback, { params, query }),
    ({ items }, { lang }) =>
      items.map(({ id, on, kind, voices, text, withdrawn }) =>
        [id, on, words[`feedback.${kind}`][lang], voices, text, withdrawn === null ? "" : "○"].join("  ").trimEnd(),
      ),
  );
};

const counts = (options: PartyOptions & { readonly from: string; readonly to: string }) => {
  const query = { from: options.from, to: options.to };
  return askForesight(
    options,
    (client, params) => client.call(r.feedbackCounts, { params, query }),
    ({ parties, total }, { lang }) =>
      [...parties, { ...total, name: words.total[lang] }].map(({ name, entries, voices, ...kinds }) =>
        [
          name,
          ...feedbackKinds.map((kind) => `${words[`feedback.${kind}`][lang]} ${kinds[kind]}`),
          entries,
          voices,
        ].join("  "),
      ),
  );
};

const count = (text: string): number => {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new InvalidArgumentError("1–1000000");
  return Number(text);
};
const ofParty = (command: Command): Command =>
  ofOrganisation(command).argument("<party>", "相关方编号 · the party's id");
const oneOf = (name: string, choices: readonly string[]): Option => new Option(`--${name} <${name}>`).choices(choices);

/** `foresight parties`, and its commands: `add | need | decide | end | feedback | said | withdraw | counts` */
export const foresightParties = (foresight: Command): void => {
  const parties = foresight
    .command("parties")
    .description("相关方、需求和期望 · interested parties, needs and expectations");
  // A default of its own: what a group itself asks for, commander would ask for before every command in it.
  ofOrganisation(parties.command("list", { isDefault: true }))
    .description("相关方、需求和期望 · interested parties, needs and expectations")
    .action(list);
  ofOrganisation(parties.command("add"))
    .description("登记相关方 · record a party")
    .requiredOption("--name <name>", "名称 · name")
    .addOption(oneOf("side", issueSides).default("external"))
    .action(add);
  ofParty(parties.command("need"))
    .description("写一项需求 · record a need")
    .addOption(oneOf("kind", needKinds).default("need"))
    .requiredOption("--text <text>", "内容 · what")
    .action(need);
  ofParty(parties.command("decide"))
    .argument("<need>", "需求编号 · the need's id")
    .description("需求成为什么 · what a need becomes")
    .addOption(oneOf("becomes", needOutcomes).makeOptionMandatory())
    .requiredOption("--text <text>", "要求，或者不采纳的理由 · the requirement, or why not")
    .option("--obligation <id>", "LF-001")
    .action(decide);
  ofParty(parties.command("end"))
    .description("不再是相关方 · the party is none any more")
    .requiredOption("--reason <reason>", "理由 · reason")
    .action(end);
  ofParty(parties.command("feedback"))
    .description("记一条反馈 · record feedback")
    .addOption(oneOf("kind", feedbackKinds).makeOptionMandatory())
    .requiredOption("--text <text>", "说了什么 · what was said")
    .requiredOption("--channel <channel>", "从哪里来 · by what way")
    .option("--voices <count>", "多少人 · how many said so", count, 1)
    .option("--on <date>", "哪天 · on which day", dayArgument, legalToday())
    .action(feedback);
  ofOrganisation(parties.command("said"))
    .description("最近的反馈 · the latest feedback")
    .option("--party <id>", "哪个相关方 · of which party")
    .action(recent);
  ofOrganisation(parties.command("withdraw"))
    .argument("<feedback>", "反馈编号 · the entry's id")
    .description("撤回一条反馈 · take an entry back")
    .requiredOption("--reason <reason>", "理由 · reason")
    .action(withdraw);
  ofOrganisation(parties.command("counts"))
    .description("按相关方计数，给管理评审 · feedback counted by party, for the management review")
    .requiredOption("--from <date>", "从 · from", dayArgument)
    .requiredOption("--to <date>", "到 · to", dayArgument)
    .action(counts);
};
