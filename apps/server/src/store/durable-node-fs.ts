import { closeSync, fsyncSync, openSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { NodeFS } from "@electric-sql/pglite/nodefs";

type EmscriptenStream = { readonly nfd: number };
type WithNodeFs = { FS: { filesystems: { NODEFS: { stream_ops: { fsync?: (stream: EmscriptenStream) => number } } } } };

/** How many times the embedded engine asked the disk to hold what it wrote; a test counts it. */
export const syncs = { count: 0 };

/**
 * PGlite's own NODEFS has no fsync, so a power cut would lose acknowledged commits (electric-sql/pglite issue 1107;
 * guard 2 of stack.md section 2). The hook touches an internal of Emscripten: pin PGlite, and let the test guard upgrades.
 */
export class DurableNodeFs extends NodeFS {
  override async init(...given: Parameters<NodeFS["init"]>) {
    const { emscriptenOpts } = await super.init(...given);
    const install = (module: unknown): void => {
      const { FS } = module as WithNodeFs;
      FS.filesystems.NODEFS.stream_ops.fsync = (stream) => {
        fsyncSync(stream.nfd);
        syncs.count += 1;
        return 0;
      };
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), install] } };
  }
}

/** Files made by initdb are not synced by anyone: do it once, folders included, after creation. */
export const syncTree = (folder: string): void => {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) syncTree(path);
    else if (entry.isFile()) syncPath(path);
  }
  syncPath(folder);
};

export const syncPath = (path: string): void => {
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};
