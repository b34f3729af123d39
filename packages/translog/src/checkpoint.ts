import { assert, ok, type Result } from "@touchstone/kernel";
import { fromBase64, toBase64 } from "./base64.ts";
import { emptyRoot, type Hash, hashSize, sameBytes } from "./hash.ts";
import { isKeyName, type VerifierKey } from "./key.ts";
import { type VerifiedNote, verifyNote } from "./note.ts";
import { refused, type TranslogRefusal } from "./problem.ts";

/** The state of a log at one moment: whose, how many entries, and the hash over all of them. */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Hash };

const spec = "C2SP tlog-checkpoint";

export const formatCheckpoint = ({ origin, size, root }: Checkpoint): string => {
  assert(isKeyName(origin) && Number.isSafeInteger(size) && size >= 0 && root.length === hashSize, "a checkpoint");
  return `${origin}\n${size}\n${toBase64(root)}\n`;
};

/** Three lines and no extension: an extension would be signed by witnesses that cannot check it. */
export const parseCheckpoint = (text: string): Result<Checkpoint, TranslogRefusal> => {
  const bad = (reason: string) => refused("log-checkpoint-malformed", spec, "Note text", reason);
  if (!text.endsWith("\n")) return bad("no-final-newline");
  const [origin, size, encoded, ...extension] = text.slice(0, -1).split("\n");
  if (origin === undefined || size === undefined || encoded === undefined) return bad("lines");
  if (extension.length > 0) return bad("extension");
  if (!isKeyName(origin)) return bad("origin");
  if (!/^(?:0|[1-9]\d*)$/.test(size) || !Number.isSafeInteger(Number(size))) return bad("size");
  const root = fromBase64(encoded);
  if (root === null || root.length !== hashSize) return bad("root");
  if (size === "0" && !sameBytes(root, emptyRoot())) return bad("empty-root");
  return ok({ origin, size: Number(size), root });
};

export type SignedCheckpoint = { readonly checkpoint: Checkpoint; readonly note: VerifiedNote };

/** A checkpoint under the log's own key, perhaps with cosignatures of keys that the reader knows. */
export const openCheckpoint = (
  note: string,
  log: VerifierKey,
  cosigners: readonly VerifierKey[] = [],
): Result<SignedCheckpoint, TranslogRefusal> => {
  const verified = verifyNote(note, [log, ...cosigners]);
  if (!verified.ok) return verified;
  if (!verified.value.verified.some(({ key }) => key === log)) {
    return refused("log-note-unknown-key", spec, "Signatures", "log-key-missing", { key: `${log.name}+${log.id}` });
  }
  const checkpoint = parseCheckpoint(verified.value.text);
  if (!checkpoint.ok) return checkpoint;
  if (checkpoint.value.origin !== log.name) {
    return refused("log-checkpoint-malformed", spec, "Note text", "origin-of-other-log", {
      origin: checkpoint.value.origin,
    });
  }
  return ok({ checkpoint: checkpoint.value, note: verified.value });
};
