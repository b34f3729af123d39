import type { Role, RuleSource } from "@touchstone/kernel";

type Bilingual = { readonly zh: string; readonly en: string };

/** For whom the inbox asks: one person, in the scope of one organisation, on the server's legal today. */
export type Asked = {
  readonly organisation: string;
  readonly person: string;
  readonly roles: readonly Role[];
  readonly today: Temporal.PlainDate;
};

/** One thing that is missing or due, derived from rows and never stored: it vanishes when it is done. */
export type Waiting = {
  /** Stable while it stays undone: `capability:stream:act`. */
  readonly key: string;
  readonly due: string | null;
  readonly act: Bilingual;
  readonly subject: string;
  readonly why: Bilingual;
  readonly rule: RuleSource;
  /** Page of the workspace where it is done, below `/app`. */
  readonly href: string;
  readonly button: Bilingual;
};

/** What a capability answers to the inbox, of its own streams, only what this person may do in these roles. */
export type AsksWaiting = (asked: Asked) => Promise<readonly Waiting[]>;
