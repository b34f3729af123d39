import type { ChainEvent } from "./dossier-chain.ts";
import type { DossierCase, DossierFinding, DossierSummary } from "./dossier-contents.ts";

/** Findings as the chained events have them, whatever the readable part of the file says. */
const chained = (events: readonly ChainEvent[]) => {
  const of = (type: string, key: string) => events.filter((event) => event.type === type).map(({ data }) => data[key]);
  const verified = new Set(of("FindingVerified", "finding"));
  return events
    .filter(({ type }) => type === "FindingRaised")
    .map(({ data }) => ({ number: data.number, grade: data.grade, isVerified: verified.has(data.id ?? null) }));
};

/** Numbers of findings of which the readable part and the chained events say different things. */
const differing = ({ findings, events }: DossierCase): readonly string[] => {
  const known = chained(events);
  const told = findings.filter((finding) => {
    const raised = known.find(({ number }) => number === finding.number);
    return raised?.grade !== finding.grade || raised.isVerified !== (finding.state === "verified");
  });
  const untold = known.filter(({ number }) => !findings.some((finding) => finding.number === number));
  return [
    ...told.map(({ number }) => number),
    ...untold.map(({ number }) => (typeof number === "string" ? number : "?")),
  ];
};

const key = (finding: DossierFinding): string =>
  [finding.case, finding.number, finding.grade, finding.closes, finding.state].join(" ");

export type FindingsFound = {
  readonly differing: readonly string[];
  /** Such as must be verified and are not: majors. */
  readonly unverified: readonly DossierFinding[];
  /** Such as go over to the receiving body with their plans. */
  readonly minors: readonly DossierFinding[];
};

export const findingsFound = (cases: readonly DossierCase[], summary: DossierSummary | null): FindingsFound => {
  const all = cases.flatMap(({ findings }) => findings);
  const summed = (summary?.findings ?? []).map(key).toSorted().join("\n");
  const isSummed = summary === null || summed === all.map(key).toSorted().join("\n");
  return {
    differing: [...cases.flatMap(differing), ...(isSummed ? [] : ["summary"])],
    unverified: all.filter(({ closes, state }) => closes === "verified" && state !== "verified"),
    minors: all.filter(({ closes, state }) => closes === "plan-accepted" && state !== "verified"),
  };
};
