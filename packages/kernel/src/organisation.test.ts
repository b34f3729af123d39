import { describe, expect, test } from "vitest";
import { type Organisation, type OrganisationCommand, type OrganisationKind, organisation } from "./organisation.ts";

const context = {
  actor: "operator",
  now: Temporal.Instant.from("2026-11-23T04:00:00Z"),
  today: Temporal.PlainDate.from("2026-11-23"),
  newId: () => "id",
};
const name = { zh: "衡测认证", en: "Hengce" };
const after = (...commands: readonly OrganisationCommand[]) =>
  commands.reduce<{ readonly state: Organisation; readonly refused: readonly string[] }>(
    ({ state, refused }, command) => {
      const decided = organisation.decide(state, command, null, context);
      return decided.ok
        ? { state: decided.value.reduce(organisation.evolve, state), refused }
        : { state, refused: [...refused, ...decided.refusals.map(({ code }) => code)] };
    },
    { state: organisation.initial, refused: [] },
  );
const registered = (kind: OrganisationKind): OrganisationCommand => ({
  type: "RegisterOrganisation",
  registration: { kind, name, region: "330100" },
});
const offer = (...schemes: readonly string[]): OrganisationCommand => ({ type: "OfferSchemes", schemes });

describe("schemes for which an organisation takes applications", () => {
  test("are what a body last said, each once; none ends it", () => {
    const body = registered("body");
    expect(after(body).state.offers).toBeUndefined();
    expect(after(body, offer("ems", "cn-ohsms", "ems")).state.offers).toEqual(["cn-ohsms", "ems"]);
    expect(after(body, offer("ems"), offer()).state.offers).toEqual([]);
  });

  test.for(["company", "regulator", "accreditation-body"] as const)("are none for a %s", (kind) => {
    const { state, refused } = after(registered(kind), offer("cn-ohsms"));
    expect(refused).toEqual(["offer-needs-body"]);
    expect(state.offers).toBeUndefined();
  });

  test("are none for whoever is not registered", () => {
    expect(after(offer("cn-ohsms")).refused).toEqual(["organisation-unknown"]);
  });
});
