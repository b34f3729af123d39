import {
  rings,
  type Scan,
  type ScanCode,
  type ScanCommand,
  type ScanEvent,
  type ScanFacts,
  scan,
  strengths,
} from "@touchstone/register";
import { z } from "zod";
import { type Migration, rowTable, type StreamKind } from "../store/index.ts";

const text = z.string();
const sighting = z.strictObject({ trend: text, ring: z.enum(rings), strength: z.literal(strengths), note: text });
const name = z.strictObject({ name: text }).nullable();

// Editing this schema needs a new schema version with an upcaster: stored events never change.
const recorded = z.strictObject({
  title: text,
  on: text,
  phase: text,
  sources: z.array(text),
  sightings: z.array(sighting),
  person: text,
});

const readEvent = (type: string, data: unknown, personal: unknown): ScanEvent => {
  if (type === "TrendRated") return { type, data: sighting.parse(data) };
  if (type !== "ScanRecorded") throw new Error(`no release ever wrote ${type}`);
  const read = recorded.parse(data);
  const fields = name.parse(personal);
  return { type, data: read, personal: fields === null ? null : { person: read.person, fields } };
};

export const scanStream: StreamKind<Scan, ScanCommand, ScanEvent, ScanFacts, ScanCode> = {
  kind: "environment-scan",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data, personal) => readEvent(type, data, personal),
  decider: scan,
  row: { table: "foresight_scan", columns: ({ recorded: said }) => ({ on_date: said?.on ?? "" }) },
};

export const scanMigration: Migration = {
  id: "foresight/scan-001",
  sql: `${rowTable("foresight_scan", "on_date text not null")}
create index foresight_scan_date on foresight_scan (owner, on_date desc, id desc);`,
};
