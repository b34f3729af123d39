import type { foresightRoutes, OutputOf } from "@touchstone/contract";

export type Trends = OutputOf<typeof foresightRoutes.trends>;
export type Trend = Trends["trends"][number];
export type ScanView = OutputOf<typeof foresightRoutes.scans>["items"][number];
type Sighting = ScanView["sightings"][number];

export type Sighted = { readonly trend: Trend; readonly sighting: Sighting };

/** What a scan saw, in the order of the trends; what the content of today has no more is left to the scan. */
export const sightedIn = ({ sightings }: Pick<ScanView, "sightings">, { trends }: Trends): readonly Sighted[] =>
  trends.flatMap((trend) => {
    const sighting = sightings.find((one) => one.trend === trend.id);
    return sighting === undefined ? [] : [{ trend, sighting }];
  });
