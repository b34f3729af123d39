import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrations } from "../server.ts";
import { catalogFaults } from "../testing/catalog-faults.ts";
import { engineKinds, freshEngine } from "../testing/engines.ts";
import type { Engine } from "./engine.ts";
import { appRole, migrate, ownedTable } from "./migrate.ts";
import { storeMigrations } from "./schema.ts";
import { transaction } from "./transaction.ts";

const open = `grant select on bad to ${appRole}`;
const ours = "01900000-0000-7000-8000-0000000000aa";
const theirs = "01900000-0000-7000-8000-0000000000bb";

describe.each(engineKinds)("the database's fences on %s", (kind) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await freshEngine(kind);
  });
  afterAll(() => engine.close());

  it("stand round every table", async () => {
    expect(await catalogFaults(engine)).toEqual([]);
    const { rows } = await engine.pool.query(
      "select count(*)::integer as n from pg_policies where policyname like '%\\_scope'",
    );
    expect(rows[0].n).toBeGreaterThan(4);
  });

  it.each([
    ["row security is not forced: bad", `create table bad (owner uuid, id uuid, primary key (owner, id)); ${open}`],
    ["no policy by owner: bad", `create table bad (owner uuid, id uuid, primary key (owner, id)); ${open}`],
    [
      "row security is not forced: bad",
      `${ownedTable("bad", "id uuid", "id")} alter table bad no force row level security`,
    ],
    ["owner is not the first key column: bad", `create table bad (id uuid primary key, owner uuid); ${open}`],
    ["owner is not the first key column: bad", `create table bad (id uuid, owner uuid); ${open}`],
    [
      "a policy beside the owner's: bad.open",
      `${ownedTable("bad", "id uuid", "id")} create policy open on bad for select using (true)`,
    ],
    [
      "a unique index tells of other owners: bad_number",
      `${ownedTable("bad", "id uuid, number integer", "id")} create unique index bad_number on bad (number)`,
    ],
    [
      "a foreign key may cross owners: bad_head",
      `create table head (id uuid primary key); ${ownedTable("bad", "id uuid, constraint bad_head foreign key (id) references head (id)", "id")}`,
    ],
    ["a table without owner that is not known as public: bad", "create table bad (id uuid primary key)"],
    ["a view sees with its owner's eyes: bad", "create view bad as select * from journal"],
    ["a view sees with its owner's eyes: bad", "create materialized view bad as select * from journal"],
    [
      "a function runs with its owner's rights: bad",
      "create function bad() returns bigint language sql security definer as 'select count(*) from journal'",
    ],
    [`a role may pass row security: ${appRole}`, `alter role ${appRole} bypassrls`],
    ["the app's role owns something: bad", `create table bad (id uuid); alter table bad owner to ${appRole}`],
    ["the app's role may empty a table: journal", `grant truncate on journal to ${appRole}`],
    [`the journal can be rewritten: ${appRole}.UPDATE`, `grant update on journal to ${appRole}`],
  ])("find %s", async (fault, sql) => {
    const client = await engine.pool.connect();
    try {
      await client.query("begin");
      await client.query(sql);
      const here: Engine = {
        ...engine,
        pool: Object.assign(Object.create(engine.pool), { query: client.query.bind(client) }),
      };
      expect(await catalogFaults(here)).toContain(fault);
    } finally {
      await client.query("rollback");
      client.release();
    }
  });

  it("keep one owner's rows from another, and let the owner's through [17021-1 8.4.7]", async () => {
    await engine.pool.query(ownedTable("fenced", "id uuid not null, case_id uuid", "id"));
    const inside = (owner: string, caseId: string | null = null) => ({ owner, caseId });
    const rows = (scope: Parameters<typeof transaction>[1]) =>
      transaction(engine, scope, async (tx) => (await tx.query("select owner from fenced")).rows.length);
    await transaction(engine, inside(ours), (tx) =>
      tx.query("insert into fenced (owner, id, case_id) values ($1, $1, $1), ($1, $2, null)", [ours, theirs]),
    );
    expect(await rows(inside(ours))).toBe(2);
    expect(await rows(inside(ours, ours))).toBe(1);
    expect(await rows(inside(ours, theirs))).toBe(0);
    expect(await rows(inside(theirs))).toBe(0);
    expect(await rows("public")).toBe(0);
    const stolen = transaction(engine, inside(theirs), (tx) =>
      tx.query("insert into fenced (owner, id) values ($1, $2)", [ours, theirs]),
    );
    await expect(stolen).rejects.toThrow(/row-level security/);
    const moved = transaction(engine, inside(ours), (tx) => tx.query("update fenced set owner = $1", [theirs]));
    await expect(moved).rejects.toThrow(/row-level security/);
  });

  it("are put up once, and again where a step brings a table", async () => {
    const steps = [...storeMigrations, ...migrations];
    const made = async () =>
      (await engine.pool.query("select xmin::text as made from pg_description where objoid = 'migration'::regclass"))
        .rows;
    await migrate(engine, steps);
    const before = await made();
    await migrate(engine, steps);
    expect(before).toHaveLength(1);
    expect(await made()).toEqual(before);
    await migrate(engine, [...steps, { id: "test/later", sql: ownedTable("later", "id uuid not null", "id") }]);
    expect(await made()).not.toEqual(before);
    await transaction(engine, { owner: ours, caseId: null }, (tx) =>
      tx.query("insert into later (owner, id) values ($1, $1)", [ours]),
    );
    const seen = await transaction(engine, "maintenance", async (tx) => (await tx.query("select id from later")).rows);
    expect(seen).toEqual([{ id: ours }]);
  });
});
