import { createHash, createPublicKey, verify } from "node:crypto";

/**
 * A reader who has nothing of ours: bytes by HTTP paths, SHA-256 and Ed25519 of the platform, and RFC 6962 and C2SP
 * tlog-tiles written down a second time. It judges a whole log and gives back its entries.
 */
export type Get = (path: string) => Promise<Uint8Array | null>;

const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const leafOf = (entry: Uint8Array): Buffer => sha256(Uint8Array.of(0), entry);
const rootOf = (hashes: readonly Buffer[]): Buffer => {
  const [only] = hashes;
  if (only === undefined) return sha256();
  if (hashes.length === 1) return only;
  let k = 1;
  while (k * 2 < hashes.length) k *= 2;
  return sha256(Uint8Array.of(1), rootOf(hashes.slice(0, k)), rootOf(hashes.slice(k)));
};

const openNote = (note: string, vkey: string): { readonly size: number; readonly root: string } => {
  const [, name = "", id = "", encoded = ""] = /^([^+]+)\+([0-9a-f]{8})\+(\S+)\s*$/.exec(vkey) ?? [];
  const key = Buffer.from(encoded, "base64").subarray(1);
  const split = note.lastIndexOf("\n\n");
  const text = note.slice(0, split + 1);
  const own = note
    .slice(split + 2)
    .split("\n")
    .map((line) => line.split(" "))
    .map(([, who, signature = ""]) => ({ who, bytes: Buffer.from(signature, "base64") }))
    .find(({ who, bytes }) => who === name && bytes.subarray(0, 4).toString("hex") === id);
  const spki = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), key]);
  const publicKey = createPublicKey({ key: spki, format: "der", type: "spki" });
  if (own === undefined || !verify(null, Buffer.from(text), publicKey, own.bytes.subarray(4))) {
    throw new Error("the checkpoint is not signed by the log's key");
  }
  const [origin, size, root = ""] = text.split("\n");
  if (origin !== name) throw new Error("the checkpoint is another log's");
  return { size: Number(size), root };
};

const path = (level: number | "entries", index: number, width: number): string => {
  const groups =
    String(index)
      .padStart(Math.ceil(String(index).length / 3) * 3, "0")
      .match(/.../g) ?? [];
  const place = groups.map((group, at) => (at === groups.length - 1 ? group : `x${group}`)).join("/");
  return `/log/tile/${level}/${place}${width === 256 ? "" : `.p/${width}`}`;
};

const fetchTile = async (get: Get, level: number | "entries", index: number, width: number): Promise<Buffer> => {
  const bytes = await get(path(level, index, width));
  if (bytes === null) throw new Error(`${path(level, index, width)} is not served`);
  return Buffer.from(bytes);
};

const unbundle = (bundle: Buffer): readonly Buffer[] => {
  const entries: Buffer[] = [];
  for (let at = 0; at < bundle.length; ) {
    const length = bundle.readUInt16BE(at);
    entries.push(bundle.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
  return entries;
};

/** Throws with the first thing that is wrong: signature, a bundle, any tile of any level, the root. */
export const auditLog = async (get: Get, olderNotes: readonly string[] = []): Promise<readonly Buffer[]> => {
  const vkey = Buffer.from((await get("/log/vkey")) ?? new Uint8Array()).toString("utf8");
  const note = Buffer.from((await get("/log/checkpoint")) ?? new Uint8Array()).toString("utf8");
  const { size, root } = openNote(note, vkey);
  const entries: Buffer[] = [];
  for (let index = 0; index * 256 < size; index += 1) {
    entries.push(...unbundle(await fetchTile(get, "entries", index, Math.min(256, size - index * 256))));
  }
  if (entries.length !== size) throw new Error(`${entries.length} entries, ${size} are signed`);
  const leaves = entries.map(leafOf);
  if (rootOf(leaves).toString("base64") !== root) throw new Error("the entries do not have the signed root");
  let hashes: readonly Buffer[] = leaves;
  for (let level = 0; hashes.length > 0; level += 1) {
    const up: Buffer[] = [];
    for (let index = 0; index * 256 < hashes.length; index += 1) {
      const own = hashes.slice(index * 256, index * 256 + 256);
      const served = await fetchTile(get, level, index, own.length);
      if (!served.equals(Buffer.concat(own))) throw new Error(`${path(level, index, own.length)} holds other hashes`);
      if (own.length === 256) up.push(rootOf(own));
    }
    hashes = up;
  }
  for (const older of olderNotes) {
    const before = openNote(older, vkey);
    if (rootOf(leaves.slice(0, before.size)).toString("base64") !== before.root) {
      throw new Error(`the log no longer continues its own checkpoint of size ${before.size}`);
    }
  }
  return entries;
};
