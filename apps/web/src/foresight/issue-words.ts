import type { foresightIssueRoutes, OutputOf } from "@touchstone/contract";

export type IssueView = OutputOf<typeof foresightIssueRoutes.issues>["items"][number];
export type Market = { readonly id: string; readonly title: { readonly zh: string; readonly en: string } };
