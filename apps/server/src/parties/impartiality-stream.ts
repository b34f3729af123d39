import { createHash } from "node:crypto";
import {
  type Impartiality,
  type ImpartialityCode,
  type ImpartialityCommand,
  type ImpartialityEvent,
  type ImpartialityFacts,
  impartiality,
  interests,
  residuals,
  threats,
} from "@touchstone/kernel";
import { z } from "zod";
import { type Migration, rowTable, type StreamKind } from "../store/index.ts";

const text = z.string();
const until = text.nullable();
const signed = { by: text, name: text, on: text };
const again = { measure: text, residual: z.enum(residuals), reviewBy: text };

// Editing this schema needs a new schema version with an upcaster: stored events never change.
const event = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("MemberAppointed"),
    data: z.strictObject({ id: text, name: text, interest: z.enum(interests), from: text, until }),
  }),
  z.strictObject({ type: z.literal("MemberReleased"), data: z.strictObject({ id: text, until: text }) }),
  z.strictObject({
    type: z.literal("RiskRecorded"),
    data: z.strictObject({ id: text, threat: z.enum(threats), source: text, owner: text, ...again }),
  }),
  z.strictObject({
    type: z.literal("RiskReviewed"),
    data: z.strictObject({ id: text, note: text, ...again, ...signed }),
  }),
  z.strictObject({ type: z.literal("RiskClosed"), data: z.strictObject({ id: text, on: text, reason: text }) }),
  z.strictObject({
    type: z.literal("MeetingHeld"),
    data: z.strictObject({
      id: text,
      on: text,
      present: z.array(text),
      risks: z.array(text),
      minutes: text,
    }),
  }),
  z.strictObject({ type: z.literal("MinutesSigned"), data: z.strictObject({ id: text, ...signed }) }),
  z.strictObject({
    type: z.literal("CoverRecorded"),
    data: z.strictObject({
      id: text,
      insurer: text,
      sum: z.strictObject({ amount: z.int(), currency: text }),
      from: text,
      until: text,
      evidence: text,
    }),
  }),
]);

/** One stream for each organisation. */
export const impartialityStream: StreamKind<
  Impartiality,
  ImpartialityCommand,
  ImpartialityEvent,
  ImpartialityFacts,
  ImpartialityCode
> = {
  kind: "impartiality",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data) => event.parse({ type, data }),
  decider: impartiality,
  row: { table: "party_impartiality", columns: () => ({}) },
};

export const impartialityMigrations: readonly Migration[] = [
  { id: "parties/006", sql: rowTable("party_impartiality", "") },
];

/** The organisation's own id names its first stream, so this one's follows from it: two first commands meet in one stream. */
export const impartialityId = (owner: string): string => {
  const hex = createHash("sha256").update(`impartiality ${owner}`).digest("hex");
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  // UUIDv8 (RFC 9562): version and variant bits, the rest ours.
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
};
