import { type Site, type SiteCode, type SiteCommand, type SiteEvent, site, siteRelations } from "@touchstone/register";
import { z } from "zod";
import { type Migration, rowTable, type StreamKind } from "../../store/index.ts";

const facts = z.strictObject({
  name: z.string(),
  address: z.string(),
  region: z.string(),
  relation: z.enum(siteRelations),
  people: z.int(),
  answers: z.string(),
  scenes: z.array(z.string()),
  serves: z.string(),
});

// Editing this schema needs a new schema version with an upcaster: stored events never change.
const event = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("SiteOpened"), data: facts }),
  z.strictObject({ type: z.literal("SiteAmended"), data: facts }),
  z.strictObject({ type: z.literal("SiteClosed"), data: z.strictObject({ on: z.string(), reason: z.string() }) }),
]);

export const siteStream: StreamKind<Site | null, SiteCommand, SiteEvent, null, SiteCode> = {
  kind: "site",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data) => event.parse({ type, data }),
  decider: site,
  row: { table: "register_site", columns: (state) => ({ name: state?.facts.name ?? "" }) },
};

export const siteMigration: Migration = {
  id: "register/sites-001",
  sql: rowTable("register_site", "name text not null"),
};
