import { type AppealClock, type Asked, clockOf, type PartFacts, type Refusal, type RulePack } from "@touchstone/kernel";
import { readParties } from "../../parties/index.ts";
import { packInForce, readCalendars } from "../../schemes/index.ts";
import type { Transaction } from "../../store/index.ts";
import { type CaseContent, nobody, peopleOf } from "../case-facts.ts";
import { type CaseRow, type Looker, told } from "../case-view.ts";
import { schemeOf } from "../schemes.ts";

type Reads = readonly { readonly stream: string; readonly version: number }[];

/**
 * The case that an appeal or complaint is about, and what the body knows of its people, with every stream it was read
 * from. People are read in the body's own scope only: a client never reads its files.
 */
export const readPartFacts = async (
  tx: Transaction,
  owner: string,
  caseId: string,
  content: CaseContent,
): Promise<{ readonly facts: PartFacts; readonly reads: Reads } | null> => {
  const { rows } = await tx.query<CaseRow>("select id, version, state from case_file where owner = $1 and id = $2", [
    owner,
    caseId,
  ]);
  const [row] = rows;
  if (row === undefined || row.state.opened === null) return null;
  const { client } = row.state.opened;
  const isOwn = typeof tx.scope !== "string" && tx.scope.caseId === null;
  const { people, reads } = isOwn ? await peopleOf(tx, owner, client.id, content) : { people: nobody, reads: [] };
  return {
    facts: { case: row.state, scheme: schemeOf(content.schemes, row.state), packs: content.packs, people },
    reads: [{ stream: row.id, version: row.version }, ...reads],
  };
};

/** The body's people, each with what `against` says keeps them from hearing it. */
export const candidatesOf = async (
  tx: Transaction,
  owner: string,
  against: (asked: Asked) => readonly Refusal[],
  language: Looker["language"],
) => {
  const { organisation, files } = await readParties(tx, owner);
  return Object.keys(organisation?.state.members ?? {}).map((person) => {
    const name = files.find(({ id }) => id === person)?.state.name ?? "";
    return { person, name, barred: against({ person, name }).map((each) => told(each, language)) };
  });
};

/** Somebody of the body, by whom a command means. */
export const memberOf = async (tx: Transaction, owner: string, person: string): Promise<Asked | null> => {
  const { organisation, files } = await readParties(tx, owner);
  if (organisation?.state.members[person] === undefined) return null;
  return { person, name: files.find(({ id }) => id === person)?.state.name ?? "" };
};

/** The terms in force on the day of receipt, on the official calendar. */
export const clockFor = (packs: readonly RulePack[], kind: "appeal" | "complaint", received: string): AppealClock =>
  clockOf(
    packInForce(packs, "appeal-terms", received),
    readCalendars().find(({ id }) => id === "cn"),
    kind,
    received,
  );
