import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { Json } from "@touchstone/kernel";
import type { Transaction } from "./transaction.ts";

/** AES-256-GCM under a key of the person's own: to erase somebody is to delete that key; the chain survives. */
const algorithm = "aes-256-gcm";

const keyOf = async (tx: Transaction, person: string): Promise<Buffer> => {
  const known = async () =>
    (await tx.query<{ key: Buffer }>("select key from person_key where person = $1", [person])).rows[0]?.key;
  const found = await known();
  if (found !== undefined) return found;
  // Keys are made and deleted, never changed: the role may not update them, and who comes second takes the first's.
  const made = await tx.query<{ key: Buffer }>(
    "insert into person_key (person, key) values ($1, $2) on conflict (person) do nothing returning key",
    [person, randomBytes(32)],
  );
  const key = made.rows[0]?.key ?? (await known());
  if (key === undefined) throw new Error("a person's key could not be made");
  return key;
};

export const seal = async (tx: Transaction, person: string, fields: Json): Promise<string> => {
  const iv = randomBytes(12);
  const cipher = createCipheriv(algorithm, await keyOf(tx, person), iv);
  const body = Buffer.concat([cipher.update(JSON.stringify(fields), "utf8"), cipher.final()]);
  return [person, iv.toString("base64"), body.toString("base64"), cipher.getAuthTag().toString("base64")].join(".");
};

/** The personal fields, or null once the person's key is gone. A forged seal throws. */
export const unseal = async (tx: Transaction, sealed: string | null): Promise<unknown> => {
  if (sealed === null) return null;
  const [person, iv, body, tag] = sealed.split(".");
  if (person === undefined || iv === undefined || body === undefined || tag === undefined)
    throw new Error("not a seal");
  const { rows } = await tx.query<{ key: Buffer }>("select key from person_key where person = $1", [person]);
  const key = rows[0]?.key;
  if (key === undefined) return null;
  const decipher = createDecipheriv(algorithm, key, Buffer.from(iv, "base64"));
  decipher.setAuthTag(Buffer.from(tag, "base64"));
  const text = Buffer.concat([decipher.update(Buffer.from(body, "base64")), decipher.final()]).toString("utf8");
  return JSON.parse(text);
};
