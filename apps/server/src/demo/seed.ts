import type { OrganisationCommand } from "@touchstone/kernel";
import { operatorId } from "../identity/operator.ts";
import { commandOrganisation, commandPerson, countOrganisations, readParties } from "../parties/index.ts";
import { readSchemes } from "../schemes/index.ts";
import type { Services } from "../services.ts";
import { demoAccounts, demoOrganisations, demoPassword } from "./accounts.ts";
import { demoPeople } from "./people.ts";

type Seed = { readonly id: string; readonly key: string; readonly command: OrganisationCommand };

const organisations = (): readonly Seed[] => [
  ...demoOrganisations.map(({ id, kind, name, region }) => ({
    id,
    key: `demo-organisation-${id}`,
    command: { type: "RegisterOrganisation", registration: { kind, name, region } } as const,
  })),
  ...demoOrganisations
    .filter(({ kind }) => kind === "body")
    .map(({ id }) => ({
      id,
      key: `demo-offers-${id}`,
      // Read only where it is sent: on every later start the keys alone are asked for.
      get command() {
        return { type: "OfferSchemes", schemes: readSchemes().map((scheme) => scheme.id) } as const;
      },
    })),
];

const memberships = (): readonly Seed[] =>
  demoAccounts.map(({ person, organisation, roles }) => ({
    id: organisation,
    key: `demo-member-${person}`,
    command: { type: "GrantMembership", person, roles },
  }));

/** Everything that a first start with demo data puts there; prepared images of it are good for as long as this stays. */
export const demoSeed = (today: Temporal.PlainDate): unknown => [organisations(), memberships(), demoPeople(today)];

// One question instead of every command sent again to hear that it is known: a tenth of each start.
const isSeeded = async ({ store }: Services): Promise<boolean> => {
  const keys = [...organisations(), ...memberships()].map(({ key }) => key);
  const owners = demoOrganisations.map(({ id }) => id);
  const answered = await store.answeredKeys(owners, operatorId, keys);
  return answered.length === keys.length;
};

/** Real data, where a password that everybody knows has no business. */
export class NotTheDemos extends Error {
  constructor() {
    super("the database holds organisations and is not the demo's");
  }
}

/** A database in which organisations are at work and none of them is the demo's. */
export const refuseForeign = async ({ store }: Pick<Services, "store">): Promise<void> => {
  const { all, these } = await countOrganisations(
    store,
    demoOrganisations.map(({ id }) => id),
  );
  if (all > 0 && these === 0) throw new NotTheDemos();
};

/** Puts the fictive organisations and people there, through the same commands as anybody; twice is the same as once. */
export const seedDemo = async (services: Services): Promise<void> => {
  if (await isSeeded(services)) return;
  const { store, identity } = services;
  const send = async (seeds: readonly Seed[]): Promise<void> => {
    for (const seed of seeds) await commandOrganisation(store, { ...seed, actor: operatorId });
  };
  await send(organisations());
  await seedDemoPeople(services);
  for (const { person, email, view } of demoAccounts) {
    if (await identity.hasAccount(email)) continue;
    await identity.createAccount({ person, name: view.name, email, password: demoPassword });
  }
  // Last: a start broken off before them begins again.
  await send(memberships());
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
