import { foresightTexts, say } from "@touchstone/contract";
import { houseRule, refusal } from "@touchstone/kernel";
import type { Command } from "commander";
import { print, printRefusals, voiceOf, withVoice } from "./output.ts";

type Options = Readonly<Record<string, unknown>>;

const ask = async () => (await import("@touchstone/server")).askTrends();
type Trends = Awaited<ReturnType<typeof ask>>;

/** The trend that was named, by id or by its name in either language; null where there is none. */
const named = ({ trends }: Trends, sought: string) =>
  trends.find(({ id, title }) => [id, title.zh, title.en].includes(sought)) ?? null;

const unknown = (options: Options, trend: string): void => {
  process.exitCode = 1;
  printRefusals(voiceOf(options), [refusal("trend-unknown", houseRule("commands"), { trend })]);
};

const trends = async (sought: string | undefined, options: Options): Promise<void> => {
  const voice = voiceOf(options);
  const all = await ask();
  const one = sought === undefined ? null : named(all, sought);
  if (sought !== undefined && one === null) return unknown(options, sought);
  const shown = one === null ? all.trends : [one];
  const { matrix: _matrix, links: _links, ...rest } = all;
  print(voice, { ...rest, trends: shown }, () =>
    all.dimensions.flatMap(({ id, letter, title }) => {
      const own = shown.filter(({ dimension }) => dimension === id);
      return own.length === 0
        ? []
        : [
            `${letter} ${title[voice.lang]}`,
            ...own.flatMap((trend) => [
              `  ${trend.id}  ${trend.title[voice.lang]}`,
              `    ${trend.schemes.map((scheme) => scheme.title[voice.lang]).join(" · ")}  ${trend.bodies.join(" · ")}`,
            ]),
          ];
    }),
  );
};

const links = async (sought: string | undefined, options: Options): Promise<void> => {
  const voice = voiceOf(options);
  const all = await ask();
  const one = sought === undefined ? null : named(all, sought);
  if (sought !== undefined && one === null) return unknown(options, sought);
  const shown = all.links.filter(({ between }) => one === null || between.includes(one.id));
  const order = all.trends.map(({ id }) => id);
  print(voice, { judgement: all.judgement, order, links: shown, matrix: all.matrix }, () => [
    all.judgement[voice.lang],
    ...shown.map(({ between: [from, to], weight, convergence }) => {
      const meeting = convergence === null ? "" : `  ${convergence.name[voice.lang]}`;
      return `${weight}  ${from} – ${to}${meeting}`;
    }),
    say(foresightTexts.edition, voice.lang, { edition: all.edition }),
  ]);
};

/** `foresight trends | links`: content, and no server is asked. */
export const foresightTrends = (foresight: Command): void => {
  withVoice(foresight.command("trends"))
    .argument("[trend]", "编号或名称 · id or name")
    .description("十五个趋势和它们涉及的方案 · the fifteen trends and what they touch")
    .action(trends);
  withVoice(foresight.command("links"))
    .argument("[trend]", "编号或名称 · id or name")
    .description("趋势之间的关联和对称矩阵（--json） · links between trends, with the symmetric matrix (--json)")
    .action(links);
};
