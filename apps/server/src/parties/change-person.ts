import type { Json, PersonFacts, PersonFile, PersonFileCommand } from "@touchstone/kernel";
import { changedAnswer } from "../http/lists.ts";
import type { Store, Transaction } from "../store/index.ts";
import { personStream } from "./person-stream.ts";
import { digestsOf, enterEngagements, readShared, takeTurns } from "./service-table.ts";

export type PersonChange = {
  readonly scope: { readonly owner: string; readonly caseId: string | null };
  readonly person: string;
  readonly actor: string;
  readonly key: string;
  readonly body: Json;
  readonly command: PersonFileCommand;
};

// The rule of one body at a time is about certification bodies; a company's own staff are none of its business.
const isBody = async (tx: Transaction, owner: string): Promise<boolean> => {
  const { rows } = await tx.query<{ kind: string | null }>(
    "select state->'registration'->>'kind' as kind from party_organisation where owner = $1 and id = $1",
    [owner],
  );
  return rows[0]?.kind === "body";
};

const contractedElsewhere = async (
  tx: Transaction,
  owner: string,
  state: PersonFile,
): Promise<PersonFacts["elsewhere"]> => {
  if (!(await isBody(tx, owner))) return [];
  const digests = digestsOf(state);
  await takeTurns(tx, digests);
  return (await readShared(tx, owner, digests)).elsewhere;
};

/** Sends one command to a person's file and keeps what other bodies must know of it in step, in one transaction. */
export const changePerson = (store: Store, { scope, person, command, ...request }: PersonChange) =>
  store.execute({
    kind: personStream,
    stream: person,
    scope,
    ...request,
    command,
    expected: null,
    // What another body says is no stream of this owner, so no head can be locked; the turn taken holds it still.
    facts: async (tx, state) => ({
      facts: {
        person,
        elsewhere: command.type === "SignContract" ? await contractedElsewhere(tx, scope.owner, state) : [],
      },
      reads: [],
    }),
    answer: changedAnswer(person),
    also: async (tx, { state, events }) => {
      const touched = events.some(({ type }) => /^(?:Contract|Registration)/.test(type));
      if (touched && (await isBody(tx, scope.owner))) await enterEngagements(tx, scope.owner, state);
    },
  });
