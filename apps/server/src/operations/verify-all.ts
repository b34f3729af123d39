import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { verifyHeads, verifyLog } from "../log/index.ts";
import type { Services } from "../services.ts";
import { type Finding, namedFiles, verifyStore } from "../store/index.ts";

export type VerifyReport = {
  readonly ok: boolean;
  readonly checked: Readonly<Record<string, number>>;
  readonly first: Finding | null;
};

const digestOf = async (file: string): Promise<string> => {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(file)) hash.update(piece);
  return hash.digest("hex");
};

const folders = async (path: string): Promise<readonly string[]> => {
  try {
    return (await readdir(path)).toSorted();
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return [];
    throw cause;
  }
};

type FilesReport = { readonly checked: { readonly files: number }; readonly first: Finding | null };

/** Every file under its owner carries the bytes of its name, and every file that an event names is there. */
export const verifyFiles = async (
  data: string,
  named: readonly { readonly owner: string; readonly digest: string }[],
): Promise<FilesReport> => {
  let files = 0;
  const there = new Set<string>();
  for (const owner of await folders(join(data, "blobs"))) {
    for (const name of await folders(join(data, "blobs", owner))) {
      // A draft of an upload that did not end; no event names it.
      if (name.startsWith(".")) continue;
      if ((await digestOf(join(data, "blobs", owner, name))) !== name) {
        return { checked: { files }, first: { code: "file-changed", owner, digest: name } };
      }
      there.add(`${owner}/${name}`);
      files += 1;
    }
  }
  const missing = named.find(({ owner, digest }) => !there.has(`${owner}/${digest}`));
  return { checked: { files }, first: missing === undefined ? null : { code: "file-missing", ...missing } };
};

/** Everything that can be checked, and the first thing that is wrong: journal and rows, committed heads, public log, files. */
export const verifyAll = async (services: Pick<Services, "store" | "publicLog" | "data">): Promise<VerifyReport> => {
  const { store, publicLog, data } = services;
  const journal = await verifyStore(store);
  const heads = await verifyHeads(store);
  const log = await verifyLog(store, publicLog);
  const named = await store.maintenance(namedFiles);
  const files = await verifyFiles(data, named);
  const first = [journal, heads, log, files].map((report) => report.first).find((finding) => finding !== null) ?? null;
  return {
    ok: first === null,
    checked: { ...journal.checked, ...heads.checked, ...log.checked, ...files.checked },
    first,
  };
};
