import type { Answer, Client } from "@touchstone/contract";
import type { Command } from "commander";
import { type AsPlace, asPerson } from "./case-client.ts";
import { withPlace } from "./connect.ts";
import { print, printProblem, voiceOf, withVoice } from "./output.ts";

export type PartyOptions = AsPlace & { readonly organisation: string; readonly json?: boolean; readonly lang?: string };

/** Every command on an organisation's own records: which one, by whom, how it speaks. */
export const ofOrganisation = (command: Command): Command =>
  withVoice(withPlace(command))
    .requiredOption("--organisation <id>", "机构 · the organisation whose records they are")
    .option("--as <account>", "以演示账号的身份 · as a demo account: planner");

/** Asks, prints the answer or the refusal. */
export const tell = <Value>(
  options: PartyOptions,
  ask: (client: Client) => Promise<Answer<Value>>,
  lines: (value: Value) => readonly string[],
): Promise<void> => {
  const voice = voiceOf(options);
  return asPerson(options, voice, async (client) => {
    const answer = await ask(client);
    return answer.ok ? print(voice, answer.value, () => lines(answer.value)) : printProblem(voice, answer.problem);
  });
};

export const changedLine = ({ id, version }: { readonly id: string; readonly version: number }): readonly string[] => [
  `${id}  ${version}`,
];
