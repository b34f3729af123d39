import {
  type CaseFacts,
  type CaseState,
  consultedIn,
  type DrawnPoint,
  type PeopleFacts,
  type RecordKind,
  type RulePack,
  type Scheme,
} from "@touchstone/kernel";
import { peopleFacts, readParties } from "../parties/index.ts";
import { statementAtHand } from "../statements/index.ts";
import type { FactsRead, Transaction } from "../store/index.ts";
import { schemeOf } from "./schemes.ts";

export type CaseContent = { readonly schemes: readonly Scheme[]; readonly packs: readonly RulePack[] };

/** For every act but opening: nobody applies here. */
export const notApplying: CaseFacts["application"] = { isOffered: false, running: null };

export const nobody: PeopleFacts = { relations: [], qualifications: [], bans: [] };

/** Whoever works for the client is no stranger to it, whatever the body's own files say. */
const clientStaff = async (tx: Transaction, client: string): Promise<PeopleFacts["relations"]> => {
  const { rows } = await tx.query<{ viewer: string }>(
    "select distinct viewer from access where owner = $1 and case_id is null order by viewer",
    [client],
  );
  return rows.map(({ viewer }) => ({ kind: "employment", from: viewer, to: client, since: null, until: null }));
};

/** Whoever named solutions to this client in a case of the body has advised it; the cases themselves say so. */
export const advisedIn = async (
  tx: Transaction,
  client: string,
  { schemes }: CaseContent,
): Promise<PeopleFacts["relations"]> => {
  const advising = [...new Set(schemes.filter(({ consultancy }) => consultancy !== null).map(({ id }) => id))];
  if (advising.length === 0 || typeof tx.scope === "string") return [];
  const { rows } = await tx.query<{ state: CaseState }>(
    `select state from case_file where owner = $1 and client = $2 and state->'opened'->>'scheme' = any($3)`,
    [tx.scope.owner, client, advising],
  );
  return rows.flatMap(({ state }) => consultedIn(state, schemeOf(schemes, state)));
};

/** What the body knows of people, its client's staff and whoever advised it among them, with the streams it was read from. */
export const peopleOf = async (tx: Transaction, owner: string, client: string, content: CaseContent) => {
  const { people, reads } = peopleFacts(await readParties(tx, owner));
  const [staff, advised] = [await clientStaff(tx, client), await advisedIn(tx, client, content)];
  return { people: { ...people, relations: [...people.relations, ...staff, ...advised] }, reads };
};

const asksOfPeople = (scheme: Scheme, kind: RecordKind): boolean =>
  kind.function === "review" ||
  kind.function === "decision" ||
  kind.competence !== undefined ||
  scheme.team.field.split(".")[0] === kind.id;

/** What is decided: a record of this kind, or something that a member of the team judges. */
export type FactsAsked = { readonly kind: string | null; readonly isJudgement: boolean; readonly today: string };

/**
 * The facts of one decision, with the streams they rest on. What the body knows of people is read only where the kind
 * of record or the judgement asks for it, and only in the body's own scope: a client never reads its files.
 */
export const readCaseFacts = async (
  tx: Transaction,
  state: CaseState,
  content: CaseContent,
  actor: CaseFacts["actor"],
  asked: FactsAsked,
  points: readonly DrawnPoint[] = [],
): Promise<FactsRead<CaseFacts>> => {
  if (state.opened === null) throw new Error("facts were asked for a case that is not open");
  const { client } = state.opened;
  const { today } = asked;
  const scheme = schemeOf(content.schemes, state);
  const kind = scheme.records.find((each) => each.id === asked.kind);
  // With one standard the order of the team has asked already, and a checklist is judged without the body's files.
  const asks = (kind !== undefined && asksOfPeople(scheme, kind)) || (asked.isJudgement && scheme.standards.length > 1);
  const base = {
    application: notApplying,
    statement: null,
    scheme,
    packs: content.packs,
    actor,
    number: state.opened.number,
    points,
  };
  if (!asks || typeof tx.scope === "string" || tx.scope.caseId !== null)
    return { facts: { ...base, people: nobody }, reads: [] };
  const { people, reads } = await peopleOf(tx, tx.scope.owner, client.id, content);
  const about = kind?.function === "decision" ? state.opened.statement : null;
  const held = about === null ? null : await statementAtHand(tx, tx.scope.owner, about.id, today);
  return { facts: { ...base, people, statement: held?.facts ?? null }, reads: [...reads, ...(held?.reads ?? [])] };
};
