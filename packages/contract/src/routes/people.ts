import { competenceFunctions, organisationKinds, relationKinds, roles } from "@touchstone/kernel";
import { z } from "zod";
import { bilingual, changed, date, id, line, page, pageOf, ruleSource, version } from "../fields.ts";
import { route } from "../route.ts";
import { contractView, doubleContractView, registrationView, witnessingView } from "./service.ts";

const organisation = z.strictObject({ organisation: id });
const person = z.strictObject({ organisation: id, person: id });
const party = z.strictObject({ id, name: z.string() });

const term = { since: date.nullable(), until: date.nullable() };
const kind = z.enum(relationKinds);

export const qualificationView = z
  .strictObject({
    id,
    area: z.string(),
    function: z.enum(competenceFunctions),
    from: date,
    until: date.nullable(),
    evidence: z.string(),
  })
  .meta({ id: "Qualification" });

export const relationView = z
  .strictObject({
    id,
    kind,
    from: party,
    to: party,
    ...term,
    /** The day from which it no longer weighs, by the rule in force; null while no end is in sight. */
    lapses: date.nullable(),
    /** False for what is only on record: testing. */
    bars: z.boolean(),
    rule: ruleSource,
    /** On whose file it stands; null where the organisation itself knows of it. */
    person: id.nullable(),
  })
  .meta({ id: "Relation" });

export const banView = z
  .strictObject({
    id,
    from: date,
    until: date.nullable(),
    reason: z.string(),
    /** Of the measure that was chosen, or of the authority that imposed it; null where none was named. */
    rule: ruleSource.nullable(),
  })
  .meta({ id: "Ban" });

export const personView = z
  .strictObject({
    id,
    version,
    name: z.string(),
    roles: z.array(z.enum(roles)),
    qualifications: z.array(qualificationView),
    relations: z.array(relationView),
    bans: z.array(banView),
    registrations: z.array(registrationView),
    contracts: z.array(contractView),
    witnessed: z.array(witnessingView),
    doubleContracts: z.array(doubleContractView),
  })
  .meta({ id: "PersonFile" });

const traceStep = z
  .strictObject({
    step: z.string(),
    value: z.unknown(),
    unit: z.enum(["days", "percent", "date", "count"]).nullable(),
    rule: ruleSource,
    facts: z.record(z.string(), z.unknown()),
  })
  .meta({ id: "TraceStep" });
export const trace = z.array(traceStep);

export const independenceView = z
  .strictObject({
    independent: z.boolean(),
    passesFrom: date.nullable(),
    rule: ruleSource.nullable(),
    path: z.array(z.strictObject({ kind, from: party, to: party, ...term, lapses: date.nullable() })),
    trace,
    pack: z.string(),
    edition: z.string(),
  })
  .meta({ id: "Independence" });

export const competenceView = z
  .strictObject({
    competent: z.boolean(),
    reason: z.enum(["shown", "not-shown", "not-yet", "lapsed", "barred"]),
    rule: ruleSource,
    evidence: z.string().nullable(),
    until: date.nullable(),
    passesFrom: date.nullable(),
    trace,
    pack: z.string(),
    edition: z.string(),
  })
  .meta({ id: "Competence" });

export const organisationView = z
  .strictObject({
    id,
    version,
    kind: z.enum(organisationKinds),
    name: bilingual,
    region: z.string(),
    members: z.array(z.strictObject({ person: id, name: z.string().nullable(), roles: z.array(z.enum(roles)) })),
    /** Schemes for which it takes applications; none but a body has any. */
    offers: z.array(z.string()),
  })
  .meta({ id: "Organisation" });

const region = z.string().regex(/^\d{6}$/);
const given = z.strictObject({ id: id.nullable(), name: line });
const base = "/api/v1/parties/organisations/{organisation}";

