import {
  type ScopeCode,
  type ScopeCommand,
  type ScopeEvent,
  type ScopeFacts,
  type SystemScope,
  systemScope,
} from "@touchstone/register";
import { z } from "zod";
import { derivedId, type Migration, rowTable, type StreamKind } from "../store/index.ts";

const text = z.string();
const texts = z.array(text);

// Editing this schema needs a new schema version with an upcaster: stored events never change.
const stated = z.strictObject({
  statement: text,
  activities: texts,
  services: texts,
  served: texts,
  exclusions: z.array(z.strictObject({ what: text, reason: text })),
  answers: z.array(z.strictObject({ party: text, need: text })),
  on: text,
  person: text,
});
const name = z.strictObject({ name: text }).nullable();

const readEvent = (type: string, data: unknown, personal: unknown): ScopeEvent => {
  if (type !== "ScopeStated") throw new Error(`no release ever wrote ${type}`);
  const read = stated.parse(data);
  const fields = name.parse(personal);
  return { type, data: read, personal: fields === null ? null : { person: read.person, fields } };
};

/** One stream for each organisation. */
export const scopeStream: StreamKind<SystemScope, ScopeCommand, ScopeEvent, ScopeFacts, ScopeCode> = {
  kind: "system-scope",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data, personal) => readEvent(type, data, personal),
  decider: systemScope,
  row: { table: "foresight_scope", columns: () => ({}) },
};

export const scopeMigration: Migration = { id: "foresight/scope-001", sql: rowTable("foresight_scope", "") };

/** The organisation's one scope: two who state it first at once meet on the same stream. */
export const scopeId = (owner: string): string => derivedId(`system scope of ${owner}`);
