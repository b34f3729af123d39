import { readdirSync } from "node:fs";
import { join } from "node:path";
import { contentFolder } from "../../content/read-content.ts";

export const organisationsFolder = "demo/organisations";

/** The demo organisations that are shipped, by the names of their folders. */
export const demoOrganisationNames = (): readonly string[] =>
  readdirSync(join(contentFolder, organisationsFolder), { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
    .toSorted();
