import { type Appeal, type Complaint, type CountedTime, closePeriods, type PublishedPeriod } from "@touchstone/kernel";
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
  {
    id: "cases/public-time-002",
    // What was counted before is known by its year alone: it counts on that year's last day.
    sql: `
alter table public_appeal_time add column filed_on date, add column decided_on date;
update public_appeal_time set filed_on = make_date(year, 12, 31),
  decided_on = case when days is not null then make_date(year, 12, 31) end;
alter table public_appeal_time alter column filed_on set not null;
create table public_appeal_period (
  body uuid not null, kind text not null, "to" date not null, "from" date, filed integer, decided integer not null,
  median double precision not null, p90 integer, upheld_percent integer not null, primary key (body, kind, "to")
);
grant select, insert on public_appeal_period to ${appRole};
`,
  },
];

export const publishedKinds = ["appeal", "complaint"] as const;
export type PublishedKind = (typeof publishedKinds)[number];
export type PublishedRow = PublishedPeriod & { readonly kind: PublishedKind };

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

/** Who counts and who publishes take turns: a quarter is not closed while something is still being put into it. */
const inTurn = (tx: Transaction, body: string, kind: PublishedKind) =>
  tx.query("select pg_advisory_xact_lock(hashtextextended($1, 7462023))", [`${body} ${kind}`]);

/**
 * Writes what the stream says now, under the day on which it is written: sent twice, or late, it never falls into a quarter
 * that was published. A decision that was published is not counted again.
 */
const countSql = `
insert into public_appeal_time (entry, body, kind, year, days, upheld, filed_on, decided_on)
values ($1, $2, $3, $4, $5, $6, $7, case when $5::integer is not null then $7::date end)
on conflict (entry) do update set days = excluded.days, upheld = excluded.upheld,
  decided_on = case when public_appeal_time.days = excluded.days then public_appeal_time.decided_on else excluded.decided_on end
where public_appeal_time.decided_on is null or public_appeal_time.decided_on > coalesce(
  (select max("to") from public_appeal_period where body = excluded.body and kind = excluded.kind), '-infinity')`;

export const timeJobs = (services: Services, today: () => string): readonly AnyJob[] => [
  {
    queue,
    handle: async (sent: Sent) => {
      const told = await read(services, sent);
      if (told === null) return;
      await services.store.transaction("public", async (tx) => {
        await inTurn(tx, sent.owner, sent.kind);
        const year = Number(told.on.slice(0, 4));
        await tx.query(countSql, [sent.stream, sent.owner, sent.kind, year, told.days, told.upheld, today()]);
      });
    },
  },
];

const countedSql = `
select to_char(filed_on, 'YYYY-MM-DD') as "filedOn", to_char(decided_on, 'YYYY-MM-DD') as "decidedOn", days, upheld as "isUpheld"
from public_appeal_time where body = $1 and kind = $2 and greatest(filed_on, decided_on) > $3::date`;

const publishedSql = `
select kind, to_char("from", 'YYYY-MM-DD') as "from", to_char("to", 'YYYY-MM-DD') as "to", filed, decided, median, p90,
  upheld_percent as "upheldPercent"
from public_appeal_period where body = $1 order by kind, "to" desc limit 200`;

/** Asked at every visit, so it is answered by a count: are there enough decisions in quarters that are over? */
const duesSql = `
select count(*)::integer as dues from public_appeal_time
where body = $1 and kind = $2 and decided_on < date_trunc('quarter', $3::date) and decided_on > coalesce(
  (select max("to") from public_appeal_period where body = $1 and kind = $2), '-infinity')`;

const closeQuarters = async (
  tx: Transaction,
  body: string,
  kind: PublishedKind,
  { today, least }: { readonly today: () => string; readonly least: number },
): Promise<void> => {
  const { rows: due } = await tx.query<{ dues: number }>(duesSql, [body, kind, today()]);
  if ((due[0]?.dues ?? 0) < least) return;
  await inTurn(tx, body, kind);
  const { rows: ends } = await tx.query<{ last: string | null }>(
    `select to_char(max("to"), 'YYYY-MM-DD') as last from public_appeal_period where body = $1 and kind = $2`,
    [body, kind],
  );
  const last = ends[0]?.last ?? null;
  const { rows } = await tx.query<CountedTime>(countedSql, [body, kind, last ?? "-infinity"]);
  for (const period of closePeriods(rows, { last, today: today(), least }))
    await tx.query(
      `insert into public_appeal_period (body, kind, "from", "to", filed, decided, median, p90, upheld_percent)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        body,
        kind,
        period.from,
        period.to,
        period.filed,
        period.decided,
        period.median,
        period.p90,
        period.upheldPercent,
      ],
    );
};

/** What was published of a body. Quarters that ended since somebody last asked are closed first, and stay as they are. */
export const publishedTimes = ({ store }: Services, body: string, asked: Parameters<typeof closeQuarters>[3]) =>
  store.transaction("public", async (tx): Promise<readonly PublishedRow[]> => {
    for (const kind of publishedKinds) await closeQuarters(tx, body, kind, asked);
    return (await tx.query<PublishedRow>(publishedSql, [body])).rows;
  });
