import { roles } from "@touchstone/kernel";
import { z } from "zod";
import { once } from "../../content/once.ts";
import { readFile } from "../../content/read-content.ts";
import type { Services } from "../../services.ts";
import { demoOrganisationNames, organisationsFolder } from "./organisation-names.ts";

/** What the sign-in page needs of a demo organisation; the rest of its data is read only to load it. */
const shape = z.looseObject({
  organisation: z.looseObject({ name: z.strictObject({ zh: z.string(), en: z.string() }) }),
  people: z.array(z.looseObject({ id: z.string(), name: z.string(), roles: z.array(z.enum(roles)) })).min(1),
});

export const emailIn = (organisation: string, person: string): string => `${person}.${organisation}@touchstone.example`;

const all = once(() =>
  demoOrganisationNames().map((id) => {
    const { organisation, people } = readFile(`${organisationsFolder}/${id}/organisation.yaml`, shape);
    return people.map(({ id: person, name, roles: held }) => ({
      email: emailIn(id, person),
      view: { account: `${id}-${person}`, name, organisation: organisation.name, roles: [...held] },
    }));
  }),
);

export const organisationAccounts = () => all().flat();

/** Accounts of the demo organisations that somebody loaded into this server. */
export const loadedAccounts = async ({ identity }: Services) => {
  const found = await Promise.all(
    all().map(async (accounts) => {
      const [lead] = accounts;
      return lead !== undefined && (await identity.hasAccount(lead.email)) ? accounts : [];
    }),
  );
  return found.flat();
};
