import { impartialityTexts, interestTexts, routes, say } from "@touchstone/contract";
import { interests, residuals, threats } from "@touchstone/kernel";
import { type Command, InvalidArgumentError, Option } from "commander";
import { dayArgument } from "./day-argument.ts";
import { voiceOf } from "./output.ts";
import { changedLine, ofOrganisation, type PartyOptions, tell } from "./party-client.ts";

const party = routes.parties;
const at = ({ organisation }: PartyOptions) => ({ organisation });

const show = (options: PartyOptions) => {
  const { lang } = voiceOf(options);
  return tell(
    options,
    (client) => client.call(party.impartiality, { params: at(options) }),
    ({ members, risks, meetings, covers, coveredUntil }) => [
      ...members.map(
        (one) => `${one.id}  ${one.name}  ${interestTexts[one.interest][lang]}  ${one.from} → ${one.until ?? "…"}`,
      ),
      ...risks.map(
        (one) =>
          `${one.id}  ${impartialityTexts[`threat-${one.threat}`][lang]}  ${one.source}  ${one.owner}  ${one.closed === null ? one.reviewBy : "○"}`,
      ),
      ...meetings.map((one) => `${one.id}  ${one.on}  ${one.signatures.map(({ name }) => name).join(", ") || "–"}`),
      ...covers.map(
        (one) => `${one.id}  ${one.insurer}  ${one.sum.amount} ${one.sum.currency}  ${one.from} → ${one.until}`,
      ),
      coveredUntil === null
        ? impartialityTexts.notCovered[lang]
        : say(impartialityTexts.coveredUntil, lang, { until: coveredUntil }),
    ],
  );
};

type Member = PartyOptions & {
  readonly name: string;
  readonly interest: (typeof interests)[number];
  readonly from: string;
  readonly until?: string;
};
const appoint = (options: Member) => {
  const { name, interest, from, until = null } = options;
  const body = { name, interest, from, until };
  return tell(options, (client) => client.call(party.appointMember, { params: at(options), body }), changedLine);
};

const release = (options: PartyOptions & Record<"member" | "until", string>) => {
  const params = { ...at(options), member: options.member };
  const body = { until: options.until };
  return tell(options, (client) => client.call(party.releaseMember, { params, body }), changedLine);
};

type Again = PartyOptions & {
  readonly measure: string;
  readonly residual: (typeof residuals)[number];
  readonly reviewBy: string;
};
type Risk = Again & { readonly threat: (typeof threats)[number]; readonly source: string; readonly owner: string };
const risk = (options: Risk) => {
  const { threat, source, owner, measure, residual, reviewBy } = options;
  const body = { threat, source, owner, measure, residual, reviewBy };
  return tell(
    options,
    (client) => client.call(party.recordImpartialityRisk, { params: at(options), body }),
    changedLine,
  );
};

const review = (options: Again & Record<"risk" | "note", string>) => {
  const { measure, residual, reviewBy, note } = options;
  const params = { ...at(options), risk: options.risk };
  const body = { measure, residual, reviewBy, note };
  return tell(options, (client) => client.call(party.reviewImpartialityRisk, { params, body }), changedLine);
};

const close = (options: PartyOptions & Record<"risk" | "reason", string>) => {
  const params = { ...at(options), risk: options.risk };
  const body = { reason: options.reason };
  return tell(options, (client) => client.call(party.closeImpartialityRisk, { params, body }), changedLine);
};

type Meeting = PartyOptions & {
  readonly on: string;
  readonly present: string[];
  readonly risks: string[];
  readonly minutes: string;
};
const meeting = (options: Meeting) => {
  const { on, present, risks, minutes } = options;
  const body = { on, present, risks, minutes };
  return tell(options, (client) => client.call(party.holdMeeting, { params: at(options), body }), changedLine);
};

