import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openBlobs } from "../blobs.ts";
import { commitHeads, logMigrations, openPublicLog, type PublicLog } from "../log/index.ts";
import { rebuildStore } from "../store/index.ts";
import { type BareStore, bareEngineKinds, bareStore } from "../testing/bare-store.ts";
import { diaryKinds, diaryMigrations, writeLine } from "../testing/diary.ts";
import { verifyAll } from "./verify-all.ts";

const one = "01900000-0000-7000-8000-000000000001";
const two = "01900000-0000-7000-8000-000000000002";
const streams = ["a1", "a2", "a3"].map((tail) => `01900000-0000-7000-8000-0000000000${tail}`);
const [first = "", second = "", third = ""] = streams;

const emptied = [
  "journal",
  "stream_head",
  "command",
  "diary",
  "access",
  "person_key",
  "log_entry",
  "log_checkpoint",
  "log_heads_commit",
  "log_heads_item",
];

describe.each(bareEngineKinds)("verify and rebuild on %s", (kind) => {
  let bare: BareStore;
  let data: string;
  let publicLog: PublicLog;
  beforeAll(async () => {
    bare = await bareStore(kind, [...logMigrations, ...diaryMigrations], diaryKinds);
  });
  afterAll(() => bare.close());
  // As the operator with all powers: past the roles, past row security.
  const sql = (text: string, values: readonly unknown[] = []) => bare.engine.pool.query(text, [...values]);
  const verify = () => verifyAll({ store: bare.store, publicLog, data });
  const write = (owner: string, stream: string, title: string) =>
    writeLine(bare.store, owner, stream, title, `${stream}/${title}`);

  beforeEach(async () => {
    data = mkdtempSync(join(tmpdir(), "touchstone-verify-"));
    for (const table of emptied) await sql(`delete from ${table}`);
    await sql(
      "update log_state set next = 0, size = 0, root = '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=', vkey = null, note = null",
    );
    publicLog = openPublicLog({ store: bare.store, data, origin: "http://127.0.0.1:7400" });
    for (const title of ["eins", "zwei", "drei"]) await write(one, first, title);
    await write(one, second, "vier");
    await commitHeads(bare.store, publicLog);
    for (const title of ["fünf", "sechs"]) await write(two, third, title);
    await write(one, first, "sieben");
    await commitHeads(bare.store, publicLog);
    await openBlobs(data, bare.store.world.newId).put(one, Buffer.from("evidence"));
    return () => rmSync(data, { recursive: true, force: true });
  });

  it("finds nothing wrong where nothing is, and says how much it looked at", async () => {
    expect(await verify()).toEqual({
      ok: true,
      checked: { streams: 3, events: 7, rows: 3, commits: 2, heads: 4, entries: 2, tiles: 4, checkpoints: 2, files: 1 },
      first: null,
    });
    // What was written after the last commit to the log is checked by its chain.
    await write(two, third, "acht");
    expect((await verify()).ok).toBe(true);
    expect(await rebuildStore(bare.store)).toMatchObject({
      ok: true,
      identical: true,
      streams: 3,
      events: 8,
      replaced: 0,
    });
  });

  it("committing again without a change adds nothing", async () => {
    await commitHeads(bare.store, publicLog);
    expect((await publicLog.state()).size).toBe(2);
  });

  const event = "owner = $1 and stream = $2 and version = $3";
  // With the product's own help the rows then fit the shortened journal.
  const cut = async (stream: string, version: number) => {
    await sql("delete from journal where stream = $1 and version > $2", [stream, version]);
    await sql(
      "update stream_head set version = $2, hash = (select hash from journal where stream = $1 and version = $2) where stream = $1",
      [stream, version],
    );
    await rebuildStore(bare.store);
  };
  const erase = async (stream: string) => {
    for (const [table, column] of [
      ["journal", "stream"],
      ["stream_head", "stream"],
      ["diary", "id"],
      ["access", "source"],
    ]) {
      await sql(`delete from ${table} where ${column} = $1`, [stream]);
    }
  };

  const journalCases: readonly (readonly [string, Readonly<Record<string, unknown>>, () => Promise<unknown>])[] = [
    [
      "an event's content changed",
      { code: "event-changed", stream: first, version: 2 },
      () => sql(`update journal set data = json_build_object('title', 'x') where ${event}`, [one, first, 2]),
    ],
    [
      "its actor",
      { code: "event-changed", stream: first, version: 1 },
      () => sql(`update journal set actor = $4 where ${event}`, [one, first, 1, two]),
    ],
    [
      "its claimed day",
      { code: "event-changed", stream: first, version: 4 },
      () => sql(`update journal set occurred_on = '2025-01-01' where ${event}`, [one, first, 4]),
    ],
    [
      "its clock time",
      { code: "event-changed", stream: first, version: 4 },
      () => sql(`update journal set recorded_at = recorded_at - interval '1 year' where ${event}`, [one, first, 4]),
    ],
    [
      "its sealed fields",
      { code: "event-changed", stream: first, version: 4 },
      () => sql(`update journal set sealed = null where ${event}`, [one, first, 4]),
    ],
    [
      "the case it can be read under",
      { code: "case-differs", stream: first },
      () => sql(`update journal set case_id = $2 where ${event}`.replace("$2", "$4"), [one, first, 2, two]),
    ],
    [
      "an event deleted",
      { code: "event-missing", stream: first, version: 2 },
      () => sql(`delete from journal where ${event}`, [one, first, 2]),
    ],
    [
      "the tail cut off",
      { code: "tail-missing", stream: first, version: 4 },
      () => sql(`delete from journal where ${event}`, [one, first, 4]),
    ],
    [
      "the tail cut off, head and row set back to fit",
      { code: "tail-removed", stream: first, version: 3, committed: 1 },
      () => cut(first, 2),
    ],
    [
      "two events swapped",
      { code: "event-changed", stream: first, version: 1 },
      () =>
        sql(
          "update journal set version = case version when 1 then 101 else 1 end where stream = $1 and version in (1, 2)",
          [first],
        ).then(() => sql("update journal set version = 2 where stream = $1 and version = 101", [first])),
    ],
    [
      "an event moved to another stream",
      { code: "head-changed", stream: first, version: 3 },
      () =>
        sql("update journal set stream = $2, version = 2 where stream = $1 and version = 4", [first, second]).then(() =>
          sql("update stream_head set version = 3 where stream = $1", [first]),
        ),
    ],
    [
      "all events of a stream removed",
      { code: "events-missing", stream: second },
      () => sql("delete from journal where stream = $1", [second]),
    ],
    [
      "a whole stream removed, with head, row and access",
      { code: "stream-removed", stream: second, version: 1, committed: 1 },
      () => erase(second),
    ],
    [
      "a head changed",
      { code: "head-changed", stream: first },
      () => sql("update stream_head set hash = 'x' where stream = $1", [first]),
    ],
    [
      "a head removed",
      { code: "head-missing", stream: first },
      () => sql("delete from stream_head where stream = $1", [first]),
    ],
    [
      "a head set back",
      { code: "head-behind", stream: first },
      () => sql("update stream_head set version = 3 where stream = $1", [first]),
    ],
    [
      "the list of committed heads thinned",
      { code: "heads-list-changed", number: 1 },
      () => erase(second).then(() => sql("delete from log_heads_item where stream = $1", [second])),
    ],
    [
      "a commit of heads removed",
      { code: "heads-commit-missing", key: "heads/2" },
      () =>
        sql("delete from log_heads_item where commit_number = 2").then(() =>
          sql("delete from log_heads_commit where number = 2"),
        ),
    ],
    [
      "a commit of heads rewritten",
      { code: "heads-commit-differs", number: 2 },
      () => sql("update log_heads_commit set streams = 2 where number = 2"),
    ],
  ];

  it.each(journalCases)("%s: named [17021-1 9.9.3]", async (_what, finding, tamper) => {
    await tamper();
    const report = await verify();
    expect(report.ok).toBe(false);
    expect(report.first).toMatchObject(finding);
  });

  it("a history written anew, chain, head and row in order: named by what the log holds [17021-1 9.9.3]", async () => {
    // Everything an operator can do: the second event of a stream is left out and the rest chained again.
    await erase(third);
    await sql("delete from command");
    await write(two, third, "sechs");
    await write(two, third, "neun");
    expect((await verify()).first).toMatchObject({
      code: "history-rewritten",
      stream: third,
      version: 2,
      committed: 2,
    });
  });

  const rowCases: readonly (readonly [string, Readonly<Record<string, unknown>>, string])[] = [
    [
      "a row's state",
      { code: "row-differs", table: "diary", stream: first },
      `update diary set state = '{"title":"x"}' where id = '${first}'`,
    ],
    [
      "a row's column",
      { code: "row-differs", stream: first },
      `update diary set long = not long where id = '${first}'`,
    ],
    [
      "a row's day",
      { code: "row-differs", stream: first },
      `update diary set on_day = '2020-01-01' where id = '${first}'`,
    ],
    [
      "a row's instant",
      { code: "row-differs", stream: first },
      `update diary set at_instant = at_instant + interval '1 second' where id = '${first}'`,
    ],
    [
      "a row's list",
      { code: "row-differs", stream: first },
      `update diary set tags = array['b', 'sieben'] where id = '${first}'`,
    ],
    ["a row's version", { code: "row-differs", stream: first }, `update diary set version = 3 where id = '${first}'`],
    ["a row removed", { code: "row-missing", stream: second }, `delete from diary where id = '${second}'`],
    [
      "a row planted",
      { code: "row-extra", stream: two },
      `insert into diary (owner, id, version, state, title, tags, long) values ('${one}', '${two}', 1, '{}', 'x', '{}', false)`,
    ],
    [
      "access planted for a stream",
      { code: "access-extra", stream: first, viewer: two },
      `insert into access (viewer, owner, role, source) values ('${two}', '${one}', 'manager', '${first}')`,
    ],
    [
      "access planted without one",
      { code: "access-extra", viewer: two },
      `insert into access (viewer, owner, role, source) values ('${two}', '${one}', 'manager', '${two}')`,
    ],
    ["access removed", { code: "access-missing", stream: first }, `delete from access where source = '${first}'`],
  ];

  it.each(rowCases)("%s changed: named, and made right again by rebuild", async (_what, finding, tamper) => {
    await sql(tamper);
    expect((await verify()).first).toMatchObject(finding);
    expect(await rebuildStore(bare.store)).toMatchObject({ ok: true, identical: false });
    expect((await verify()).ok).toBe(true);
    expect((await rebuildStore(bare.store)).identical).toBe(true);
  });

  it("rebuild makes no rows from a broken journal", async () => {
    await sql("update journal set data = '{}' where stream = $1 and version = 1", [first]);
    await sql("delete from diary");
    expect(await rebuildStore(bare.store)).toMatchObject({
      ok: false,
      identical: false,
      first: { code: "event-changed" },
    });
    expect((await sql("select * from diary")).rows).toEqual([]);
  });

  it("rebuild under writes loses none of them", async () => {
    const [report] = await Promise.all([
      rebuildStore(bare.store),
      ...Array.from({ length: 20 }, (_, index) => write(two, bare.store.world.newId(), `n${index}`)),
    ]);
    expect(report).toMatchObject({ ok: true, identical: true });
    const after = await verify();
    expect(after).toMatchObject({ ok: true, checked: { streams: 23, rows: 23 } });
  });

  it("an erased person leaves a chain that verifies and rows that rebuild without the personal fields", async () => {
    await sql("delete from person_key");
    expect((await verify()).first).toMatchObject({ code: "row-differs" });
    await rebuildStore(bare.store);
    expect((await verify()).ok).toBe(true);
    const { rows } = await sql("select state from diary where id = $1", [first]);
    expect(rows[0].state).toMatchObject({ title: "sieben", author: null });
  });

  const flip = (file: string) => {
    const path = join(data, file);
    const bytes = readFileSync(path);
    bytes.writeUInt8(bytes.readUInt8(0) ^ 1, 0);
    writeFileSync(path, bytes);
  };
  const logCases: readonly (readonly [string, Readonly<Record<string, unknown>>, () => unknown])[] = [
    ["a bundle's byte", { code: "tile-differs", path: "tile/entries/000.p/2" }, () => flip("log/tile/entries/000.p/2")],
    ["an old tile's byte", { code: "tile-differs", path: "tile/0/000.p/1" }, () => flip("log/tile/0/000.p/1")],
    [
      "a tile removed",
      { code: "tile-missing", path: "tile/0/000.p/2" },
      () => rmSync(join(data, "log/tile/0/000.p/2")),
    ],
    ["the checkpoint file", { code: "checkpoint-file-differs" }, () => flip("log/checkpoint")],
    [
      "an entry in the database",
      { code: "heads-commit-differs", number: 1 },
      () => sql("update log_entry set leaf = '\\x00' where index = 0"),
    ],
    ["an entry removed", { code: "entry-missing" }, () => sql("delete from log_entry where index = 1")],
    [
      "an old checkpoint",
      { code: "checkpoint-forged", size: 1 },
      () => sql("update log_checkpoint set note = replace(note, E'\\n1\\n', E'\\n2\\n') where size = 1"),
    ],
    [
      "the last checkpoint removed",
      { code: "checkpoint-missing", size: 2 },
      () => sql("delete from log_checkpoint where size = 2"),
    ],
  ];

  it.each(logCases)("%s of the log changed: named", async (_what, finding, tamper) => {
    await tamper();
    expect((await verify()).first).toMatchObject(finding);
  });

  it("a file that an event names, changed or gone: named", async () => {
    const digest = await openBlobs(data, bare.store.world.newId).put(one, Buffer.from("evidence"));
    flip(`blobs/${one}/${digest}`);
    expect((await verify()).first).toEqual({ code: "file-changed", owner: one, digest });
    rmSync(join(data, "blobs"), { recursive: true });
    expect((await verify()).ok).toBe(true);
    await writeLine(bare.store, one, second, "mit Datei", "file", { digest, bytes: 8 });
    expect((await verify()).first).toEqual({ code: "file-missing", owner: one, digest });
    await openBlobs(data, bare.store.world.newId).put(one, Buffer.from("evidence"));
    expect((await verify()).ok).toBe(true);
  });
});
