import type { OutputOf, registerExchangeRoutes } from "@touchstone/contract";

export type TableRead = OutputOf<typeof registerExchangeRoutes.read>;
export type ChangePlan = OutputOf<typeof registerExchangeRoutes.preview>;
export type PlannedRow = ChangePlan["rows"][number];
