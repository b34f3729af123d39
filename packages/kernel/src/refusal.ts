import type { Json } from "./json.ts";

/** Where a rule stands: the document and the clause in it, as a reader would look it up. */
export type RuleSource = { readonly source: string; readonly clause: string };

/** A place in a file that was read: row and column count from 1. */
export type Place = { readonly file: string | null; readonly row: number | null; readonly column: number | null };

/**
 * An answer "no" as a value: what rule, which facts broke it, and, where one exists, the first day on which it would
 * pass. Prose lives in the message catalogue of `contract`, keyed by `code`, with `facts` as its arguments.
 */
export type Refusal<Code extends string = string> = {
  readonly code: Code;
  readonly rule: RuleSource;
  readonly facts: Readonly<Record<string, Json>>;
  /** ISO date, `YYYY-MM-DD`. */
  readonly passesFrom: string | null;
  readonly place: Place | null;
};

/** Refusals of the house itself, without an outside rule, name the section of the design that asks for them. */
export const houseRule = (clause: string): RuleSource => ({ source: "Touchstone design", clause });

export const refusal = <Code extends string>(
  code: Code,
  rule: RuleSource,
  facts: Readonly<Record<string, Json>> = {},
  passesFrom: string | null = null,
): Refusal<Code> => ({ code, rule, facts, passesFrom, place: null });
