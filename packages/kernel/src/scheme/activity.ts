import { z } from "zod";
import { bilingual, clause } from "../rules/fields.ts";
import { name, onlyFor } from "./field.ts";

/** ISO/IEC 17000:2020 6.2 to 6.6, and what other schemes call their own way of finding out. */
export const activityKinds = [
  "audit",
  "testing",
  "inspection",
  "validation",
  "verification",
  "examination",
  "calculation",
] as const;
export type ActivityKind = (typeof activityKinds)[number];

const interval = z.strictObject({
  /** Counted from the day on which this earlier activity ended. */
  after: name,
  atLeastDays: z.int().min(0).max(3_660).optional(),
  atMostDays: z.int().min(0).max(3_660).optional(),
  rule: clause,
});

/** One activity of determination: under way from the day its first record is complete until its last one is. */
export const activity = z.strictObject({
  id: name,
  occasions: onlyFor,
  kind: z.enum(activityKinds),
  title: bilingual,
  begins: name,
  ends: name,
  intervals: z.array(interval).default([]),
  rule: clause,
});
export type Activity = z.infer<typeof activity>;
