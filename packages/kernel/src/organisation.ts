import { accessRule, type Role } from "./can.ts";
import type { Decider } from "./decider.ts";
import type { Bilingual } from "./json.ts";
import { type Refusal, refusal } from "./refusal.ts";
import { ok, type Result, refuse } from "./result.ts";
import type { RelationKind } from "./rules/independence.ts";

/** Kinds of organisation that hold streams of their own. */
export const organisationKinds = ["company", "body", "accreditation-body", "regulator"] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** A relation between two other parties that this organisation knows of: a group company that advised a client. */
export type KnownRelation = {
  readonly kind: RelationKind;
  readonly from: string;
  readonly fromName: string;
  readonly to: string;
  readonly toName: string;
  readonly since: string | null;
  readonly until: string | null;
};

type Registration = {
  readonly kind: OrganisationKind;
  readonly name: Bilingual;
  /** GB/T 2260, six digits. */
  readonly region: string;
};

export type Organisation = {
  readonly registration: Registration | null;
  /** By person id. */
  readonly members: { readonly [person: string]: readonly Role[] };
  readonly relations: { readonly [id: string]: KnownRelation };
  /** Schemes for which a body takes applications; absent until it first says so, and then nobody can apply. */
  readonly offers?: readonly string[];
};

export type OrganisationCommand =
  | {
      readonly type: "RegisterOrganisation";
      readonly registration: Registration;
      /** A person who registers their own company and becomes its first member; absent where the operator does it. */
      readonly founder?: string;
    }
  | { readonly type: "GrantMembership"; readonly person: string; readonly roles: readonly Role[] }
  | { readonly type: "RecordRelation"; readonly relation: KnownRelation }
  /** The whole list, so that none ends it. */
  | { readonly type: "OfferSchemes"; readonly schemes: readonly string[] };

export type OrganisationEvent =
  | { readonly type: "OrganisationRegistered"; readonly data: Registration }
  | { readonly type: "MembershipGranted"; readonly data: { readonly person: string; readonly roles: readonly Role[] } }
  | { readonly type: "RelationRecorded"; readonly data: { readonly id: string } & KnownRelation }
  | { readonly type: "SchemesOffered"; readonly data: { readonly schemes: readonly string[] } };

export type OrganisationCode =
  | "organisation-needs-approval"
  | "organisation-unknown"
  | "organisation-already-registered"
  | "relation-to-itself"
  | "offer-needs-body";

const evolve = (state: Organisation, event: OrganisationEvent): Organisation => {
  switch (event.type) {
    case "OrganisationRegistered":
      return { ...state, registration: event.data };
    case "MembershipGranted":
      return { ...state, members: { ...state.members, [event.data.person]: event.data.roles } };
    case "RelationRecorded": {
      const { id, ...relation } = event.data;
      return { ...state, relations: { ...state.relations, [id]: relation } };
    }
    case "SchemesOffered":
      return { ...state, offers: event.data.schemes };
  }
};

const founding: readonly Role[] = ["manager", "administrator"];

const register = (
  state: Organisation,
  { registration, founder }: Extract<OrganisationCommand, { readonly type: "RegisterOrganisation" }>,
): Result<readonly OrganisationEvent[], Refusal<OrganisationCode>> => {
  if (state.registration !== null) return refuse(refusal("organisation-already-registered", accessRule));
  if (founder === undefined) return ok([{ type: "OrganisationRegistered", data: registration }]);
  // Nobody makes a certification body by filling in a form (中华人民共和国认证认可条例, 第九条).
  if (registration.kind !== "company")
    return refuse(
      refusal(
        "organisation-needs-approval",
        { source: "中华人民共和国认证认可条例", clause: "第九条" },
        { kind: registration.kind },
      ),
    );
  return ok([
    { type: "OrganisationRegistered", data: registration },
    { type: "MembershipGranted", data: { person: founder, roles: founding } },
  ]);
};

const offer = (
  { registration }: Organisation,
  schemes: readonly string[],
): Result<readonly OrganisationEvent[], Refusal<OrganisationCode>> => {
  if (registration === null) return refuse(refusal("organisation-unknown", accessRule));
  // Only an approved body certifies (中华人民共和国认证认可条例, 第九条); whoever is not one cannot be applied to.
  if (registration.kind !== "body")
    return refuse(
      refusal(
        "offer-needs-body",
        { source: "中华人民共和国认证认可条例", clause: "第九条" },
        { kind: registration.kind },
      ),
    );
  return ok([{ type: "SchemesOffered", data: { schemes: [...new Set(schemes)].toSorted() } }]);
};

export const organisation: Decider<Organisation, OrganisationCommand, OrganisationEvent, null, OrganisationCode> = {
  initial: { registration: null, members: {}, relations: {} },
  evolve,
  decide: (state, command, _facts, { newId }) => {
    switch (command.type) {
      case "RegisterOrganisation":
        return register(state, command);
      case "GrantMembership":
        return state.registration === null
          ? refuse(refusal("organisation-unknown", accessRule))
          : ok([{ type: "MembershipGranted", data: { person: command.person, roles: command.roles } }]);
      case "RecordRelation":
        if (state.registration === null) return refuse(refusal("organisation-unknown", accessRule));
        return command.relation.from === command.relation.to
          ? refuse(refusal("relation-to-itself", { source: "ISO/IEC 17021-1:2015", clause: "5.2.3" }))
          : ok([{ type: "RelationRecorded", data: { id: newId(), ...command.relation } }]);
      case "OfferSchemes":
        return offer(state, command.schemes);
    }
  },
};
