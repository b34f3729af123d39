import { routes } from "@touchstone/contract";
import { ok } from "@touchstone/kernel";
import { aim, type Book, heldOn, type RiskState, readiness } from "@touchstone/register";
import { type Bound, bind, scopeOf } from "../../http/bind.ts";
import { toldRefusal } from "../../http/problem.ts";
import { packInForce, readRulePacks } from "../../schemes/index.ts";
import type { Services } from "../../services.ts";
import { stateOn } from "../evidence/evidenced-days.ts";
import { readBooks } from "../records/books.ts";
import { dayOf } from "../rows.ts";

const kindsAsked = ["aim", "internal-audit", "management-review"] as const;

const countSql = `
select ${stateOn("$2::text")} as risk_state, count(*)::integer as rows from register_risk
where owner = $1 and risk_state <> 'withdrawn' group by 1`;
type Count = { readonly risk_state: RiskState; readonly rows: number };

/** The day on which one of a kind was held last; a plan is no audit. */
const lastHeld = (books: readonly Book[], kind: (typeof kindsAsked)[number]): string | null =>
  books
    .flatMap((book) => (book.kind === kind ? (heldOn(book) ?? []) : []))
    .toSorted()
    .at(-1) ?? null;

/** Each aim of these books, and what stands between it and its certificate by the rules in force on the day. */
export const aimsReady = (books: readonly Book[], on: string) => {
  const packs = readRulePacks();
  const rules = {
    application: packInForce(packs, "application-gate", on),
    stageTwo: packInForce(packs, "stage-two-gate", on),
    time: packInForce(packs, "audit-time", on),
  };
  const internalAudit = lastHeld(books, "internal-audit");
  const managementReview = lastHeld(books, "management-review");
  return books
    .filter(({ kind, state }) => kind === "aim" && state !== "given-up")
    .map(({ id, values }) => {
      const of = aim.parse(values);
      const ready = readiness({ aim: of, internalAudit, managementReview, on }, rules);
      return { record: id, aim: of, internalAudit, managementReview, ...ready };
    });
};

export const readinessBound = (services: Services): readonly Bound[] => [
  bind(routes.readiness.show, async (call) => {
    const scope = scopeOf(call);
    const on = dayOf(services, call.query.on);
    const [books, counts] = await services.store.transaction(scope, async (tx) => {
      const held = await readBooks(tx, scope.owner, on, kindsAsked);
      return [held, (await tx.query<Count>(countSql, [scope.owner, on])).rows] as const;
    });
    const aims = aimsReady(books, on).map(({ aim: of, gates, time, ...ready }) => ({
      ...ready,
      title: of.title,
      standard: of.standard,
      plannedAudit: of.plannedAudit,
      gates: gates.map(({ gate, rule, refusals }) => ({
        gate,
        rule,
        refusals: refusals.map((refused) => toldRefusal(refused, call.language)),
      })),
      days: time.ok ? { days: time.value.days, onSite: time.value.onSiteMinimum, basis: time.value.basis } : null,
      noDays: time.ok ? [] : time.refusals.map((refused) => toldRefusal(refused, call.language)),
    }));
    const rows = counts.reduce((sum, count) => sum + count.rows, 0);
    const gaps = Object.fromEntries(
      counts.flatMap(({ risk_state: state, rows: count }) => (state === "compliant" ? [] : [[state, count]])),
    );
    return ok({ on, aims, gaps, rows });
  }),
];
