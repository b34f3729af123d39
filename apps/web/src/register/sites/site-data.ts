import type { OutputOf, siteRoutes } from "@touchstone/contract";

export type Listed = OutputOf<typeof siteRoutes.list>;
export type HeldSite = Listed["sites"][number];
