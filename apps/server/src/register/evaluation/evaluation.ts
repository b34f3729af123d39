import type { Bound } from "../../http/bind.ts";
import type { Services } from "../../services.ts";
import { dashboardBound } from "./dashboard.ts";
import { healthBound } from "./health.ts";
import { historyBound } from "./history.ts";
import { reportsBound } from "./reports.ts";
import { statesBound } from "./states.ts";

export const evaluationBound = (services: Services): readonly Bound[] => [
  ...healthBound(services),
  ...statesBound(services),
  ...dashboardBound(services),
  ...historyBound(services),
  ...reportsBound(services),
];
