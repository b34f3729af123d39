import { routes } from "@touchstone/contract";
import { accessRule, ok, refusal, refuse } from "@touchstone/kernel";
import { cellHistory } from "@touchstone/register";
import { type Bound, bind, scopeOf } from "../../http/bind.ts";
import type { Services } from "../../services.ts";
import { readEvents, readStream } from "../../store/index.ts";
import { riskStream } from "../risk-stream.ts";

export const cellHistoryBound = ({ store, identity }: Services): Bound =>
  bind(routes.registerGrid.history, async (call) => {
    const { owner } = scopeOf(call);
    const { risk } = call.params;
    const read = await store.transaction({ owner, caseId: null }, async (tx) => {
      const { head, events } = await readStream(tx, { owner, stream: risk });
      if (head?.kind !== riskStream.kind) return null;
      const whole = { stream: risk, after: 0, upTo: head.version };
      return { events, facts: (await readEvents(tx, riskStream, owner, [whole])).get(risk) ?? [] };
    });
    if (read === null) return refuse(refusal("not-found", accessRule));
    const { column, line } = call.query;
    const changes = cellHistory(read.facts)
      .filter((change) => column === undefined || change.column === column)
      .filter((change) => line === undefined || change.line === line);
    const envelopes = new Map(read.events.map((event) => [event.version, event]));
    const names = await identity.namesOf([...new Set(read.events.map(({ actor }) => actor))]);
    return ok({
      changes: changes.flatMap((change) => {
        const event = envelopes.get(change.version);
        if (event === undefined) return [];
        const { actor, recordedAt: at, occurredOn: on, type } = event;
        return [{ ...change, at, on, by: { person: actor, name: names.get(actor) ?? null }, event: type }];
      }),
    });
  });
