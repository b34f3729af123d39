import { versionOn } from "../documents/in-force.ts";
import { bindsIn } from "../documents/jurisdiction.ts";
import type { DocumentVersion, LawBase } from "../documents/law-base.ts";
import { type Provision, provisionOn } from "./audit-points.ts";
import type { Factor, ObligationPack, PointKind } from "./obligation.ts";

export type ProvisionInForce = Provision & {
  readonly obligation: string;
  readonly jurisdiction: string;
  readonly factor: Factor;
  readonly pointKind: PointKind;
};

export type InForce = {
  readonly documents: readonly DocumentVersion[];
  readonly provisions: readonly ProvisionInForce[];
};

/** Documents on the subject of these scenes that bind a place on a day, and the provisions the scenes take from them. */
export const inForce = (packs: readonly ObligationPack[], region: string, on: string, base: LawBase): InForce => {
  const scenes = packs.map((pack) => pack.scene.id);
  const provisions = packs.flatMap((pack) =>
    pack.obligations.flatMap((obligation) => {
      const provision = bindsIn(obligation.jurisdiction, region) ? provisionOn(obligation, on, base) : null;
      if (provision === null) return [];
      const { family, version, article } = provision;
      const { id, jurisdiction, factor, kind } = obligation;
      return [{ family, version, article, obligation: id, jurisdiction, factor, pointKind: kind }];
    }),
  );
  const cited = new Set(provisions.map(({ family }) => family));
  const documents = [...base.families.keys()].flatMap((family) => {
    const document = versionOn(family, on, base);
    if (document === null || !bindsIn(document.jurisdiction, region)) return [];
    const subject = document.topics.some((topic) => scenes.includes(topic));
    return subject || cited.has(family) ? [document] : [];
  });
  return { documents, provisions };
};
