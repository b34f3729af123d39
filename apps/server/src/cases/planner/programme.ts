import type { Route } from "@touchstone/contract";
import { routes } from "@touchstone/contract";
import {
  accessRule,
  type CaseState,
  type CoveringAct,
  ok,
  type ProgrammeCommand,
  refusal,
  refuse,
  surveillancePackFor,
} from "@touchstone/kernel";
import { type Bound, bind, type Call, scopeOf } from "../../http/bind.ts";
import { changedAnswer } from "../../http/lists.ts";
import type { Services } from "../../services.ts";
import { readSites } from "../../statements/index.ts";
import type { Transaction } from "../../store/index.ts";
import type { CaseDesk } from "../case-desk.ts";
import { readPlannerRows } from "./planner-rows.ts";
import { programmeOf, programmeStream } from "./programme-stream.ts";
import { type PlannedRow, plannedRows, programmeLine, programmeView, workload } from "./programme-view.ts";

type Judged = {
  readonly number: string;
  readonly points: CaseState["points"];
  readonly verdicts: CaseState["verdicts"];
};

/** Clauses on which the cases of a statement have a verdict. A verdict names no site and no shift, and claims none. */
const readVerdicts = async (
  tx: Transaction,
  owner: string,
  statement: string,
  caseId: string,
): Promise<readonly CoveringAct[]> => {
  const { rows } = await tx.query<Judged>(
    `select number, state->'points' as points, state->'verdicts' as verdicts from case_file
     where owner = $1 and (id = $2 or state->'opened'->'statement'->>'id' = $3)`,
    [owner, caseId, statement],
  );
  return rows.flatMap(({ number, points, verdicts }) => {
    const seen = points.flatMap((point) => {
      const given = verdicts[point.id];
      return given === undefined || given.verdict === "not-sampled" || given.verdict === "not-applicable"
        ? []
        : [point.standard, ...(point.also ?? [])].map(({ clause }) => ({ clause, on: given.on }));
    });
    const on = seen
      .map((each) => each.on)
      .toSorted()
      .at(-1);
    const clauses = [...new Set(seen.map(({ clause }) => clause))];
    return on === undefined
      ? []
      : [{ by: number, on, isDone: true, covers: [{ process: null, clauses, sites: null, shifts: null }] }];
  });
};

const nextDay = ({ dates }: PlannedRow): string => dates[0]?.corridor.latest ?? "9999-12-31";

export const programmeBound = ({ store }: Services, { content, today }: CaseDesk): readonly Bound[] => {
  const read = (tx: Transaction, owner: string, on: string, statement: string | null) =>
    readPlannerRows(tx, owner, content.schemes, on, { statement });

  const send = <R extends Route>(call: Call<R>, statement: string, command: ProgrammeCommand, occurredOn?: string) => {
    const scope = scopeOf(call);
    const stream = programmeOf(statement);
    return store.execute({
      kind: programmeStream,
      stream,
      scope,
      ...call.command,
      command,
      expected: null,
      ...(occurredOn === undefined ? {} : { occurredOn }),
      facts: async (tx) => {
        const [known] = await read(tx, scope.owner, today(), statement);
        if (known === undefined) return { facts: { row: null, pack: null }, reads: [] };
        const pack = surveillancePackFor(content.packs, known.row, today());
        return {
          facts: { row: known.row, pack },
          reads: [{ stream: known.held.id, version: known.held.version }],
        };
      },
      answer: changedAnswer(stream),
    });
  };

  return [
    bind(routes.planner.programme, async (call) => {
      const scope = scopeOf(call);
      const { on = today(), search, limit } = call.query;
      const rows = await store.transaction(scope, (tx) => read(tx, scope.owner, on, null));
      const planned = plannedRows(rows, content.packs, on);
      const found = planned
        .filter(
          ({ held: { number, holder } }) =>
            search === undefined || [number, holder.zh, holder.en].some((text) => text.includes(search)),
        )
        .toSorted((left, right) => (nextDay(left) < nextDay(right) ? -1 : nextDay(left) > nextDay(right) ? 1 : 0));
      return ok({
        on,
        statements: found.length,
        lines: found.slice(0, limit).map(programmeLine),
        workload: [...workload(planned)],
        more: found.length > limit,
      });
    }),
    bind(routes.planner.programmeOf, async (call) => {
      const scope = scopeOf(call);
      const { on = today() } = call.query;
      return store.transaction(scope, async (tx) => {
        const [known] = plannedRows(await read(tx, scope.owner, on, call.params.statement), content.packs, on);
        if (known === undefined) return refuse(refusal("not-found", accessRule));
        const sites = await readSites(tx, scope.owner, known.row.id);
        const verdicts = await readVerdicts(tx, scope.owner, known.row.id, known.held.caseId);
        return ok({ on, ...programmeView(known, { sites, verdicts }) });
      });
    }),
    bind(routes.planner.wantCoverage, (call) => {
      const { statement } = call.params;
      return send(call, statement, { type: "WantCoverage", statement, wanted: call.body.wanted });
    }),
    bind(routes.planner.planVisit, (call) => {
      const { statement } = call.params;
      return send(call, statement, { type: "PlanVisit", statement, plan: call.body });
    }),
    bind(routes.planner.moveVisit, (call) => {
      const { statement, visit } = call.params;
      return send(call, statement, { type: "MoveVisit", visit, ...call.body });
    }),
    bind(routes.planner.holdVisit, (call) => {
      const { statement, visit } = call.params;
      const { lastDay, case: caseId } = call.body;
      return send(call, statement, { type: "HoldVisit", visit, lastDay, caseId }, lastDay);
    }),
    bind(routes.planner.dropVisit, (call) => {
      const { statement, visit } = call.params;
      return send(call, statement, { type: "DropVisit", visit, ...call.body });
    }),
  ];
};
