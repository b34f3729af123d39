import type { CallInput, OutputOf, Route } from "@touchstone/contract";
import type { Command } from "commander";
import { type Place, withConnection, withPlace } from "./connect.ts";
import { print, printProblem, type Voice, voiceOf, withVoice } from "./output.ts";

export type OfOrganisation = Place & { readonly organisation: string; readonly json?: boolean; readonly lang?: string };

/** A command about one organisation's register: whose, on which server, in which language and form. */
export const withOrganisation = (command: Command): Command =>
  withVoice(withPlace(command)).requiredOption("--organisation <id>", "组织编号 · the organisation's id");

/** Calls one route and prints its answer, or what refused it. */
export const ask = async <R extends Route>(
  options: OfOrganisation,
  route: R,
  input: CallInput<R>,
  lines: (value: OutputOf<R>, voice: Voice) => readonly string[],
): Promise<void> => {
  const voice = voiceOf(options);
  const answer = await withConnection(options, voice, ({ client }) => client.call(route, input));
  if (!answer.ok) return printProblem(voice, answer.problem);
  print(voice, answer.value, () => lines(answer.value, voice));
};
