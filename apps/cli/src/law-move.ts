import { changeTexts, routes, say } from "@touchstone/contract";
import type { Command } from "commander";
import { askLaws } from "./ask-laws.ts";
import { type Place, withPlace } from "./connect.ts";
import { legalToday } from "./day.ts";
import { dayArgument } from "./day-argument.ts";
import { print, voiceOf, withVoice } from "./output.ts";

type MoveOptions = Place & {
  readonly json?: boolean;
  readonly lang?: string;
  readonly laws?: string;
  readonly scene: string;
  readonly from: string;
  readonly to: string;
  readonly on: string;
};

const move = async (options: MoveOptions): Promise<void> => {
  const voice = voiceOf(options);
  const { scene, from, to, on } = options;
  const t = (key: keyof typeof changeTexts, facts = {}) => say(changeTexts[key], voice.lang, facts);
  const answer = await askLaws(
    options,
    voice,
    async (library) => {
      const { askMove } = await import("@touchstone/server");
      const found = askMove(library, { scene, from, to, on });
      if (!found.ok) return found;
      const { documents, obligations, licences, focus } = found.value;
      const counted = <Item>(moved: {
        readonly gained: readonly Item[];
        readonly lost: readonly Item[];
        readonly kept: readonly Item[];
      }) => ({
        ...moved,
        kept: moved.kept.length,
      });
      const value = {
        documents: counted(documents),
        obligations: counted(obligations),
        licences: counted(licences),
        focus,
      };
      return { ok: true as const, value };
    },
    (client) => client.call(routes.changes.move, { query: { scene, from, to, on } }),
  );
  if (!answer.ok) return;
  const { documents, obligations, licences, focus } = answer.value;
  const bare = ({ family, version, title, jurisdiction }: (typeof documents)["gained"][number]) => ({
    family,
    version,
    title,
    jurisdiction,
  });
  const point = ({ id, text, provision }: (typeof obligations)["gained"][number]) => ({
    id,
    text: text[voice.lang],
    provision: `${provision.family}@${provision.version} ${provision.article}`,
  });
  const document = {
    on,
    documents: { ...documents, gained: documents.gained.map(bare), lost: documents.lost.map(bare) },
    obligations: { ...obligations, gained: obligations.gained.map(point), lost: obligations.lost.map(point) },
    licences: { ...licences, gained: licences.gained.map(point), lost: licences.lost.map(point) },
    focus: { gained: focus.gained.map(point), lost: focus.lost.map(point) },
  };
  const pointLines = (sign: string, points: readonly ReturnType<typeof point>[]) =>
    points.map((one) => `  ${sign} ${one.id}  ${one.text}  ${one.provision}`);
  const lawLines = (sign: string, laws: readonly ReturnType<typeof bare>[]) =>
    laws.map((one) => `  ${sign} ${one.title}  ${one.jurisdiction}  ${one.family}@${one.version}`);
  print(voice, document, () => [
    t("documents"),
    ...lawLines("+", document.documents.gained),
    ...lawLines("-", document.documents.lost),
    `  ${t("kept", { count: documents.kept })}`,
    t("obligations"),
    ...pointLines("+", document.obligations.gained),
    ...pointLines("-", document.obligations.lost),
    `  ${t("kept", { count: obligations.kept })}`,
    t("licences"),
    ...pointLines("+", document.licences.gained),
    ...pointLines("-", document.licences.lost),
    t("focus"),
    ...pointLines("+", document.focus.gained),
    ...pointLines("-", document.focus.lost),
  ]);
};

/** `laws move` */
export const moveCommand = (laws: Command): void => {
  withVoice(withPlace(laws.command("move")))
    .description("搬到别处，多了什么少了什么 · what a move gains and loses")
    .requiredOption("--scene <scene>", "lift, canteen")
    .requiredOption("--from <code>", "GB/T 2260, 330100")
    .requiredOption("--to <code>", "GB/T 2260, 371700")
    .option("--on <date>", "截至哪一天 · as of which day; default: today", dayArgument, legalToday())
    .option("--laws <dir>", "直接读这个文件夹，不用服务器 · read this folder, without a server")
    .action(move);
};
