import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { houseRule, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import { z } from "zod";
import type { World } from "../../store/index.ts";
import { isFull, pourInto } from "./write-piece.ts";

const edge = houseRule("9");

const kept = z.strictObject({
  id: z.string(),
  name: z.string(),
  bytes: z.int(),
  digest: z.string(),
  begun: z.string(),
  /** What its completion came to: asked again, it answers the same. */
  done: z.strictObject({ id: z.string(), version: z.int() }).nullable().default(null),
});
export type Upload = z.output<typeof kept>;
type Declared = Pick<Upload, "name" | "bytes" | "digest">;
export type Completed = NonNullable<Upload["done"]>;

/** Unfinished uploads that one organisation may have at a time. */
const mostOpen = 100;

/** Uploads on their way: no part of the journal, and gone after some days. The offset is the length of the file itself. */
export type Uploads = {
  /** One after the other for one upload, or for one organisation's room: what is asked in turn is not overtaken. */
  readonly inTurn: <Value>(what: string, work: () => Promise<Value>) => Promise<Value>;
  /** Room for bytes that come without an upload, until it is given back. */
  readonly hold: (owner: string, bytes: number) => () => void;
  readonly begin: (owner: string, declared: Declared) => Promise<Result<Upload, Refusal>>;
  readonly find: (owner: string, id: string) => Promise<Result<Upload & { readonly offset: number }, Refusal>>;
  readonly piece: (
    owner: string,
    id: string,
    offset: number,
    stream: ReadableStream<Uint8Array> | null,
  ) => Promise<Result<{ readonly offset: number }, Refusal>>;
  /** The whole file by its path, when length and digest are what was declared; a wrong digest ends the upload. */
  readonly whole: (owner: string, id: string) => Promise<Result<Upload & { readonly path: string }, Refusal>>;
  readonly drop: (owner: string, id: string) => Promise<void>;
  /** Ends an upload whose bytes are an item now; that it was completed is remembered until it would have expired. */
  readonly finish: (owner: string, id: string, done: Completed) => Promise<void>;
  /** Bytes that the open uploads of an organisation declared, and those that are held. */
  readonly declared: (owner: string) => Promise<number>;
  readonly expires: (upload: Upload) => string;
};

const isMissing = (cause: unknown): boolean => cause instanceof Error && "code" in cause && cause.code === "ENOENT";

const digestOf = async (path: string): Promise<string> => {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(path)) hash.update(piece);
  return hash.digest("hex");
};

/** Work under one name, one after the other; a name that nobody waits for is forgotten. */
const openTurns = () => {
  const last = new Map<string, Promise<unknown>>();
  return async <Value>(what: string, work: () => Promise<Value>): Promise<Value> => {
    const before = last.get(what);
    const mine = (async () => {
      await before?.catch(() => undefined);
      return work();
    })();
    last.set(what, mine);
    try {
      return await mine;
    } finally {
      if (last.get(what) === mine) last.delete(what);
    }
  };
};

const uuid = /^[0-9a-f-]{36}$/;

