export { atSite } from "./at-site.ts";
export { type PlacedKind, placedKinds, placesOfBook } from "./books-at.ts";
export { type Place, placeName, type SiteAt, siteFinder } from "./place-at.ts";
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
