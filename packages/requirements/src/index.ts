export { lawBase } from "./build-law-base.ts";
export { checkPrintedDate, type DateCheck, type DateVerdict, type PrintedDate } from "./check-printed-date.ts";
export { currentFor, endOf, stateOn, type VersionState, versionOn } from "./in-force.ts";
export {
  type Confidence,
  confidences,
  type DocumentVersion,
  type HistoryEvent,
  type LawBase,
  type Level,
  levels,
  type Successor,
} from "./law-base.ts";
export { matchTitle, normaliseTitle } from "./match-title.ts";
