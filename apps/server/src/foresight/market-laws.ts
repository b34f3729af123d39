import type { foresightIssueRoutes, OutputOf } from "@touchstone/contract";
import type { Issue } from "@touchstone/register";
import { type LawBase, stateOn } from "@touchstone/requirements";
import { openLibrary, readScopes } from "../requirements/index.ts";
import type { Services } from "../services.ts";

type Market = OutputOf<typeof foresightIssueRoutes.marketLaws>["markets"][number];

const openSql = `
select state from foresight_issue
where owner = $1 and raised_on <= $2 and (closed_on is null or closed_on > $2) and cardinality(markets) > 0`;

const lawsOf = (market: string, on: string, base: LawBase, named: ReadonlySet<string>): Market["laws"] =>
  base.documents
    .filter((document) => document.jurisdiction === market && stateOn(document, on, base) === "in-force")
    .map(({ family, version, title }) => ({ family, version, title, named: named.has(family) }));

/** Who sells to a market has its law among the issues; who does not, has not (IS-4). */
export const marketLaws = async (services: Services, owner: string, on: string): Promise<Market[]> => {
  const { base } = await openLibrary(services.store)();
  const { rows } = await services.store.transaction({ owner, caseId: null }, (tx) =>
    tx.query<{ readonly state: Issue }>(openSql, [owner, on]),
  );
  const said = rows.flatMap(({ state }) => state.said ?? []);
  const named = new Set(said.flatMap(({ laws }) => laws));
  return readScopes().scopes.flatMap(({ id, kind, title }) => {
    const issues = said.filter(({ markets }) => markets.includes(id)).length;
    return kind !== "market" || issues === 0 ? [] : [{ id, title, issues, laws: lawsOf(id, on, base, named) }];
  });
};
