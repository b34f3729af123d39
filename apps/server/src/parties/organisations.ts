import type { Organisation, OrganisationCommand, PersonFileCommand, Refusal, Result } from "@touchstone/kernel";
import { noFacts, type Store } from "../store/index.ts";
import { changePerson } from "./change-person.ts";
import { enterDirectory } from "./directory.ts";
import { organisationStream } from "./organisation-stream.ts";

/** How many organisations the database holds, and how many of these are among them. */
export const countOrganisations = async (
  { maintenance }: Pick<Store, "maintenance">,
  ids: readonly string[],
): Promise<{ readonly all: number; readonly these: number }> => {
  const { rows } = await maintenance((tx) =>
    tx.query<{ readonly all: number; readonly these: number }>(
      `select count(*)::integer as "all", (count(*) filter (where id = any($1::uuid[])))::integer as these from party_organisation`,
      [ids],
    ),
  );
  return rows[0] ?? { all: 0, these: 0 };
};

/** The organisation's own row, read in its own scope; null where it was never registered. */
export const readOrganisation = async (store: Store, id: string): Promise<Organisation | null> => {
  const { rows } = await store.transaction({ owner: id, caseId: null }, (tx) =>
    tx.query<{ state: Organisation }>("select state from party_organisation where owner = $1 and id = $1", [id]),
  );
  return rows[0]?.state ?? null;
};

/** Sends one command to an organisation's stream and enters the owner in the list of owners. */
export const commandOrganisation = async (
  store: Store,
  request: { readonly id: string; readonly actor: string; readonly key: string; readonly command: OrganisationCommand },
): Promise<Result<unknown, Refusal>> =>
  store.execute({
    kind: organisationStream,
    stream: request.id,
    scope: { owner: request.id, caseId: null },
    actor: request.actor,
    key: request.key,
    body: JSON.parse(JSON.stringify(request.command)),
    command: request.command,
    expected: null,
    facts: noFacts,
    answer: ({ version }) => ({ id: request.id, version }),
    also: (tx, { state }) => enterDirectory(tx, request.id, state),
  });

/** Sends one command to a person's file with an organisation. */
export const commandPerson = async (
  store: Store,
  {
    owner,
    ...request
  }: {
    readonly owner: string;
    readonly person: string;
    readonly actor: string;
    readonly key: string;
    readonly command: PersonFileCommand;
  },
): Promise<Result<unknown, Refusal>> =>
  changePerson(store, {
    scope: { owner, caseId: null },
    ...request,
    body: JSON.parse(JSON.stringify(request.command)),
  });
