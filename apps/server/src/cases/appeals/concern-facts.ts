import { type Complaint, type ComplaintCommand, type ConcernFacts, casesOf, type PartFacts } from "@touchstone/kernel";
import type { Transaction } from "../../store/index.ts";
import type { CaseContent } from "../case-facts.ts";
import { readPartFacts } from "./appeal-facts.ts";

type Reads = readonly { readonly stream: string; readonly version: number }[];
type Validation = Pick<NonNullable<Complaint["validated"]>, "client" | "case" | "alsoCases">;

/** The newest case that this body has of a client: by it the client hears, and ties are asked where no case is named. */
export const newestCaseOf = async (tx: Transaction, owner: string, client: string): Promise<string | null> => {
  const { rows } = await tx.query<{ id: string }>(
    "select id from case_file where owner = $1 and client = $2 order by id desc limit 1",
    [owner, client],
  );
  return rows[0]?.id ?? null;
};

/** A client of the body whose name, case or certificate the complainant's own words carry. */
const clientNamedIn = async (tx: Transaction, owner: string, words: string): Promise<string | null> => {
  const { rows } = await tx.query<{ name: string }>(
    `select state->'opened'->'client'->'name'->>'zh' as name from case_file
     where owner = $1 and (position(lower(number) in lower($2)) > 0
       or position(lower(state->'opened'->'client'->'name'->>'zh') in lower($2)) > 0
       or position(lower(state->'opened'->'client'->'name'->>'en') in lower($2)) > 0
       or position(lower(state->'attested'->>'number') in lower($2)) > 0)
     order by id desc limit 1`,
    [owner, words],
  );
  return rows[0]?.name ?? null;
};

/** What is known of the cases and the client that a complaint concerns, with every stream it was read from. */
export const readConcern = async (
  tx: Transaction,
  owner: string,
  about: Validation | null,
  content: CaseContent,
): Promise<{ readonly facts: Omit<ConcernFacts, "namedClient">; readonly reads: Reads }> => {
  const subjects: Record<string, PartFacts> = {};
  const reads = new Map<string, Reads[number]>();
  const read = async (id: string): Promise<PartFacts | null> => {
    const found = await readPartFacts(tx, owner, id, content);
    for (const each of found?.reads ?? []) reads.set(each.stream, each);
    return found?.facts ?? null;
  };
  const named = about === null ? [] : casesOf(about);
  for (const id of named) {
    const found = await read(id);
    if (found !== null) subjects[id] = found;
  }
  const client = named.length === 0 ? (about?.client ?? null) : null;
  const newest = client === null ? null : await newestCaseOf(tx, owner, client);
  const ofClient = newest === null ? null : await read(newest);
  return { facts: { subjects, ofClient }, reads: [...reads.values()] };
};

/** The facts of one step of a complaint; whom its words name matters only when the body says whom it concerns. */
export const concernFacts = async (
  tx: Transaction,
  owner: string,
  state: Complaint,
  command: ComplaintCommand,
  content: CaseContent,
): Promise<{ readonly facts: ConcernFacts; readonly reads: Reads }> => {
  const isValidating = command.type === "ValidateComplaint";
  const { facts, reads } = await readConcern(tx, owner, isValidating ? command : state.validated, content);
  const namedClient = isValidating ? await clientNamedIn(tx, owner, state.received?.subject ?? "") : null;
  return { facts: { ...facts, namedClient }, reads };
};
