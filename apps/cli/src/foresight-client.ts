import type { Answer, Client } from "@touchstone/contract";
import { type Voice, voiceOf } from "./output.ts";
import { type PartyOptions, tell } from "./party-client.ts";

/** Asks of one organisation, and tells the answer in the voice that was chosen. */
export const askForesight = <Value>(
  options: PartyOptions,
  ask: (client: Client, params: { readonly organisation: string }) => Promise<Answer<Value>>,
  lines: (value: Value, voice: Voice) => readonly string[],
): Promise<void> =>
  tell(
    options,
    (client) => ask(client, { organisation: options.organisation }),
    (value) => lines(value, voiceOf(options)),
  );

/** An option that may be given again and again. */
export const gather = (value: string, before: readonly string[]): readonly string[] => [...before, value];
