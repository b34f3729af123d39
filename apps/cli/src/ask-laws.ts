import type { Answer, Client, Problem } from "@touchstone/contract";
import { houseRule, type Refusal, type Result, refusal } from "@touchstone/kernel";
import type { Library } from "@touchstone/server";
import { type Place, withConnection } from "./connect.ts";
import { libraryOf } from "./law-folder.ts";
import { printProblem, printRefusals, type Voice } from "./output.ts";

export type Asked<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false };

const refused = (voice: Voice, refusals: readonly [Refusal, ...Refusal[]]): { readonly ok: false } => {
  process.exitCode = 1;
  printRefusals(voice, refusals);
  return { ok: false };
};

const told = (voice: Voice, problem: Problem): { readonly ok: false } => {
  printProblem(voice, problem);
  return { ok: false };
};

/** One question, put to the laws of a folder without a server, or by the typed client; refusals are printed here. */
export const askLaws = async <Local, Remote>(
  where: Place & { readonly laws?: string },
  voice: Voice,
  here: (library: Library) => Result<Local, Refusal> | Promise<Result<Local, Refusal>>,
  there: (client: Client) => Promise<Answer<Remote>>,
): Promise<Asked<Local | Remote>> => {
  if (where.laws === undefined) {
    const answer = await withConnection(where, voice, ({ client }) => there(client));
    return answer.ok ? answer : told(voice, answer.problem);
  }
  const library = await libraryOf(where.laws, voice);
  if (library === null) return refused(voice, [refusal("path-missing", houseRule("commands"), { path: where.laws })]);
  const answer = await here(library);
  return answer.ok ? answer : refused(voice, answer.refusals);
};
