import { type OutputOf, routes, ruleChangeTexts, say } from "@touchstone/contract";
import type { Command } from "commander";
import { type Place, withConnection, withPlace } from "./connect.ts";
import { print, printProblem, type Voice, voiceOf, withVoice } from "./output.ts";

type Options = Place & { readonly json?: boolean; readonly lang?: string; readonly organisation: string };
type Line = OutputOf<typeof routes.ruleChanges.own>["rules"][number];
type Rule = OutputOf<typeof routes.ruleChanges.show>["rules"][number];

type Head = Pick<Line, "pack" | "edition" | "title" | "from" | "before">;

const headOf = ({ pack, edition, title, from, before }: Head, { lang }: Voice): string =>
  [
    from,
    `${pack}@${edition}`,
    title[lang],
    before === null ? say(ruleChangeTexts.first, lang) : say(ruleChangeTexts.instead, lang, { before }),
  ].join("  ");

const counted = (rule: Line, voice: Voice): string =>
  `${headOf(rule, voice)}  ${say(ruleChangeTexts.counts, voice.lang, { cases: rule.cases, statements: rule.statements })}`;

const whole = (rule: Rule, voice: Voice): readonly string[] => [
  headOf(rule, voice),
  `${say(ruleChangeTexts.schemes, voice.lang)}  ${rule.schemes.map(({ id, edition }) => `${id}@${edition}`).join(", ")}`,
  ...rule.cases.map(({ number, client }) => `  ${number}  ${client[voice.lang]}`),
  ...rule.statements.map(({ number, holder }) => `  ${number}  ${holder[voice.lang]}`),
  say(rule.changed.length === 0 ? ruleChangeTexts.nothing : ruleChangeTexts.changed, voice.lang),
  ...rule.changed.map(({ path, before, after }) => `  ${path}  ${before ?? "–"} → ${after ?? "–"}`),
];

const ruleEditions = async (name: string | undefined, options: Options): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation } = options;
  await withConnection(options, voice, async ({ client }) => {
    if (name === undefined) {
      const answer = await client.call(routes.ruleChanges.own, { params: { organisation } });
      if (answer.ok) print(voice, answer.value, () => answer.value.rules.map((rule) => counted(rule, voice)));
      else printProblem(voice, answer.problem);
      return;
    }
    const [pack = "", edition = ""] = name.split("@");
    const answer = await client.call(routes.ruleChanges.show, { params: { organisation, pack, edition } });
    if (answer.ok) print(voice, answer.value, () => answer.value.rules.flatMap((rule) => whole(rule, voice)));
    else printProblem(voice, answer.problem);
  });
};

/** `laws rule-editions`: editions of rules that begin later, and what they touch in a body. */
export const ruleEditionCommands = (laws: Command): void => {
  withVoice(withPlace(laws.command("rule-editions")))
    .description("即将施行的规则新版影响什么 · what a coming edition of a rule touches")
    .argument("[rule]", "surveillance@cn-ohsms-2026")
    .requiredOption("--organisation <id>", "组织 · organisation")
    .action(ruleEditions);
};
