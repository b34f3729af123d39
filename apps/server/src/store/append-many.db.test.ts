import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type BareStore, bareEngineKinds, bareStore } from "../testing/bare-store.ts";
import { diary, diaryKinds, diaryMigrations, type Written } from "../testing/diary.ts";
import { append, noHead, type Stamp } from "./append.ts";
import { appendMany, type NewStream } from "./append-many.ts";
import { rebuildStore } from "./rebuild.ts";
import type { Transaction } from "./transaction.ts";
import { verifyStore } from "./verify.ts";

const ours = "01900000-0000-7000-8000-000000000001";
const theirs = "01900000-0000-7000-8000-000000000002";
const id = (place: number): string => `01900000-0000-7000-8000-${place.toString(16).padStart(12, "0")}`;

/** The same ids in the same order each time. */
const stamped = (): Stamp => {
  let next = 0x10_0000;
  return {
    actor: id(0xa),
    commandId: id(0xc),
    recordedAt: "2026-11-23T04:00:00.000Z",
    occurredOn: "2026-11-22",
    newId: () => id(next++),
  };
};

const text = fc.string({ unit: "binary", maxLength: 12 }).filter((value) => !value.includes("\u0000"));
const written: fc.Arbitrary<Written> = fc.record({
  type: fc.constant("LineWritten"),
  data: fc.record({
    title: text,
    tags: fc.array(text, { maxLength: 3 }),
    on: fc.constantFrom("2026-11-23", "0001-01-01"),
    at: fc.constantFrom("2026-11-23T04:00:00Z", "2026-11-23T04:00:00.123456+08:00"),
    viewer: fc.constantFrom(id(0xa1), id(0xa2)),
    file: fc.option(fc.record({ digest: text, bytes: fc.maxSafeNat() })),
  }),
  // A seal is random, so it is compared apart.
  personal: fc.constant(null),
});
const manyStreams = fc
  .array(fc.array(written, { maxLength: 3 }), { maxLength: 12 })
  .map((all) => all.map((events, place) => ({ stream: id(place), events })));

const line = (title: string, personal: Written["personal"] = null): Written => ({
  type: "LineWritten",
  data: { title, tags: [], on: "2026-11-23", at: "2026-11-23T04:00:00Z", viewer: id(0xa1), file: null },
  personal,
});

/** The same stream in a case and with two who may enter, so that no column stays empty. */
const inCases: typeof diary = {
  ...diary,
  row: { ...diary.row, caseId: ({ viewer }) => viewer },
  access: ({ viewer }) =>
    viewer === null
      ? []
      : [
          { viewer, caseId: viewer, role: "manager" },
          { viewer: id(0xa3), caseId: null, role: "evaluator" },
        ],
};

describe.each(bareEngineKinds)("many new streams at once on %s", (kind) => {
  let bare: BareStore;
  beforeAll(async () => {
    bare = await bareStore(kind, diaryMigrations, diaryKinds);
  });
  afterAll(() => bare.close());

  const empty = async () => {
    for (const table of ["journal", "stream_head", "command", "diary", "access", "person_key"])
      await bare.engine.pool.query(`delete from ${table}`);
  };
  beforeEach(empty);

  // Every column as the database would print it: JSON as its text, byte for byte.
  const stored = async () => {
    const all = async (table: string, order: string) =>
      (await bare.engine.pool.query(`select t::text as line from ${table} t order by ${order}`)).rows;
    return {
      journal: await all("journal", "stream, version"),
      heads: await all("stream_head", "stream"),
      rows: await all("diary", "id"),
      access: await all("access", "source, viewer"),
    };
  };
  const counts = async () => Object.values(await stored()).map((lines) => lines.length);
  const inScope = (work: (tx: Transaction) => Promise<void>, owner = ours) =>
    bare.store.transaction({ owner, caseId: null }, work);
  const many = (streams: Iterable<NewStream<Written>>, owner = ours) =>
    inScope((tx) => appendMany(tx, diary, streams, stamped()), owner);

  it("leaves to the byte what one append for each stream leaves", async () => {
    await fc.assert(
      fc.asyncProperty(manyStreams, async (streams) => {
        await empty();
        const stamp = stamped();
        for (const { stream, events } of streams) {
          const before = { head: noHead, state: diary.decider.initial };
          const command = { key: stream, digest: "", result: null };
          await inScope(async (tx) => {
            await append(tx, inCases, stream, before, events, stamp, command);
          });
        }
        const one = await stored();
        await empty();
        await inScope((tx) => appendMany(tx, inCases, streams, stamped()));
        expect(await stored()).toEqual(one);
      }),
      { numRuns: 60 },
    );
  });

  it("makes what verify and rebuild call right, seals and access included, over several statements", async () => {
    const personal = { person: id(0xb1), fields: { author: "张三" } };
    const streams = Array.from({ length: 620 }, (_, place) => ({
      stream: id(place),
      events: [line(`${place}`), ...(place % 7 === 0 ? [line(`${place} 又`, personal)] : [])],
    }));
    await many(streams);
    expect(await counts()).toEqual([620 + 89, 620, 620, 620]);
    expect(await verifyStore(bare.store)).toEqual({
      checked: { streams: 620, events: 620 + 89, rows: 620 },
      first: null,
    });
    expect(await rebuildStore(bare.store)).toMatchObject({ ok: true, identical: true, replaced: 0 });
    const sealed = await bare.engine.pool.query("select state->>'author' as author from diary where id = $1", [id(7)]);
    expect(sealed.rows).toEqual([{ author: "张三" }]);
  });

  it("leaves nothing when one in the middle is there already, twice there, or fails to be made", async () => {
    const streams = Array.from({ length: 600 }, (_, place) => ({ stream: id(place), events: [line(`${place}`)] }));
    const failing = function* () {
      yield* streams.slice(0, 555);
      throw new Error("a row that cannot be made");
    };
    await expect(many(failing())).rejects.toThrow("a row that cannot be made");
    expect(await counts()).toEqual([0, 0, 0, 0]);

    await expect(many([...streams, ...streams.slice(300, 301)])).rejects.toMatchObject({ code: "23505" });
    expect(await counts()).toEqual([0, 0, 0, 0]);

    await many([{ stream: id(400), events: [line("first")] }]);
    const before = await stored();
    await expect(many(streams)).rejects.toMatchObject({ code: "23505" });
    expect(await stored()).toEqual(before);
  });

  it("writes for the scope's owner alone, and the other one sees nothing of it", async () => {
    await many([{ stream: id(1), events: [line("ours")] }]);
    await many([{ stream: id(1), events: [line("theirs")] }], theirs);
    const titles = async (owner: string) => {
      let found: readonly unknown[] = [];
      await inScope(async (tx) => {
        found = (await tx.query("select data->>'title' as title from journal")).rows;
      }, owner);
      return found;
    };
    expect([await titles(ours), await titles(theirs)]).toEqual([[{ title: "ours" }], [{ title: "theirs" }]]);
    const ownerless = bare.store.transaction("public", (tx) =>
      appendMany(tx, diary, [{ stream: id(2), events: [line("nobody's")] }], stamped()),
    );
    await expect(ownerless).rejects.toThrow(/owner/);
  });

  it("replaces a read row that no stream stands behind, as append does", async () => {
    await many([{ stream: id(1), events: [line("new")] }]);
    await bare.engine.pool.query("update diary set title = 'stray'");
    await bare.engine.pool.query("delete from journal; delete from stream_head; delete from access");
    await many([{ stream: id(1), events: [line("new")] }]);
    expect(await verifyStore(bare.store)).toMatchObject({ checked: { rows: 1 }, first: null });
  });
});
