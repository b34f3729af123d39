import type { Role } from "../can.ts";
import type { Ban, Qualification } from "../rules/competence.ts";
import type { Relation } from "../rules/independence.ts";
import type { RulePack } from "../rules/rule-pack.ts";
import type { Scheme } from "../scheme/scheme.ts";
import type { Said, StandingOn } from "../statement/statement.ts";
import type { CaseStatement, DrawnPoint } from "./case-event.ts";

/** What the body knows of people: who advised whom, who is shown to be competent, who is barred. */
export type PeopleFacts = {
  readonly relations: readonly Relation[];
  readonly qualifications: readonly Qualification[];
  readonly bans: readonly Ban[];
};

/** A statement as a case that acts on it finds it. */
export type StatementAtHand = CaseStatement & {
  readonly holder: string;
  readonly scheme: string;
  readonly standing: StandingOn;
  /** What it says now; absent where that is not asked. */
  readonly says?: Said;
};

export type CaseFacts = {
  /** Of the edition under which the case was opened, as its occasion asks it (`schemeFor`); whole while it is opened. */
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
  /** The statement that a case is about; for opening, and for a decision to change what it says. */
  readonly statement: StatementAtHand | null;
  /** What the law base gives for a checklist; for drawing it. */
  readonly points: readonly DrawnPoint[];
};
