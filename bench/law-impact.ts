import { join } from "node:path";
import { openServer, type Server } from "@touchstone/server";
import { type Engine, madeLaw, openEmbedded, openPostgresql } from "@touchstone/server/testing";
import { besidePostgresql } from "./beside-postgresql.ts";
import { inFolder } from "./folder.ts";
import { atMost, type Figure, ms, percentile, seconds } from "./table.ts";

const rowsEach = 20;
const articles = 40;
const documents = 3_700;
const found = 1_000;
const watchFor = 30_000;
const family = "zz-made-law";

const textsOf = (changed: number): readonly string[] =>
  Array.from({ length: 9 }, (_, at) => `第 ${at} 项要求：每${at < changed ? "半年" : "年"}检查一次，并且作出记录。`);

/**
 * One register of twenty rows: the first cites the law that everybody cites, each another article of it by turns; the rest
 * cite two hundred other laws. As the write path leaves them, but for the journal before them, which nothing here reads.
 */
const seedSql = (registers: number): readonly string[] => {
  const ids = `('01900000-0000-7000-8000-' || lpad(to_hex(o), 12, '0'))::uuid as owner,
    ('01900000-0000-7000-9000-' || lpad(to_hex(o * ${rowsEach} + r), 12, '0'))::uuid as id`;
  const clause = `case when r = 0 then '${family}' else 'zz-law-' || ((o * 7 + r) % 200) end as family,
    case when r = 0 then '2020-01-01' else '2020-05-01' end as version,
    case when r = 0 then (array['第一条','第二条','第三条','第四条','第五条','第六条','第七条','第八条','第九条'])[1 + o % 9]
      else '第' || (1 + (o + r) % ${articles}) || '条' end as article`;
  const seeded = `(select ${ids}, ${clause} from generate_series(1, ${registers}) o, generate_series(0, ${rowsEach - 1}) r) seeded`;
  const state = `json_build_object('identified', json_build_object('no', '', 'title', '风险', 'harm', ''), 'owner', '', 'area', '',
    'importedFrom', null, 'lines', json_build_array(json_build_object('id', 'l', 'title', family, 'printedDate', '', 'printed',
      json_build_object(), 'withdrawn', null, 'clauses', json_build_array(json_build_object('id', 'c', 'family', family,
      'version', version, 'article', article, 'quote', '每年', 'digest', null)))), 'objectives', json_build_array(),
    'controls', json_build_array(), 'monitoring', json_build_array(), 'evidence', json_build_array(),
    'evaluations', json_build_array(), 'corrections', json_build_array(), 'reviews', json_build_array())`;
  return [
    `insert into register_risk (owner, id, version, state, title, risk_state, state_rank, area, lawless, loose_lines)
     select owner, id, 1, ${state}, '风险', 'identified', 2, '', false, 0 from ${seeded}`,
    `insert into stream_head (owner, stream, kind, version, hash) select owner, id, 'risk', 1, repeat('0', 64) from ${seeded}`,
    `insert into register_citation (owner, source, family, law_version, article) select owner, id, family, version, article from ${seeded}`,
    "analyze register_citation",
  ];
};

/** A base as large as the bulk import leaves it; only its size matters here. */
const seedLaws = async (engine: Engine): Promise<void> => {
  await engine.pool.query(
    `insert into requirements_law (owner, id, version, state, family, law_version)
     select owner, gen_random_uuid(), 1, jsonb_set(jsonb_set(state::jsonb, '{document,family}', to_jsonb('zz-bulk-' || n)),
       '{digest}', 'null')::json, 'zz-bulk-' || n, '2020-01-01'
     from requirements_law, generate_series(1, ${documents}) n where family = '${family}'`,
  );
};

const ask = async (server: Server, path: string, init: RequestInit = {}): Promise<unknown> => {
  const headers = { authorization: `Bearer ${server.token}`, "idempotency-key": crypto.randomUUID() };
  const type = init.body === undefined ? {} : { "content-type": "application/octet-stream" };
  const response = await server.app.fetch(
    new Request(`http://127.0.0.1${path}`, { ...init, headers: { ...headers, ...type } }),
  );
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${text.slice(0, 300)}`);
  return JSON.parse(text);
};

const load = (server: Server, law: unknown) =>
  ask(server, "/api/v1/requirements/laws?file=law.json", { method: "POST", body: JSON.stringify(law) });

type Told = {
  readonly toReview: { readonly owners: number; readonly rows: number };
  readonly fanOut: {
    readonly done: { readonly owners: number; readonly rows: number };
    readonly finished: boolean;
  } | null;
};

const impact = async (server: Server): Promise<{ readonly told: Told; readonly took: number }> => {
  const began = performance.now();
  // The route's own schema was checked by the server's tests; the bench only reads figures.
  const told = (await ask(server, `/api/v1/requirements/impact/${family}/2026-10-01`)) as Told;
  return { told, took: performance.now() - began };
};

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const measure = async (engine: Engine, data: string, registers: number): Promise<readonly Figure[]> => {
  const server = await openServer({ data, origin: "http://127.0.0.1", demo: false, engine });
  try {
    await load(server, madeLaw("2020-01-01", "2020-02-01", ...textsOf(0)));
    await server.services.store.jobs.drain();
    await seedLaws(engine);
    const seeding = performance.now();
    for (const sql of seedSql(registers)) await engine.pool.query(sql);
    const seeded = performance.now() - seeding;
    // Two of the nine articles change, so that two registers in nine have a row to look at.
    await load(server, madeLaw("2026-10-01", "2027-03-01", ...textsOf(2)));
    const first = await impact(server);
    const again: number[] = [];
    for (let round = 0; round < 9; round += 1) again.push((await impact(server)).took);
    const began = performance.now();
    const before = (await impact(server)).told.fanOut?.done.rows ?? 0;
    let last = await impact(server);
    while (performance.now() - began < watchFor && last.told.fanOut?.finished !== true) {
      await pause(1_000);
      last = await impact(server);
    }
    const told = last.told.fanOut?.done ?? { owners: 0, rows: 0 };
    const rate = (1000 * (told.rows - before)) / (performance.now() - began);
    const { owners, rows } = first.told.toReview;
    return [
      {
        what: "registers, rows, documents",
        measured: `${registers}, ${registers * rowsEach}, ${documents}`,
        limit: "",
        holds: null,
      },
      { what: "seeding them", measured: seconds(seeded), limit: "", holds: null },
      { what: "of them with a row to look at", measured: `${owners} registers, ${rows} rows`, limit: "", holds: null },
      atMost("impact of a new version found, first time", first.took, found, ms),
      atMost("the same while it is told, p95 of 9", percentile(again, 0.95), found, ms),
      {
        what: "told in the time watched",
        measured: `${told.owners} registers, ${told.rows} rows`,
        limit: "",
        holds: null,
      },
      { what: "fan-out, rows a second", measured: rate.toFixed(0), limit: "", holds: null },
    ];
  } finally {
    await server.close();
  }
};

export const impactPostgresql = (): Promise<readonly Figure[] | null> =>
  besidePostgresql((cluster) =>
    inFolder(async (folder) => measure(await openPostgresql(cluster.url), folder, 100_000)),
  );

/** A single machine holds fewer registers. */
export const impactEmbedded = (): Promise<readonly Figure[]> =>
  inFolder(async (folder) => measure(await openEmbedded(join(folder, "pg")), folder, 5_000));
