import {
  type Complaint,
  type ComplaintCommand,
  type ComplaintEvent,
  type ComplaintFacts,
  complaint,
  complaintOutcomes,
  complaintTargets,
} from "@touchstone/kernel";
import { z } from "zod";
import { type Migration, rowTable, type StreamKind } from "../../store/index.ts";

// Editing this schema needs a new schema version with an upcaster: stored events never change.
const stamp = { by: z.string(), on: z.string() };
const fields = z.strictObject({ name: z.string(), contact: z.string(), text: z.string() });
const of = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), data: z.strictObject(shape) });

const event = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("ComplaintReceived"),
    data: z.strictObject({
      number: z.string(),
      complainant: z.string(),
      about: z.enum(complaintTargets),
      subject: z.string(),
      on: z.string(),
    }),
    personal: z.strictObject({ person: z.string(), fields }).nullable(),
  }),
  of("ComplaintAcknowledged", { name: z.string(), ...stamp }),
  of("ComplaintValidated", {
    isValid: z.boolean(),
    reasons: z.string(),
    client: z.string().nullable(),
    case: z.string().nullable(),
    alsoCases: z.array(z.string()),
    withoutCase: z.string().nullable(),
    ...stamp,
  }),
  of("ComplaintHandlerAssigned", { person: z.string(), name: z.string(), ...stamp }),
  of("ComplaintSentToClient", { text: z.string(), ...stamp }),
  of("ComplaintDecided", { outcome: z.enum(complaintOutcomes), reasons: z.string(), name: z.string(), ...stamp }),
  of("ComplainantTold", { how: z.string(), ...stamp }),
  of("ComplaintClosed", { publicity: z.enum(["confidential", "agreed"]), ...stamp }),
]);

// Version 1 knew one case or none; of whom it was, and why none was named, is not known and not made up.
const firstValidated = z
  .strictObject({ isValid: z.boolean(), reasons: z.string(), case: z.string().nullable(), ...stamp })
  .transform((data) => ({ ...data, client: null, alsoCases: [], withoutCase: null }));

const upcast = (type: string, schemaVersion: number, data: unknown): unknown =>
  schemaVersion === 1 && type === "ComplaintValidated" ? firstValidated.parse(data) : data;

/** A complaint is the body's alone. Who complained, and in what words, is sealed under a key of its own. */
export const complaintStream: StreamKind<Complaint, ComplaintCommand, ComplaintEvent, ComplaintFacts> = {
  kind: "complaint",
  schemaVersion: 2,
  readEvent: (type, schemaVersion, data, personal) =>
    event.parse(
      type === "ComplaintReceived"
        ? { type, data, personal: personal === null ? null : { person: "", fields: personal } }
        : { type, data: upcast(type, schemaVersion, data) },
    ),
  decider: complaint,
  row: {
    table: "case_complaint",
    columns: (state) => ({ number: state.received?.number ?? "", closed: state.closed !== null }),
  },
};

/** Rows of version 1 as version 2 folds them. */
export const upgradeComplaints = `
update case_complaint set state = (jsonb_set(state::jsonb, '{validated}', state::jsonb->'validated' ||
  '{"client": null, "alsoCases": [], "withoutCase": null}'::jsonb))::json
where json_typeof(state->'validated') = 'object' and state->'validated'->'alsoCases' is null;`;

export const complaintMigrations: readonly Migration[] = [
  {
    id: "cases/complaint-001",
    sql: `${rowTable("case_complaint", "number text not null, closed boolean not null")}
create unique index case_complaint_number on case_complaint (owner, number);
create index case_complaint_open on case_complaint (owner, closed, id);`,
  },
  {
    id: "cases/complaint-002",
    // Row security sleeps for the owner while its rows are rewritten.
    sql: `
alter table case_complaint no force row level security;
${upgradeComplaints}
alter table case_complaint force row level security;`,
  },
];
