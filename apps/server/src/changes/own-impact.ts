import { can, type Role } from "@touchstone/kernel";
import { type Review, type Risk, riskState } from "@touchstone/register";
import {
  citedName,
  type Diffs,
  fateUnder,
  type LawChange,
  type TouchedArticle,
  touchedPoints,
} from "@touchstone/requirements";
import { type OpenCase, readOpenCases } from "../cases/index.ts";
import { type CitingRow, ownCitations } from "../register/index.ts";
import { diffsOf, type HeldLibrary, ownDuties } from "../requirements/index.ts";
import { type AttestedRow, readAttested } from "../statements/index.ts";
import type { Store } from "../store/index.ts";
import { stillStanding } from "./edition-impact.ts";
import { lastBefore } from "./find-impact.ts";
import type { LawDesk } from "./law-desk.ts";
import { type TouchedRule, touchedRules } from "./rule-citations.ts";

export type OwnRow = {
  readonly risk: string;
  readonly state: Risk;
  readonly articles: readonly TouchedArticle[];
  readonly review: Review | null;
};

/** What a change of law touches in one organisation, and nowhere else. */
export type OwnImpact = {
  readonly change: LawChange;
  readonly diffs: Diffs;
  readonly rows: readonly OwnRow[];
  readonly points: ReturnType<typeof touchedPoints>;
  /** Obligations that this organisation wrote. */
  readonly duties: ReturnType<typeof touchedPoints>;
  readonly rules: readonly TouchedRule[];
  readonly cases: readonly OpenCase[];
  readonly statements: readonly AttestedRow[];
};

const rowsUnder = (change: LawChange, diffs: Diffs, cited: readonly CitingRow[]): readonly OwnRow[] => {
  const fate = fateUnder(change, diffs);
  const touched = cited.flatMap(({ risk, state, ...place }) => {
    const found = fate(place);
    return found === null || found.what === "same" ? [] : [{ risk, state, article: { ...place, ...found } }];
  });
  return [...Map.groupBy(touched, ({ risk }) => risk)].flatMap(([risk, found]) => {
    const [first] = found;
    if (first === undefined) return [];
    const { family, version } = change.of;
    const review = first.state.reviews.findLast((one) => one.family === family && one.version === version) ?? null;
    return [{ risk, state: first.state, articles: found.map(({ article }) => article), review }];
  });
};

/** Each part only for roles that may see it elsewhere; what a role may not see is as if it were not there. */
export const readOwnImpact = async (
  store: Store,
  library: HeldLibrary,
  change: LawChange,
  desk: LawDesk,
  who: { readonly owner: string; readonly roles: readonly Role[] },
): Promise<OwnImpact> => {
  const { owner, roles } = who;
  const scope = { owner, caseId: null };
  const families = [...new Set(change.from.map(({ family }) => family))];
  const cited = can(roles, "register.read")
    ? await store.transaction(scope, (tx) => ownCitations(tx, owner, families))
    : [];
  const versions = new Set(cited.map(citedName));
  const last = lastBefore(change);
  const diffs = await diffsOf(library, change, (document) => document === last || versions.has(citedName(document)));
  const rules = touchedRules(change, diffs, library.base, desk.today(), desk.content());
  const schemes = rules.flatMap(({ kind, id }) => (kind === "scheme" ? [id] : []));
  const mayCases = can(roles, "cases.read") && schemes.length > 0;
  const mayStatements = can(roles, "statements.read") && schemes.length > 0;
  const [cases, statements] = await store.transaction(scope, async (tx) => [
    mayCases ? await readOpenCases(tx, owner, schemes) : [],
    mayStatements
      ? stillStanding(await readAttested(tx, owner, desk.today())).filter(({ scheme }) => schemes.includes(scheme))
      : [],
  ]);
  const rows = rowsUnder(change, diffs, cited);
  const points = touchedPoints(change, diffs, library.packs);
  const duties = await ownDuties(store, library, change, owner);
  return { change, diffs, rows, points, duties, rules, cases, statements };
};

export const ownRowView =
  (on: string) =>
  ({ risk, state, articles, review }: OwnRow) => ({
    risk,
    title: state.identified?.title ?? "",
    state: riskState(state, on),
    objectives: state.objectives.map(({ text }) => text),
    articles: [...articles],
    review: review === null ? null : { due: review.due, on: review.on, conclusion: review.conclusion },
  });

export const caseView = ({ id, number, scheme, client }: OpenCase) => ({ id, number, scheme, client: client.name });

export const statementView = ({ id, number, holder, standard, validUntil }: AttestedRow) => ({
  id,
  number,
  holder,
  standard,
  validUntil,
});
