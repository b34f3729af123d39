export { type DutyStanding, dutyStanding, dutyStandings, nextAfter } from "./duty-standing.ts";
export {
  type DutyProof,
  type IssuedLabel,
  type Label,
  type LabelChoice,
  type LabelCode,
  type LabelCommand,
  type LabelDuty,
  type LabelEvent,
  type LabelFacts,
  type LabelPart,
  label,
  labelInForce,
  labelParts,
} from "./label.ts";
