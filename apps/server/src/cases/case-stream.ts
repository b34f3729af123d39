import { type CaseCommand, type CaseEvent, type CaseFacts, type CaseState, conformityCase } from "@touchstone/kernel";
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
];
