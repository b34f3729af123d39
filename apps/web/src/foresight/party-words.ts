import type { foresightPartyRoutes, OutputOf } from "@touchstone/contract";

export type PartyView = OutputOf<typeof foresightPartyRoutes.parties>["items"][number];
export type NeedView = PartyView["needs"][number];
export type Counts = OutputOf<typeof foresightPartyRoutes.feedbackCounts>;
export type FeedbackView = OutputOf<typeof foresightPartyRoutes.feedback>["items"][number];
