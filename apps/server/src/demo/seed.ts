import { operatorId } from "../identity/operator.ts";
import { commandOrganisation, commandPerson, readParties } from "../parties/index.ts";
import { readSchemes } from "../schemes/index.ts";
import type { Services } from "../services.ts";
import { demoAccounts, demoOrganisations, demoPassword } from "./accounts.ts";
import { demoPeople } from "./people.ts";

/** Puts the fictive organisations and people there, through the same commands as anybody; twice is the same as once. */
export const seedDemo = async (services: Services): Promise<void> => {
  const { store, identity } = services;
  for (const { id, kind, name, region } of demoOrganisations) {
    await commandOrganisation(store, {
      id,
      actor: operatorId,
      key: `demo-organisation-${id}`,
      command: { type: "RegisterOrganisation", registration: { kind, name, region } },
    });
  }
  for (const { id, kind } of demoOrganisations) {
    if (kind !== "body") continue;
    await commandOrganisation(store, {
      id,
      actor: operatorId,
      key: `demo-offers-${id}`,
      command: { type: "OfferSchemes", schemes: readSchemes().map((scheme) => scheme.id) },
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
  await seedDemoPeople(services);
};

/** Files and relations of the fictive people; only where there are none yet, for their terms count from the first start. */
const seedDemoPeople = async ({ store }: Services): Promise<void> => {
  const { people, relations } = demoPeople(store.world.now().toZonedDateTimeISO(store.world.zone).toPlainDate());
  for (const { id: owner } of demoOrganisations) {
    const { files } = await store.transaction({ owner, caseId: null }, (tx) => readParties(tx, owner));
    if (files.length > 0) continue;
    for (const { person, commands } of people.filter(({ organisation }) => organisation === owner))
      for (const [at, command] of commands.entries())
        await commandPerson(store, { owner, person, actor: operatorId, key: `demo-person-${person}-${at}`, command });
    for (const [at, { relation }] of relations.filter(({ organisation }) => organisation === owner).entries())
      await commandOrganisation(store, {
        id: owner,
        actor: operatorId,
        key: `demo-relation-${owner}-${at}`,
        command: { type: "RecordRelation", relation },
      });
  }
};
