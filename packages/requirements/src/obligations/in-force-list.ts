import { versionOn } from "../documents/in-force.ts";
import { bindsIn } from "../documents/jurisdiction.ts";
import type { DocumentVersion, LawBase } from "../documents/law-base.ts";
import { type Reach, reaches } from "../documents/scope.ts";
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

/**
 * Documents on the subject of these scenes that bind a place on a day, and the provisions the scenes take from them. The
 * law of a market that one says one sells to is listed whatever the scene: it follows the customer, not the room.
 */
export const inForce = (packs: readonly ObligationPack[], reach: Reach, on: string, base: LawBase): InForce => {
  const { region, markets } = reach;
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
    if (document === null || !reaches(document.jurisdiction, reach)) return [];
    const subject = document.topics.some((topic) => scenes.includes(topic));
    return subject || cited.has(family) || markets.includes(document.jurisdiction) ? [document] : [];
  });
  return { documents, provisions };
};
