import { refusalMessage, say } from "@touchstone/contract";
import { houseRule, type Refusal, type Result, refusal } from "@touchstone/kernel";
import { risk as decider, noRisk, type Risk, type RiskEvent } from "@touchstone/register";
import type { Services } from "../../services.ts";
import { appendToMany, type MovedStream, readEvents, type Transaction } from "../../store/index.ts";
import { noRiskFacts } from "../risk-facts.ts";
import { riskStream } from "../risk-stream.ts";
import { type Asked, contextNow } from "./apply.ts";
import { type ChangedRow, type ChangeFacts, type ChangeSet, changeStream } from "./change-stream.ts";
import { type HeldRow, heldRows } from "./rows-there.ts";

type Back = MovedStream<Risk, RiskEvent>;
type Kept = { readonly risk: string; readonly no: string; readonly title: string };

const kept = ({ risk }: ChangedRow, held: HeldRow | undefined): Kept => ({
  risk,
  no: held?.risk.identified?.no ?? "",
  title: held?.risk.identified?.title ?? "",
});

/** Rows that stand as the change left them go back; a row that moved since stays, and is told. */
const backOf = async (
  tx: Transaction,
  services: Services,
  { scope, command }: Asked,
  rows: readonly ChangedRow[],
): Promise<{ readonly back: readonly Back[]; readonly stay: readonly Kept[] }> => {
  const ids = rows.map(({ risk }) => risk);
  const held = await heldRows(tx, scope.owner, ids, "hold");
  const still = rows.filter(({ risk, to }) => held.get(risk)?.version === to);
  const stay = rows.filter(({ risk, to }) => held.get(risk)?.version !== to);
  // A row that the change entered ends, whatever was in it: its events need not be read.
  const ranges = still.filter(({ from }) => from > 0).map(({ risk, to }) => ({ stream: risk, after: 0, upTo: to }));
  const history = await readEvents(tx, riskStream, scope.owner, ranges);
  const context = contextNow(services, command.actor);
  const back = still.flatMap(({ risk, from }): readonly Back[] => {
    const now = held.get(risk);
    if (now === undefined) return [];
    const events = history.get(risk) ?? [];
    const before = events.slice(0, from).reduce(decider.evolve, noRisk);
    const asked = { type: "TakeBack", before, since: events.slice(from) } as const;
    const decided = decider.decide(now.risk, asked, noRiskFacts, context);
    if (!decided.ok) throw new Error(`a row refused to be taken back: ${decided.refusals[0].code}`);
    return [{ stream: risk, head: { version: now.version, hash: now.hash }, state: now.risk, events: decided.value }];
  });
  return { back, stay: stay.map((row) => kept(row, held.get(row.risk))) };
};

const none = { back: [], stay: [] } as const;

export const takeBackChanges = async (services: Services, asked: Asked, change: string, language: "zh" | "en") => {
  const { store } = services;
  let found: Awaited<ReturnType<typeof backOf>> = none;
  const since = refusal("row-changed-since", houseRule("3"));
  const message = say(refusalMessage(since.code), language);
  return store.execute({
    kind: changeStream,
    stream: change,
    scope: asked.scope,
    ...asked.command,
    command: { type: "TakeBackChanges" },
    expected: null,
    facts: async (tx, state: ChangeSet): Promise<{ facts: ChangeFacts; reads: [] }> => {
      found = state === null || state.takenBack !== null ? none : await backOf(tx, services, asked, state.rows);
      const { back, stay } = found;
      if (back.length === 0 && stay.length > 0) return { facts: { kind: "refused", refusals: [since] }, reads: [] };
      const facts = {
        kind: "taken-back",
        restored: back.map(({ stream }) => stream),
        kept: stay.map(({ risk }) => risk),
      } as const;
      return { facts, reads: [] };
    },
    answer: ({ version }) => ({
      id: change,
      version,
      restored: found.back.map(({ stream, head, events }) => ({ risk: stream, version: head.version + events.length })),
      kept: found.stay.map((row) => ({ ...row, code: since.code, message })),
    }),
    also: (tx, _, stamp) => appendToMany(tx, riskStream, found.back, stamp),
  }) satisfies Promise<Result<unknown, Refusal>>;
};
