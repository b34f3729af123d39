import { routes } from "@touchstone/contract";
import { accessRule, houseRule, type OrganisationCommand, ok, refusal, refuse } from "@touchstone/kernel";
import { type Bound, bind, type Call, scopeOf } from "../http/bind.ts";
import { changedAnswer } from "../http/lists.ts";
import { operatorId } from "../identity/operator.ts";
import { readSchemes } from "../schemes/index.ts";
import type { Services } from "../services.ts";
import { noFacts, type Store } from "../store/index.ts";
import { enterDirectory } from "./directory.ts";
import { namesOf, readParties } from "./graph.ts";
import { organisationStream } from "./organisation-stream.ts";

const change = (store: Store, owner: string, request: Call<never>["command"], command: OrganisationCommand) =>
  store.execute({
    kind: organisationStream,
    stream: owner,
    scope: { owner, caseId: null },
    ...request,
    command,
    expected: null,
    facts: noFacts,
    answer: changedAnswer(owner),
    also: (tx, { state }) => enterDirectory(tx, owner, state),
  });

export const organisationBound = ({ store }: Services): readonly Bound[] => [
  bind(routes.parties.registerOrganisation, (call) =>
    change(store, store.world.newId(), call.command, {
      type: "RegisterOrganisation",
      registration: call.body,
      ...(call.viewer.person === operatorId ? {} : { founder: call.viewer.person }),
    }),
  ),
  bind(routes.parties.organisation, async (call) => {
    const scope = scopeOf(call);
    const known = await store.transaction(scope, (tx) => readParties(tx, scope.owner));
    const registration = known.organisation?.state.registration;
    if (known.organisation === null || registration === null || registration === undefined)
      return refuse(refusal("not-found", accessRule));
    const names = namesOf(known);
    const members = Object.entries(known.organisation.state.members).map(([person, roles]) => ({
      person,
      name: names.get(person) ?? null,
      roles: [...roles],
    }));
    return ok({
      id: scope.owner,
      version: known.organisation.version,
      ...registration,
      members,
      offers: [...(known.organisation.state.offers ?? [])],
    });
  }),
  bind(routes.parties.grantMembership, (call) =>
    change(store, scopeOf(call).owner, call.command, { type: "GrantMembership", ...call.body }),
  ),
  bind(routes.parties.offerSchemes, async (call) => {
    const [unknown, ...others] = call.body.schemes
      .filter((id) => !readSchemes().some((scheme) => scheme.id === id))
      .map((scheme) => refusal("scheme-unknown", houseRule("7"), { scheme }));
    if (unknown !== undefined) return refuse(unknown, ...others);
    return change(store, scopeOf(call).owner, call.command, { type: "OfferSchemes", ...call.body });
  }),
  bind(routes.parties.recordRelation, (call) => {
    const { from, to, ...rest } = call.body;
    const relation = {
      ...rest,
      from: from.id ?? store.world.newId(),
      fromName: from.name,
      to: to.id ?? store.world.newId(),
      toName: to.name,
    };
    return change(store, scopeOf(call).owner, call.command, { type: "RecordRelation", relation });
  }),
];
