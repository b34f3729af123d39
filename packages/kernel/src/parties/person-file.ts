import type { RuleSource } from "../refusal.ts";
import type { CompetenceFunction } from "../rules/competence.ts";
import type { RelationKind } from "../rules/independence.ts";

/** What an organisation keeps on one person of its own: competence, relations and bars, each with its dates. */
export type KeptQualification = {
  readonly area: string;
  readonly function: CompetenceFunction;
  readonly from: string;
  readonly until: string | null;
  readonly evidence: string;
};
/** To a party on the platform or to one that is only named; its id is what paths are joined by. */
export type KeptRelation = {
  readonly kind: RelationKind;
  readonly to: string;
  readonly toName: string;
  readonly since: string | null;
  readonly until: string | null;
};
export type KeptBan = {
  readonly from: string;
  readonly until: string | null;
  readonly reason: string;
  /** The rule it was measured by; absent where none was named. */
  readonly rule?: RuleSource;
};

/** 实习, 正式, 主任 (高级): the grades of the registers of auditors; an expert goes along without auditing. */
export const registrationGrades = ["provisional-auditor", "auditor", "lead-auditor", "technical-expert"] as const;
export type KeptRegistration = {
  /** Who keeps the register: CCAA. */
  readonly register: string;
  readonly standard: string;
  readonly grade: (typeof registrationGrades)[number];
  /** Empty after erasure. */
  readonly number: string;
  readonly from: string;
  readonly until: string | null;
  readonly evidence: string;
};

export const contractKinds = ["full-time", "part-time"] as const;
/** Both days count; null while it runs. */
export type KeptContract = {
  readonly kind: (typeof contractKinds)[number];
  readonly from: string;
  readonly until: string | null;
};

export const witnessOutcomes = ["satisfactory", "to-improve", "unsatisfactory"] as const;
/** Somebody watched this person audit (17021-1 7.2.11). */
export type KeptWitnessing = {
  readonly by: string;
  readonly on: string;
  readonly standard: string;
  /** The case's number, or the client in a word. */
  readonly about: string;
  readonly outcome: (typeof witnessOutcomes)[number];
  readonly note: string;
};

type ById<Value> = { readonly [id: string]: Value };

export type PersonFile = {
  /** Null before the person was entered; an empty name after erasure. */
  readonly name: string | null;
  readonly qualifications: ById<KeptQualification>;
  readonly relations: ById<KeptRelation>;
  readonly bans: ById<KeptBan>;
  /** These three are absent in files that never had any: rows of earlier releases are read as they are. */
  readonly registrations?: ById<KeptRegistration>;
  readonly contracts?: ById<KeptContract>;
  readonly witnessed?: ById<KeptWitnessing>;
};

export type PersonFileCommand =
  | { readonly type: "EnterPerson"; readonly person: string; readonly name: string }
  | { readonly type: "RecordQualification"; readonly qualification: KeptQualification }
  | {
      readonly type: "EndQualification";
      readonly qualification: string;
      readonly until: string;
      readonly reason: string;
    }
  | { readonly type: "DeclareRelation"; readonly relation: KeptRelation }
  | { readonly type: "EndRelation"; readonly relation: string; readonly until: string }
  | { readonly type: "RecordBan"; readonly ban: KeptBan }
  | { readonly type: "RecordRegistration"; readonly registration: KeptRegistration }
  | { readonly type: "EndRegistration"; readonly registration: string; readonly until: string; readonly reason: string }
  | { readonly type: "SignContract"; readonly contract: KeptContract }
  | { readonly type: "EndContract"; readonly contract: string; readonly until: string }
  | { readonly type: "RecordWitnessing"; readonly witnessing: KeptWitnessing };

