import type { Capability } from "../../capability.ts";
import type { Services } from "../../services.ts";
import { arrange, type Item } from "../arrange.ts";
import type { Asked, Waiting } from "../waiting.ts";

/** Asks all capabilities for one person: the inbox, the digest and the calendar have the same answer. */
export type AskWaiting = {
  readonly inbox: (asked: Asked) => Promise<readonly Item[]>;
  /** What is known to fall due later and is not yet asked for. */
  readonly coming: (asked: Asked) => Promise<readonly Waiting[]>;
};

export const askWaiting = (capabilities: readonly Capability[], services: Services): AskWaiting => {
  const waiting = capabilities.flatMap((capability) => capability.waiting?.(services) ?? []);
  const coming = capabilities.flatMap((capability) => capability.coming?.(services) ?? []);
  return {
    inbox: async (asked) => arrange((await Promise.all(waiting.map((ask) => ask(asked)))).flat(), asked.today),
    coming: async (asked) => (await Promise.all(coming.map((ask) => ask(asked)))).flat(),
  };
};

export const legalToday = ({ store: { world } }: Services): Temporal.PlainDate =>
  world.now().toZonedDateTimeISO(world.zone).toPlainDate();

/** The person's inbox by the roles that they hold at this moment; null for who is no member any more. */
export const askedAs = async (services: Services, person: string, organisation: string): Promise<Asked | null> => {
  const entry = await services.access.toOrganisation(person, organisation);
  return entry === null ? null : { organisation, person, roles: entry.roles, today: legalToday(services) };
};
