import { routes } from "@touchstone/contract";
import { ok } from "@touchstone/kernel";
import type { Capability } from "../capability.ts";
import { bind, scopeOf } from "../http/bind.ts";
import { arrange } from "./arrange.ts";

/** The inbox over the given capabilities: it asks each what waits, and keeps nothing of its own. */
export const inboxOver = (capabilities: readonly Capability[]): Capability => ({
  name: "inbox",
  migrations: [],
  streams: [],
  routes: (services) => {
    const ask = capabilities.flatMap((capability) => capability.waiting?.(services) ?? []);
    const { world } = services.store;
    return [
      bind(routes.inbox.list, async (call) => {
        const today = world.now().toZonedDateTimeISO(world.zone).toPlainDate();
        const asked = { organisation: scopeOf(call).owner, person: call.viewer.person, roles: call.roles, today };
        const waiting = (await Promise.all(ask.map((each) => each(asked)))).flat();
        return ok({ today: today.toString(), items: [...arrange(waiting, today)] });
      }),
    ];
  },
});

export type { AsksWaiting, Waiting } from "./waiting.ts";