export type PersonFileEvent =
  | {
      readonly type: "PersonEntered";
      readonly data: Record<string, never>;
      readonly personal: { readonly person: string; readonly fields: { readonly name: string } } | null;
    }
  | { readonly type: "QualificationRecorded"; readonly data: { readonly id: string } & KeptQualification }
  | {
      readonly type: "QualificationEnded";
      readonly data: { readonly id: string; readonly until: string; readonly reason: string };
    }
  | { readonly type: "RelationDeclared"; readonly data: { readonly id: string } & KeptRelation }
  | { readonly type: "RelationEnded"; readonly data: { readonly id: string; readonly until: string } }
  | { readonly type: "BanRecorded"; readonly data: { readonly id: string } & KeptBan }
  | {
      readonly type: "RegistrationRecorded";
      readonly data: { readonly id: string } & Omit<KeptRegistration, "number">;
      readonly personal: { readonly person: string; readonly fields: { readonly number: string } } | null;
    }
  | {
      readonly type: "RegistrationEnded";
      readonly data: { readonly id: string; readonly until: string; readonly reason: string };
    }
  | { readonly type: "ContractSigned"; readonly data: { readonly id: string } & KeptContract }
  | { readonly type: "ContractEnded"; readonly data: { readonly id: string; readonly until: string } }
  | { readonly type: "AuditWitnessed"; readonly data: { readonly id: string } & KeptWitnessing };

/** What the file alone cannot know: contracts of the same registration numbers at other bodies, by their days only. */
export type PersonFacts = {
  /** Whose file it is; names the key under which the number is sealed. */
  readonly person: string;
  readonly elsewhere: readonly { readonly from: string; readonly until: string | null }[];
};

export type PersonFileCode =
  | "person-unknown"
  | "person-already-entered"
  | "qualification-unknown"
  | "qualification-ends-earlier"
  | "relation-unknown"
  | "relation-already-ended"
  | "registration-unknown"
  | "registration-ends-earlier"
  | "contract-unknown"
  | "contract-runs-already"
  | "contract-ends-earlier"
  | "person-contracted-elsewhere"
  | "witnessed-in-future"
  | "ends-before-it-begins";

export const noPersonFile: PersonFile = { name: null, qualifications: {}, relations: {}, bans: {} };

const changed = <Value>(all: ById<Value>, id: string, change: (value: Value) => Value): ById<Value> => {
  const value = all[id];
  return value === undefined ? all : { ...all, [id]: change(value) };
};

export const evolvePersonFile = (state: PersonFile, event: PersonFileEvent): PersonFile => {
  switch (event.type) {
    case "PersonEntered":
      return { ...state, name: event.personal?.fields.name ?? "" };
    case "QualificationRecorded": {
      const { id, ...kept } = event.data;
      return { ...state, qualifications: { ...state.qualifications, [id]: kept } };
    }
    case "QualificationEnded": {
      const { id, until } = event.data;
      return { ...state, qualifications: changed(state.qualifications, id, (kept) => ({ ...kept, until })) };
    }
    case "RelationDeclared": {
      const { id, ...kept } = event.data;
      return { ...state, relations: { ...state.relations, [id]: kept } };
    }
    case "RelationEnded": {
      const { id, until } = event.data;
      return { ...state, relations: changed(state.relations, id, (kept) => ({ ...kept, until })) };
    }
    case "BanRecorded": {
      const { id, ...kept } = event.data;
      return { ...state, bans: { ...state.bans, [id]: kept } };
    }
    case "RegistrationRecorded": {
      const { id, ...kept } = event.data;
      const number = event.personal?.fields.number ?? "";
      return { ...state, registrations: { ...state.registrations, [id]: { ...kept, number } } };
    }
    case "RegistrationEnded": {
      const { id, until } = event.data;
      return { ...state, registrations: changed(state.registrations ?? {}, id, (kept) => ({ ...kept, until })) };
    }
    case "ContractSigned": {
      const { id, ...kept } = event.data;
      return { ...state, contracts: { ...state.contracts, [id]: kept } };
    }
    case "ContractEnded": {
      const { id, until } = event.data;
      return { ...state, contracts: changed(state.contracts ?? {}, id, (kept) => ({ ...kept, until })) };
    }
    case "AuditWitnessed": {
      const { id, ...kept } = event.data;
      return { ...state, witnessed: { ...state.witnessed, [id]: kept } };
    }
  }
};
