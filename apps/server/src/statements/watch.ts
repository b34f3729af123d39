import { routes } from "@touchstone/contract";
import {
  accessRule,
  type ClientNotice,
  type ClientNoticeCommand,
  houseRule,
  type MarkCheck,
  type MarkCheckCommand,
  ok,
  type Refusal,
  type Result,
  refusal,
  refuse,
  standingOn,
} from "@touchstone/kernel";
import { type Bound, bind, type Call, scopeOf } from "../http/bind.ts";
import { evidenceKind } from "../http/evidence-kind.ts";
import { changedAnswer, readCursor, writeCursor } from "../http/lists.ts";
import type { Services } from "../services.ts";
import type { Scope, Transaction } from "../store/index.ts";
import { noticeTerms } from "./statement-rules.ts";
import { firstSaid, type StatementRow, saidOn, statementViewOf, todayOf } from "./statement-view.ts";
import { clientNoticeStream, markCheckStream } from "./watch-streams.ts";
import { markCheckView, noticeView, type Stored } from "./watch-views.ts";

type Inside = Exclude<Scope, "public">;
type Changed = Promise<Result<{ readonly id: string; readonly version: number }, Refusal>>;

const notFound = refuse(refusal("not-found", accessRule));

const listSql = (table: "statement_mark_check" | "statement_notice"): string => `
select id, version, state from ${table}
where owner = $1 and ($2::uuid is null or statement = $2) and ($3::boolean is null or closed = $3)
  and ($4::uuid is null or id < $4)
order by id desc limit $5`;

type Which = {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly statement?: string | undefined;
  readonly state?: "open" | "closed" | undefined;
};

const listOf = async <State, View>(
  { store }: Services,
  scope: Inside,
  table: "statement_mark_check" | "statement_notice",
  { limit, cursor, ...which }: Which,
  view: (row: Stored<State>) => View,
) => {
  const statement = which.statement ?? null;
  const state = which.state ?? null;
  const filter = { organisation: scope.owner, table, statement, state };
  const after = readCursor(cursor, filter);
  if (!after.ok) return after;
  const closed = state === null ? null : state === "closed";
  const { rows } = await store.transaction(scope, (tx) =>
    tx.query<Stored<State>>(listSql(table), [scope.owner, statement, closed, after.value, limit + 1]),
  );
  return ok(writeCursor(rows, limit, filter, view));
};

const statementIn = async (tx: Transaction, owner: string, id: string): Promise<StatementRow | null> => {
  const { rows } = await tx.query<StatementRow>(
    "select id, version, state from statement where owner = $1 and id = $2",
    [owner, id],
  );
  return rows[0] ?? null;
};

/** What a check or a notice keeps of its statement: enough to be read without it. */
const namedBy = (row: StatementRow, today: string) => {
  const said = saidOn(row, today);
  return {
    statement: row.id,
    number: said.number,
    caseId: firstSaid(row).attested.caseId,
    holder: said.holder.name,
  };
};

type Command = Pick<Call<typeof routes.statements.markChecks>, "command">["command"];

const sendCheck = (
  { store }: Services,
  scope: Inside,
  command: Command,
  {
    id,
    given,
    expected = null,
    on,
  }: {
    readonly id: string;
    readonly given: MarkCheckCommand;
    readonly expected?: number | null | undefined;
    readonly on?: string;
  },
): Changed =>
  store.execute({
    kind: markCheckStream,
    stream: id,
    scope,
    ...command,
    command: given,
    expected: expected ?? null,
    ...(on === undefined ? {} : { occurredOn: on }),
    facts: async () => ({ facts: null, reads: [] }),
    answer: changedAnswer(id),
  });

const sendNotice = (
  { store }: Services,
  scope: Inside,
  command: Command,
  {
    id,
    given,
    expected = null,
    statement,
    on,
  }: {
    readonly id: string;
    readonly given: ClientNoticeCommand;
    readonly expected?: number | null | undefined;
    readonly statement: string;
    readonly on?: string;
  },
): Changed =>
  store.execute({
    kind: clientNoticeStream,
    stream: id,
    scope,
    ...command,
    command: given,
    expected: expected ?? null,
    ...(on === undefined ? {} : { occurredOn: on }),
    facts: async (tx) => {
      const row = await statementIn(tx, scope.owner, statement);
      const today = todayOf({ store });
      const standing = row === null ? "withdrawn" : standingOn(row.state, today);
      return {
        facts: {
          ...noticeTerms(row?.state.attested ?? null, today),
          isAlive: standing === "in-force" || standing === "suspended",
          isSuspended: row !== null && standingOn(row.state, on ?? today) === "suspended",
        },
        reads: row === null ? [] : [{ stream: row.id, version: row.version }],
      };
    },
    answer: changedAnswer(id),
  });

