import { mkdir, open, readFile, rename } from "node:fs/promises";

/** What the log asks of a file system, one call for each thing that can fail; a test fails each of them in turn. */
export type Disk = {
  readonly makeFolder: (folder: string) => Promise<void>;
  /** Writes and waits for the disk. */
  readonly write: (file: string, bytes: Uint8Array) => Promise<void>;
  readonly rename: (from: string, to: string) => Promise<void>;
  /** Waits until the folder's own entries are on the disk. */
  readonly syncFolder: (folder: string) => Promise<void>;
  /** Null where there is no such file. */
  readonly read: (file: string) => Promise<Uint8Array | null>;
};

export const realDisk: Disk = {
  makeFolder: async (folder) => {
    await mkdir(folder, { recursive: true });
  },
  write: async (file, bytes) => {
    const handle = await open(file, "w", 0o644);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  rename,
  syncFolder: async (folder) => {
    const handle = await open(folder, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  read: async (file) => {
    try {
      return new Uint8Array(await readFile(file));
    } catch (cause) {
      if (cause instanceof Error && "code" in cause && (cause.code === "ENOENT" || cause.code === "EISDIR"))
        return null;
      throw cause;
    }
  },
};
