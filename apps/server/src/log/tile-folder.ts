import { dirname, join } from "node:path";
import {
  type Edge,
  edgeRoot,
  edgeTiles,
  encodeBundle,
  type FetchTile,
  grow,
  leafHash,
  type Tile,
  tileHashes,
  tilePath,
  tilesBetween,
  tileWidth,
} from "@touchstone/translog";
import type { Disk } from "./disk.ts";

/** The files of the log under one folder: bundles, hash tiles, the checkpoint. */
export type TileFolder = {
  readonly fetch: FetchTile;
  /** Null where a tile of the edge is missing; what is there is not judged here. */
  readonly readEdge: (size: number) => Promise<Edge | null>;
  /** Grows the files by leaves; `bundled` are the entries from the start of the first bundle that changes. */
  readonly extend: (edge: Edge, bundled: readonly Uint8Array[]) => Promise<Edge>;
  readonly publish: (note: string) => Promise<void>;
  readonly published: () => Promise<string | null>;
};

export const tileFolder = (folder: string, disk: Disk, writer: string): TileFolder => {
  const fileOf = (tile: Tile): string => join(folder, tilePath(tile));

  // A reader sees a file whole or not at all: written beside its place, on the disk, then renamed.
  // The draft's name is this writer's own, because another writer may be at the same tile.
  const draft = join(folder, ".draft", writer);
  const place = async (file: string, bytes: Uint8Array): Promise<void> => {
    await disk.makeFolder(dirname(draft));
    await disk.makeFolder(dirname(file));
    await disk.write(draft, bytes);
    await disk.rename(draft, file);
  };

  // A folder's entries are on the disk only when the folder is; a new folder is an entry of the one above it.
  const syncUp = async (files: readonly string[]): Promise<void> => {
    const folders = new Set<string>();
    for (const file of files) {
      for (let at = dirname(file); at.length >= folder.length; at = dirname(at)) folders.add(at);
    }
    for (const each of [...folders].toSorted((one, other) => other.length - one.length)) await disk.syncFolder(each);
  };

  return {
    fetch: (tile) => disk.read(fileOf(tile)),
    readEdge: async (size) => {
      const levels: (readonly Uint8Array[])[] = [];
      for (const tile of edgeTiles(size)) {
        const bytes = tile === null ? new Uint8Array() : await disk.read(fileOf(tile));
        const hashes = tile === null ? [] : bytes === null ? null : tileHashes(tile, bytes);
        if (hashes === null) return null;
        levels.push(hashes);
      }
      return { size, levels };
    },
    extend: async (edge, bundled) => {
      const start = Math.floor(edge.size / tileWidth) * tileWidth;
      const size = start + bundled.length;
      const grown = grow(edge, bundled.slice(edge.size - start).map(leafHash));
      const files: string[] = [];
      for (const tile of tilesBetween(edge.size, size).filter(({ level }) => level === "entries")) {
        const first = tile.index * tileWidth - start;
        await place(fileOf(tile), encodeBundle(bundled.slice(first, first + tile.width)));
        files.push(fileOf(tile));
      }
      for (const { tile, bytes } of grown.tiles) {
        await place(fileOf(tile), bytes);
        files.push(fileOf(tile));
      }
      await syncUp(files);
      return grown.edge;
    },
    publish: async (note) => {
      await place(join(folder, "checkpoint"), Buffer.from(note, "utf8"));
      await disk.syncFolder(folder);
    },
    published: async () => {
      const bytes = await disk.read(join(folder, "checkpoint"));
      return bytes === null ? null : Buffer.from(bytes).toString("utf8");
    },
  };
};

/** The root of an edge as the state keeps it. */
export const edgeRootText = (edge: Edge): string => edgeRoot(edge).toBase64();
