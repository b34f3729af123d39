import type { Risk } from "../risk.ts";
import { liveLines, type RiskState, riskStates } from "../risk-state.ts";
import { lawKey } from "./health.ts";

export type StateCounts = Partial<Readonly<Record<RiskState, number>>>;

/** What a row is counted by. */
export type Counted = Pick<Risk, "area" | "owner"> & { readonly laws: readonly string[] };

/** The laws of a row as they are printed there, each once however often and however it is written. */
export const lawTitles = (risk: Risk): readonly string[] => [
  ...new Map(liveLines(risk).map(({ title }) => [lawKey(title), title])).values(),
];

/** By what a register's standing is broken down; by site in by-site.ts, since a row may stand at all of them. */
export const dimensions = {
  area: ({ area }: Counted) => [{ key: area, title: area }],
  owner: ({ owner }: Counted) => [{ key: owner, title: owner }],
  law: ({ laws }: Counted) => laws.map((title) => ({ key: lawKey(title), title })),
} as const satisfies Readonly<
  Record<string, (row: Counted) => readonly { readonly key: string; readonly title: string }[]>
>;
export type Dimension = keyof typeof dimensions;
export const dimensionNames = Object.keys(dimensions) as readonly Dimension[];

export type Group = { readonly key: string; readonly title: string; readonly states: StateCounts };

export const addCounts = (counts: StateCounts, state: RiskState, rows: number): StateCounts => ({
  ...counts,
  [state]: (counts[state] ?? 0) + rows,
});

/** Counts rows by state within each group, the group with most rows that are not compliant first. */
export const groupRows = (
  rows: Iterable<{ readonly key: string; readonly title: string; readonly state: RiskState; readonly rows: number }>,
): readonly Group[] => {
  const groups = new Map<string, { title: string; states: Map<RiskState, number> }>();
  for (const { key, title, state, rows: count } of rows) {
    const group = groups.get(key) ?? { title, states: new Map<RiskState, number>() };
    group.states.set(state, (group.states.get(state) ?? 0) + count);
    groups.set(key, group);
  }
  return [...groups]
    .map(([key, { title, states }]) => ({
      key,
      title,
      states: Object.fromEntries(
        riskStates.flatMap((state) => {
          const count = states.get(state);
          return count === undefined ? [] : [[state, count]];
        }),
      ),
    }))
    .toSorted((a, b) => openRows(b.states) - openRows(a.states) || a.key.localeCompare(b.key));
};

export const allRowsOf = (states: StateCounts): number =>
  Object.entries(states).reduce((sum, [state, count]) => (state === "absent" ? sum : sum + count), 0);

export const openRows = (states: StateCounts): number => allRowsOf(states) - (states.compliant ?? 0);
