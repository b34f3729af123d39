import { type OutputOf, routes } from "@touchstone/contract";
import { ok, valueAt } from "@touchstone/kernel";
import { saysStated } from "@touchstone/register";
import { appliedScope, deskOf, schemeOf, scopeSaid } from "../cases/index.ts";
import { type Bound, bind, scopeOf } from "../http/bind.ts";
import type { Services } from "../services.ts";
import { legalDay } from "./legal-day.ts";
import { readScope } from "./scope.ts";

type View = OutputOf<typeof routes.scopeApplications.list>;
type Applied = Omit<View["applications"][number], "differs">;

/** Each case in its own scope: a client has no scope that holds two bodies' rows. */
const readApplied = async (services: Services, owner: string): Promise<readonly Applied[]> => {
  const desk = deskOf(services);
  const shared = await services.access.sharedCases(owner);
  const rows = await Promise.all(shared.map((entry) => desk.row(entry, entry.caseId)));
  return rows.flatMap((row) => {
    const opened = row?.state.opened ?? null;
    if (row === null || opened === null || opened.client.id !== owner) return [];
    const scheme = schemeOf(desk.content.schemes, row.state);
    const applied = appliedScope(row.state, scheme);
    if (applied === null) return [];
    const isGranted = row.state.decision?.effect === "grant";
    const path = scheme.statement?.scope;
    return [
      {
        case: row.id,
        number: opened.number,
        body: { ...opened.body.name },
        scheme: { ...scheme.title },
        applied,
        decided: isGranted && path !== undefined ? scopeSaid(valueAt(row.state, path, null)) : null,
      },
    ];
  });
};

export const scopeApplicationsBound = (services: Services): readonly Bound[] => [
  bind(routes.scopeApplications.list, async (call) => {
    const scope = scopeOf(call);
    const { edition, state } = await services.store.transaction(scope, (tx) =>
      readScope(tx, scope.owner, legalDay(services)),
    );
    const applied = await readApplied(services, scope.owner);
    return ok({
      stated:
        edition === null
          ? null
          : { statement: edition.statement, edition: state.editions.indexOf(edition) + 1, on: edition.on },
      applications: applied.map((one) => ({
        ...one,
        differs: edition === null ? null : !saysStated(edition.statement, one.applied),
      })),
    });
  }),
];