const sign = (options: PartyOptions & { readonly meeting: string }) => {
  const params = { ...at(options), meeting: options.meeting };
  return tell(options, (client) => client.call(party.signMinutes, { params, body: {} }), changedLine);
};

type Cover = PartyOptions &
  Record<"insurer" | "currency" | "from" | "until" | "evidence", string> & { readonly amount: number };
const cover = (options: Cover) => {
  const { insurer, amount, currency, from, until, evidence } = options;
  const body = { insurer, sum: { amount, currency }, from, until, evidence };
  return tell(options, (client) => client.call(party.recordCover, { params: at(options), body }), changedLine);
};

const wholeAmount = (text: string): number => {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new InvalidArgumentError("整数 · a whole number");
  return Number(text);
};

const again = (command: Command): Command =>
  command
    .requiredOption("--measure <text>", "措施 · measure")
    .requiredOption("--review-by <date>", "下次评审 · next review", dayArgument)
    .addOption(
      new Option("--residual <grade>", "剩余风险 · residual risk").choices([...residuals]).makeOptionMandatory(),
    );

/** The watch over impartiality. It hangs under `party`. */
export const addImpartiality = (parent: Command): void => {
  const group = parent
    .command("impartiality")
    .description("公正性：委员会、风险、会议、保险 · committee, risks, meetings, cover");
  ofOrganisation(group.command("show").description("现状 · how it stands")).action(show);
  ofOrganisation(group.command("appoint").description("聘任委员 · appoint a member"))
    .requiredOption("--name <name>", "姓名 · name")
    .requiredOption("--from <date>", "起 · from", dayArgument)
    .option("--until <date>", "止 · until", dayArgument)
    .addOption(new Option("--interest <word>", "代表 · stands for").choices([...interests]).makeOptionMandatory())
    .action(appoint);
  ofOrganisation(group.command("release").description("任期结束 · end a member's office"))
    .requiredOption("--member <id>", "委员 · the member")
    .requiredOption("--until <date>", "最后一日 · the last day", dayArgument)
    .action(release);
  again(ofOrganisation(group.command("risk").description("登记风险 · enter a risk")))
    .requiredOption("--source <text>", "来源 · source")
    .requiredOption("--owner <name>", "负责人 · who answers for it")
    .addOption(new Option("--threat <word>", "威胁 · threat").choices([...threats]).makeOptionMandatory())
    .action(risk);
  again(ofOrganisation(group.command("review").description("评审风险并签署 · review a risk and sign")))
    .requiredOption("--risk <id>", "风险 · the risk")
    .requiredOption("--note <text>", "评审意见 · what it found")
    .action(review);
  ofOrganisation(group.command("close").description("关闭风险 · close a risk"))
    .requiredOption("--risk <id>", "风险 · the risk")
    .requiredOption("--reason <text>", "事由 · reason")
    .action(close);
  ofOrganisation(group.command("meeting").description("登记会议 · record a meeting"))
    .requiredOption("--on <date>", "日期 · day", dayArgument)
    .requiredOption("--present <id...>", "到会委员 · members present")
    .addOption(new Option("--risks <id...>", "议到的风险 · risks discussed").default([]))
    .requiredOption("--minutes <text>", "纪要 · minutes")
    .action(meeting);
  ofOrganisation(group.command("sign").description("签署纪要 · sign the minutes"))
    .requiredOption("--meeting <id>", "会议 · the meeting")
    .action(sign);
  ofOrganisation(group.command("cover").description("登记责任保险 · record liability cover"))
    .requiredOption("--insurer <name>", "承保人 · insurer")
    .requiredOption("--amount <number>", "保额，整数 · sum, a whole number", wholeAmount)
    .option("--currency <code>", "币种 · currency", "CNY")
    .requiredOption("--from <date>", "起 · from", dayArgument)
    .requiredOption("--until <date>", "止 · until", dayArgument)
    .requiredOption("--evidence <text>", "证据 · evidence")
    .action(cover);
};
