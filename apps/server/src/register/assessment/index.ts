import type { Bound } from "../../http/bind.ts";
import type { Services } from "../../services.ts";
import { assessmentCommandsBound } from "./commands.ts";
import { criteriaBound } from "./criteria.ts";
import { assessmentListBound } from "./list.ts";

export { assessmentJobs } from "./reevaluate.ts";
export { assessmentMigrations, assessmentStream, criteriaStream } from "./streams.ts";
export { assessmentWaiting } from "./waiting.ts";

export const assessmentBound = (services: Services): readonly Bound[] => [
  ...criteriaBound(services),
  ...assessmentCommandsBound(services),
  ...assessmentListBound(services),
];
