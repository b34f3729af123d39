import { type appealViewShape, routes } from "@touchstone/contract";
import {
  accessRule,
  type CaseState,
  canFollow,
  type FollowUp,
  isWithdrawnSince,
  openRemedies,
  orderedRemedies,
  type Refusal,
  type Result,
  refusal,
  refuse,
  reinstatementBy,
  type StatementRemedy,
} from "@touchstone/kernel";
import type { z } from "zod";
import { type Bound, bind, scopeOf } from "../../http/bind.ts";
import { changedAnswer } from "../../http/lists.ts";
import type { Services } from "../../services.ts";
import { reinstateStatement, statementAtHand } from "../../statements/index.ts";
import type { FactsRead, Transaction } from "../../store/index.ts";
import type { CaseDesk } from "../case-desk.ts";
import type { CaseRow } from "../case-view.ts";
import { readPartFacts } from "./appeal-facts.ts";
import { appealStream } from "./appeal-stream.ts";
import type { AppealRow } from "./appeal-views.ts";

type AppealView = z.input<typeof appealViewShape>;
const notFound = refuse(refusal("not-found", accessRule));
const most = 50;

/** The statement that a case made or acted on; an appeal in this case can reach no other. */
const statementOf = ({ attested, opened }: CaseState): string | null =>
  attested?.statement ?? opened?.statement?.id ?? null;

const readCase = async (tx: Transaction, owner: string, id: string): Promise<CaseRow | null> =>
  (await tx.query<CaseRow>("select id, version, state from case_file where owner = $1 and id = $2", [owner, id]))
    .rows[0] ?? null;

const readAppeal = async (tx: Transaction, owner: string, at: { readonly case: string; readonly appeal: string }) =>
  (
    await tx.query<AppealRow>(
      "select id, version, state from case_appeal where owner = $1 and case_id = $2 and id = $3",
      [owner, at.case, at.appeal],
    )
  ).rows[0] ?? null;

const followUpOf = ({ id, state: { opened, decision, declined, ended } }: CaseRow): FollowUp | null =>
  opened === null
    ? null
    : {
        id,
        number: opened.number,
        client: opened.client.id,
        openedOn: opened.on,
        isOpen: decision === null && declined === null && ended === undefined,
      };

/** Where each remedy that a closed appeal orders is carried out, and where the others could be. */
export const ordersOf = async (
  tx: Transaction,
  owner: string,
  { id: appeal, state }: AppealRow,
  on: string,
): Promise<Pick<AppealView, "orders" | "followUps">> => {
  const ordered = orderedRemedies(state);
  if (ordered.length === 0) return { orders: [], followUps: [] };
  const row = await readCase(tx, owner, state.filed?.case ?? "");
  const id = row === null ? null : statementOf(row.state);
  const held = id === null ? null : await statementAtHand(tx, owner, id, on);
  // A withdrawal that this appeal cannot take back, or took back once already, is not its order any more.
  const isOver =
    held === null ||
    held.facts.standing !== "withdrawn" ||
    held.state.changes.some(({ decision }) => decision === appeal) ||
    isWithdrawnSince(held.state, state.decided?.on ?? "");
  const orders = ordered.map((remedy): AppealView["orders"][number] => {
    const followed = (state.followed ?? []).find((each) => each.remedy === remedy);
    const isReinstatement = remedy === "reinstatement";
    const statement = isReinstatement && held !== null ? held.facts : null;
    return {
      remedy,
      case: followed === undefined ? null : { id: followed.case, number: followed.caseNumber, on: followed.on },
      statement:
        statement === null ? null : { id: statement.id, number: statement.number, standing: statement.standing },
      isDone: isReinstatement ? (statement === null ? null : isOver) : followed !== undefined,
    };
  });
  if (openRemedies(state).length === 0) return { orders, followUps: [] };
  const { rows } = await tx.query<CaseRow>(
    "select id, version, state from case_file where owner = $1 and client = $2 order by id desc limit $3",
    [owner, state.filed?.client.id ?? "", most],
  );
  const followUps = rows
    .map(followUpOf)
    .filter((each) => each !== null)
    .filter((each) => canFollow(state, each))
    .map((each) => ({ id: each.id, number: each.number }));
  return { orders, followUps };
};

export const remediesBound = (services: Services, { content }: CaseDesk): readonly Bound[] => [
  bind(routes.appeals.reinstate, async (call): Promise<Result<{ id: string; version: number }, Refusal>> => {
    const scope = scopeOf(call);
    const { owner } = scope;
    if (scope.caseId !== null) return notFound;
    const found = await services.store.transaction(scope, async (tx) => ({
      appeal: await readAppeal(tx, owner, call.params),
      about: await readCase(tx, owner, call.params.case),
    }));
    const statement = found.about === null ? null : statementOf(found.about.state);
    if (found.appeal === null || statement === null) return notFound;
    return reinstateStatement(services, {
      owner,
      ...call.command,
      statement,
      ...call.body,
      named: call.params.appeal,
      remedy: async (tx): Promise<FactsRead<StatementRemedy | null>> => {
        const row = await readAppeal(tx, owner, call.params);
        if (row === null) return { facts: null, reads: [] };
        return { facts: reinstatementBy(row.state, row.id), reads: [{ stream: row.id, version: row.version }] };
      },
    });
  }),
  bind(routes.appeals.follow, async (call) => {
    const scope = scopeOf(call);
    const { owner } = scope;
    if (scope.caseId !== null) return notFound;
    const appeal = await services.store.transaction(scope, (tx) => readAppeal(tx, owner, call.params));
    if (appeal === null) return notFound;
    const { remedy, case: into, version: expected } = call.body;
    return services.store.execute({
      kind: appealStream,
      stream: appeal.id,
      scope,
      ...call.command,
      command: { type: "FollowRemedy", remedy, case: into },
      expected: expected ?? null,
      facts: async (tx) => {
        const [part, row] = [
          await readPartFacts(tx, owner, call.params.case, content),
          await readCase(tx, owner, into),
        ];
        if (part === null) throw new Error(`an appeal is about case ${call.params.case}, which is not there`);
        const followUp = row === null ? null : followUpOf(row);
        return {
          facts: { ...part.facts, actor: { name: call.viewer.name }, number: "", open: [], followUp },
          reads: [
            ...part.reads,
            ...(row === null || row.id === call.params.case ? [] : [{ stream: row.id, version: row.version }]),
          ],
        };
      },
      answer: changedAnswer(appeal.id),
    });
  }),
];
