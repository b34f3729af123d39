import { kindOf } from "../case/case-record.ts";
import { dueOf } from "../case/open-steps.ts";
import type { RulePack } from "../rules/rule-pack.ts";
import type { SchemeExample } from "../scheme/example.ts";
import type { Scheme } from "../scheme/scheme.ts";
import { fictiveDirection, fictiveFacts, fictiveStatement } from "./fictive.ts";
import { type Played, playCase } from "./play-case.ts";

const sorted = (codes: readonly string[]): string => [...new Set(codes)].toSorted().join(", ");

const dueProblems = ({ state }: Played, scheme: Scheme, due: SchemeExample["expect"]["due"]): readonly string[] =>
  Object.entries(due).flatMap(([record, expected]) => {
    const kind = kindOf(scheme, record);
    const found = kind === null ? null : dueOf(state, scheme, kind);
    return found === expected ? [] : [`"${record}" is due ${found ?? "on no day"}, not ${expected}`];
  });

/** Plays one example of a scheme; what came out otherwise than it says. */
export const runExample = (scheme: Scheme, packs: readonly RulePack[], example: SchemeExample): readonly string[] => {
  const { occasion, on, values, expect } = example;
  const facts = { ...fictiveFacts(scheme, packs), statement: fictiveStatement(scheme, occasion) };
  const played = playCase({ scheme, occasion, facts, direction: { ...fictiveDirection, values }, today: on });
  const refused = sorted(played.refused.map(({ code }) => code));
  const command = played.stopped?.command;
  const at = command === undefined ? null : command.type === "FileRecord" ? command.kind : command.type;
  const act = played.state.attested?.act ?? null;
  return [
    ...(refused === sorted(expect.refused)
      ? []
      : [
          `refused with ${refused || "nothing"}${at === null ? "" : ` at ${at}`}, not ${sorted(expect.refused) || "at all"}`,
        ]),
    ...(expect.at === undefined || expect.at === at ? [] : [`stopped at ${at ?? "nothing"}, not ${expect.at}`]),
    ...(expect.statement === undefined || expect.statement === act
      ? []
      : [`statement: ${act ?? "none"}, not ${expect.statement ?? "none"}`]),
    ...dueProblems(played, scheme, expect.due),
  ];
};
