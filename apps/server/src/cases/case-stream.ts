import {
  type CaseCommand,
  type CaseEvent,
  type CaseFacts,
  type CaseState,
  conformityCase,
  endedOn,
} from "@touchstone/kernel";
import { type Migration, rowTable, type StreamKind } from "../store/index.ts";
import { readCaseEvent } from "./case-event.ts";

export const isClosed = (state: CaseState): boolean =>
  state.ended !== undefined ||
  state.declined !== null ||
  state.attested !== null ||
  state.decision?.effect === "refuse";

/** A case is owned by the body; the client reaches it by its own row in the directory of access. */
export const caseStream: StreamKind<CaseState, CaseCommand, CaseEvent, CaseFacts> = {
  kind: "case",
  schemaVersion: 1,
  readEvent: readCaseEvent,
  decider: conformityCase,
  row: {
    table: "case_file",
    columns: (state) => ({
      number: state.opened?.number ?? "",
      client: state.opened?.client.id ?? "",
      closed: isClosed(state),
      decided: state.decision?.on ?? null,
      attested_on: state.attested?.on ?? null,
      findings_ended: state.findings.length === 0 ? null : endedOn(state),
      again_on: state.opened === null || state.opened.statement === null ? null : state.opened.on,
    }),
    caseId: (_, stream) => stream,
  },
  access: (state, stream) =>
    state.opened === null ? [] : [{ viewer: state.opened.client.id, caseId: stream, role: "applicant" }],
};

export const caseMigrations: readonly Migration[] = [
  {
    id: "cases/001",
    sql: `${rowTable("case_file", "number text not null, client uuid not null, closed boolean not null")}
create unique index case_file_number on case_file (owner, number);
create index case_file_open on case_file (owner, closed, id);`,
  },
  {
    id: "cases/002",
    // What lists ask of many cases at once, beside states of a hundred kilobytes. Row security sleeps for the owner meanwhile.
    sql: `
alter table case_file add column decided date, add column attested_on date, add column findings_ended date, add column again_on date;
alter table case_file no force row level security;
update case_file set decided = (state->'decision'->>'on')::date, attested_on = (state->'attested'->>'on')::date,
  findings_ended = case when json_array_length(state->'findings') > 0 then coalesce(state->'attested'->>'on', state->'ended'->>'on',
    case when state->'decision'->>'effect' = 'refuse' then state->'decision'->>'on' end)::date end,
  again_on = case when state->'opened'->'statement'->>'id' is not null then (state->'opened'->>'on')::date end;
alter table case_file force row level security;
create index case_file_decided on case_file (owner, decided);
create index case_file_client on case_file (owner, client, id);
create index case_file_rated on case_file (owner, id) where findings_ended is not null;`,
  },
];
