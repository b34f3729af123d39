import { type OutputOf, readinessTexts, routes, say } from "@touchstone/contract";
import type { Command } from "commander";
import { type Place, withConnection } from "./connect.ts";
import { legalToday } from "./day.ts";
import { dayArgument } from "./day-argument.ts";
import { besideLines } from "./foresight-activities.ts";
import { print, printProblem, type Voice, voiceOf } from "./output.ts";
import { withOrganisation } from "./with-organisation.ts";

type Answer = OutputOf<typeof routes.readiness.show>;
type Options = Place & {
  readonly organisation: string;
  readonly on: string;
  readonly json?: boolean;
  readonly lang?: string;
};

const words = readinessTexts;

const gateLines = ({ gate, refusals }: Answer["aims"][number]["gates"][number], { lang }: Voice) => [
  `  ${say(words[`gate.${gate}`], lang)}  ${refusals.length === 0 ? say(words.open, lang) : say(words.shut, lang, { count: refusals.length })}`,
  ...refusals.map(({ message, passesFrom }) => `    ${message}${passesFrom === null ? "" : ` (${passesFrom})`}`),
];

const lines = ({ aims, rows, gaps }: Answer, voice: Voice): readonly string[] => {
  const { lang } = voice;
  const open = Object.values(gaps).reduce((sum, count) => sum + count, 0);
  return [
    ...(aims.length === 0 ? [say(words.none, lang)] : []),
    ...aims.flatMap((aim) => [
      `${aim.title}  ${say(words.plannedAudit, lang, { date: aim.plannedAudit })}`,
      ...aim.gates.flatMap((gate) => gateLines(gate, voice)),
      `  ${aim.days === null ? say(words.noDays, lang) : say(words.days, lang, aim.days)}`,
    ]),
    rows === 0
      ? say(words.registerEmpty, lang)
      : open === 0
        ? say(words.gapsNone, lang, { rows })
        : say(words.gapsSome, lang, { rows, open }),
  ];
};

const show = async (options: Options): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, on } = options;
  const asked = { params: { organisation }, query: { on } };
  const { ready, beside } = await withConnection(options, voice, async ({ client }) => ({
    ready: await client.call(routes.readiness.show, asked),
    beside: await client.call(routes.scopeActivities.list, asked),
  }));
  if (!ready.ok) return printProblem(voice, ready.problem);
  if (!beside.ok) return printProblem(voice, beside.problem);
  const { outside } = beside.value;
  print(voice, { ...ready.value, outside }, () => [...lines(ready.value, voice), ...besideLines(beside.value, voice)]);
};

/** `register readiness` */
export const registerReadinessCommand = (register: Command): void => {
  withOrganisation(register.command("readiness"))
    .description("离每张证书还差什么，哪天能过 · what stands between here and each certificate aimed at")
    .option("--on <date>", "截至哪一天 · as of which day; default: today", dayArgument, legalToday())
    .action(show);
};
