import { levelTexts, type OutputOf, placeTexts, registerLawTexts, routes, say, scopeTexts } from "@touchstone/contract";
import type { Command } from "commander";
import { type Place, withConnection } from "./connect.ts";
import { legalToday } from "./day.ts";
import { dayArgument } from "./day-argument.ts";
import { given } from "./law-schedules.ts";
import { print, printProblem, type Voice, voiceOf } from "./output.ts";
import { withOrganisation } from "./with-organisation.ts";

type Answer = OutputOf<typeof routes.registerLaws.laws>;
type Options = Place & {
  readonly organisation: string;
  readonly region?: string;
  readonly scene?: string;
  readonly market?: string;
  readonly site?: string;
  readonly on: string;
  readonly json?: boolean;
  readonly lang?: string;
};

const words = registerLawTexts;
const places = new Map<string, { readonly zh: string; readonly en: string }>([
  ...Object.entries(placeTexts),
  ...Object.entries(scopeTexts),
]);

const lines = (answer: Answer, { lang }: Voice): readonly string[] => {
  const { binding, missing, elsewhere } = answer;
  const place = (code: string) => places.get(code)?.[lang] ?? code;
  return [
    binding === 0
      ? say(words.nothingBinds, lang)
      : say(words.count, lang, { binding, missing: missing.length, elsewhere: elsewhere.length }),
    ...(missing.length === 0 ? [] : ["", say(words.missing, lang)]),
    ...missing.map(({ level, jurisdiction, title, family, version, effective, insteadOf }) =>
      [
        `  ${say(levelTexts[level], lang)}  ${place(jurisdiction)}  ${title}  ${family}@${version}`,
        ...(effective === null ? [`${say(words.effective, lang)}: ${say(words.unknownDay, lang)}`] : []),
        ...(insteadOf === null ? [] : [say(words.insteadOf, lang, { title: insteadOf })]),
      ].join("  "),
    ),
    ...(elsewhere.length === 0 ? [] : ["", say(words.elsewhere, lang)]),
    ...elsewhere.map(
      ({ title, jurisdiction, risk }) =>
        `  ${title}  ${say(words.binds, lang, { place: place(jurisdiction) })}  ${risk}`,
    ),
  ];
};

const checkLaws = async (options: Options): Promise<void> => {
  const voice = voiceOf(options);
  const { organisation, region, scene, market, site, on } = options;
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(routes.registerLaws.laws, {
      params: { organisation },
      query: { on, ...given({ region, scene, market, site }) },
    }),
  );
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () => lines(answer.value, voice));
};

/** `register laws` */
export const registerLawsCommand = (register: Command): void => {
  withOrganisation(register.command("laws"))
    .description("该引而没有引的法规，引了却不适用于本地的 · laws that bind and are not cited, and the reverse")
    .option("--region <code>", "GB/T 2260, 320100；默认组织所在地 · default: the organisation's own")
    .option("--scene <scenes>", "lift,canteen；默认台账各行的领域 · default: the areas of the rows")
    .option("--market <ids>", "销往的市场 · markets one sells to: EU,US")
    .option("--site <id>", "场所：按它的所在地、场景和台账行 · a site: its place, scenes and rows")
    .option("--on <date>", "截至哪一天 · as of which day; default: today", dayArgument, legalToday())
    .action(checkLaws);
};
