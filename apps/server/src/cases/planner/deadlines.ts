import { routes } from "@touchstone/contract";
import { deadlinesByMonth, houseRule, ok, refusal, refuse, simulateDeadlines } from "@touchstone/kernel";
import { type Bound, bind, scopeOf } from "../../http/bind.ts";
import type { Services } from "../../services.ts";
import type { CaseDesk } from "../case-desk.ts";
import { readPlannerRows, rowNow } from "./planner-rows.ts";

const yearAfter = (day: string): string => Temporal.PlainDate.from(day).add({ years: 1 }).toString();
const mostUnanswered = 500;

export const deadlinesBound = ({ store }: Services, { content, today }: CaseDesk): readonly Bound[] => [
  bind(routes.planner.deadlines, async (call) => {
    const scope = scopeOf(call);
    const from = call.query.from ?? today();
    const until = call.query.until ?? yearAfter(from);
    const { month, limit } = call.query;
    if (until < from) return refuse(refusal("horizon-reversed", houseRule("7"), { from, until }));
    const known = await store.transaction(scope, (tx) => readPlannerRows(tx, scope.owner, content.schemes, from));
    const holders = new Map(known.map(({ held }) => [held.id, held.holder]));
    const forecast = simulateDeadlines(known.map(rowNow), content.packs, { from, until });
    const asked = forecast.deadlines.filter(({ on }) => month === undefined || on.startsWith(month));
    return ok({
      from,
      until,
      statements: known.length,
      months: deadlinesByMonth(forecast.deadlines).map(({ month: name, ...counts }) => ({ month: name, counts })),
      deadlines: asked.slice(0, limit).map((each) => ({
        ...each,
        holder: holders.get(each.statement) ?? { zh: each.number, en: each.number },
      })),
      more: asked.length > limit,
      unanswered: forecast.unanswered.slice(0, mostUnanswered),
    });
  }),
];
