import {
  type Competence,
  type CompetenceFunction,
  type Independence,
  isCompetent,
  isIndependent,
  type KeptBan,
  type Organisation,
  type PartyGraph,
  type PersonFile,
  type RulePack,
  type RuleRun,
  relationsOf,
} from "@touchstone/kernel";
import { packInForce } from "../schemes/index.ts";
import type { Transaction } from "../store/index.ts";
import { digestsOf, type Engaged, readShared, type Shared } from "./service-table.ts";

export type FileRow = { readonly id: string; readonly version: number; readonly state: PersonFile };
type OrganisationRow = { readonly id: string; readonly version: number; readonly state: Organisation };

/** Everything one organisation knows of its people and of relations, as it stands in this transaction. */
export type KnownParties = {
  readonly organisation: OrganisationRow | null;
  /** With the bars that an authority imposed under one of the person's numbers, beside the organisation's own. */
  readonly files: readonly FileRow[];
  readonly graph: PartyGraph;
  /** By person: contracts under the same numbers at other bodies. */
  readonly elsewhere: ReadonlyMap<string, Shared["elsewhere"]>;
};

/** The file as it is asked: what an authority recorded on one of the numbers stands among the bars. */
const withSanctions = (row: FileRow, barred: Shared["barred"]): FileRow => {
  const bans = barred.map(({ sanction, from, until, rule }): [string, KeptBan] => [
    sanction,
    { from, until, rule, reason: `${rule.source} ${rule.clause}` },
  ]);
  return bans.length === 0
    ? row
    : { ...row, state: { ...row.state, bans: { ...row.state.bans, ...Object.fromEntries(bans) } } };
};

export const readParties = async (tx: Transaction, owner: string): Promise<KnownParties> => {
  const organisation =
    (
      await tx.query<OrganisationRow>(
        "select id, version, state from party_organisation where owner = $1 and id = $1",
        [owner],
      )
    ).rows[0] ?? null;
  const { rows } = await tx.query<FileRow>("select id, version, state from party_person where owner = $1 order by id", [
    owner,
  ]);
  const numbers = new Map(rows.map(({ id, state }) => [id, digestsOf(state)]));
  const shared = await readShared(tx, owner, [...new Set([...numbers.values()].flat())]);
  const heldBy = (id: string, { digest }: Engaged): boolean => numbers.get(id)?.includes(digest) ?? false;
  const files = rows.map((row) =>
    withSanctions(
      row,
      shared.barred.filter((each) => heldBy(row.id, each)),
    ),
  );
  const people = files.map(({ id, state }) => ({ person: id, file: state }));
  return {
    organisation,
    files,
    graph: { organisation: owner, relations: organisation?.state.relations ?? {}, people },
    elsewhere: new Map(rows.map(({ id }) => [id, shared.elsewhere.filter((each) => heldBy(id, each))])),
  };
};

/** What each party is called, as far as this organisation's records say. */
export const namesOf = ({ organisation, files }: KnownParties): ReadonlyMap<string, string> =>
  new Map([
    ...Object.values(organisation?.state.relations ?? {}).flatMap(
      ({ from, fromName, to, toName }): [string, string][] => [
        [from, fromName],
        [to, toName],
      ],
    ),
    ...files.flatMap(({ state }) =>
      Object.values(state.relations).map(({ to, toName }): [string, string] => [to, toName]),
    ),
    ...files.map(({ id, state }): [string, string] => [id, state.name ?? ""]),
    ...(organisation?.state.registration ? [[organisation.id, organisation.state.registration.name.zh] as const] : []),
  ]);

/** An answer and the streams that it rests on, for the facts of a decision (design.md section 3). */
export type PartyAnswer<Value> = {
  readonly run: RuleRun<Value>;
  readonly reads: readonly { readonly stream: string; readonly version: number }[];
};

const readsOf = ({ organisation, files }: KnownParties, person: string): PartyAnswer<unknown>["reads"] =>
  [organisation, files.find(({ id }) => id === person)].flatMap((row) =>
    row === null || row === undefined ? [] : [{ stream: row.id, version: row.version }],
  );

/**
 * All that decisions of a case ask about people, with every stream it was read from: a relation or a bar that is
 * recorded meanwhile makes the append answer `version-conflict`.
 */
export const peopleFacts = (known: KnownParties) => ({
  people: {
    relations: relationsOf(known.graph),
    qualifications: known.files.flatMap(({ id: person, state }) =>
      Object.values(state.qualifications).map((kept) => ({ person, ...kept })),
    ),
    bans: known.files.flatMap(({ id: person, state }) =>
      Object.values(state.bans).map((kept) => ({ person, ...kept })),
    ),
  },
  reads: [...(known.organisation === null ? [] : [known.organisation]), ...known.files].map(({ id, version }) => ({
    stream: id,
    version,
  })),
});

const noFile = { qualifications: {}, bans: {}, relations: {} };

/** May this person judge this client on this day? A person without a file has no relations on record. */
export const answerIndependence = (
  packs: readonly RulePack[],
  known: KnownParties,
  { person, client, on }: { readonly person: string; readonly client: string; readonly on: string },
): PartyAnswer<Independence> => ({
  run: isIndependent(packInForce(packs, "independence", on), known.graph, { person, client, on }),
  reads: readsOf(known, person),
});

/** Is this person shown to be competent? Without a file the answer is no. */
export const answerCompetence = (
  packs: readonly RulePack[],
  known: KnownParties,
  {
    person,
    ...question
  }: { readonly person: string; readonly area: string; readonly function: CompetenceFunction; readonly on: string },
): PartyAnswer<Competence> => ({
  run: isCompetent(
    packInForce(packs, "competence", question.on),
    person,
    known.files.find(({ id }) => id === person)?.state ?? noFile,
    question,
  ),
  reads: readsOf(known, person),
});
