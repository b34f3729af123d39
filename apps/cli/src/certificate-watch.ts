import { basename } from "node:path";
import {
  type Answer,
  type Client,
  markUseTexts,
  noticeEffectTexts,
  noticeKindTexts,
  routes,
  say,
} from "@touchstone/contract";
import { markOutcomes, markUses, noticeEffects, noticeKinds } from "@touchstone/kernel";
import { type Command, Option } from "commander";
import { type Owned, ownedCommand, withStatement } from "./certificate-find.ts";
import { type Place, withConnection, withPlace } from "./connect.ts";
import { legalToday } from "./day.ts";
import { dayArgument } from "./day-argument.ts";
import { readInput } from "./input-file.ts";
import { print, printProblem, type Voice, voiceOf, withVoice } from "./output.ts";

const { statements } = routes;

const changed = (voice: Voice, answer: Answer<{ readonly id: string; readonly version: number }>): void => {
  if (answer.ok) print(voice, answer.value, () => [answer.value.id]);
  else printProblem(voice, answer.problem);
};

const send = (
  options: Place & { readonly json?: boolean; readonly lang?: string },
  work: (client: Client) => Promise<Answer<{ readonly id: string; readonly version: number }>>,
): Promise<void> => {
  const voice = voiceOf(options);
  return withConnection(options, voice, async ({ client }) => changed(voice, await work(client)));
};

type Listing = Owned & { readonly state?: "open" | "closed" };
type Recording = Owned & {
  readonly where: string;
  readonly on: string;
  readonly use: (typeof markUses)[number];
  readonly note: string;
};
type Closing = Owned & { readonly outcome: (typeof markOutcomes)[number]; readonly on: string; readonly note: string };
type Answering = Owned & { readonly effect: (typeof noticeEffects)[number]; readonly reason: string };

const state = () => new Option("--state <state>", "未结或已结 · open or closed").choices(["open", "closed"]);
const queryOf = (options: Listing) => ({
  limit: 200,
  ...(options.state === undefined ? {} : { state: options.state }),
});

const listChecks = (options: Listing): Promise<void> => {
  const voice = voiceOf(options);
  return withConnection(options, voice, async ({ client }) => {
    const params = { organisation: options.organisation };
    const answer = await client.call(statements.markChecks, { params, query: queryOf(options) });
    if (!answer.ok) return printProblem(voice, answer.problem);
    print(voice, answer.value, () =>
      answer.value.items.map(
        ({ id, number, on, use, where, action, overdue }) =>
          `${id}  ${number}  ${on}  ${say(markUseTexts[use], voice.lang)}  ${where}  ${action?.due ?? ""}${overdue ? " !" : ""}`,
      ),
    );
  });
};

const markChecks = (certificate: Command): void => {
  const group = certificate.command("mark-check").description("证书和标志的使用 · how certificate and mark are used");
  ownedCommand(group, "list", "检查记录 · checks").addOption(state()).action(listChecks);
  ownedCommand(group, "record", "记一次检查 · record a check")
    .argument("<number>")
    .requiredOption("--where <text>", "在哪里看到 · where it was seen")
    .addOption(new Option("--use <kind>", "使用得怎样 · how").choices(markUses).makeOptionMandatory())
    .option("--on <date>", "哪天 · the day", dayArgument, legalToday())
    .option("--note <text>", "说明 · a note", "")
    .action((number: string, options: Recording) =>
      withStatement(options, number, async ({ client, voice, statement }) => {
        const { organisation, where, on, use, note } = options;
        const body = { statement, where, on, use, note };
        changed(voice, await client.call(statements.recordMarkUse, { params: { organisation }, body }));
      }),
    );
  ownedCommand(group, "attach", "附上图片或文件 · attach a picture or file")
    .argument("<check>")
    .argument("<file>")
    .action((check: string, file: string, options: Owned) => {
      const bytes = readInput(file);
      const params = { organisation: options.organisation, check };
      return send(options, (client) =>
        client.call(statements.attachMarkEvidence, { params, query: { name: basename(file) }, bytes }),
      );
    });
  ownedCommand(group, "ask", "要求客户纠正 · ask the client to put it right")
    .argument("<check>")
    .requiredOption("--action <text>", "要求什么 · what is asked")
    .requiredOption("--due <date>", "期限 · by when", dayArgument)
    .action((check: string, options: Owned & { action: string; due: string }) => {
      const params = { organisation: options.organisation, check };
      const body = { asked: options.action, due: options.due };
      return send(options, (client) => client.call(statements.askMarkAction, { params, body }));
    });
  ownedCommand(group, "close", "结束检查 · close a check")
    .argument("<check>")
    .addOption(new Option("--outcome <outcome>", "结果 · outcome").choices(markOutcomes).makeOptionMandatory())
    .option("--on <date>", "哪天 · the day", dayArgument, legalToday())
    .option("--note <text>", "说明 · a note", "")
    .action((check: string, { organisation, outcome, on, note, ...options }: Closing) =>
      send(options, (client) =>
        client.call(statements.closeMarkCheck, { params: { organisation, check }, body: { outcome, on, note } }),
      ),
    );
};

