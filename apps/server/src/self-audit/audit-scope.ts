import { type DrawnPoint, ok, type Refusal, type Result } from "@touchstone/kernel";
import { type AuditChecklist, answersByKey, chosenPoints } from "@touchstone/register";
import { jointClauses } from "@touchstone/requirements";
import type { AuditedUnder, readSites } from "../register/index.ts";
import { type Library, pointsFor } from "../requirements/index.ts";
import { clauseAnswers } from "./content.ts";
import { editionsOn } from "./read-workspace.ts";

type Site = Awaited<ReturnType<typeof readSites>>[number];
export type Choice = {
  readonly standards: readonly string[];
  readonly clauses: readonly string[];
  readonly obligations: readonly string[];
  readonly on: string;
};

/** The law of one site by its own region and scenes; its points carry the site. */
const lawOfSite = (library: Library, { id, state }: Site, on: string): Result<readonly DrawnPoint[], Refusal> => {
  const { name, region, scenes } = state.facts;
  const site = { name: { zh: name, en: name }, region };
  const drawn = pointsFor(library, { standards: [], scenes, region, on });
  return drawn.ok ? ok(drawn.value.map((point) => ({ ...point, id: `${point.id}@${id}`, site }))) : drawn;
};

/** What an internal audit asks, by the engine that draws the checklist of a case. */
export const auditPoints = (
  library: Library,
  { standards, clauses, obligations, on }: Choice,
  sites: readonly Site[],
): Result<readonly DrawnPoint[], Refusal> => {
  const clausePoints = pointsFor(library, { standards, scenes: [], region: "000000", on });
  if (!clausePoints.ok) return clausePoints;
  const points = [...chosenPoints(clausePoints.value, clauses)];
  for (const site of sites) {
    const law = lawOfSite(library, site, on);
    if (!law.ok) return law;
    const isChosen = ({ id }: DrawnPoint) => obligations.length === 0 || obligations.includes(id.split("@")[0] ?? id);
    points.push(...law.value.filter(isChosen));
  }
  return ok(points);
};

/** What of the workspace is audited under a point: what answers its clause, what was linked to it, who cites its article. */
export const auditedUnder = (
  point: DrawnPoint,
  { drawn, judged }: AuditChecklist,
  links: readonly { readonly key: string; readonly to: string; readonly target: string }[],
): AuditedUnder => {
  const sites = (drawn?.sites ?? []).map(({ id }) => id);
  const except = [...(drawn === null ? [] : [drawn.record]), ...judged.flatMap(({ action }) => action ?? [])];
  const none = { parts: [], rows: [], family: null, kinds: [], records: [], except, sites };
  if (point.provision !== null) return { ...none, family: point.provision.family };
  const { id, clause } = point.standard;
  const key = jointClauses(editionsOn([id], drawn?.on ?? "")).find(({ standards }) =>
    standards.some((one) => one.clause === clause),
  )?.key;
  const by = key === undefined ? [] : (answersByKey(clauseAnswers()).get(key) ?? []);
  const linked = (to: string) => links.flatMap((link) => (link.key === key && link.to === to ? [link.target] : []));
  return {
    ...none,
    parts: by,
    rows: linked("risk"),
    kinds: by.flatMap((part) => (part.startsWith("record:") ? [part.slice("record:".length)] : [])),
    records: linked("record"),
  };
};
