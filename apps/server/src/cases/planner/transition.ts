import { routes } from "@touchstone/contract";
import { editionChangesOf, ok, transitionLines, transitionMonths } from "@touchstone/kernel";
import { type Bound, bind, scopeOf } from "../../http/bind.ts";
import type { Services } from "../../services.ts";
import type { CaseDesk } from "../case-desk.ts";
import { readPlannerRows } from "./planner-rows.ts";
import { plannedRows } from "./programme-view.ts";

export const transitionBound = ({ store }: Services, { content, today }: CaseDesk): readonly Bound[] => [
  bind(routes.planner.transition, async (call) => {
    const scope = scopeOf(call);
    const { on = today(), limit } = call.query;
    const known = await store.transaction(scope, (tx) => readPlannerRows(tx, scope.owner, content.schemes, on));
    const holders = new Map(known.map(({ held }) => [held.id, held.holder]));
    const changes = editionChangesOf(content.packs, on);
    const lines = transitionLines(plannedRows(known, content.packs, on), changes, on);
    return ok({
      on,
      changes: changes.map((change) => ({ ...change, from: [...change.from] })),
      statements: lines.length,
      months: [...transitionMonths(lines)],
      lines: lines.slice(0, limit).map((line) => ({
        ...line,
        holder: holders.get(line.statement) ?? { zh: line.number, en: line.number },
      })),
      more: lines.length > limit,
    });
  }),
];
