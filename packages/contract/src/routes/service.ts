import { contractKinds, registrationGrades, witnessOutcomes } from "@touchstone/kernel";
import { z } from "zod";
import { changed, date, id, line, page, pageOf, ruleSource, text, version } from "../fields.ts";
import { route } from "../route.ts";

const organisation = z.strictObject({ organisation: id });
const person = z.strictObject({ organisation: id, person: id });
const base = "/api/v1/parties/organisations/{organisation}";
const file = `${base}/people/{person}`;
const span = { from: date, until: date.nullable() };

const registration = {
  register: line,
  standard: line,
  grade: z.enum(registrationGrades),
  number: line,
  ...span,
  evidence: line,
};
const contract = { kind: z.enum(contractKinds), ...span };
const witnessing = {
  by: line,
  on: date,
  standard: line,
  about: line,
  outcome: z.enum(witnessOutcomes),
  note: text,
};

export const registrationView = z
  .strictObject({ id, ...registration, number: z.string() })
  .meta({ id: "Registration", description: "The number is empty after erasure" });
export const contractView = z.strictObject({ id, ...contract }).meta({ id: "ServiceContract" });
export const witnessingView = z.strictObject({ id, ...witnessing }).meta({ id: "WitnessedAudit" });
/** Days on which a contract here runs beside one at another body. */
export const doubleContractView = z.strictObject(span).meta({ id: "DoubleContract" });

const sanction = { register: line, number: line, name: line, measure: line, document: line, reason: line };
const sanctionView = z
  .strictObject({
    id,
    version,
    imposed: z
      .strictObject({ ...sanction, number: z.string(), name: z.string(), ...span, rule: ruleSource })
      .nullable(),
    lifted: z.strictObject({ on: date, reason: line }).nullable(),
    /** The days on which it bars; null where it never did. */
    term: z.strictObject(span).nullable(),
  })
  .meta({ id: "Sanction" });

/** What binds a person to one body and one trade: registration, contract, witnessed audits, sanctions. */
export const serviceRoutes = {
  recordRegistration: route({
    id: "parties.record-registration",
    method: "POST",
    path: `${file}/registrations`,
    door: "organisation",
    action: "parties.write",
    summary: "Record a person's grade in a register of auditors, with number, term and evidence",
    params: person,
    body: z.strictObject(registration),
    output: changed,
  }),
  endRegistration: route({
    id: "parties.end-registration",
    method: "POST",
    path: `${file}/registrations/{registration}/end`,
    door: "organisation",
    action: "parties.write",
    summary: "End a registration earlier than it says, with the reason",
    params: z.strictObject({ organisation: id, person: id, registration: id }),
    body: z.strictObject({ until: date, reason: line }),
    output: changed,
  }),
  signContract: route({
    id: "parties.sign-contract",
    method: "POST",
    path: `${file}/contracts`,
    door: "organisation",
    action: "parties.write",
    summary: "Record a full-time or part-time contract; refused while one runs at another body",
    params: person,
    body: z.strictObject(contract),
    output: changed,
  }),
  endContract: route({
    id: "parties.end-contract",
    method: "POST",
    path: `${file}/contracts/{contract}/end`,
    door: "organisation",
    action: "parties.write",
    summary: "Say on which day a contract ended or ends",
    params: z.strictObject({ organisation: id, person: id, contract: id }),
    body: z.strictObject({ until: date }),
    output: changed,
  }),
  recordWitnessing: route({
    id: "parties.record-witnessing",
    method: "POST",
    path: `${file}/witnessed-audits`,
    door: "organisation",
    action: "parties.write",
    summary: "Record that somebody watched this person audit, on which day and with what outcome",
    params: person,
    body: z.strictObject(witnessing),
    output: changed,
  }),
  sanctions: route({
    id: "parties.sanctions",
    method: "GET",
    path: `${base}/sanctions`,
    door: "organisation",
    action: "parties.read",
    summary: "Bars on people that this authority imposed, newest first",
    params: organisation,
    query: z.strictObject(page),
    output: pageOf(sanctionView),
  }),
  imposeSanction: route({
    id: "parties.impose-sanction",
    method: "POST",
    path: `${base}/sanctions`,
    door: "organisation",
    action: "parties.write",
    summary: "Bar a person by registration number, under any employer; for a regulator",
    params: organisation,
    body: z.strictObject({ ...sanction, decided: date }),
    output: changed,
  }),
  liftSanction: route({
    id: "parties.lift-sanction",
    method: "POST",
    path: `${base}/sanctions/{sanction}/lift`,
    door: "organisation",
    action: "parties.write",
    summary: "Set a bar aside from a day on, with the reason",
    params: z.strictObject({ organisation: id, sanction: id }),
    body: z.strictObject({ on: date, reason: line }),
    output: changed,
  }),
};
