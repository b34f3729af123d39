import { type Context, type Decider, type Refusal, type Result, refusal, unlessRefused } from "@touchstone/kernel";
import type { Doer } from "../risk.ts";
import { doneBy, type Personal, sharedClause } from "./done-by.ts";
import { binds, type InterestedParty } from "./interested-party.ts";

/** A need of an interested party that the scope answers to. */
export type ScopeReference = { readonly party: string; readonly need: string };

export type ScopeText = {
  readonly statement: string;
  readonly activities: readonly string[];
  /** What is offered, and whom it serves: children of 2 to 6, a curriculum line (CO-2). */
  readonly services: readonly string[];
  readonly served: readonly string[];
  /** What is left out, each with its reason. */
  readonly exclusions: readonly { readonly what: string; readonly reason: string }[];
  readonly answers: readonly ScopeReference[];
};

export type ScopeEdition = ScopeText & { readonly on: string; readonly by: Doer };

/** The scope of the organisation's management system (4.3), one edition after the other. */
export type SystemScope = { readonly editions: readonly ScopeEdition[] };

export type ScopeCommand = { readonly type: "StateScope"; readonly scope: ScopeText };

export type ScopeEvent = {
  readonly type: "ScopeStated";
  readonly data: ScopeText & { readonly on: string; readonly person: string };
  readonly personal: Personal;
};

/** The parties that the references name; absent where there is none. */
export type NamedParties = Readonly<Record<string, InterestedParty>>;
export type ScopeFacts = { readonly name: string; readonly parties: NamedParties };

export type ScopeCode = "scope-without-party" | "scope-reference-unknown" | "scope-without-requirement";

const rule = sharedClause("4.3");

/** How a reference stands now: a party that ended or a need that binds no more carries no scope. */
export const referenceStands = ({ party, need }: ScopeReference, parties: NamedParties) => {
  const found = parties[party];
  const named = found?.needs.find(({ id }) => id === need);
  if (found === undefined || named === undefined) return "gone";
  if (found.ended !== null) return "party-ended";
  return binds(named) ? "binds" : "not-binding";
};
export type ReferenceStands = ReturnType<typeof referenceStands>;

/** What a scope lacks (IS-3): one party at least, and one need among those it names that became a requirement. */
export const scopeLacks = (
  { answers }: Pick<ScopeText, "answers">,
  parties: NamedParties,
): readonly ("party" | "requirement")[] => {
  const stands = answers.map((reference) => referenceStands(reference, parties));
  const isAlive = stands.some((one) => one === "binds" || one === "not-binding");
  return [...(isAlive ? [] : ["party" as const]), ...(stands.includes("binds") ? [] : ["requirement" as const])];
};

const refusedFor = ({ answers }: ScopeText, parties: NamedParties): readonly Refusal<ScopeCode>[] => {
  const gone = answers.filter((reference) => referenceStands(reference, parties) === "gone");
  if (gone.length > 0) return gone.map(({ need }) => refusal("scope-reference-unknown", rule, { need }));
  return scopeLacks({ answers }, parties).map((lack) =>
    refusal(lack === "party" ? "scope-without-party" : "scope-without-requirement", rule),
  );
};

const decide = (
  _: SystemScope,
  { scope }: ScopeCommand,
  { name, parties }: ScopeFacts,
  context: Context,
): Result<readonly ScopeEvent[], Refusal<ScopeCode>> => {
  const { person, personal } = doneBy(context, name);
  const data = { ...scope, on: context.today.toString(), person };
  return unlessRefused(refusedFor(scope, parties), () => [{ type: "ScopeStated", data, personal }]);
};

export const systemScope: Decider<SystemScope, ScopeCommand, ScopeEvent, ScopeFacts, ScopeCode> = {
  initial: { editions: [] },
  evolve: ({ editions }, { data: { person, ...edition }, personal }) => ({
    editions: [...editions, { ...edition, by: { person, name: personal?.fields.name ?? null } }],
  }),
  decide,
};

/** The edition that held on a day. */
export const scopeOn = ({ editions }: SystemScope, on: string): ScopeEdition | null =>
  editions.findLast((edition) => edition.on <= on) ?? null;