const listNotices = (options: Listing): Promise<void> => {
  const voice = voiceOf(options);
  return withConnection(options, voice, async ({ client }) => {
    const params = { organisation: options.organisation };
    const answer = await client.call(statements.notices, { params, query: queryOf(options) });
    if (!answer.ok) return printProblem(voice, answer.problem);
    print(voice, answer.value, () =>
      answer.value.items.map((one) => {
        const kind = say(noticeKindTexts[one.kind], voice.lang);
        const effect = one.answer === null ? "" : say(noticeEffectTexts[one.answer.effect], voice.lang);
        return `${one.id}  ${one.number}  ${one.happenedOn}  ${kind}  ${one.owed?.due ?? ""}  ${effect}`.trimEnd();
      }),
    );
  });
};

type Reporting = Place & {
  readonly json?: boolean;
  readonly lang?: string;
  readonly statement: string;
  readonly kind: (typeof noticeKinds)[number];
  readonly what: string;
  readonly on: string;
};

const notices = (certificate: Command): void => {
  const group = certificate.command("notice").description("客户报告的变化和事故 · changes and accidents reported");
  ownedCommand(group, "list", "报告 · notices").addOption(state()).action(listNotices);
  withVoice(withPlace(group.command("report")))
    .description("持证人报告变化或严重事故 · the holder reports a change or a serious accident")
    .argument("<case>")
    .requiredOption("--statement <id>", "证书的流 · stream of the certificate")
    .addOption(new Option("--kind <kind>", "什么变化 · what kind").choices(noticeKinds).makeOptionMandatory())
    .requiredOption("--what <text>", "发生了什么 · what happened")
    .option("--on <date>", "发生日期 · the day it happened", dayArgument, legalToday())
    .action((id: string, { statement, kind, what, on, ...options }: Reporting) =>
      send(options, (client) =>
        client.call(statements.report, {
          params: { case: id },
          body: { statement, kind, what, happenedOn: on },
        }),
      ),
    );
  ownedCommand(group, "answer", "答复 · answer a notice")
    .argument("<notice>")
    .addOption(new Option("--effect <effect>", "影响 · effect").choices(noticeEffects).makeOptionMandatory())
    .requiredOption("--reason <text>", "理由 · reason")
    .action((notice: string, { organisation, effect, reason, ...options }: Answering) =>
      send(options, (client) =>
        client.call(statements.answerNotice, { params: { organisation, notice }, body: { effect, reason } }),
      ),
    );
  ownedCommand(group, "done", "答复要求的已完成 · what the answer promised was done")
    .argument("<notice>")
    .option("--on <date>", "哪天 · the day", dayArgument, legalToday())
    .option("--note <text>", "说明 · a note", "")
    .action((notice: string, { organisation, on, note, ...options }: Owned & { on: string; note: string }) =>
      send(options, (client) =>
        client.call(statements.carryOutNotice, { params: { organisation, notice }, body: { on, note } }),
      ),
    );
};

export const certificateWatch = (group: Command): void => {
  markChecks(group);
  notices(group);
};
