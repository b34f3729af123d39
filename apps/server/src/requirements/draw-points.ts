import { type DrawnPoint, ok, type PointSite, type Refusal, type Result } from "@touchstone/kernel";
import { standardPoints, standardsOn } from "@touchstone/requirements";
import { askAuditPoints, type Library } from "./answers.ts";
import { readStandards } from "./own-content.ts";

type Asked = {
  /** Ids of the standards that the scheme assesses against. */
  readonly standards: readonly string[];
  readonly scenes: readonly string[];
  readonly region: string;
  /** Sites whose law is drawn apart; without any, the law of the region holds for all. */
  readonly sites?: readonly PointSite[];
  readonly on: string;
};

/** One site where the case is: its points need not say so. */
export const sitesApart = (audited: readonly PointSite[], region: string): readonly PointSite[] =>
  audited.length > 1 || audited.some((site) => site.region !== region) ? audited : [];

/** The points of scenes at a place by the law of a day, as a case keeps them. */
const lawPoints = (library: Library, { scenes, region, on }: Asked): Result<readonly DrawnPoint[], Refusal> => {
  if (scenes.length === 0) return ok([]);
  const asked = askAuditPoints(library, { scene: scenes.join(","), region, on });
  if (!asked.ok) return asked;
  return ok(
    asked.value.points.map(({ id, kind, text, standard, provision, jurisdiction, local, scene, record }) => ({
      id,
      kind,
      text,
      standard,
      also: [],
      provision: {
        family: provision.family,
        version: provision.version,
        // A document whose text was never seen is cited as a whole.
        article: provision.article ?? "",
        title: provision.title,
      },
      jurisdiction,
      local,
      scene,
      record,
    })),
  );
};

/** Each site is judged by its own law: the same point stands once for each site that it holds at. */
const lawOfSites = (library: Library, asked: Asked): Result<readonly DrawnPoint[], Refusal> => {
  const { sites = [] } = asked;
  if (sites.length === 0) return lawPoints(library, asked);
  const points: DrawnPoint[] = [];
  for (const [at, site] of sites.entries()) {
    const drawn = lawPoints(library, { ...asked, region: site.region });
    if (!drawn.ok) return drawn;
    points.push(...drawn.value.map((point) => ({ ...point, id: `${point.id}@${at + 1}`, site })));
  }
  return ok(points);
};

/** What the scheme's standards ask in the edition of that day, each shared clause once; then the law of the scenes. */
export const pointsFor = (library: Library, asked: Asked): Result<readonly DrawnPoint[], Refusal> => {
  const law = lawOfSites(library, asked);
  if (!law.ok) return law;
  return ok([...standardPoints(standardsOn(readStandards(), asked.standards, asked.on)), ...law.value]);
};
