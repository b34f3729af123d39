import {
  type Answer,
  actTexts,
  closedActTexts,
  type OutputOf,
  routes,
  say,
  standingTexts,
  verifyPageTexts,
} from "@touchstone/contract";
import type { Command } from "commander";
import { type Owned, ownedCommand, withStatement } from "./certificate-find.ts";
import { type Place, withConnection, withPlace } from "./connect.ts";
import { legalToday } from "./day.ts";
import { dayArgument } from "./day-argument.ts";
import { print, printProblem, type Voice, voiceOf, withVoice } from "./output.ts";

type View = OutputOf<typeof routes.statements.show>;

const outlookLines = ({ outlook }: View): readonly string[] =>
  outlook.map(({ what, on, rule }) => `  ${on}  ${what}  ${rule.source} ${rule.clause}`);

const historyLines = ({ history }: View, { lang }: Voice): readonly string[] =>
  history.map(({ act, from, recordedOn, reason, logIndex }) => {
    const written = recordedOn === null || recordedOn === from ? "" : `  (${recordedOn})`;
    return `  ${from}${written}  ${say(closedActTexts[act], lang)}  ${reason ?? ""}  ${logIndex === null ? "" : `#${logIndex}`}`.trimEnd();
  });

const told = <Value>(voice: Voice, answer: Answer<Value>, lines: (value: Value) => readonly string[]): void => {
  if (answer.ok) print(voice, answer.value, () => lines(answer.value));
  else printProblem(voice, answer.problem);
};

type Dated = Owned & { readonly on?: string };

const show =
  (part: (view: View, voice: Voice) => { readonly document: unknown; readonly lines: readonly string[] }) =>
  (number: string, options: Dated): Promise<void> =>
    withStatement(options, number, async ({ client, voice, statement }) => {
      const answer = await client.call(routes.statements.show, {
        params: { organisation: options.organisation, statement },
        query: options.on === undefined ? {} : { on: options.on },
      });
      if (!answer.ok) return printProblem(voice, answer.problem);
      const { document, lines } = part(answer.value, voice);
      print(voice, document, () => lines);
    });

const showAll = show((view, voice) => ({
  document: view,
  lines: [
    `${view.attested.number}  ${say(standingTexts[view.standing], voice.lang)}  ${view.on}`,
    `  ${view.attested.holder.name[voice.lang]}`,
    `  ${view.attested.scope[voice.lang]}`,
    ...view.attested.sites.map(({ name, address }) => `  ${name[voice.lang]} ${address[voice.lang]}`),
    `  ${view.attested.validFrom} – ${view.attested.validUntil}`,
    ...outlookLines(view),
  ],
}));

const showHistory = show((view, voice) => ({
  document: {
    number: view.attested.number,
    history: view.history,
    editions: view.editions,
    cycles: view.cycles,
    surveillances: view.surveillances,
    transferred: view.transferred,
  },
  lines: historyLines(view, voice),
}));

/** The public answer: anybody may ask it, of any number, for any day. */
const status = (number: string, options: Place & { json?: boolean; lang?: string; on: string }): Promise<void> => {
  const voice = voiceOf(options);
  return withConnection(options, voice, async ({ client }) => {
    const answer = await client.call(routes.statements.ask, { params: { number }, query: { on: options.on } });
    if (answer.ok && !answer.value.valid) process.exitCode = 1;
    told(voice, answer, (found) => [
      `${found.number}  ${options.on}  ${say(standingTexts[found.standing], voice.lang)}`,
      `  ${say(found.valid ? verifyPageTexts.inForceLead : verifyPageTexts.notValidLead, voice.lang)}`,
      `  ISO/IEC 17000: ${found.words.iso17000[voice.lang]}`,
      `  CNCA: ${found.words.cnca === null ? "–" : `${found.words.cnca.code} ${found.words.cnca.word}`}`,
      `  CertSearch: ${found.words.certSearch ?? "–"}`,
      `  credential: ${found.words.credential}`,
    ]);
  });
};

const tables = (options: Place & { json?: boolean; lang?: string }): Promise<void> => {
  const voice = voiceOf(options);
  return withConnection(options, voice, async ({ client }) => {
    const answer = await client.call(routes.statements.statusTables, { query: {} });
    told(voice, answer, ({ edges, reasons }) => [
      ...edges.map(
        ({ act, from, to, rule }) =>
          `${say(actTexts[act], voice.lang)}  ${say(standingTexts[from], voice.lang)} → ${say(standingTexts[to], voice.lang)}  ${rule.source} ${rule.clause}`,
      ),
      ...reasons.map((reason) => `${reason.code}  ${reason.acts.join(", ")}  ${reason[voice.lang]}`),
    ]);
  });
};

type Transferring = Owned & {
  readonly to: string;
  readonly bodyZh: string;
  readonly bodyEn: string;
  readonly evidence: string;
  readonly on: string;
};

const transfer = (number: string, options: Transferring): Promise<void> =>
  withStatement(options, number, async ({ client, voice, statement }) => {
    const answer = await client.call(routes.statements.transfer, {
      params: { organisation: options.organisation, statement },
      body: {
        on: options.on,
        body: { zh: options.bodyZh, en: options.bodyEn },
        number: options.to,
        evidence: options.evidence,
      },
    });
    told(voice, answer, () => [`${number} → ${options.to}  ${options.on}`]);
  });

export const certificateLife = (group: Command): void => {
  ownedCommand(group, "show", "一张证书：状态、内容、接下来什么到期 · one certificate and what falls due")
    .argument("<number>")
    .option("--on <date>", "哪天的内容 · as of a day", dayArgument)
    .action(showAll);
  ownedCommand(group, "history", "经过、历次内容和周期 · history, editions, cycles")
    .argument("<number>")
    .action(showHistory);
  withVoice(withPlace(group.command("status")))
    .description("任何一天的状态，四种说法 · standing on any day, in four dialects")
    .argument("<number>")
    .option("--on <date>", "哪天 · the day", dayArgument, legalToday())
    .action(status);
  withVoice(withPlace(group.command("tables")))
    .description("可以怎样变化，有哪些理由 · lawful changes and reasons")
    .action(tables);
  ownedCommand(group, "transfer", "转出到另一机构，终结 · another body took it over, final")
    .argument("<number>")
    .requiredOption("--to <number>", "新证书编号 · number of the receiving body's certificate")
    .requiredOption("--body-zh <name>", "接收机构，中文 · receiving body, in Chinese")
    .requiredOption("--body-en <name>", "接收机构，英文 · receiving body, in English")
    .requiredOption("--evidence <text>", "从哪里得到确认 · where its word was seen")
    .option("--on <date>", "从哪天起 · first day", dayArgument, legalToday())
    .action(transfer);
};
