import { type OutputOf, routes, say, scopeActivityTexts } from "@touchstone/contract";
import { scopeLists } from "@touchstone/register";
import { type Command, Option } from "commander";
import { dayArgument } from "./day-argument.ts";
import { askForesight } from "./foresight-client.ts";
import type { Voice } from "./output.ts";
import { ofOrganisation, type PartyOptions } from "./party-client.ts";

type Answer = OutputOf<typeof routes.scopeActivities.list>;
type Outside = Answer["outside"][number];

const r = routes.scopeActivities;
const words = scopeActivityTexts;

const taskOf = ({ task }: Pick<Outside, "task">, { lang }: Voice): readonly string[] =>
  task === null ? [] : [`    ${say(words.taskState, lang, { state: task.state })} ${task.record}`];

const outsideLines = (one: Outside, voice: Voice): readonly string[] => [
  `  ${one.title}  ${one.place}  ${one.since}  ${say(words[`why.${one.why}`], voice.lang, { line: one.line?.text ?? "" })}  ${one.record}`,
  ...taskOf(one, voice),
];

const inLines = ({ list, text }: Answer["lines"][number], { lang }: Voice): string =>
  `${text} (${words[`list.${list}`][lang]})`;

/** What stands of what is done beside the scope; the readiness says the same. */
export const besideLines = (answer: Answer, voice: Voice): readonly string[] => {
  const { lang } = voice;
  const { outside, inside } = answer.counts;
  if (outside > 0)
    return [
      say(words.outside, lang, { count: outside }),
      ...answer.outside.flatMap((one) => outsideLines(one, voice)),
      words.outsideDo[lang],
    ];
  return [inside === 0 ? words.nothing[lang] : say(words.allInside, lang, { count: inside })];
};

type Asked = PartyOptions & { readonly on?: string; readonly site?: string };

const queryOf = ({ on, site }: Asked) => ({
  ...(on === undefined ? {} : { on }),
  ...(site === undefined ? {} : { site }),
});

const list = (options: Asked) =>
  askForesight(
    options,
    (client, params) => client.call(r.list, { params, query: queryOf(options) }),
    (answer, voice) => {
      const { lang } = voice;
      return [
        ...(options.site !== undefined && answer.counts.outside + answer.counts.inside === 0
          ? [words.nothingAt[lang]]
          : besideLines(answer, voice)),
        ...answer.inside.flatMap((one) => [
          `  ${one.title}  ${one.place}  ${inLines(one.line, voice)}  ${one.record}`,
          ...taskOf(one, voice),
        ]),
        ...answer.stopped.flatMap((one) => [
          `  ${say(words.stopped, lang, { title: one.title, on: one.stoppedOn })}`,
          ...taskOf(one, voice),
        ]),
        ...(answer.idle.length === 0
          ? []
          : [words.idle[lang], ...answer.idle.map((line) => `  ${inLines(line, voice)}`), words.idleHint[lang]]),
      ];
    },
  );

type Placed = PartyOptions & { readonly line?: string; readonly list: (typeof scopeLists)[number] };

const place = (activity: string, options: Placed) => {
  const { line, list: of } = options;
  const body = { line: line === undefined ? null : { list: of, text: line } };
  return askForesight(
    options,
    (client, params) => client.call(r.place, { params: { ...params, activity }, body }),
    (_, { lang }) => [words.placed[lang]],
  );
};

const correct = (activity: string, options: PartyOptions) =>
  askForesight(
    options,
    (client, params) => client.call(r.correct, { params: { ...params, activity } }),
    ({ id }, { lang }) => [say(words.opened, lang, { record: id })],
  );

/** `foresight scope activities`, `scope place`, `scope correct` */
export const foresightActivities = (scope: Command): void => {
  ofOrganisation(scope.command("activities"))
    .description("在做而不在范围里的，和范围里没人做的 · what is done outside the scope, and lines that nobody lives")
    .option("--on <date>", "截至哪一天 · as of which day", dayArgument)
    .option("--site <id>", "只看一个场所 · at one site alone")
    .action(list);
  ofOrganisation(scope.command("place <activity>"))
    .description("把在做的事归到范围的一行 · put what is done under a line of the scope")
    .option(
      "--line <text>",
      "范围里写着的那一行；不写就移出 · the line as the scope says it; left out, it is taken out",
    )
    .addOption(
      new Option("--list <list>", "哪一栏 · which list of the scope").choices([...scopeLists]).default("activities"),
    )
    .action(place);
  ofOrganisation(scope.command("correct <activity>"))
    .description("为范围外的事开纠正措施 · open a corrective action for what is outside the scope")
    .action(correct);
};
