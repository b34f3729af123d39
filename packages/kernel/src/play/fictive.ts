import type { CaseStatement, DrawnPoint } from "../case/case-event.ts";
import type { CaseFacts } from "../case/case-facts.ts";
import { competenceFunctions } from "../rules/competence.ts";
import type { RulePack } from "../rules/rule-pack.ts";
import { fieldAt } from "../scheme/check-scheme.ts";
import { actsOnStatement } from "../scheme/occasion.ts";
import type { Scheme } from "../scheme/scheme.ts";
import { type Cast, seats } from "./cast.ts";
import type { Direction } from "./next-move.ts";

/** Six people who know each other from nowhere. */
const fictiveCast: Cast = {
  applicant: { id: "applicant", name: "陈静" },
  planner: { id: "planner", name: "林越" },
  leader: { id: "leader", name: "沈岚" },
  member: { id: "member", name: "吴越" },
  reviewer: { id: "reviewer", name: "顾青" },
  "decision-maker": { id: "decider", name: "苏合" },
};

export const fictiveDirection: Direction = {
  cast: fictiveCast,
  wanted: ["accept", "grant"],
  scenes: ["lift"],
  statement: { id: "statement", number: "TS-1" },
};

/** The codes that a played case will ask for, as its own examples fill them in. */
const areasOf = (scheme: Scheme): readonly string[] =>
  scheme.standards.map(({ id, area: own }) => {
    const path = own ?? scheme.area;
    const field = path === null ? null : fieldAt(scheme, path, null);
    const code = typeof field?.example === "string" ? field.example : (field?.title.zh ?? "");
    return `${id}:${code}`;
  });

/** Two points of each standard, so that a checklist has something to judge. */
const fictivePoints = (scheme: Scheme): readonly DrawnPoint[] =>
  scheme.standards.flatMap(({ id }) =>
    ["4.1", "8.1"].map((clause) => ({
      id: `${id}-${clause}`,
      kind: "system",
      text: { zh: `${id} ${clause}`, en: `${id} ${clause}` },
      standard: { id, clause },
      provision: null,
      jurisdiction: "000000",
      local: false,
      scene: "lift",
      record: null,
    })),
  );

/** A body in which everybody is competent in whatever areas the scheme's own examples name, and independent. */
export const fictiveFacts = (scheme: Scheme, packs: readonly RulePack[]): Omit<CaseFacts, "scheme" | "actor"> => ({
  packs,
  people: {
    relations: [],
    qualifications: seats.flatMap((seat) =>
      competenceFunctions.flatMap((duty) =>
        areasOf(scheme).map((area) => ({
          person: fictiveCast[seat].id,
          area,
          function: duty,
          from: "2000-01-01",
          until: null,
          evidence: "witnessed",
        })),
      ),
    ),
    bans: [],
  },
  number: `${scheme.prefix}-2026-0001`,
  application: { isOffered: true, running: null },
  statement: null,
  points: fictivePoints(scheme),
});

/** What an occasion that is about a statement finds. */
export const fictiveStatement = (
  scheme: Scheme,
  occasion: string,
): (CaseStatement & { holder: string; scheme: string; standing: "in-force" | "suspended" }) | null => {
  const act = scheme.occasions.find(({ id }) => id === occasion)?.statement ?? "none";
  if (!actsOnStatement(act)) return null;
  const standing = act === "restored" ? "suspended" : "in-force";
  return { ...fictiveDirection.statement, holder: "client", scheme: scheme.id, standing };
};
