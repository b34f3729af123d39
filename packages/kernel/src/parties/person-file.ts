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
export type KeptBan = { readonly from: string; readonly until: string | null; readonly reason: string };

type ById<Value> = { readonly [id: string]: Value };

export type PersonFile = {
  /** Null before the person was entered; an empty name after erasure. */
  readonly name: string | null;
  readonly qualifications: ById<KeptQualification>;
  readonly relations: ById<KeptRelation>;
  readonly bans: ById<KeptBan>;
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
  | { readonly type: "RecordBan"; readonly ban: KeptBan };

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
  | { readonly type: "BanRecorded"; readonly data: { readonly id: string } & KeptBan };

export type PersonFileCode =
  | "person-unknown"
  | "person-already-entered"
  | "qualification-unknown"
  | "qualification-ends-earlier"
  | "relation-unknown"
  | "relation-already-ended"
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
  }
};
