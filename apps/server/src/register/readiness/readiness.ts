import { routes } from "@touchstone/contract";
import { ok } from "@touchstone/kernel";
import { aim, type RiskState, readiness, recordOn } from "@touchstone/register";
import { type Bound, bind, scopeOf } from "../../http/bind.ts";
import { toldRefusal } from "../../http/problem.ts";
import { packInForce, readRulePacks } from "../../schemes/index.ts";
import type { Services } from "../../services.ts";
import type { Transaction } from "../../store/index.ts";
import { stateOn } from "../evidence/evidenced-days.ts";
import { kindOfEdition } from "../records/record-kinds.ts";
import type { RecordRow } from "../records/record-view.ts";
import { dayOf } from "../rows.ts";

const kindsAsked = ["aim", "internal-audit", "management-review"] as const;

type Held = { readonly kind: string; readonly id: string; readonly values: Readonly<Record<string, unknown>> };

const readBooks = async (tx: Transaction, owner: string, on: string): Promise<readonly Held[]> => {
  const { rows } = await tx.query<RecordRow>(
    "select id, version, state from register_record where owner = $1 and kind = any($2) order by id",
    [owner, [...kindsAsked]],
  );
  return rows.flatMap(({ id, state }) => {
    if (state.begun === null) return [];
    // Nothing that is read here follows a link.
    const shown = recordOn(state, kindOfEdition(state.begun), on, {});
    return shown === null || shown.state === "given-up" ? [] : [{ kind: state.begun.kind, id, values: shown.values }];
  });
};

const countSql = `
select ${stateOn("$2::text")} as risk_state, count(*)::integer as rows from register_risk
where owner = $1 and risk_state <> 'withdrawn' group by 1`;
type Count = { readonly risk_state: RiskState; readonly rows: number };

/** The day on which one of a kind was held last; a plan is no audit. */
const lastHeld = (books: readonly Held[], kind: (typeof kindsAsked)[number]): string | null =>
  books
    .flatMap((book) => {
      const day = book.kind === kind ? book.values["heldOn"] : null;
      return typeof day === "string" ? [day] : [];
    })
    .toSorted()
    .at(-1) ?? null;

export const readinessBound = (services: Services): readonly Bound[] => {
  const packs = readRulePacks();
  return [
    bind(routes.readiness.show, async (call) => {
      const scope = scopeOf(call);
      const on = dayOf(services, call.query.on);
      const [books, counts] = await services.store.transaction(scope, async (tx) => {
        const held = await readBooks(tx, scope.owner, on);
        return [held, (await tx.query<Count>(countSql, [scope.owner, on])).rows] as const;
      });
      const rules = {
        application: packInForce(packs, "application-gate", on),
        stageTwo: packInForce(packs, "stage-two-gate", on),
        time: packInForce(packs, "audit-time", on),
      };
      const internalAudit = lastHeld(books, "internal-audit");
      const managementReview = lastHeld(books, "management-review");
      const aims = books
        .filter(({ kind }) => kind === "aim")
        .map(({ id, values }) => {
          const of = aim.parse(values);
          const { gates, reviewBeforeAudit, time } = readiness({ aim: of, internalAudit, managementReview, on }, rules);
          return {
            record: id,
            title: of.title,
            standard: of.standard,
            plannedAudit: of.plannedAudit,
            internalAudit,
            managementReview,
            gates: gates.map(({ gate, rule, refusals }) => ({
              gate,
              rule,
              refusals: refusals.map((refused) => toldRefusal(refused, call.language)),
            })),
            reviewBeforeAudit,
            days: time.ok ? { days: time.value.days, onSite: time.value.onSiteMinimum, basis: time.value.basis } : null,
            noDays: time.ok ? [] : time.refusals.map((refused) => toldRefusal(refused, call.language)),
          };
        });
      const rows = counts.reduce((sum, count) => sum + count.rows, 0);
      const gaps = Object.fromEntries(
        counts.flatMap(({ risk_state: state, rows: count }) => (state === "compliant" ? [] : [[state, count]])),
      );
      return ok({ on, aims, gaps, rows });
    }),
  ];
};
