import type { Role } from "../can.ts";
import type { Ban, Qualification } from "../rules/competence.ts";
import type { Relation } from "../rules/independence.ts";
import type { RulePack } from "../rules/rule-pack.ts";
import type { Scheme } from "../scheme/scheme.ts";
import type { DrawnPoint } from "./case-event.ts";

/** What the body knows of people: who advised whom, who is shown to be competent, who is barred. */
export type PeopleFacts = {
  readonly relations: readonly Relation[];
  readonly qualifications: readonly Qualification[];
  readonly bans: readonly Ban[];
};

export type CaseFacts = {
  /** Of the edition under which the case was opened. */
  readonly scheme: Scheme;
  readonly packs: readonly RulePack[];
  readonly actor: { readonly roles: readonly Role[]; readonly name: string };
  readonly people: PeopleFacts;
  /** The body's next case number; for opening. */
  readonly number: string;
  /** Whether a client may open the case by itself; for applying. */
  readonly application: {
    /** Is the scheme among those that the body takes applications for? */
    readonly isOffered: boolean;
    /** The client's case with this body under this scheme that has not ended. */
    readonly running: { readonly id: string; readonly number: string } | null;
  };
  /** What the law base gives for a checklist; for drawing it. */
  readonly points: readonly DrawnPoint[];
};
