import type { Json } from "@touchstone/kernel";
import { digestOf, isObject, type JsonObject } from "./encoding.ts";
import { jcsBytes } from "./jcs.ts";

/** One journalled event of the issuing body as its journal hashed it: all but `hash` is under the hash. */
export type ChainEvent = JsonObject & {
  readonly version: number;
  readonly type: string;
  readonly stream: string;
  readonly occurredOn: string;
  readonly recordedAt: string;
  readonly data: JsonObject;
  readonly prev: string | null;
  readonly hash: string;
};

const isEvent = (value: Json): value is ChainEvent =>
  isObject(value) &&
  typeof value.version === "number" &&
  typeof value.type === "string" &&
  typeof value.stream === "string" &&
  typeof value.occurredOn === "string" &&
  typeof value.recordedAt === "string" &&
  typeof value.hash === "string" &&
  (value.prev === null || typeof value.prev === "string") &&
  isObject(value.data);

export const chainOf = (value: Json | undefined): readonly ChainEvent[] | null =>
  Array.isArray(value) && value.length > 0 && value.every(isEvent) ? value : null;

const hashOf = (event: ChainEvent): string => {
  const unhashed = Object.fromEntries(Object.entries(event).filter(([name]) => name !== "hash"));
  return digestOf(jcsBytes(unhashed)).slice("sha256:".length);
};

/** The version at which the chain breaks, or null where it holds from its first event to its last. */
export const brokenAt = (events: readonly ChainEvent[], stream: string): number | null => {
  let prev: string | null = null;
  for (const [place, event] of events.entries()) {
    const isNext = event.version === place + 1 && event.prev === prev && event.stream === stream;
    if (!isNext || hashOf(event) !== event.hash) return place + 1;
    prev = event.hash;
  }
  return null;
};
