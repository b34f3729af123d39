import { z } from "zod";
import type { Bilingual } from "../json.ts";
import { bilingual } from "../rules/fields.ts";
import type { PointSite } from "./case-event.ts";
import type { CaseState } from "./case-state.ts";

const planned = z.object({ audited: z.array(z.object({ name: bilingual, region: z.string() })) });

/** The sites that this audit goes to, as the rule answered when the record with the sample was filed last. */
export const auditedSites = (state: CaseState): readonly PointSite[] => {
  const basis = state.records
    .findLast((record) => record.basis.some(({ pack }) => pack === "site-plan"))
    ?.basis.find(({ pack }) => pack === "site-plan");
  const read = planned.safeParse(basis?.result);
  return read.success ? read.data.audited : [];
};

const isSame = (one: PointSite, other: PointSite): boolean =>
  one.name.zh === other.name.zh && one.region === other.region;

/** Sites in the sample for which no law is asked: with one site its region is the whole checklist's. */
export const sitesLeftOut = (state: CaseState, asked: readonly PointSite[]): readonly Bilingual[] => {
  const audited = auditedSites(state);
  if (audited.length < 2 && asked.length === 0) return [];
  return audited.filter((site) => !asked.some((each) => isSame(each, site))).map(({ name }) => name);
};
