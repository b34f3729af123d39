import { type OutputOf, routes } from "@touchstone/contract";
import { ok } from "@touchstone/kernel";
import type { Scan, ScanCommand } from "@touchstone/register";
import { type Bound, bind, type Call, scopeOf } from "../http/bind.ts";
import { changedAnswer, isDayAndId, readCursor, writeCursor } from "../http/lists.ts";
import type { Services } from "../services.ts";
import { legalDay } from "./legal-day.ts";
import { readTrends } from "./read-trends.ts";
import { scanStream } from "./scan-stream.ts";
import { askTrends } from "./trend-view.ts";

type Row = { readonly id: string; readonly version: number; readonly on_date: string; readonly state: Scan };
type View = OutputOf<typeof routes.foresight.scans>["items"][number];

// Newest first; scans of one day by the order of their making.
const listSql = `
select id, version, on_date, state from foresight_scan
where owner = $1 and on_date <= $2 and ($3::text is null or (on_date, id) < ($3, $4::uuid))
order by on_date desc, id desc limit $5`;

const viewOf = ({ id, version, state: { recorded, sightings } }: Row): readonly View[] => {
  if (recorded === null) return [];
  const { title, on, phase, sources, by } = recorded;
  return [{ id, version, title, on, phase, author: by.name, sources: [...sources], sightings: [...sightings] }];
};

/** The trends that a scan saw, with the version that said so; null where there is no such scan. */
export const scanSeen = async ({ store }: Services, owner: string, id: string): Promise<readonly string[] | null> => {
  const { rows } = await store.transaction({ owner, caseId: null }, (tx) =>
    tx.query<Pick<Row, "state">>("select state from foresight_scan where owner = $1 and id = $2", [owner, id]),
  );
  return rows[0]?.state.sightings.map(({ trend }) => trend) ?? null;
};

export const scansBound = (services: Services): readonly Bound[] => {
  const { store } = services;
  const { foresight } = routes;
  type Sent = Pick<Call<never>, "scope" | "command" | "viewer">;
  const send = (call: Sent, stream: string, command: ScanCommand, more: { expected: number | null; on?: string }) => {
    if (call.scope === null) throw new Error("this route's door leads into no scope");
    const { trends, phases } = readTrends();
    const ids = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id);
    const facts = { name: call.viewer.name, trends: ids(trends), phases: ids(phases) };
    return store.execute({
      kind: scanStream,
      stream,
      scope: call.scope,
      ...call.command,
      command,
      expected: more.expected,
      ...(more.on === undefined ? {} : { occurredOn: more.on }),
      facts: async () => ({ facts, reads: [] }),
      answer: changedAnswer(stream),
    });
  };
  return [
    bind(foresight.trends, async () => ok(askTrends())),
    bind(foresight.scans, async (call) => {
      const scope = scopeOf(call);
      const { limit, cursor, on = legalDay(services) } = call.query;
      const filter = { organisation: scope.owner, on };
      const read = readCursor(cursor, filter, isDayAndId);
      if (!read.ok) return read;
      const [day = null, id = null] = read.value?.split(",") ?? [];
      const { rows } = await store.transaction(scope, (tx) =>
        tx.query<Row>(listSql, [scope.owner, on, day, id, limit + 1]),
      );
      const keyed = rows.map((row) => ({ id: `${row.on_date},${row.id}`, row }));
      const page = writeCursor(keyed, limit, filter, ({ row }) => viewOf(row));
      return ok({ ...page, items: page.items.flat() });
    }),
    bind(foresight.recordScan, (call) =>
      send(call, store.world.newId(), { type: "RecordScan", ...call.body }, { expected: null, on: call.body.on }),
    ),
    bind(foresight.rateTrend, (call) => {
      const { expected, ...sighting } = call.body;
      return send(call, call.params.scan, { type: "RateTrend", sighting }, { expected });
    }),
  ];
};
