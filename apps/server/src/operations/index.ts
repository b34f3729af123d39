import { routes } from "@touchstone/contract";
import { ok } from "@touchstone/kernel";
import type { Capability } from "../capability.ts";
import { bind } from "../http/bind.ts";
import { commitHeads } from "../log/index.ts";
import { verifyTexts } from "../requirements/index.ts";
import { rebuildStore } from "../store/index.ts";
import { verifyAll } from "./verify-all.ts";

/** What the operator does to the whole store; no other door leads here. */
export const operations: Capability = {
  name: "operations",
  migrations: [],
  streams: [],
  routes: (services) => [
    bind(routes.operations.exportAll, async () =>
      ok({ bytes: await services.store.exportAll(), type: "application/gzip", name: "touchstone-export.ndjson.gz" }),
    ),
    bind(routes.operations.importAll, (call) => services.store.importAll(call.bytes)),
    bind(routes.operations.verify, async () => {
      const { checked, first } = await verifyAll(services);
      const texts = await verifyTexts(services.store);
      const found = first ?? texts.first;
      return ok({ ok: found === null, checked: { ...checked, ...texts.checked }, first: found });
    }),
    bind(routes.operations.rebuild, async () => ok(await rebuildStore(services.store))),
    bind(routes.operations.commitHeads, async () =>
      ok({ commit: await commitHeads(services.store, services.publicLog) }),
    ),
  ],
};