export const openUploads = (data: string, world: World, days: number): Uploads => {
  const busy = new Set<string>();
  const inTurn = openTurns();
  const held = new Map<string, number>();
  const addHeld = (owner: string, bytes: number): void => void held.set(owner, (held.get(owner) ?? 0) + bytes);
  const folder = (owner: string): string => {
    if (!uuid.test(owner)) throw new Error("owner is not one");
    return join(data, "blobs", owner);
  };
  // A name with a dot in front is a draft to `verify`, and no digest is one.
  const place = (owner: string, id: string, what: "json" | "part"): string => {
    if (!uuid.test(id)) throw new Error("upload is not one");
    return join(folder(owner), `.upload-${id}.${what}`);
  };
  const expires = ({ begun }: Upload): string =>
    Temporal.Instant.from(begun)
      .add({ hours: days * 24 })
      .toString();
  const drop = async (owner: string, id: string): Promise<void> => {
    await rm(place(owner, id, "json"), { force: true });
    await rm(place(owner, id, "part"), { force: true });
  };
  const read = async (owner: string, id: string): Promise<Upload | null> => {
    try {
      const upload = kept.parse(JSON.parse(await readFile(place(owner, id, "json"), "utf8")));
      if (Temporal.Instant.compare(expires(upload), world.now()) > 0) return upload;
      await drop(owner, id);
      return null;
    } catch (cause) {
      if (isMissing(cause)) return null;
      throw cause;
    }
  };
  /** The open ones; those that have expired are dropped on the way. */
  const all = async (owner: string): Promise<readonly Upload[]> => {
    await mkdir(folder(owner), { recursive: true });
    const names = await readdir(folder(owner));
    const ids = names.flatMap((name) => /^\.upload-([0-9a-f-]{36})\.json$/.exec(name)?.[1] ?? []);
    const found = await Promise.all(ids.map((id) => read(owner, id)));
    return found.filter((one) => one !== null).filter(({ done }) => done === null);
  };
  const write = async (owner: string, upload: Upload): Promise<void> => {
    const draft = place(owner, world.newId(), "part");
    await writeFile(draft, JSON.stringify(upload), { flag: "wx", mode: 0o600, flush: true });
    await rename(draft, place(owner, upload.id, "json"));
  };
  const find: Uploads["find"] = async (owner, id) => {
    const upload = await read(owner, id);
    if (upload === null) return refuse(refusal("upload-unknown", edge));
    if (upload.done !== null) return ok({ ...upload, offset: upload.bytes });
    try {
      const { size } = await stat(place(owner, id, "part"));
      return ok({ ...upload, offset: size });
    } catch (cause) {
      // Another server on the same folder has ended it meanwhile.
      if (isMissing(cause)) return refuse(refusal("upload-unknown", edge));
      throw cause;
    }
  };
  return {
    expires,
    drop,
    find,
    inTurn,
    hold: (owner, bytes) => {
      addHeld(owner, bytes);
      return () => addHeld(owner, -bytes);
    },
    finish: async (owner, id, done) => {
      const upload = await read(owner, id);
      if (upload !== null) await write(owner, { ...upload, done });
      await rm(place(owner, id, "part"), { force: true });
    },
    declared: async (owner) => (await all(owner)).reduce((sum, { bytes }) => sum + bytes, held.get(owner) ?? 0),
    begin: async (owner, declared) => {
      const count = (await all(owner)).length;
      if (count >= mostOpen) return refuse(refusal("uploads-too-many", edge, { count }));
      const upload: Upload = { ...declared, id: world.newId(), begun: world.now().toString(), done: null };
      try {
        await writeFile(place(owner, upload.id, "part"), "", { flag: "wx", mode: 0o600 });
        await write(owner, upload);
      } catch (cause) {
        if (!isFull(cause)) throw cause;
        return refuse(refusal("disk-full", edge, { offset: 0 }));
      }
      return ok(upload);
    },
    piece: async (owner, id, offset, stream) => {
      if (busy.has(id)) return refuse(refusal("upload-busy", edge));
      busy.add(id);
      try {
        const found = await find(owner, id);
        if (!found.ok) return found;
        const { bytes, offset: expected } = found.value;
        if (found.value.done !== null) return refuse(refusal("upload-unknown", edge));
        if (offset !== expected) return refuse(refusal("upload-offset", edge, { offset, expected }));
        if (stream === null) return ok({ offset });
        const written = await pourInto(place(owner, id, "part"), stream, { from: offset, most: bytes });
        const at = written.offset;
        switch (written.why) {
          case "whole":
            return ok({ offset: at });
          case "too-long":
            return refuse(refusal("upload-too-long", edge, { bytes }));
          case "broken-off":
            return refuse(refusal("upload-broken-off", edge, { offset: at }));
          case "disk-full":
            return refuse(refusal("disk-full", edge, { offset: at }));
        }
      } finally {
        busy.delete(id);
      }
    },
    whole: async (owner, id) => {
      const found = await find(owner, id);
      if (!found.ok) return found;
      const { offset, ...upload } = found.value;
      if (upload.done !== null) return ok({ ...upload, path: "" });
      if (busy.has(id)) return refuse(refusal("upload-busy", edge));
      if (offset !== upload.bytes) return refuse(refusal("upload-incomplete", edge, { offset, bytes: upload.bytes }));
      const path = place(owner, id, "part");
      if ((await digestOf(path)) === upload.digest) return ok({ ...upload, path });
      await drop(owner, id);
      return refuse(refusal("upload-digest-differs", edge, { file: upload.name }));
    },
  };
};
