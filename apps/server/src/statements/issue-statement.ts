import {
  type Attested,
  type Json,
  ok,
  type Refusal,
  type Result,
  type StatementFacts,
  statement,
} from "@touchstone/kernel";
import { printerOf } from "../adapters/pdf/index.ts";
import type { Services } from "../services.ts";
import type { FactsRead, Transaction } from "../store/index.ts";
import { certificateModel, verifyAddress } from "./certificate-files.ts";
import { prefixOf } from "./issuer.ts";
import { publishQueue } from "./publish.ts";
import { statementStream } from "./statement-stream.ts";

export type IssueRequest = {
  /** The body. */
  readonly owner: string;
  readonly actor: string;
  readonly key: string;
  readonly body: Json;
  /** Letters of the number between year and counter, from the scheme: `OH`. */
  readonly mark: string;
  readonly draft: Omit<Attested, "number">;
  /** Reads the case's own decision in the same transaction, with the case's stream and version. */
  readonly facts: (tx: Transaction) => Promise<FactsRead<StatementFacts>>;
};

export type Issued = { readonly id: string; readonly version: number; readonly number: string };

/** One number for one decision, however often it is asked for; the counter has no gap. */
const reserve = async (
  { store }: Services,
  { owner, draft, mark }: IssueRequest,
  prefix: string,
): Promise<{ readonly statement: string; readonly number: string }> => {
  const row = await store.transaction({ owner, caseId: null }, async (tx) => {
    await tx.query("select 1 from public_issuer where body = $1 for update", [owner]);
    await tx.query(
      `insert into statement_number (owner, decision, statement, serial)
       select $1, $2, $3, coalesce(max(serial), 0) + 1 from statement_number where owner = $1
       on conflict (owner, decision) do nothing`,
      [owner, draft.decision, store.world.newId()],
    );
    const { rows } = await tx.query<{ statement: string; serial: number }>(
      "select statement, serial from statement_number where owner = $1 and decision = $2",
      [owner, draft.decision],
    );
    return rows[0];
  });
  if (row === undefined) throw new Error("a number was reserved and is not there");
  const year = draft.issuedOn.slice(2, 4);
  return { statement: row.statement, number: `${prefix}-${year}-${mark}-${String(row.serial).padStart(6, "0")}` };
};

/** Whether it could be issued, before a number is spent on it: the counter must have no gap. */
const wouldIssue = async (services: Services, request: IssueRequest): Promise<Result<true, Refusal>> => {
  const { store } = services;
  const attested: Attested = { ...request.draft, number: "" };
  const now = store.world.now();
  const context = {
    actor: request.actor,
    now,
    today: now.toZonedDateTimeISO(store.world.zone).toPlainDate(),
    newId: store.world.newId,
  };
  const { facts } = await store.transaction({ owner: request.owner, caseId: null }, request.facts);
  const decided = statement.decide(statement.initial, { type: "IssueStatement", attested }, facts, context);
  if (!decided.ok) return decided;
  const trial = await printerOf(services).print(
    certificateModel(attested, {
      log: { index: 0 },
      verify: verifyAddress(services.origin, request.mark),
      attachments: [],
      recordedAt: now.toString(),
    }),
  );
  return trial.ok ? ok(true) : trial;
};

/**
 * Issues the statement of a decided case. What cannot be printed is refused now, not after it stands in the log. The log
 * entry, the files and the public page follow by a job that leaves with the event.
 */
export const issueStatement = async (services: Services, request: IssueRequest): Promise<Result<Issued, Refusal>> => {
  const { store } = services;
  const would = await wouldIssue(services, request);
  if (!would.ok) return would;
  const prefix = await prefixOf(services, request.owner, request.draft.body.name);
  const { statement: stream, number } = await reserve(services, request, prefix);
  const attested: Attested = { ...request.draft, number };
  const executed = await store.execute({
    kind: statementStream,
    stream,
    scope: { owner: request.owner, caseId: null },
    actor: request.actor,
    key: request.key,
    body: request.body,
    command: { type: "IssueStatement", attested },
    expected: null,
    occurredOn: attested.issuedOn,
    facts: request.facts,
    answer: ({ version }) => ({ id: stream, version, number }),
    also: (tx) => store.jobs.send(tx, publishQueue, { owner: request.owner, statement: stream }),
  });
  return executed.ok ? ok(executed.value) : executed;
};

/** The statement that was issued for a decision; null where none was. */
export const issuedFor = async (
  { store }: Services,
  owner: string,
  decision: string,
): Promise<{ readonly statement: string; readonly number: string } | null> => {
  const { rows } = await store.transaction({ owner, caseId: null }, (tx) =>
    tx.query<{ statement: string; number: string }>(
      `select s.id as statement, s.number from statement s
         join statement_number n on n.owner = s.owner and n.statement = s.id
       where n.owner = $1 and n.decision = $2`,
      [owner, decision],
    ),
  );
  return rows[0] ?? null;
};
