import { type Refusal, refuse } from "@touchstone/kernel";

/** What a parser or a check of this package refuses; `facts.reason` says which rule of SPEC.md failed. */
export type TranslogCode =
  | "log-key-malformed"
  | "log-note-malformed"
  | "log-note-unknown-key"
  | "log-note-forged"
  | "log-checkpoint-malformed"
  | "log-tile-path-malformed"
  | "log-bundle-malformed"
  | "log-proof-malformed"
  | "log-inclusion-wrong"
  | "log-consistency-wrong"
  | "log-policy-malformed"
  | "log-bracket-wrong"
  | "log-quorum-missing";

export type TranslogRefusal = Refusal<TranslogCode>;

/** One refusal with the document and clause of C2SP or RFC 6962 it comes from. */
export const refused = (
  code: TranslogCode,
  source: string,
  clause: string,
  reason: string,
  facts: TranslogRefusal["facts"] = {},
): { readonly ok: false; readonly refusals: readonly [TranslogRefusal, ...TranslogRefusal[]] } =>
  refuse({ code, rule: { source, clause }, facts: { reason, ...facts }, passesFrom: null, place: null });
