import { createHash } from "node:crypto";
import { closeSync, fsyncSync, openSync } from "node:fs";
import { mkdir, open, readFile, rename } from "node:fs/promises";
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

const safe = /^[0-9a-f-]{36,64}$/;

export const openBlobs = (data: string, newId: () => string): Blobs => {
  const place = (owner: string, digest: string): string => {
    if (!safe.test(owner) || !safe.test(digest)) throw new Error("owner or digest is not one");
    return join(data, "blobs", owner, digest);
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
        if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return null;
        throw cause;
      }
    },
  };
};
