import { corridorTexts, fitTexts, type OutputOf, routes, say, standingTexts } from "@touchstone/contract";
import { visitKinds } from "@touchstone/kernel";
import { type Command, Option } from "commander";
import { asPerson } from "./case-client.ts";
import { common, type Options } from "./case-show.ts";
import { dayArgument } from "./day-argument.ts";
import { print, printProblem, type Voice, voiceOf } from "./output.ts";

const { planner } = routes;
type Board = OutputOf<typeof planner.programme>;
type Line = Board["lines"][number];

const lineOf = (line: Line, { lang }: Voice): readonly string[] => [
  `${line.number}  ${line.holder[lang]}  ${say(standingTexts[line.standing], lang)}  → ${line.validUntil}  ${line.statement}`,
  ...line.dates.map(({ corridor, visit, fit }) =>
    [
      `  ${say(corridorTexts[corridor.kind], lang, { ordinal: corridor.ordinal })}`,
      `${corridor.earliest} – ${corridor.latest}`,
      visit === null
        ? say(fitTexts[fit], lang)
        : `${visit.from} – ${visit.to} ${say(fitTexts[fit], lang)}  ${visit.id}`,
      `〔${corridor.latestRule.source} ${corridor.latestRule.clause}；${corridor.edition}〕`,
    ].join("  "),
  ),
];

type Owned = Options & { readonly organisation: string };
type BoardOptions = Owned & { readonly on?: string; readonly statement?: string };

const board = (options: BoardOptions): Promise<void> =>
  asPerson(options, voiceOf(options), async (client) => {
    const voice = voiceOf(options);
    const { organisation, on, statement } = options;
    const day = on === undefined ? {} : { on };
    if (statement !== undefined) {
      const one = await client.call(planner.programmeOf, { params: { organisation, statement }, query: day });
      if (!one.ok) return printProblem(voice, one.problem);
      return print(voice, one.value, () => [
        ...lineOf(one.value, voice),
        ...one.value.coverage
          .filter(({ state }) => state === "never")
          .map(({ process, clause, site, shift }) =>
            ["  ?", process, clause, site ?? "", shift ?? ""].filter((part) => part !== "").join("  "),
          ),
      ]);
    }
    const query = { ...day, limit: 500 };
    const answer = await client.call(planner.programme, { params: { organisation }, query });
    if (!answer.ok) return printProblem(voice, answer.problem);
    return print(voice, answer.value, () => answer.value.lines.flatMap((line) => lineOf(line, voice)));
  });

type Kind = (typeof visitKinds)[number];
type PlanOptions = Owned & { kind: Kind; from: string; to: string; visitDays: string; reason?: string };
type MoveOptions = Owned & { from: string; to: string; visitDays: string; reason: string };

const dates = (command: Command): Command =>
  command
    .requiredOption("--organisation <id>", "认证机构 · the body")
    .requiredOption("--from <date>", "开始 · first day", dayArgument)
    .requiredOption("--to <date>", "结束 · last day", dayArgument)
    .requiredOption("--visit-days <n>", "人日 · auditor days");

const visits = (group: Command): void => {
  dates(common(group.command("plan-visit <statement>").description("安排一次审核 · plan a visit for a certificate")))
    .addOption(new Option("--kind <kind>", "哪一种 · which kind").choices([...visitKinds]).default("surveillance"))
    .option("--reason <text>", "提前的理由 · why it comes before its corridor")
    .action((statement: string, options: PlanOptions) =>
      asPerson(options, voiceOf(options), async (client) => {
        const { organisation, kind, from, to, visitDays, reason } = options;
        const answer = await client.call(planner.planVisit, {
          params: { organisation, statement },
          body: { kind, from, to, days: Number(visitDays), reason: reason ?? null },
        });
        if (!answer.ok) return printProblem(voiceOf(options), answer.problem);
        return print(voiceOf(options), answer.value, () => [`${from} – ${to}`]);
      }),
    );
  dates(common(group.command("move-visit <statement> <visit>").description("改期 · move a planned visit")))
    .requiredOption("--reason <text>", "理由 · why")
    .action((statement: string, visit: string, options: MoveOptions) =>
      asPerson(options, voiceOf(options), async (client) => {
        const { organisation, from, to, visitDays, reason } = options;
        const answer = await client.call(planner.moveVisit, {
          params: { organisation, statement, visit },
          body: { from, to, days: Number(visitDays), reason },
        });
        if (!answer.ok) return printProblem(voiceOf(options), answer.problem);
        return print(voiceOf(options), answer.value, () => [`${from} – ${to}`]);
      }),
    );
  common(group.command("held-visit <statement> <visit>").description("记下已做完 · record that a visit was made"))
    .requiredOption("--organisation <id>", "认证机构 · the body")
    .requiredOption("--last-day <date>", "现场末日 · its last day on site", dayArgument)
    .action((statement: string, visit: string, options: Owned & { lastDay: string }) =>
      asPerson(options, voiceOf(options), async (client) => {
        const { organisation, lastDay } = options;
        const params = { organisation, statement, visit };
        const answer = await client.call(planner.holdVisit, { params, body: { lastDay } });
        if (!answer.ok) return printProblem(voiceOf(options), answer.problem);
        return print(voiceOf(options), answer.value, () => [lastDay]);
      }),
    );
};

const transition = (options: Owned & { readonly on?: string }): Promise<void> =>
  asPerson(options, voiceOf(options), async (client) => {
    const voice = voiceOf(options);
    const { organisation, on } = options;
    const answer = await client.call(planner.transition, {
      params: { organisation },
      query: { limit: 2_000, ...(on === undefined ? {} : { on }) },
    });
    if (!answer.ok) return printProblem(voice, answer.problem);
    return print(voice, answer.value, () =>
      answer.value.lines.map(
        ({ lastLawfulDay, number, standard, to, hasEnded, rule, edition }) =>
          `${hasEnded ? "◆" : "○"} ${lastLawfulDay}  ${number}  ${standard} → ${to}  〔${rule.source} ${rule.clause}；${edition}〕`,
      ),
    );
  });

/** The programme board, one client's programme with its holes, and the visits in it. */
export const caseProgramme = (group: Command): void => {
  common(
    group
      .command("programme")
      .description("审核方案：每张证书的合法区间和安排 · the lawful corridor of each coming audit and what is planned"),
  )
    .requiredOption("--organisation <id>", "认证机构 · the body")
    .option("--statement <id>", "只看这张证书，连同没有覆盖到的 · one certificate, with what is never covered")
    .option("--on <date>", "截至哪一天 · as of which day", dayArgument)
    .action(board);
  common(
    group
      .command("transition")
      .description("换版：旧版证书各自的最后合法日 · the last lawful day of each certificate to an old edition"),
  )
    .requiredOption("--organisation <id>", "认证机构 · the body")
    .option("--on <date>", "截至哪一天 · as of which day", dayArgument)
    .action(transition);
  visits(group);
};
