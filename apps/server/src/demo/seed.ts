import { operatorId } from "../identity/operator.ts";
import { commandOrganisation } from "../parties/index.ts";
import type { Services } from "../services.ts";
import { demoAccounts, demoOrganisations, demoPassword } from "./accounts.ts";

/** Puts the fictive organisations and people there, through the same commands as anybody; twice is the same as once. */
export const seedDemo = async ({ store, identity }: Services): Promise<void> => {
  for (const { id, kind, name, region } of demoOrganisations) {
    await commandOrganisation(store, {
      id,
      actor: operatorId,
      key: `demo-organisation-${id}`,
      command: { type: "RegisterOrganisation", registration: { kind, name, region } },
    });
  }
  for (const { person, email, organisation, roles, view } of demoAccounts) {
    await commandOrganisation(store, {
      id: organisation,
      actor: operatorId,
      key: `demo-member-${person}`,
      command: { type: "GrantMembership", person, roles },
    });
    if (!(await identity.hasAccount(email))) {
      await identity.createAccount({ person, name: view.name, email, password: demoPassword });
    }
  }
};
