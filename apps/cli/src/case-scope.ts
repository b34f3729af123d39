import { caseScopeTexts, routes, say } from "@touchstone/contract";
import { type Command, InvalidArgumentError } from "commander";
import { act, told } from "./case-act.ts";
import { asPerson } from "./case-client.ts";
import { common, type Options } from "./case-show.ts";
import { voiceOf } from "./output.ts";

const words = caseScopeTexts;
const { caseScope: route } = routes;

const show = (id: string, options: Options): Promise<void> => {
  const voice = voiceOf(options);
  const { lang } = voice;
  return asPerson(options, voice, async (client) =>
    told(voice, await client.call(route.show, { params: { case: id } }), ({ scope, asks }) =>
      [
        scope === null ? words.none[lang] : say(words[scope.basis], lang, { scope: scope.text[lang] }),
        ...(asks === null ? [] : [say(words.against, lang, asks.requirement)]),
      ].join("\n"),
    ),
  );
};

type Requirement = { readonly source: string; readonly clause: string };
type Met = Options & {
  readonly activity: string;
  readonly place: string;
  readonly evidence: string;
  readonly grade: string;
  readonly against?: Requirement;
};

const raise = (id: string, { activity, place, evidence, grade, against, ...options }: Met): Promise<void> =>
  act(options, (client) =>
    client.call(route.raiseOutside, {
      params: { case: id },
      body: { activity, place, evidence, grade, requirement: against ?? null },
    }),
  );

const requirement = (text: string): Requirement => {
  const [source = "", clause = "", ...rest] = text.split("|");
  if (source === "" || clause === "" || rest.length > 0) throw new InvalidArgumentError("DOCUMENT|CLAUSE");
  return { source, clause };
};

/** `case scope show | outside` */
export const caseScopeCommands = (group: Command): void => {
  const scope = group.command("scope").description("本案的范围，和范围以外的活动 · the scope, and what is outside it");
  common(scope.command("show <case>", { isDefault: true }))
    .description("申请的或证书的范围 · the scope applied for, or certified")
    .action(show);
  common(scope.command("outside <case>"))
    .description("把范围以外的活动开成发现 · raise a finding for an activity outside the scope")
    .requiredOption("--activity <text>", "在做什么，或服务谁 · what is done, or who is served")
    .requiredOption("--place <text>", "在哪里看到 · where it was met")
    .requiredOption("--evidence <text>", "证据 · evidence")
    .requiredOption("--grade <id>", "分级 · grade: major, minor, opportunity")
    .option("--against <document|clause>", "依据；不写就用检查表里问范围的那条 · what asks for it", requirement)
    .action(raise);
};
