import { accessRule, type Role } from "./can.ts";
import type { Decider } from "./decider.ts";
import type { Bilingual } from "./json.ts";
import { refusal } from "./refusal.ts";
import { ok, refuse } from "./result.ts";

/** Kinds of organisation that hold streams of their own. */
export type OrganisationKind = "company" | "body";

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
};

export type OrganisationCommand =
  | { readonly type: "RegisterOrganisation"; readonly registration: Registration }
  | { readonly type: "GrantMembership"; readonly person: string; readonly roles: readonly Role[] };

export type OrganisationEvent =
  | { readonly type: "OrganisationRegistered"; readonly data: Registration }
  | { readonly type: "MembershipGranted"; readonly data: { readonly person: string; readonly roles: readonly Role[] } };

export type OrganisationCode = "organisation-unknown" | "organisation-already-registered";

const evolve = (state: Organisation, event: OrganisationEvent): Organisation => {
  switch (event.type) {
    case "OrganisationRegistered":
      return { ...state, registration: event.data };
    case "MembershipGranted":
      return { ...state, members: { ...state.members, [event.data.person]: event.data.roles } };
  }
};

export const organisation: Decider<Organisation, OrganisationCommand, OrganisationEvent, null, OrganisationCode> = {
  initial: { registration: null, members: {} },
  evolve,
  decide: (state, command) => {
    switch (command.type) {
      case "RegisterOrganisation":
        return state.registration === null
          ? ok([{ type: "OrganisationRegistered", data: command.registration }])
          : refuse(refusal("organisation-already-registered", accessRule));
      case "GrantMembership":
        return state.registration === null
          ? refuse(refusal("organisation-unknown", accessRule))
          : ok([{ type: "MembershipGranted", data: { person: command.person, roles: command.roles } }]);
    }
  },
};