/** Organisations, their people with competence and relations, and the two questions that follow from them. */
export const peopleRoutes = {
  registerOrganisation: route({
    id: "parties.register-organisation",
    method: "POST",
    path: "/api/v1/parties/organisations",
    door: "signed-in",
    action: null,
    summary: "Register one's company and become its first member; the operator registers any kind of organisation",
    body: z.strictObject({ kind: z.enum(organisationKinds), name: bilingual, region }),
    output: changed,
  }),
  openAccount: route({
    id: "parties.open-account",
    method: "POST",
    path: "/api/v1/parties/accounts",
    door: "operator",
    action: "parties.write",
    summary: "Open an account with which a person signs in; it grants nothing by itself",
    body: z.strictObject({
      person: id.nullable(),
      name: line,
      email: z.email().max(200),
      password: z.string().min(12).max(200),
    }),
    output: z.strictObject({ person: id }),
  }),
  find: route({
    id: "parties.find",
    method: "GET",
    path: "/api/v1/parties/directory",
    door: "signed-in",
    action: null,
    summary: "Organisations by the beginning of their name, in either language; names are all it tells",
    query: z.strictObject({ name: line }),
    output: z.strictObject({
      items: z.array(z.strictObject({ id, kind: z.enum(organisationKinds), name: bilingual, region: z.string() })),
    }),
  }),
  bodies: route({
    id: "parties.bodies",
    method: "GET",
    path: "/api/v1/parties/bodies",
    door: "public",
    action: null,
    summary: "Certification bodies that take applications, each with the schemes for which it does",
    query: z.strictObject({ scheme: line.optional(), name: line.optional() }),
    output: z.strictObject({
      items: z.array(z.strictObject({ id, name: bilingual, region: z.string(), schemes: z.array(z.string()) })),
      /** True where there are more than are listed: ask by the beginning of the name. */
      more: z.boolean(),
    }),
  }),
  offerSchemes: route({
    id: "parties.offer-schemes",
    method: "POST",
    path: `${base}/offers`,
    door: "organisation",
    action: "parties.write",
    summary: "Say for which schemes a body takes applications; none ends it",
    params: organisation,
    body: z.strictObject({ schemes: z.array(line).max(50) }),
    output: changed,
  }),
  organisation: route({
    id: "parties.organisation",
    method: "GET",
    path: base,
    door: "organisation",
    action: "parties.read",
    summary: "An organisation and who is what in it",
    params: organisation,
    output: organisationView,
  }),
  grantMembership: route({
    id: "parties.grant-membership",
    method: "POST",
    path: `${base}/members`,
    door: "organisation",
    action: "parties.grant",
    summary: "Say which roles a person has in the organisation; none ends the membership",
    params: organisation,
    body: z.strictObject({ person: id, roles: z.array(z.enum(roles).exclude(["applicant", "operator"])).max(7) }),
    output: changed,
  }),
  people: route({
    id: "parties.people",
    method: "GET",
    path: `${base}/people`,
    door: "organisation",
    action: "parties.read",
    summary: "The organisation's people, a page at a time",
    params: organisation,
    query: z.strictObject(page),
    output: pageOf(personView),
  }),
  enterPerson: route({
    id: "parties.enter-person",
    method: "POST",
    path: `${base}/people`,
    door: "organisation",
    action: "parties.write",
    summary: "Open a person's file; with the person's id where they have an account",
    params: organisation,
    body: z.strictObject({ person: id.nullable(), name: line }),
    output: changed,
  }),
  person: route({
    id: "parties.person",
    method: "GET",
    path: `${base}/people/{person}`,
    door: "organisation",
    action: "parties.read",
    summary: "A person's file: competence, relations, bars",
    params: person,
    output: personView,
  }),
  recordQualification: route({
    id: "parties.record-qualification",
    method: "POST",
    path: `${base}/people/{person}/qualifications`,
    door: "organisation",
    action: "parties.write",
    summary: "Record what a person is shown to be competent for, from when and by what evidence",
    params: person,
    body: z.strictObject({
      area: line,
      function: z.enum(competenceFunctions),
      from: date,
      until: date.nullable(),
      evidence: line,
    }),
    output: changed,
  }),
  endQualification: route({
    id: "parties.end-qualification",
    method: "POST",
    path: `${base}/people/{person}/qualifications/{qualification}/end`,
    door: "organisation",
    action: "parties.write",
    summary: "End a qualification earlier than it says, with the reason",
    params: z.strictObject({ organisation: id, person: id, qualification: id }),
    body: z.strictObject({ until: date, reason: line }),
    output: changed,
  }),
  declareRelation: route({
    id: "parties.declare-relation",
    method: "POST",
    path: `${base}/people/{person}/relations`,
    door: "organisation",
    action: "parties.write",
    summary: "Declare a person's relation to another party",
    params: person,
    body: z.strictObject({ kind, to: given, ...term }),
    output: changed,
  }),
  endRelation: route({
    id: "parties.end-relation",
    method: "POST",
    path: `${base}/people/{person}/relations/{relation}/end`,
    door: "organisation",
    action: "parties.write",
    summary: "Say on which day a relation ended",
    params: z.strictObject({ organisation: id, person: id, relation: id }),
    body: z.strictObject({ until: date }),
    output: changed,
  }),
  recordBan: route({
    id: "parties.record-ban",
    method: "POST",
    path: `${base}/people/{person}/bans`,
    door: "organisation",
    action: "parties.write",
    summary: "Record that a person is barred from the trade, until a day or without end",
    params: person,
    /** With a measure of the rule pack `sanction` the end follows from it, whatever `until` says. */
    body: z.strictObject({ from: date, until: date.nullable(), reason: line, measure: line.optional() }),
    output: changed,
  }),
  relations: route({
    id: "parties.relations",
    method: "GET",
    path: `${base}/relations`,
    door: "organisation",
    action: "parties.read",
    summary: "All relations that the organisation knows of, with the day on which each lapses",
    params: organisation,
    output: z.strictObject({ relations: z.array(relationView) }),
  }),
  recordRelation: route({
    id: "parties.record-relation",
    method: "POST",
    path: `${base}/relations`,
    door: "organisation",
    action: "parties.write",
    summary: "Record a relation between two other parties, such as a group company that advised a client",
    params: organisation,
    body: z.strictObject({ kind, from: given, to: given, ...term }),
    output: changed,
  }),
  independence: route({
    id: "parties.independence",
    method: "GET",
    path: `${base}/people/{person}/independence`,
    door: "organisation",
    action: "parties.read",
    summary: "May this person judge this client on this day? With the path and the day on which it lapses",
    params: person,
    query: z.strictObject({ client: id, on: date.optional() }),
    output: independenceView,
  }),
  competence: route({
    id: "parties.competence",
    method: "GET",
    path: `${base}/people/{person}/competence`,
    door: "organisation",
    action: "parties.read",
    summary: "Is this person shown to be competent for this function in this area on this day?",
    params: person,
    query: z.strictObject({ area: line, function: z.enum(competenceFunctions), on: date.optional() }),
    output: competenceView,
  }),
};
