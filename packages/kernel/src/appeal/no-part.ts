import type { CaseFacts } from "../case/case-facts.ts";
import { kindOf } from "../case/case-record.ts";
import type { CaseState } from "../case/case-state.ts";
import { type Asked, mayNotJudge } from "../case/people.ts";
import { notSeparate } from "../case/red-lines.ts";
import { type Refusal, type RuleSource, refusal } from "../refusal.ts";
import type { Scheme } from "../scheme/scheme.ts";

/** What somebody did in a case that keeps them from hearing about it (ISO/IEC 17021-1 9.7.2, 9.8.8). */
export type Part = "team" | "answer" | "determination" | "review" | "decision";

export const partIn = (state: CaseState, scheme: Scheme, asked: Asked): Part | null => {
  const [separate] = notSeparate(state, scheme, asked);
  const part = separate?.facts["part"];
  if (part === "team" || part === "answer" || part === "determination") return part;
  // Records that were sent back count too: who once judged the case has judged it.
  const judged = state.records
    .filter(({ by, signatures }) => by === asked.person || signatures.some((each) => each.by === asked.person))
    .map(({ kind }) => kindOf(scheme, kind)?.function);
  if (judged.includes("decision")) return "decision";
  if (judged.includes("review")) return "review";
  return state.findings.some(({ disputed }) => disputed?.answer?.by === asked.person) ? "review" : null;
};

/** The case that it is about, and what the body knows of its people. */
export type PartFacts = Pick<CaseFacts, "scheme" | "packs" | "people"> & { readonly case: CaseState };

/** Neither part in the case nor a tie to its client, on that day; told with what it was. */
export const notUninvolved = (facts: PartFacts, asked: Asked, on: string, rule: RuleSource): readonly Refusal[] => {
  const part = partIn(facts.case, facts.scheme, asked);
  return [
    ...(part === null ? [] : [refusal("handler-has-part", rule, { person: asked.person, name: asked.name, part })]),
    ...mayNotJudge(facts.case, facts, asked, on),
  ];
};
