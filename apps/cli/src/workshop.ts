import { routes, say, workshopTexts, workshopVerdictTexts } from "@touchstone/contract";
import { workshopVerdicts } from "@touchstone/requirements";
import { type Command, InvalidArgumentError } from "commander";
import { legalToday } from "./day.ts";
import { dayArgument } from "./day-argument.ts";
import { voiceOf } from "./output.ts";
import { changedLine, ofOrganisation, type PartyOptions, tell } from "./party-client.ts";

const words = workshopTexts;
const at = ({ organisation }: PartyOptions) => ({ organisation });
type One = PartyOptions & { readonly workshop: string };
const of = ({ organisation, workshop }: One) => ({ organisation, workshop });

const list = (options: PartyOptions) => {
  const { lang } = voiceOf(options);
  return tell(
    options,
    (client) => client.call(routes.workshops.list, { params: at(options) }),
    ({ workshops }) =>
      workshops.length === 0
        ? [say(words.none, lang)]
        : workshops.map(
            ({ id, title, opened, closed, judges }) => `${id}  ${opened} → ${closed ?? "…"}  ${judges}  ${title}`,
          ),
  );
};

type Opening = PartyOptions &
  Record<"title" | "text" | "scene" | "region" | "on", string> & {
    readonly standards?: string;
    readonly points?: string[];
  };
const open = (options: Opening) => {
  const { title, text, scene, region, on, standards, points } = options;
  const body = { title, text, scene, region, on, standards, points };
  return tell(options, (client) => client.call(routes.workshops.open, { params: at(options), body }), changedLine);
};

const figure = (share: number | null): string => (share === null ? "–" : share.toFixed(3));

const show = (options: One) => {
  const { lang } = voiceOf(options);
  return tell(
    options,
    (client) => client.call(routes.workshops.show, { params: of(options) }),
    ({ title, opened, closed, judges, text, points, own, result }) => [
      `${title}  ${opened} → ${closed ?? "…"}  ${say(words.judgeCount, lang, { count: judges })}`,
      text,
      ...(result === null
        ? points.map(({ id, text: asked, provision }) => {
            const verdict = own.find(({ point }) => point === id)?.verdict;
            return `${id}  ${verdict === undefined ? "–" : workshopVerdictTexts[verdict][lang]}  ${asked[lang]}  ${provision}`;
          })
        : [
            `${say(words.percent, lang)} ${figure(result.percent)}  ${say(words[result.coefficient], lang)} ${figure(result.beyondChance)}`,
            ...result.points.map(
              ({ point, agreement, said }) =>
                `${point}  ${figure(agreement)}  ${said.map(({ name, verdict }) => `${name} ${workshopVerdictTexts[verdict][lang]}`).join(" · ")}`,
            ),
          ]),
    ],
  );
};

type Given = { readonly point: string; readonly verdict: (typeof workshopVerdicts)[number]; readonly note: string };

const isVerdict = (text: string): text is Given["verdict"] => workshopVerdicts.some((each) => each === text);

const verdictArgument = (text: string, before: readonly Given[]): readonly Given[] => {
  const [point = "", verdict = "", ...note] = text.split("=");
  if (point === "" || !isVerdict(verdict))
    throw new InvalidArgumentError(`CT-001=${workshopVerdicts.join("|")}[=理由 · reason]`);
  return [...before, { point, verdict, note: note.join("=") }];
};

const judge = (options: One & { readonly verdict: readonly Given[] }) =>
  tell(
    options,
    (client) => client.call(routes.workshops.judge, { params: of(options), body: { verdicts: [...options.verdict] } }),
    changedLine,
  );

const close = (options: One) =>
  tell(options, (client) => client.call(routes.workshops.close, { params: of(options), body: {} }), changedLine);

const ofWorkshop = (command: Command): Command =>
  ofOrganisation(command).requiredOption("--workshop <id>", "研讨 · the workshop");

/** Consistency workshops of a body (CT-22). They hang under `audit-points`. */
export const addWorkshop = (parent: Command): void => {
  const group = parent
    .command("workshop")
    .description("一致性研讨：各自判断同一案例，看一致程度 · auditors judge one case apart; how far do they agree");
  ofOrganisation(group.command("list").description("全部研讨 · all of them")).action(list);
  ofOrganisation(group.command("open").description("开一场 · open one"))
    .requiredOption("--title <text>", "名称 · title")
    .requiredOption("--text <text>", "案例 · the case in words")
    .requiredOption("--scene <scene>", "lift, canteen")
    .requiredOption("--region <code>", "GB/T 2260, 330100")
    .option("--on <date>", "按哪天的法规 · the law of which day", dayArgument, legalToday())
    .option("--standards <ids>", "审核依据 · audited against")
    .option("--points <id...>", "要点；不写就是全部 · points; all where absent")
    .action(open);
  ofWorkshop(
    group.command("show").description("看一场；结束后有一致程度 · one, with the agreement once closed"),
  ).action(show);
  ofWorkshop(group.command("judge").description("给出或更正自己的判断 · give or correct one's own verdicts"))
    .requiredOption("--verdict <point=verdict>", workshopVerdicts.join(" | "), verdictArgument, [])
    .action(judge);
  ofWorkshop(group.command("close").description("结束并公布 · close and show")).action(close);
};
