import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  clockKey,
  fromBase64,
  isKeyName,
  type SignerKey,
  signerKey,
  toBase64,
  verifierKey,
} from "@touchstone/translog";
import { publicKeyOf } from "../adapters/ed25519-key.ts";

/** The log's key, and the same key as the clock beside its checkpoints. */
export type LogKeys = { readonly log: SignerKey; readonly clock: SignerKey };

const prefix = "PRIVATE+KEY+";

// The text of golang.org/x/mod, so that other tools read it: prefix, name, id, type byte and seed.
const format = (key: SignerKey): string =>
  `${prefix}${key.name}+${key.id}+${toBase64(Uint8Array.of(1, ...key.seed))}\n`;

const parse = (text: string): SignerKey => {
  const [, name, id, encoded] = /^PRIVATE\+KEY\+([^+]+)\+([0-9a-f]{8})\+(\S+)\s*$/.exec(text) ?? [];
  const bytes = encoded === undefined ? null : fromBase64(encoded);
  if (name === undefined || bytes === null || bytes.length !== 33 || bytes[0] !== 1) {
    throw new Error("keys/log.key is not a signing key");
  }
  const seed = bytes.slice(1);
  const key: SignerKey = { ...verifierKey(name, "log", publicKeyOf(seed)), seed };
  if (key.id !== id) throw new Error("keys/log.key does not match its own id");
  return key;
};

/** `http://host:7400` names the log `host:7400/log`; the name is fixed when the key is made and stays when a server moves. */
const nameOf = (origin: string): string => {
  const name = `${origin.replace(/^https?:\/\//, "")}/log`;
  if (!isKeyName(name)) throw new Error(`${name} cannot be the name of a log`);
  return name;
};

/** Reads the log's key from the data folder, or makes it once; only the server's own user may read it. */
export const logKeys = (data: string, origin: string): LogKeys => {
  const folder = join(data, "keys");
  const file = join(folder, "log.key");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!existsSync(file)) {
    writeFileSync(file, format(signerKey(nameOf(origin), "log", randomBytes(32))), { mode: 0o600, flag: "wx" });
  }
  const log = parse(readFileSync(file, "utf8"));
  return { log, clock: { ...clockKey(log), seed: log.seed } };
};
