import type { Capability } from "../capability.ts";
import { stored } from "../store/index.ts";
import { accountsBound } from "./accounts.ts";
import { directoryBound, directoryMigrations } from "./directory.ts";
import { doubleContractsBound } from "./double-contracts.ts";
import { impartialityBound } from "./impartiality.ts";
import { impartialityMigrations, impartialityStream } from "./impartiality-stream.ts";
import { organisationBound } from "./organisation-routes.ts";
import { organisationStream, partyMigrations } from "./organisation-stream.ts";
import { peopleBound } from "./people.ts";
import { personMigrations, personStream } from "./person-stream.ts";
import { questionsBound } from "./questions.ts";
import { sanctionMigrations, sanctionStream } from "./sanction-stream.ts";
import { sanctionsBound } from "./sanctions.ts";
import { serviceMigrations } from "./service-table.ts";
import { sessionsBound } from "./sessions.ts";
import { partiesWaiting } from "./waiting.ts";

export { listed } from "./directory.ts";
export {
  answerCompetence,
  type KnownParties,
  namesOf,
  type PartyAnswer,
  peopleFacts,
  readParties,
} from "./graph.ts";
export { allPeople, knownPeople } from "./known-people.ts";
export { commandOrganisation, commandPerson, countOrganisations, readOrganisation } from "./organisations.ts";

export const parties: Capability = {
  name: "parties",
  migrations: [
    ...partyMigrations,
    ...directoryMigrations,
    ...personMigrations,
    ...serviceMigrations,
    ...sanctionMigrations,
    ...impartialityMigrations,
  ],
  streams: [stored(organisationStream), stored(personStream), stored(sanctionStream), stored(impartialityStream)],
  waiting: partiesWaiting,
  routes: (services) => [
    ...sessionsBound(services),
    ...organisationBound(services),
    ...accountsBound(services),
    ...directoryBound(services),
    ...peopleBound(services),
    ...questionsBound(services),
    ...sanctionsBound(services),
    ...doubleContractsBound(services),
    ...impartialityBound(services),
  ],
};
