import { ok, type Result } from "@touchstone/kernel";
import { fromBase64, toBase64 } from "./base64.ts";
import { openCheckpoint, type SignedCheckpoint } from "./checkpoint.ts";
import { type Hash, hashSize } from "./hash.ts";
import type { VerifierKey } from "./key.ts";
import { refused, type TranslogRefusal } from "./problem.ts";
import { verifyInclusion } from "./proof.ts";

/** Everything that proves an entry offline but the log's key and the entry itself. */
export type TlogProof = {
  /** Free bytes that nothing authenticates. */
  readonly extra: Uint8Array | null;
  readonly index: number;
  /** From the leaf's side up. */
  readonly inclusion: readonly Hash[];
  /** The signed checkpoint, verbatim. */
  readonly checkpoint: string;
};

const header = "c2sp.org/tlog-proof@v1";
// A tree of 2^63 leaves is 63 deep.
const mostHashes = 63;

export const formatTlogProof = ({ extra, index, inclusion, checkpoint }: TlogProof): string =>
  [
    header,
    ...(extra === null ? [] : [`extra ${toBase64(extra)}`]),
    `index ${index}`,
    ...inclusion.map(toBase64),
    "",
    checkpoint,
  ].join("\n");

export const parseTlogProof = (text: string): Result<TlogProof, TranslogRefusal> => {
  const bad = (reason: string) => refused("log-proof-malformed", "C2SP tlog-proof", "Format", reason);
  const split = text.indexOf("\n\n");
  if (split < 0) return bad("no-empty-line");
  const [first, ...lines] = text.slice(0, split).split("\n");
  if (first !== header) return bad("header");
  const extraText = lines[0]?.startsWith("extra ") === true ? (lines.shift() ?? "").slice("extra ".length) : null;
  const extra = extraText === null ? null : fromBase64(extraText);
  if (extraText !== null && extra === null) return bad("extra");
  const [, indexText] = /^index (0|[1-9]\d*)$/.exec(lines.shift() ?? "") ?? [];
  if (indexText === undefined || !Number.isSafeInteger(Number(indexText))) return bad("index");
  if (lines.length > mostHashes) return bad("too-many-hashes");
  const inclusion: Hash[] = [];
  for (const line of lines) {
    const hash = fromBase64(line);
    if (hash === null || hash.length !== hashSize) return bad("hash");
    inclusion.push(hash);
  }
  const checkpoint = text.slice(split + 2);
  if (checkpoint === "") return bad("no-checkpoint");
  return ok({ extra, index: Number(indexText), inclusion, checkpoint });
};

/** Does this file prove that the log of this key holds this leaf? Answers with the checkpoint that says so. */
export const verifyTlogProof = (
  text: string,
  leaf: Hash,
  log: VerifierKey,
  cosigners: readonly VerifierKey[] = [],
): Result<SignedCheckpoint & { readonly index: number }, TranslogRefusal> => {
  const parsed = parseTlogProof(text);
  if (!parsed.ok) return parsed;
  const opened = openCheckpoint(parsed.value.checkpoint, log, cosigners);
  if (!opened.ok) return opened;
  const { size, root } = opened.value.checkpoint;
  const { index, inclusion } = parsed.value;
  const included = verifyInclusion({ index, size, leafHash: leaf, proof: inclusion, root });
  return included.ok ? ok({ ...opened.value, index }) : included;
};
