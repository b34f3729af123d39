import type { RuleSource } from "../refusal.ts";
import type { Scheme } from "../scheme/scheme.ts";
import { currentRecord } from "./case-record.ts";
import type { CaseState, Finding } from "./case-state.ts";

/** In the closing meeting a diverging opinion that is not settled is recorded and goes to the body (9.4.7.3). */
export const disputeRule: RuleSource = { source: "ISO/IEC 17021-1:2015", clause: "9.4.7.3" };

type Told = { readonly reason: string; readonly on: string };

/**
 * By a boolean field `agreed` in any record about one nonconformity a scheme lets the client say no; the field `dispute`
 * beside it says why. The edition that holds is the one that counts.
 */
const toldByReport = (state: CaseState, scheme: Scheme, finding: Finding): Told | null => {
  const [told] = scheme.records
    .filter(({ per }) => per === "nonconformity")
    .flatMap(({ id }) => currentRecord(state, id, finding.id) ?? [])
    .filter(({ values }) => values["agreed"] === false);
  if (told === undefined) return null;
  const { dispute } = told.values;
  return { reason: typeof dispute === "string" ? dispute : "", on: told.on };
};

export type DisputeView = Told & { readonly answer: NonNullable<Finding["disputed"]>["answer"] };

/** What the client disputes of a finding, by its own word or by its report, and what review made of it. */
export const disputeOf = (state: CaseState, scheme: Scheme, finding: Finding): DisputeView | null => {
  const told = finding.disputed?.told ?? toldByReport(state, scheme, finding);
  const answer = finding.disputed?.answer ?? null;
  if (told === null) return answer === null ? null : { reason: "", on: answer.on, answer };
  return { ...told, answer };
};

export const disputesOpen = (state: CaseState, scheme: Scheme): readonly Finding[] =>
  state.findings.filter((finding) => {
    const dispute = disputeOf(state, scheme, finding);
    return dispute !== null && dispute.answer === null;
  });
