export { activityOf, activitySorts, type DoneActivity, type ScopeLine, scopeLines, scopeLists } from "./activity.ts";
export { type ActivityBeside, type BesideScope, besideScope, outsideReasons } from "./beside-scope.ts";
export {
  type ActivityPlace,
  activityPlace,
  type PlaceCode,
  type PlaceCommand,
  type PlaceEvent,
  type PlaceFacts,
} from "./place-activity.ts";