const marksBound = (services: Services): readonly Bound[] => {
  const { store, blobs } = services;
  const stored = async (scope: Inside, id: string) => {
    const { rows } = await store.transaction(scope, (tx) =>
      tx.query<Stored<MarkCheck>>("select id, version, state from statement_mark_check where owner = $1 and id = $2", [
        scope.owner,
        id,
      ]),
    );
    return rows[0] ?? null;
  };
  return [
    bind(routes.statements.markChecks, (call) =>
      listOf(services, scopeOf(call), "statement_mark_check", call.query, markCheckView(todayOf(services))),
    ),
    bind(routes.statements.recordMarkUse, async (call) => {
      const scope = scopeOf(call);
      const row = await store.transaction(scope, (tx) => statementIn(tx, scope.owner, call.body.statement));
      if (row === null) return notFound;
      const seen = { ...call.body, ...namedBy(row, todayOf(services)) };
      const id = store.world.newId();
      return sendCheck(services, scope, call.command, { id, given: { type: "RecordMarkUse", seen }, on: seen.on });
    }),
    bind(routes.statements.attachMarkEvidence, async (call) => {
      const scope = scopeOf(call);
      const { name } = call.query;
      const kind = evidenceKind(name, call.bytes);
      if (!kind.ok) return refuse(refusal("evidence-kind-refused", houseRule("9"), { file: name, why: kind.why }));
      if ((await stored(scope, call.params.check)) === null) return notFound;
      // On the disk before the event that names it; a refused command leaves a file that nothing names.
      const digest = await blobs.put(scope.owner, call.bytes);
      const file = { digest, name, mediaType: kind.mediaType, bytes: call.bytes.length };
      const given = { type: "AttachMarkEvidence", file } as const;
      return sendCheck(services, scope, call.command, { id: call.params.check, given });
    }),
    bind(routes.statements.markEvidence, async (call) => {
      const scope = scopeOf(call);
      const row = await stored(scope, call.params.check);
      const file = row?.state.evidence.find(({ digest }) => digest === call.params.digest);
      const bytes = file === undefined ? null : await blobs.get(scope.owner, file.digest);
      // Somebody's file, to be kept and not shown in the browser's face (ASVS 3.2.1).
      return file === undefined || bytes === null
        ? notFound
        : ok({ bytes, type: "application/octet-stream", name: file.name });
    }),
    bind(routes.statements.askMarkAction, (call) => {
      const { version, ...action } = call.body;
      const given = { type: "AskMarkAction", ...action } as const;
      return sendCheck(services, scopeOf(call), call.command, { id: call.params.check, given, expected: version });
    }),
    bind(routes.statements.closeMarkCheck, (call) => {
      const { version, ...end } = call.body;
      const given = { type: "CloseMarkCheck", ...end } as const;
      const id = call.params.check;
      return sendCheck(services, scopeOf(call), call.command, { id, given, expected: version, on: end.on });
    }),
  ];
};

const noticesBound = (services: Services): readonly Bound[] => {
  const { store } = services;
  const statementOf = async (scope: Inside, id: string): Promise<string | null> => {
    const { rows } = await store.transaction(scope, (tx) =>
      tx.query<Stored<ClientNotice>>("select id, version, state from statement_notice where owner = $1 and id = $2", [
        scope.owner,
        id,
      ]),
    );
    return rows[0]?.state.reported?.statement ?? null;
  };
  return [
    bind(routes.statements.notices, (call) =>
      listOf(services, scopeOf(call), "statement_notice", call.query, noticeView),
    ),
    bind(routes.statements.report, async (call) => {
      const scope = scopeOf(call);
      const { statement, ...what } = call.body;
      const row = await store.transaction(scope, (tx) => statementIn(tx, scope.owner, statement));
      // Seen from inside the case, the body's other statements are not there.
      if (row === null || firstSaid(row).attested.caseId !== call.params.case) return notFound;
      const reported = { ...what, ...namedBy(row, todayOf(services)) };
      const id = store.world.newId();
      const given = { type: "ReportNotice", reported } as const;
      return sendNotice(services, scope, call.command, { id, given, statement, on: reported.happenedOn });
    }),
    bind(routes.statements.answerNotice, async (call) => {
      const scope = scopeOf(call);
      const { version, ...answer } = call.body;
      const id = call.params.notice;
      const statement = await statementOf(scope, id);
      if (statement === null) return notFound;
      const given = { type: "AnswerNotice", ...answer } as const;
      return sendNotice(services, scope, call.command, { id, given, expected: version, statement });
    }),
    bind(routes.statements.carryOutNotice, async (call) => {
      const scope = scopeOf(call);
      const { version, ...done } = call.body;
      const id = call.params.notice;
      const statement = await statementOf(scope, id);
      if (statement === null) return notFound;
      const given = { type: "CarryOutNotice", ...done } as const;
      return sendNotice(services, scope, call.command, { id, given, expected: version, statement, on: done.on });
    }),
  ];
};

/** The statements of one case with all that both sides have open about them. */
const sharedBound = (services: Services): Bound =>
  bind(routes.statements.ofCase, async (call) => {
    const scope = scopeOf(call);
    const id = call.params.case;
    const [statements, notices, checks] = await services.store.transaction(scope, async (tx) => {
      const rowsOf = async <State>(table: string) =>
        (
          await tx.query<Stored<State>>(
            `select id, version, state from ${table} where owner = $1 and case_id = $2 order by id desc limit 200`,
            [scope.owner, id],
          )
        ).rows;
      return [
        await rowsOf<StatementRow["state"]>("statement"),
        await rowsOf<ClientNotice>("statement_notice"),
        await rowsOf<MarkCheck>("statement_mark_check"),
      ] as const;
    });
    const today = todayOf(services);
    const views = await Promise.all(statements.map((row) => statementViewOf(services, row, today)));
    // What a change was for and who said what is the body's own; the holder sees reasons, not notes.
    const isStaff = !call.roles.every((role) => role === "applicant");
    return ok({
      statements: views.map((view) => ({
        ...view,
        history: view.history.map((change) => (isStaff ? change : { ...change, note: "" })),
      })),
      notices: notices.map(noticeView),
      markChecks: checks.map(markCheckView(today)).map((check) => (isStaff ? check : { ...check, note: "" })),
    });
  });

export const watchBound = (services: Services): readonly Bound[] => [
  ...marksBound(services),
  ...noticesBound(services),
  sharedBound(services),
];
