export { atSite } from "./at-site.ts";
export { type PlacedKind, placedKinds, placesOfBook } from "./books-at.ts";
export { type Place, placeName, siteAt } from "./place-at.ts";
export {
  type Site,
  type SiteCode,
  type SiteCommand,
  type SiteEvent,
  type SiteFacts,
  type SiteRelation,
  site,
  siteRelations,
} from "./site.ts";
