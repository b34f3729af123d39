import { type Client, routes } from "@touchstone/contract";
import { houseRule, refusal } from "@touchstone/kernel";
import type { Command } from "commander";
import { type Place, withConnection, withPlace } from "./connect.ts";
import { printProblem, type Voice, voiceOf, withVoice } from "./output.ts";
import { Refused } from "./refused.ts";

export type Owned = Place & { readonly json?: boolean; readonly lang?: string; readonly organisation: string };

/** A command on a body's certificates: where the server is, how it speaks, and whose they are. */
export const ownedCommand = (group: Command, name: string, description: string): Command =>
  withVoice(
    withPlace(group.command(name).description(description).requiredOption("--organisation <id>", "机构 · the body")),
  );

/** The stream of the certificate with this number, among the body's own. */
const statementId = async (client: Client, organisation: string, number: string, voice: Voice) => {
  const found = await client.call(routes.statements.list, { params: { organisation }, query: { search: number } });
  if (!found.ok) {
    printProblem(voice, found.problem);
    return null;
  }
  const statement = found.value.items.find((item) => item.number === number);
  if (statement === undefined) throw new Refused(refusal("statement-unknown", houseRule("commands"), { number }));
  return statement.id;
};

/** Does the work with the client and, where a number is named, with the stream behind it. */
export const withStatement = (
  options: Owned,
  number: string,
  work: (at: { readonly client: Client; readonly voice: Voice; readonly statement: string }) => Promise<void>,
): Promise<void> => {
  const voice = voiceOf(options);
  return withConnection(options, voice, async ({ client }) => {
    const statement = await statementId(client, options.organisation, number, voice);
    if (statement !== null) await work({ client, voice, statement });
  });
};
