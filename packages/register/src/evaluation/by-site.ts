import type { RiskState } from "../risk-state.ts";
import type { StateCounts } from "./standing.ts";

/** The gravest in front: what fails, then what nobody can judge yet, then what waits to be judged, then what holds. */
const gravest: readonly RiskState[] = [
  "nonconforming",
  "correcting",
  "to-verify",
  "contradicted",
  "unidentified",
  "to-review",
  "identified",
  "planned",
  "operating",
  "to-evaluate",
  "compliant",
];

/** How a site stands as a whole is how its worst row stands; null where it has no row. */
export const worstState = (states: StateCounts): RiskState | null =>
  gravest.find((state) => (states[state] ?? 0) > 0) ?? null;

type SiteGroup = {
  readonly key: string;
  readonly title: string;
  readonly states: StateCounts;
  readonly worst: RiskState | null;
};

type Counts = Partial<Record<RiskState, number>>;
const count = (counts: Counts, state: RiskState, rows = 1): void => {
  counts[state] = (counts[state] ?? 0) + rows;
};

/** Rows by site, fed one by one. A row that names no site counts at every one (at-site.ts), once for all of them. */
export const siteFeed = (sites: readonly { readonly id: string; readonly name: string }[]) => {
  const everywhere: Counts = {};
  const at = new Map<string, Counts>(sites.map(({ id }) => [id, {}]));
  return {
    add: (row: { readonly sites: readonly string[]; readonly state: RiskState }): void => {
      if (row.sites.length === 0) count(everywhere, row.state);
      for (const site of new Set(row.sites)) count(at.get(site) ?? {}, row.state);
    },
    answer: (): readonly SiteGroup[] =>
      sites
        .map(({ id, name }) => {
          const states: Counts = { ...everywhere };
          for (const state of gravest) {
            const named = at.get(id)?.[state] ?? 0;
            if (named > 0) count(states, state, named);
          }
          return { key: id, title: name, states, worst: worstState(states) };
        })
        .toSorted((a, b) => rankOf(a.worst) - rankOf(b.worst) || a.title.localeCompare(b.title)),
  };
};

const rankOf = (state: RiskState | null): number => (state === null ? gravest.length : gravest.indexOf(state));
