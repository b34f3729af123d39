import { refusalMessage, routes, say } from "@touchstone/contract";
import { type Json, ok, type Refusal, type Result, refuse } from "@touchstone/kernel";
import type { Bearing, EvidenceItem, LinkedFile } from "@touchstone/register";
import { type Bound, bind, type Call, scopeOf } from "../../http/bind.ts";
import { changedAnswer } from "../../http/lists.ts";
import type { Services } from "../../services.ts";
import type { Stamp, Transaction } from "../../store/index.ts";
import { noRiskFacts } from "../risk-facts.ts";
import { riskStream } from "../risk-stream.ts";
import { type ItemRow, readItem, unusable } from "./items.ts";

type Sender = Pick<Call<(typeof routes.evidence)["link"]>, "scope" | "command" | "viewer">;

const fileOf = (item: string, { file, about }: EvidenceItem, objective: string | null): LinkedFile => ({
  item,
  digest: file?.digest ?? "",
  name: file?.name ?? "",
  mediaType: file?.mediaType ?? "",
  bytes: file?.bytes ?? 0,
  objective,
  on: about.takenOn,
  validFrom: about.validFrom,
  validUntil: about.validUntil,
});

type Link = {
  readonly item: ItemRow;
  readonly risk: string;
  readonly objective: string | null;
  readonly bearing: Bearing;
  readonly why: string;
  readonly key: string;
  readonly body: Json;
  /** The item's own events, where it is made with its first link. */
  readonly also?: (tx: Transaction, stamp: Stamp) => Promise<void>;
};

/** Ties an item to one row. An item that exists is held still meanwhile: destroyed at the same time, one of the two fails. */
export const linkTo = (
  { store }: Services,
  call: Sender,
  { item, risk, objective, bearing, why, key, body, also }: Link,
): Promise<Result<{ readonly id: string; readonly version: number }, Refusal>> => {
  const { scope } = call;
  if (scope === null) throw new Error("a link has the organisation's scope");
  const facts = { ...noRiskFacts, actorName: call.viewer.name };
  return store.execute({
    kind: riskStream,
    stream: risk,
    scope,
    actor: call.command.actor,
    key,
    body,
    command: { type: "LinkEvidence", file: fileOf(item.id, item.state, objective), bearing, why },
    expected: null,
    // It speaks of the day on which it was taken, whenever it is put beside the row.
    occurredOn: item.state.about.takenOn,
    facts: async () => ({
      facts,
      reads: also === undefined ? [{ stream: item.id, version: item.version }] : [],
    }),
    answer: changedAnswer(risk),
    also: async (tx: Transaction, _after: unknown, stamp: Stamp) => also?.(tx, stamp),
  });
};

export const linkBound = (services: Services): readonly Bound[] => [
  bind(routes.evidence.link, async (call) => {
    const item = await readItem(services, scopeOf(call).owner, call.params.evidence);
    if (!item.ok) return item;
    const against = unusable(item.value.state);
    if (against !== null) return refuse(against);
    const linked: string[] = [];
    const refused: { risk: string; code: string; message: string }[] = [];
    const { key, body } = call.command;
    const { rows, bearing, why } = call.body;
    for (const { risk, objective } of rows) {
      const one = { item: item.value, risk, objective, bearing, why, key: `${key} ${risk} ${objective ?? ""}`, body };
      const done = await linkTo(services, call, one);
      if (done.ok) linked.push(risk);
      else {
        const { code, facts } = done.refusals[0];
        refused.push({ risk, code, message: say(refusalMessage(code), call.language, facts) });
      }
    }
    return ok({ linked, refused });
  }),
  bind(routes.evidence.unlink, async (call) => {
    const { risk, reason } = call.body;
    const scope = scopeOf(call);
    const item = await readItem(services, scope.owner, call.params.evidence);
    if (!item.ok) return item;
    return services.store.execute({
      kind: riskStream,
      stream: risk,
      scope,
      ...call.command,
      command: { type: "UnlinkEvidence", id: call.params.link, reason },
      expected: null,
      facts: async () => ({ facts: noRiskFacts, reads: [] }),
      answer: changedAnswer(risk),
    });
  }),
];
