import type { Context, RuleSource } from "@touchstone/kernel";

/** A person's name beside the data, sealed under that person's key. */
export type Personal = { readonly person: string; readonly fields: { readonly name: string } } | null;

/** Event and seal of what one person did: the name goes where it can be forgotten. */
export const doneBy = ({ actor }: Context, name: string) => ({
  person: actor,
  personal: { person: actor, fields: { name } },
});

/** Clauses of the structure that ISO's management system standards share. */
export const sharedClause = (clause: string): RuleSource => ({
  source: "ISO harmonised structure (ISO 9001, 14001, 45001, ISO/IEC 27001)",
  clause,
});
