import type { Capability } from "../capability.ts";
import { stored } from "../store/index.ts";
import { organisationStream, partyMigrations } from "./organisation-stream.ts";
import { sessionsBound } from "./sessions.ts";

export { commandOrganisation, readOrganisation } from "./organisations.ts";

export const parties: Capability = {
  name: "parties",
  migrations: partyMigrations,
  streams: [stored(organisationStream)],
  routes: sessionsBound,
};
