import type { Appeal, Complaint, PublishedTime } from "@touchstone/kernel";
import type { Services } from "../../services.ts";
import { type AnyJob, appRole, type Migration, type Transaction } from "../../store/index.ts";

/** One row for each appeal or complaint: a body, a year, a number of days. Nothing in it names anybody. */
export const publishedTimeMigrations: readonly Migration[] = [
  {
    id: "cases/public-time-001",
    sql: `
create table public_appeal_time (
  entry uuid primary key, body uuid not null, kind text not null, year integer not null,
  days integer, upheld boolean
);
create index public_appeal_time_body on public_appeal_time (body, kind, year);
grant select, insert, update on public_appeal_time to ${appRole};
`,
  },
];

export type PublishedKind = "appeal" | "complaint";
export type PublishedRow = PublishedTime & { readonly kind: PublishedKind; readonly year: number };

const queue = "appeal-times";
type Sent = { readonly owner: string; readonly stream: string; readonly kind: PublishedKind };

/** Leaves with the transaction that filed or decided it. */
export const publishTime = ({ store }: Services, tx: Pick<Transaction, "query">, sent: Sent): Promise<void> =>
  store.jobs.send(tx, queue, sent);

const daysBetween = (from: string, to: string): number => Temporal.PlainDate.from(from).until(to).days;

const ofAppeal = ({ filed, decided }: Appeal) =>
  filed === null
    ? null
    : {
        on: filed.on,
        days: decided === null ? null : daysBetween(filed.on, decided.on),
        upheld: decided === null ? null : decided.outcome !== "dismissed",
      };

const ofComplaint = ({ received, decided }: Complaint) =>
  received === null
    ? null
    : {
        on: received.on,
        days: decided === null ? null : daysBetween(received.on, decided.on),
        upheld: decided === null ? null : decided.outcome !== "unjustified",
      };

const read = async ({ store }: Services, { owner, stream, kind }: Sent) =>
  store.transaction({ owner, caseId: null }, async (tx) => {
    if (kind === "appeal") {
      const { rows } = await tx.query<{ state: Appeal }>("select state from case_appeal where owner = $1 and id = $2", [
        owner,
        stream,
      ]);
      return rows[0] === undefined ? null : ofAppeal(rows[0].state);
    }
    const { rows } = await tx.query<{ state: Complaint }>(
      "select state from case_complaint where owner = $1 and id = $2",
      [owner, stream],
    );
    return rows[0] === undefined ? null : ofComplaint(rows[0].state);
  });

/** Writes what the stream says now: sent twice, or late, it comes to the same. */
export const timeJobs = (services: Services): readonly AnyJob[] => [
  {
    queue,
    handle: async (sent: Sent) => {
      const told = await read(services, sent);
      if (told === null) return;
      await services.store.transaction("public", (tx) =>
        tx.query(
          `insert into public_appeal_time (entry, body, kind, year, days, upheld) values ($1, $2, $3, $4, $5, $6)
           on conflict (entry) do update set days = excluded.days, upheld = excluded.upheld`,
          [sent.stream, sent.owner, sent.kind, Number(told.on.slice(0, 4)), told.days, told.upheld],
        ),
      );
    },
  },
];

export const publishedTimes = async ({ store }: Services, body: string): Promise<readonly PublishedRow[]> => {
  const { rows } = await store.transaction("public", (tx) =>
    tx.query<{ kind: PublishedKind; year: number; days: number | null; upheld: boolean | null }>(
      "select kind, year, days, upheld from public_appeal_time where body = $1",
      [body],
    ),
  );
  return rows.map(({ kind, year, days, upheld }) => ({ kind, year, days, isUpheld: upheld }));
};
