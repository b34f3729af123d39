import { createHash } from "node:crypto";
import { createReadStream, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, join, resolve } from "node:path";
import { type Answer, type Client, type Problem, routes } from "@touchstone/contract";
import { houseRule, refusal } from "@touchstone/kernel";
import { Refused } from "./refused.ts";

const pieceBytes = 4 * 1024 * 1024;

const digestOf = async (path: string): Promise<string> => {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(path)) hash.update(piece);
  return hash.digest("hex");
};

/** Where the command line remembers an upload that is on its way: by organisation and digest, no name in it. */
const memoryOf = (organisation: string, digest: string): string => {
  const folder = process.env["TOUCHSTONE_UPLOADS"] ?? join(homedir(), ".touchstone", "uploads");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return join(folder, `${organisation}-${digest}`);
};

const uuid = /^[0-9a-f-]{36}$/;

const recall = (file: string): string | null => {
  const upload = existsSync(file) ? readFileSync(file, "utf8").trim() : "";
  return uuid.test(upload) ? upload : null;
};

type Sending = {
  readonly client: Client;
  readonly organisation: string;
  readonly path: string;
  /** Go on with what was begun; otherwise begin anew. */
  readonly resume: boolean;
  readonly at: (share: number) => void;
};

export type Sent = {
  readonly upload: string;
  /** Forgets it: the item is made, or the upload is no more. */
  readonly forget: () => void;
};

const fileAt = (path: string): { readonly full: string; readonly size: number } => {
  const full = resolve(path);
  if (!existsSync(full) || !statSync(full).isFile())
    throw new Refused(refusal("path-missing", houseRule("commands"), { path }));
  return { full, size: statSync(full).size };
};

const refused = (problem: Problem) => ({ ok: false, problem }) as const;

/** Sends a file piece by piece, from where the server says that it stopped. */
export const sendFile = async ({ client, organisation, path, resume, at }: Sending): Promise<Answer<Sent>> => {
  const { full, size } = fileAt(path);
  const digest = await digestOf(full);
  const memory = memoryOf(organisation, digest);
  const forget = () => rmSync(memory, { force: true });
  const known = resume ? recall(memory) : null;
  const begin = () =>
    client.call(routes.evidence.begin, {
      params: { organisation },
      body: { name: basename(full), bytes: size, digest },
    });
  const found =
    known === null ? null : await client.call(routes.evidence.upload, { params: { organisation, upload: known } });
  const upload = found?.ok === true ? found : await begin();
  if (!upload.ok) return refused(upload.problem);
  const { id } = upload.value;
  writeFileSync(memory, id, { mode: 0o600 });
  const params = { organisation, upload: id };
  const handle = await open(full, "r");
  try {
    let { offset } = upload.value;
    while (offset < size) {
      at(offset / size);
      const bytes = new Uint8Array(Math.min(pieceBytes, size - offset));
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, offset);
      const piece = { params, query: { offset }, bytes: bytes.subarray(0, bytesRead) };
      const sent = await client.call(routes.evidence.piece, piece);
      if (!sent.ok) return refused(sent.problem);
      offset = sent.value.offset;
    }
    at(1);
  } finally {
    await handle.close();
  }
  return { ok: true, value: { upload: id, forget } };
};
