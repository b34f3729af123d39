import { createHash } from "node:crypto";
import { closeSync, fsyncSync, openSync } from "node:fs";
import { type FileHandle, link, mkdir, open, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * Evidence files and documents, by digest, never shared across owners (design.md section 9). `put` returns only when file
 * and folder are on the disk, so that an event may name the digest; it is called outside any transaction.
 */
export type Blobs = {
  /** SHA-256 in hex. */
  readonly put: (owner: string, bytes: Uint8Array) => Promise<string>;
  /** Null where the owner has no such file; a file whose bytes no longer match its name throws. */
  readonly get: (owner: string, digest: string) => Promise<Uint8Array<ArrayBuffer> | null>;
  /** Bytes on the disk in the owner's folder that nothing names yet, by their path. */
  readonly draft: (owner: string, bytes: Uint8Array) => Promise<string>;
  readonly dropDraft: (path: string) => Promise<void>;
  /** Gives a file of the owner's folder, whose bytes were hashed to this digest, its name; the caller drops the draft. */
  readonly adopt: (owner: string, path: string, digest: string) => Promise<void>;
  /** As `get`, never whole in memory: bytes that do not match the name break the stream off before its end. */
  readonly stream: (
    owner: string,
    digest: string,
  ) => Promise<{ readonly length: number; readonly stream: ReadableStream<Uint8Array> } | null>;
  /** The same, to where nothing serves it. */
  readonly setApart: (owner: string, path: string, digest: string) => Promise<void>;
  /** Which file bears the name now: what is put there later is another one. Null where there is none. */
  readonly mark: (owner: string, digest: string) => Promise<string | null>;
  /** Destroys the bytes, also those that were set apart; with a mark, only what bears it. Where there are none, nothing happens. */
  readonly remove: (owner: string, digest: string, mark: string | null) => Promise<void>;
};

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

const syncFolder = (folder: string): void => {
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

const isMissing = (cause: unknown): boolean => cause instanceof Error && "code" in cause && cause.code === "ENOENT";

/** A second name for the bytes, so that the first can be used again where the command is refused. */
const linkOnce = async (path: string, target: string): Promise<void> => {
  try {
    await link(path, target);
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause && cause.code === "EEXIST")) throw cause;
  }
};

/** The file's bytes, the last of them held back until the whole is known to match the name. */
async function* checked(handle: FileHandle, digest: string): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  let held: Uint8Array | null = null;
  try {
    for await (const piece of handle.createReadStream({ autoClose: false })) {
      hash.update(piece);
      if (held !== null) yield held;
      held = new Uint8Array(piece);
    }
    if (hash.digest("hex") !== digest) throw new Error(`blob ${digest} does not match its name`);
    if (held !== null) yield held;
  } finally {
    await handle.close();
  }
}

const safe = /^[0-9a-f-]{36,64}$/;

export const openBlobs = (data: string, newId: () => string): Blobs => {
  const place = (owner: string, digest: string): string => {
    if (!safe.test(owner) || !safe.test(digest)) throw new Error("owner or digest is not one");
    return join(data, "blobs", owner, digest);
  };
  const mark = async (owner: string, digest: string): Promise<string | null> => {
    try {
      const { ino, mtimeNs } = await stat(place(owner, digest), { bigint: true });
      return `${ino}-${mtimeNs}`;
    } catch (cause) {
      if (isMissing(cause)) return null;
      throw cause;
    }
  };
  return {
    put: async (owner, bytes) => {
      const digest = sha256(bytes);
      const file = place(owner, digest);
      const folder = join(data, "blobs", owner);
      await mkdir(folder, { recursive: true });
      const draft = join(folder, `.${newId()}`);
      const handle = await open(draft, "wx", 0o600);
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(draft, file);
      syncFolder(folder);
      return digest;
    },
    get: async (owner, digest) => {
      try {
        const bytes = new Uint8Array(await readFile(place(owner, digest)));
        if (sha256(bytes) !== digest) throw new Error(`blob ${digest} does not match its name`);
        return bytes;
      } catch (cause) {
        if (isMissing(cause)) return null;
        throw cause;
      }
    },
    draft: async (owner, bytes) => {
      const folder = join(data, "blobs", owner);
      await mkdir(folder, { recursive: true });
      const path = join(folder, `.${newId()}`);
      await writeFile(path, bytes, { flag: "wx", mode: 0o600, flush: true });
      return path;
    },
    dropDraft: (path) => rm(path, { force: true }),
    adopt: async (owner, path, digest) => {
      await linkOnce(path, place(owner, digest));
      syncFolder(join(data, "blobs", owner));
    },
    stream: async (owner, digest) => {
      try {
        const handle = await open(place(owner, digest), "r");
        const { size } = await handle.stat();
        return { length: size, stream: ReadableStream.from(checked(handle, digest)) };
      } catch (cause) {
        if (isMissing(cause)) return null;
        throw cause;
      }
    },
    setApart: async (owner, path, digest) => {
      place(owner, digest);
      const folder = join(data, "quarantine", owner);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await linkOnce(path, join(folder, digest));
      syncFolder(folder);
    },
    mark,
    remove: async (owner, digest, only) => {
      const file = place(owner, digest);
      await rm(join(data, "quarantine", owner, digest), { force: true });
      if (only === null || (await mark(owner, digest)) === only) await rm(file, { force: true });
      try {
        syncFolder(join(data, "blobs", owner));
      } catch (cause) {
        if (!isMissing(cause)) throw cause;
      }
    },
  };
};
