import type { DemoOrganisation } from "./read-organisation.ts";

export { emailIn } from "./organisation-accounts.ts";
export { demoOrganisationNames } from "./organisation-names.ts";
export type { DemoOrganisation } from "./read-organisation.ts";

/** The data of one demo organisation; its shapes are read only here, and cost the server's start nothing. */
export const readDemoOrganisation = async (id: string, today: Temporal.PlainDate): Promise<DemoOrganisation | null> => {
  const reader = await import("./read-organisation.ts");
  return reader.readDemoOrganisation(id, today);
};
