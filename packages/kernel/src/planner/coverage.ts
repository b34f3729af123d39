/** What an audit looks at: clauses of a process at sites in shifts. No sites or no shifts: there is only one, unnamed. */
export type Cover = {
  readonly process: string;
  readonly clauses: readonly string[];
  readonly sites: readonly string[];
  readonly shifts: readonly string[];
};

export type CoverageCell = {
  readonly process: string;
  readonly clause: string;
  readonly site: string | null;
  readonly shift: string | null;
};

/** A visit, or the verdicts of a case, that cover something. A verdict does not say where: null claims no site, no shift. */
export type CoveringAct = {
  readonly by: string;
  readonly on: string;
  readonly isDone: boolean;
  readonly covers: readonly {
    readonly process: string | null;
    readonly clauses: readonly string[];
    readonly sites: readonly string[] | null;
    readonly shifts: readonly string[] | null;
  }[];
};

export type CellState = "done" | "planned" | "never";
export type CoveredCell = CoverageCell & {
  readonly state: CellState;
  /** The acts that cover it, by day. */
  readonly by: readonly { readonly by: string; readonly on: string; readonly isDone: boolean }[];
};

/** Clause 8 holds 8.2 and 8.2.1, and not 80. */
export const holdsClause = (outer: string, inner: string): boolean => inner === outer || inner.startsWith(`${outer}.`);

const orUnnamed = (names: readonly string[]): readonly (string | null)[] => (names.length === 0 ? [null] : names);

const cellsOf = (wanted: readonly Cover[]): readonly CoverageCell[] => {
  const cells = new Map<string, CoverageCell>();
  for (const { process, clauses, sites, shifts } of wanted)
    for (const clause of clauses)
      for (const site of orUnnamed(sites))
        for (const shift of orUnnamed(shifts))
          cells.set(JSON.stringify([process, clause, site, shift]), { process, clause, site, shift });
  return [...cells.values()];
};

/** Whether a dimension is met: named, or unsaid where the wanted rows know only one value and so nothing is left open. */
const meets = (said: readonly string[] | null, wanted: string | null, isOnly: boolean): boolean =>
  wanted === null || (said === null ? isOnly : said.includes(wanted));

/**
 * Where the programme of a cycle has holes (ISO/IEC 17021-1 9.1.3): every wanted clause of a process, at its site, in its
 * shift, with what has covered it, what will, or that nothing ever does.
 */
export const coverageOf = (wanted: readonly Cover[], acts: readonly CoveringAct[]): readonly CoveredCell[] => {
  const cells = cellsOf(wanted);
  const only = {
    process: new Set(cells.map(({ process }) => process)).size <= 1,
    site: new Set(cells.map(({ site }) => site)).size <= 1,
    shift: new Set(cells.map(({ shift }) => shift)).size <= 1,
  };
  return cells.map((cell) => {
    const by = acts
      .filter(({ covers }) =>
        covers.some(
          ({ process, clauses, sites, shifts }) =>
            (process === null ? only.process : process === cell.process) &&
            clauses.some((clause) => holdsClause(clause, cell.clause)) &&
            meets(sites, cell.site, only.site) &&
            meets(shifts, cell.shift, only.shift),
        ),
      )
      .map(({ by: name, on, isDone }) => ({ by: name, on, isDone }))
      .toSorted((left, right) => left.on.localeCompare(right.on));
    const state = by.some(({ isDone }) => isDone) ? "done" : by.length > 0 ? "planned" : "never";
    return { ...cell, state, by };
  });
};

/** The holes alone. */
export const coverageGaps = (wanted: readonly Cover[], acts: readonly CoveringAct[]): readonly CoverageCell[] =>
  coverageOf(wanted, acts)
    .filter(({ state }) => state === "never")
    .map(({ process, clause, site, shift }) => ({ process, clause, site, shift }));
