export {
  type AuditChecklist,
  auditVerdicts,
  type ChecklistCode,
  type ChecklistCommand,
  type ChecklistEvent,
  type ChecklistFacts,
  chosenPoints,
  citedBy,
  findingsOf,
  isNonconforming,
  type OwnWork,
  openPoints,
} from "./audit-checklist.ts";
export {
  type Book,
  bookFigures,
  bookParts,
  heldOn,
  isWithinSpan,
  outputsOf,
  type Span,
  thingOf,
} from "./books.ts";
export {
  answersByKey,
  type ClauseAnswers,
  type ClausePart,
  clauseAnswersShape,
  isClausePart,
  runClauseExample,
} from "./clause-answers.ts";
export {
  type ClauseLink,
  type ClauseLinkCode,
  type ClauseLinkCommand,
  type ClauseLinkEvent,
  type ClauseLinkFacts,
  type ClauseLinks,
  clauseLinks,
  linksOn,
  linkTargets,
} from "./clause-links.ts";
export {
  type AskedClause,
  type ClauseLine,
  type ClauseLinkFact,
  clauseStates,
  clauseTable,
  type OwnAnswer,
  type PartFact,
  standardCounts,
} from "./clause-table.ts";
export { auditChecklist } from "./decide-checklist.ts";
export {
  type Held,
  type LookResult,
  looks,
  type RehearsalFacts,
  type RehearsalPack,
  rehearsalShape,
  rehearse,
  runRehearsalExample,
  shownStates,
} from "./rehearsal.ts";
export {
  acceptedFor,
  type Review as ManagementReview,
  type ReviewCode,
  type ReviewCommand,
  type ReviewEvent,
  type ReviewFacts,
  review,
} from "./review.ts";
export {
  type FigureFact,
  type FigureFacts,
  gatherInputs,
  type ReviewInputsPack,
  reviewFigures,
  reviewInputsShape,
  runReviewExample,
  unseenInputs,
} from "./review-inputs.ts";
export type { Thing } from "./thing.ts";
