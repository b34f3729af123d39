export { fromBase64, toBase64 } from "./base64.ts";
export { type Bracket, type BracketEvidence, bracket, bracketEvidence, clockKey, isBackdated } from "./bracket.ts";
export { decodeBundle, encodeBundle, mostEntryBytes } from "./bundle.ts";
export {
  type Checkpoint,
  formatCheckpoint,
  openCheckpoint,
  parseCheckpoint,
  type SignedCheckpoint,
} from "./checkpoint.ts";
export { verifyBytes } from "./ed25519.ts";
export { type Edge, edgeImages, edgeRoot, edgeTiles, emptyEdge, grow, type TileImage } from "./growth.ts";
export { emptyRoot, type Hash, leafHash, nodeHash, sameBytes } from "./hash.ts";
export { formatVkey, isKeyName, parseVkey, type SignerKey, signerKey, type VerifierKey, verifierKey } from "./key.ts";
export { type Followed, followLog, type LogFault } from "./monitor.ts";
export {
  cosignatureSeconds,
  cosignText,
  formatLine,
  formatNote,
  type Note,
  parseNote,
  type SignatureLine,
  signNote,
  signText,
  type VerifiedNote,
  type VerifiedSignature,
  verifyNote,
} from "./note.ts";
export { isQuorum, type Policy, parsePolicy, policyOf, witnessKeys } from "./policy.ts";
export type { TranslogCode, TranslogRefusal } from "./problem.ts";
export {
  consistencyProof,
  consistencyRanges,
  inclusionProof,
  inclusionRanges,
  verifyConsistency,
  verifyInclusion,
} from "./proof.ts";
export { type FetchTile, readConsistency, readInclusion } from "./reader.ts";
export { type Range, rangeHash, rootHash, type Subtree, type SubtreeHash, subtreesOf, treeHash } from "./subtree.ts";
export {
  hashInTile,
  parseTilePath,
  type Tile,
  tileBytes,
  tileHashes,
  tileOf,
  tilePath,
  tilesAt,
  tilesBetween,
  tileWidth,
} from "./tile.ts";
export { formatTlogProof, parseTlogProof, type TlogProof, verifyTlogProof } from "./tlog-proof.ts";
export { type Tree, treeOf } from "./tree.ts";
