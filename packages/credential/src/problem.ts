import { type Json, type Refusal, refusal } from "@touchstone/kernel";

/** What this package refuses; `facts.reason` says which check failed. */
export type CredentialCode =
  | "credential-malformed"
  | "credential-key-unknown"
  | "credential-signature-wrong"
  | "credential-did-malformed"
  | "credential-status-list-malformed"
  | "credential-leaf-malformed"
  | "credential-pdf-malformed"
  | "dossier-malformed";

export type CredentialRefusal = Refusal<CredentialCode>;

export const credentialRefusal = (
  code: CredentialCode,
  source: string,
  clause: string,
  reason: string,
  facts: Readonly<Record<string, Json>> = {},
): CredentialRefusal => refusal(code, { source, clause }, { reason, ...facts });
