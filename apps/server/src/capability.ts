import type { Hono } from "hono";
import type { Bound } from "./http/bind.ts";
import type { AsksWaiting } from "./inbox/waiting.ts";
import type { Services } from "./services.ts";
import type { AnyJob, Migration, StoredKind } from "./store/index.ts";

/**
 * What one capability brings to the server. Its folder exports exactly this from its index, beside the functions that
 * other capabilities may call; nobody reaches its tables.
 */
export type Capability = {
  readonly name: string;
  readonly migrations: readonly Migration[];
  readonly streams: readonly StoredKind[];
  readonly routes: (services: Services) => readonly Bound[];
  readonly jobs?: (services: Services) => readonly AnyJob[];
  /** What is missing or due in this capability, for the inbox. */
  readonly waiting?: (services: Services) => AsksWaiting;
  /** What will fall due and is not asked for yet: for the calendar only. Of one thing either this or `waiting` speaks. */
  readonly coming?: (services: Services) => AsksWaiting;
  /** Public, server-rendered pages and contract paths outside `/api`. */
  readonly pages?: (app: Hono, services: Services) => void;
};
