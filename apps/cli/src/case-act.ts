import type { Answer, Client } from "@touchstone/contract";
import { asPerson } from "./case-client.ts";
import type { Options } from "./case-show.ts";
import { print, printProblem, type Voice, voiceOf } from "./output.ts";

export const told = <Value>(voice: Voice, answer: Answer<Value>, line: (value: Value) => string): void => {
  if (answer.ok) print(voice, answer.value, () => [line(answer.value)]);
  else printProblem(voice, answer.problem);
};

/** One act in a case: sent, and its new version or its refusals printed. */
export const act = (
  options: Options,
  send: (client: Client) => Promise<Answer<{ readonly version: number }>>,
): Promise<void> => {
  const voice = voiceOf(options);
  return asPerson(options, voice, async (client) => told(voice, await send(client), ({ version }) => `v${version}`));
};
