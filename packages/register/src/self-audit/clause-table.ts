import type { Bilingual } from "@touchstone/kernel";

/** How much of one part of the workspace there is, and how much of it carries proof on the day. */
export type PartFact = { readonly part: string; readonly count: number; readonly proven: number };

export type AskedClause = {
  readonly key: string;
  readonly title: Bilingual;
  readonly question: Bilingual;
  readonly standards: readonly { readonly id: string; readonly clause: string }[];
};

/** What somebody has linked to a clause, as it is on the day; `holds`: it speaks of that day. */
export type ClauseLinkFact = {
  readonly id: string;
  readonly key: string;
  readonly to: "risk" | "record" | "evidence";
  readonly target: string;
  readonly kind: string | null;
  readonly title: string;
  readonly holds: boolean;
};

/** What is said of one clause alone: a control of Annex A in the statement of applicability. */
export type OwnAnswer = { readonly parts: readonly PartFact[]; readonly leftOut: boolean };

export const clauseStates = ["gap", "answered", "evidenced", "left-out"] as const;
/** `answered`: somebody deals with it, and nothing proves it on that day. */
export type ClauseState = (typeof clauseStates)[number];

export type ClauseLine = AskedClause & {
  readonly parts: readonly PartFact[];
  readonly links: readonly ClauseLinkFact[];
  readonly state: ClauseState;
};

export type ClauseFacts = {
  readonly clauses: readonly AskedClause[];
  /** Which parts of the workspace deal with which clause, by key; content. */
  readonly answeredBy: ReadonlyMap<string, readonly string[]>;
  readonly parts: readonly PartFact[];
  readonly own: ReadonlyMap<string, OwnAnswer>;
  readonly links: readonly ClauseLinkFact[];
};

const stateOf = (parts: readonly PartFact[], links: readonly ClauseLinkFact[], leftOut: boolean): ClauseState => {
  if (leftOut) return "left-out";
  if (parts.some(({ proven }) => proven > 0) || links.some(({ holds }) => holds)) return "evidenced";
  return parts.length > 0 || links.some(({ to }) => to !== "evidence") ? "answered" : "gap";
};

/** Each clause once, with everything that answers it; a link counts for every standard that shares the clause (3S-1). */
export const clauseTable = ({ clauses, answeredBy, parts, own, links }: ClauseFacts): readonly ClauseLine[] =>
  clauses.map((clause) => {
    const by = answeredBy.get(clause.key) ?? [];
    const alone = own.get(clause.key);
    const there = [...parts.filter(({ part }) => by.includes(part)), ...(alone?.parts ?? [])].filter(
      ({ count }) => count > 0,
    );
    const linked = links.filter(({ key }) => key === clause.key);
    return { ...clause, parts: there, links: linked, state: stateOf(there, linked, alone?.leftOut ?? false) };
  });

export type StandardCount = { readonly id: string; readonly of: number } & Readonly<Record<ClauseState, number>>;

const none = { gap: 0, answered: 0, evidenced: 0, "left-out": 0 };

/** How each standard stands; what several share is counted for each of them. */
export const standardCounts = (lines: readonly Pick<ClauseLine, "standards" | "state">[]): readonly StandardCount[] => {
  const ids = [...new Set(lines.flatMap(({ standards }) => standards.map(({ id }) => id)))];
  return ids.map((id) => {
    const own = lines.filter(({ standards }) => standards.some((one) => one.id === id));
    return own.reduce<StandardCount>((sum, { state }) => ({ ...sum, [state]: sum[state] + 1 }), {
      id,
      of: own.length,
      ...none,
    });
  });
};
