import { routes } from "@touchstone/contract";
import { ok, type Refusal, type Result } from "@touchstone/kernel";
import type { DestructionCommand, ItemFacts } from "@touchstone/register";
import { type Bound, bind, type Call, type FactsRead, scopeOf } from "../../http/bind.ts";
import { changedAnswer } from "../../http/lists.ts";
import type { Services } from "../../services.ts";
import { isNamed, type Transaction } from "../../store/index.ts";
import { dayOf } from "../rows.ts";
import { type Destroyed, evidenceDestroyed } from "./follow-item.ts";
import { itemStream } from "./item-stream.ts";
import { type ItemRow, readItem } from "./items.ts";
import { type Kept, keptOf } from "./kept.ts";

const linkedSql = "select count(*)::integer as linked from register_risk where owner = $1 and $2 = any(evidence_items)";

type Asked = Call<(typeof routes.evidence)["destroy" | "confirmDestruction" | "withdrawDestruction"]>;

const digestOf = ({ state }: ItemRow): string => state.file?.digest ?? "";

/** What else speaks against it; links carry the digest too, and are counted apart. */
const factsOf =
  (owner: string, item: ItemRow, actorName: string, kept: Kept | null) =>
  async (tx: Transaction): Promise<FactsRead<ItemFacts>> => {
    const { rows } = await tx.query<{ linked: number }>(linkedSql, [owner, item.id]);
    const isNamedElsewhere = await isNamed(tx, {
      owner,
      digest: digestOf(item),
      but: item.id,
      ignore: "EvidenceLinked",
    });
    const term = kept === null ? null : { ...kept, rules: kept.rules.map(({ rule }) => rule) };
    return { facts: { actorName, linked: rows[0]?.linked ?? 0, isNamedElsewhere, kept: term }, reads: [] };
  };

export const destroyBound = (services: Services): readonly Bound[] => {
  /** Refused here with the law's own rule; the item's decider asks the day once more. */
  const termOf = async (
    owner: string,
    { id, state }: ItemRow,
    region?: string,
  ): Promise<Result<Kept | null, Refusal>> =>
    state.destroyed === null
      ? keptOf(services, { owner, item: id, state, region, destroyOn: dayOf(services, undefined) })
      : ok(null);
  const send = async (call: Asked, command: DestructionCommand, region?: string) => {
    const scope = scopeOf(call);
    const item = await readItem(services, scope.owner, call.params.evidence);
    if (!item.ok) return item;
    const { id, version, state } = item.value;
    const asksTerm = command.type !== "WithdrawDestruction";
    const kept = asksTerm ? await termOf(scope.owner, item.value, region) : ok(null);
    if (!kept.ok) return kept;
    const digest = digestOf(item.value);
    const mark = await services.blobs.mark(scope.owner, digest);
    const isLast = command.type === "ConfirmDestruction";
    return services.store.execute({
      kind: itemStream,
      stream: id,
      scope,
      ...call.command,
      command,
      // What the rules were asked about must still be what is said of the item.
      expected: state.destroyed === null ? version : null,
      facts: factsOf(scope.owner, item.value, call.viewer.name, kept.value),
      answer: changedAnswer(id),
      also: async (tx) => {
        const data = { owner: scope.owner, digest, mark };
        if (isLast) await services.store.jobs.send<Destroyed>(tx, evidenceDestroyed, data);
      },
    });
  };
  const { evidence } = routes;
  return [
    bind(evidence.destroy, (call) =>
      send(call, { type: "AskDestruction", reason: call.body.reason }, call.body.region),
    ),
    bind(evidence.confirmDestruction, (call) => send(call, { type: "ConfirmDestruction" })),
    bind(evidence.withdrawDestruction, (call) => send(call, { type: "WithdrawDestruction", reason: call.body.reason })),
  ];
};
