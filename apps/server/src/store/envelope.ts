import { hash } from "node:crypto";
import type { Json } from "@touchstone/kernel";
import canonicalize from "canonicalize";

/** One journal entry as design.md section 3 fixes it. `hash` covers all other fields in JCS (RFC 8785). */
export type Envelope = {
  readonly owner: string;
  readonly stream: string;
  readonly version: number;
  readonly kind: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly eventId: string;
  readonly commandId: string;
  readonly actor: string;
  /** Instant with milliseconds, UTC. */
  readonly recordedAt: string;
  /** Plain date that is claimed for the fact. */
  readonly occurredOn: string;
  readonly data: Json;
  /** Personal fields under the person's key; null where there are none. */
  readonly sealed: string | null;
  readonly prev: string | null;
  readonly hash: string;
};

const jcs = (value: unknown): string => {
  const text = canonicalize(value);
  if (text === undefined) throw new Error("value has no canonical form");
  return text;
};

/** SHA-256 in hex over the canonical bytes of any JSON. */
export const digest = (value: unknown): string => hash("sha256", jcs(value), "hex");

export const hashEnvelope = (unhashed: Omit<Envelope, "hash">): string => digest(unhashed);

/** The database's text of an instant (`2026-11-23 20:15:00.123+00`) as the envelope writes it. */
export const instantText = (stored: string): string =>
  Temporal.Instant.from(stored.replace(" ", "T")).toString({ smallestUnit: "millisecond" });
