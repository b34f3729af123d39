import { routes } from "@touchstone/contract";
import type { ItemFacts } from "@touchstone/register";
import { type Bound, bind, type FactsRead, scopeOf } from "../../http/bind.ts";
import { changedAnswer } from "../../http/lists.ts";
import type { Services } from "../../services.ts";
import { isNamed, type Transaction } from "../../store/index.ts";
import { dayOf } from "../rows.ts";
import { type Destroyed, evidenceDestroyed } from "./follow-item.ts";
import { itemStream } from "./item-stream.ts";
import { readItem } from "./items.ts";
import { keptOf } from "./kept.ts";

const linkedSql = "select count(*)::integer as linked from register_risk where owner = $1 and $2 = any(evidence_items)";

export const destroyBound = (services: Services): readonly Bound[] => [
  bind(routes.evidence.destroy, async (call) => {
    const scope = scopeOf(call);
    const { evidence: id } = call.params;
    const { reason, region } = call.body;
    const item = await readItem(services, scope.owner, id);
    if (!item.ok) return item;
    const { state, version } = item.value;
    const digest = state.file?.digest ?? "";
    // Refused here with the law's own rule; the item's decider asks the day once more.
    const kept =
      state.destroyed === null ? await keptOf(services, scope.owner, state, region, dayOf(services, undefined)) : null;
    if (kept !== null && !kept.ok) return kept;
    const facts = async (tx: Transaction): Promise<FactsRead<ItemFacts>> => {
      const { rows } = await tx.query<{ linked: number }>(linkedSql, [scope.owner, id]);
      // Links carry the digest too, and were counted.
      const isNamedElsewhere = await isNamed(tx, { owner: scope.owner, digest, but: id, ignore: "EvidenceLinked" });
      return {
        facts: {
          actorName: call.viewer.name,
          linked: rows[0]?.linked ?? 0,
          isNamedElsewhere,
          kept: kept === null ? null : { free: kept.value.free, rules: kept.value.rules.map(({ rule }) => rule) },
        },
        reads: [],
      };
    };
    return services.store.execute({
      kind: itemStream,
      stream: id,
      scope,
      ...call.command,
      command: { type: "DestroyEvidence", reason },
      // The days that the rules were asked by must still be the item's.
      expected: state.destroyed === null ? version : null,
      facts,
      answer: changedAnswer(id),
      also: (tx) => services.store.jobs.send<Destroyed>(tx, evidenceDestroyed, { owner: scope.owner, digest }),
    });
  }),
];
