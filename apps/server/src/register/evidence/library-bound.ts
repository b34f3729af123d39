import { routes } from "@touchstone/contract";
import { accessRule, ok, type Refusal, refusal, refuse } from "@touchstone/kernel";
import type { Risk } from "@touchstone/register";
import { type Bound, bind, scopeOf } from "../../http/bind.ts";
import { changedAnswer, isInstantAndId, readCursor, writeCursor } from "../../http/lists.ts";
import type { Services } from "../../services.ts";
import { dayOf } from "../rows.ts";
import { type Corrected, evidenceCorrected } from "./follow-item.ts";
import { itemStream } from "./item-stream.ts";
import { type ItemRow, itemView, lastWarned, readItem, unusable, usedBytes } from "./items.ts";
import { keptOf } from "./kept.ts";
import { factsOf } from "./upload-bound.ts";
import type { Uploads } from "./uploads.ts";

const notFound = refuse(refusal("not-found", accessRule));

type Listed = ItemRow & { readonly rows: number; readonly added_at: string };

// Every filter is a parameter; the items of one organisation are looked through once.
const listSql = `
with linked as (
  select item, count(*)::integer as rows from register_risk, unnest(evidence_items) item where owner = $1 and risk_state <> 'withdrawn' group by item
)
select e.id, e.version, e.state, e.added_at, coalesce(linked.rows, 0) as rows
from register_evidence e left join linked on linked.item = e.id::text
where e.owner = $1 and ($2::text is null or e.record = $2) and ($3::text is null or strpos(lower(e.name), lower($3)) > 0)
  and ($4::text is null or case $4
    when 'infected' then e.is_infected and not e.is_destroyed
    when 'destroyed' then e.is_destroyed
    else not e.is_infected and not e.is_destroyed and case $4
      when 'expired' then e.valid_until < $5
      when 'expiring' then e.valid_until between $5 and $6
      else coalesce(linked.rows, 0) = 0 end end)
  and ($7::text is null or (e.added_at, e.id) < ($7, $8::uuid))
order by e.added_at desc, e.id desc limit $9`;

type Link = { readonly id: string; readonly state: Risk };

const linksOf = async ({ store }: Services, owner: string, item: string): Promise<readonly Link[]> => {
  const { rows } = await store.transaction({ owner, caseId: null }, (tx) =>
    // By the state, so that links which were taken off are found too.
    tx.query<Link>(
      `select id, state from register_risk where owner = $1 and (state->'evidence')::text like '%' || $2 || '%' order by id limit 1000`,
      [owner, item],
    ),
  );
  return rows;
};

const linkViews = (rows: readonly Link[], item: string) =>
  rows.flatMap(({ id: risk, state }) =>
    state.evidence
      .filter((one) => one.item === item)
      .map(({ id, objective, bearing, why, unlinked }) => ({
        id,
        risk,
        title: state.identified?.title ?? "",
        objective,
        objectiveText: state.objectives.find((one) => one.id === objective)?.text ?? "",
        bearing,
        why,
        unlinked,
      })),
  );

export const libraryBound = (services: Services, uploads: Uploads): readonly Bound[] => {
  const { evidence } = routes;
  const { warnDays, quotaBytes, mostBytes, scanner } = services.evidence;
  return [
    bind(evidence.list, async (call) => {
      const { owner } = scopeOf(call);
      const { limit, cursor, state = null, record = null, search = null, within = warnDays, on: asked } = call.query;
      const on = dayOf(services, asked);
      const filter = { organisation: owner, state, record, search, within, on };
      const read = readCursor(cursor, filter, isInstantAndId);
      if (!read.ok) return read;
      const [added = null, id = null] = read.value?.split(",") ?? [];
      const values = [owner, record, search, state, on, lastWarned(on, within), added, id, limit + 1];
      const { rows } = await services.store.transaction(scopeOf(call), (tx) => tx.query<Listed>(listSql, values));
      const page = writeCursor(
        rows.map((row) => ({ id: `${row.added_at},${row.id}`, row })),
        limit,
        filter,
        ({ row }) => itemView(row, row.rows, on, within),
      );
      const used = (await usedBytes(services, owner)) + (await uploads.declared(owner));
      return ok({ ...page, quota: { bytes: quotaBytes, used }, scanner: scanner?.name ?? null, mostBytes, warnDays });
    }),
    bind(evidence.show, async (call) => {
      const { owner } = scopeOf(call);
      const item = await readItem(services, owner, call.params.evidence);
      if (!item.ok) return item;
      const linked = await linksOf(services, owner, item.value.id);
      const links = linkViews(linked, item.value.id);
      const live = new Set(linked.flatMap(({ id: risk, state }) => (state.withdrawn === null ? [risk] : [])));
      const serving = links.filter(({ risk, unlinked }) => unlinked === null && live.has(risk));
      const rows = new Set(serving.map(({ risk }) => risk)).size;
      const { id, state } = item.value;
      const kept = await keptOf(services, { owner, item: id, state, region: call.query.region });
      const { destroyed, asked } = state;
      return ok({
        ...itemView(item.value, rows, dayOf(services, call.query.on), warnDays),
        links,
        kept: kept.ok ? { free: kept.value.free, rules: [...kept.value.rules] } : null,
        destructionAsked: destroyed === null ? asked : null,
        destroyed: destroyed === null ? null : { ...destroyed, rules: [...destroyed.rules] },
      });
    }),
    bind(evidence.file, async (call) => {
      const { owner } = scopeOf(call);
      const item = await readItem(services, owner, call.params.evidence);
      if (!item.ok) return item;
      const against: Refusal | null = unusable(item.value.state);
      if (against !== null) return refuse(against);
      const { file } = item.value.state;
      const found = file === null ? null : await services.blobs.stream(owner, file.digest);
      return file === null || found === null ? notFound : ok({ ...found, name: file.name });
    }),
    bind(evidence.correct, async (call) => {
      const { owner } = scopeOf(call);
      const { evidence: id } = call.params;
      const item = await readItem(services, owner, id);
      if (!item.ok) return item;
      const { expected, ...about } = call.body;
      return services.store.execute({
        kind: itemStream,
        stream: id,
        scope: scopeOf(call),
        ...call.command,
        command: { type: "CorrectEvidence", about },
        expected,
        facts: async () => ({ facts: factsOf(call.viewer.name), reads: [] }),
        answer: changedAnswer(id),
        also: (tx) => services.store.jobs.send<Corrected>(tx, evidenceCorrected, { owner, item: id }),
      });
    }),
  ];
};
