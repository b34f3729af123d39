import type { SimulatedEvent } from "../scheme/simulate-scheme.ts";

/** One due date of a fictive case or statement; `about` names the record, activity, grade or standard that is meant. */
export type CycleEvent = SimulatedEvent & { readonly about: { readonly zh: string; readonly en: string } | null };
