import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Services } from "../services.ts";
import type { Store } from "../store/index.ts";
import { type BareStore, bareEngineKinds, bareStore } from "../testing/bare-store.ts";
import { type Disk, realDisk } from "./disk.ts";
import { logPaths } from "./log-paths.ts";
import { openPublicLog } from "./public-log.ts";
import { logMigrations } from "./schema.ts";
import { auditLog, type Get } from "./testing/outside-reader.ts";

class Killed extends Error {}

/** The moment of death: before the n-th call has an effect (half way, where it is a write), or after it and before its answer. */
type Moment = "during" | "after";

/** A process that dies at its n-th call to disk or database, and does nothing ever after. */
const mortal = (store: Store, deadline: number, moment: Moment) => {
  let calls = 0;
  const step = async <Value>(work: () => Promise<Value>, torn: () => Promise<unknown>): Promise<Value> => {
    calls += 1;
    if (calls > deadline) throw new Killed();
    if (calls < deadline) return work();
    if (moment === "during") await torn();
    if (moment === "after") await work();
    throw new Killed();
  };
  const nothing = async () => {};
  const disk: Disk = {
    makeFolder: (folder) => step(() => realDisk.makeFolder(folder), nothing),
    write: (file, bytes) =>
      step(
        () => realDisk.write(file, bytes),
        () => realDisk.write(file, bytes.slice(0, bytes.length / 2)),
      ),
    rename: (from, to) => step(() => realDisk.rename(from, to), nothing),
    syncFolder: (folder) => step(() => realDisk.syncFolder(folder), nothing),
    read: (file) => step(() => realDisk.read(file), nothing),
  };
  const dying: Pick<Store, "transaction" | "world"> = {
    world: store.world,
    transaction: (scope, work) => step(() => store.transaction(scope, work), nothing),
  };
  return { disk, store: dying, calls: () => calls };
};

const leaf = (text: string): Uint8Array => Buffer.from(text);

describe.each(bareEngineKinds)("the public log dies at every step on %s", (kind) => {
  let bare: BareStore;
  let data: string;
  beforeAll(async () => {
    bare = await bareStore(kind, logMigrations);
    data = mkdtempSync(join(tmpdir(), "touchstone-crash-"));
  });
  afterAll(async () => {
    await bare.close();
    rmSync(data, { recursive: true, force: true });
  });
  const origin = "http://127.0.0.1:7400";

  const get: Get = async (path) => {
    const app = new Hono();
    logPaths(app, { publicLog: openPublicLog({ store: bare.store, data, origin }) } as Services);
    const response = await app.request(path);
    return response.status === 200 ? new Uint8Array(await response.arrayBuffer()) : null;
  };
  const signedNotes = async () => {
    const { rows } = await bare.engine.pool.query<{ note: string }>("select note from log_checkpoint order by size");
    return rows.map(({ note }) => note);
  };

  it.each(["during", "after"] as const)(
    "%s: the next start is consistent, keeps what was signed, and gives no place twice",
    async (moment) => {
      const acknowledged = new Map<string, number>();
      // Stands two entries before a tile's edge, so that a full tile and an upper level come to be on the way.
      const live = openPublicLog({ store: bare.store, data, origin });
      const filler = Array.from({ length: 254 }, (_, index) => `${moment}/filler/${index}`);
      for (const [place, { index }] of (
        await Promise.all(filler.map((name) => live.append(name, leaf(name))))
      ).entries()) {
        acknowledged.set(filler[place] ?? "", index);
      }
      for (let deadline = 1, finished = false; !finished; deadline += 1) {
        const { disk, store, calls } = mortal(bare.store, deadline, moment);
        const names = [`${moment}/${deadline}/a`, `${moment}/${deadline}/b`];
        const doomed = openPublicLog({ store, data, origin, disk });
        const answers = await Promise.allSettled(names.map((name) => doomed.append(name, leaf(name))));
        for (const [place, answer] of answers.entries()) {
          if (answer.status === "fulfilled") acknowledged.set(names[place] ?? "", answer.value.index);
          else expect(answer.reason).toBeInstanceOf(Killed);
        }
        finished = calls() < deadline;
        const signed = await signedNotes();

        const again = openPublicLog({ store: bare.store, data, origin });
        for (const name of names) {
          const { index } = await again.append(name, leaf(name));
          expect(acknowledged.get(name) ?? index).toBe(index);
          acknowledged.set(name, index);
        }
        const notes = await signedNotes();
        expect(notes.slice(0, signed.length)).toEqual(signed);
        expect(readFileSync(join(data, "log/checkpoint"), "utf8")).toBe(notes.at(-1));
        expect(new Set(acknowledged.values()).size).toBe(acknowledged.size);
      }
      const entries = await auditLog(get, await signedNotes());
      for (const [name, index] of acknowledged) expect(entries[index]?.toString("utf8")).toBe(name);
    },
  );
});
