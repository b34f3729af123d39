import { ok, type Result } from "@touchstone/kernel";
import { fromBase64, toBase64 } from "./base64.ts";
import { openCheckpoint, type SignedCheckpoint } from "./checkpoint.ts";
import { type Hash, hashSize } from "./hash.ts";
import { type VerifierKey, verifierKey } from "./key.ts";
import { isQuorum, type Policy, witnessKeys } from "./policy.ts";
import { refused, type TranslogRefusal } from "./problem.ts";
import { verifyConsistency } from "./proof.ts";

/**
 * What a certificate carries so that its date cannot be forged backwards: the last checkpoint without the entry, the
 * first one with it, and the proof that the second continues the first. All strings, so that it is its own JSON.
 */
export type BracketEvidence = {
  readonly index: number;
  /** Null where the entry was in the log's first checkpoint: then only "not later than" can be shown. */
  readonly older: string | null;
  readonly newer: string;
  readonly consistency: readonly string[];
};

/** The entry was made in (after, before]. */
export type Bracket = {
  readonly after: Temporal.Instant | null;
  readonly before: Temporal.Instant | null;
  /** False where the times are the log operator's own word, because the policy asks for no witness. */
  readonly witnessed: boolean;
};

export const bracketEvidence = (
  index: number,
  older: string | null,
  newer: string,
  consistency: readonly Hash[],
): BracketEvidence => ({ index, older, newer, consistency: consistency.map(toBase64) });

const rule = "Touchstone trust layer";

/**
 * A log signs the time beside its checkpoint with its own key as a cosigner's. The two uses cannot be mixed up: what a
 * cosigner signs begins with a line that is no log's origin.
 */
export const clockKey = (log: VerifierKey): VerifierKey => verifierKey(log.name, "cosigner", log.publicKey);

type Timed = SignedCheckpoint & { readonly seconds: readonly number[] };

const openTimed = (note: string, log: VerifierKey, policy: Policy): Result<Timed, TranslogRefusal> => {
  const witnesses = witnessKeys(policy);
  const clock = clockKey(log);
  const opened = openCheckpoint(note, log, [...witnesses, clock]);
  if (!opened.ok) return opened;
  const { verified } = opened.value.note;
  const trusted = policy.quorum === null ? [clock] : witnesses;
  const counted = verified.filter(({ key }) => trusted.some((one) => one.name === key.name && one.id === key.id));
  if (
    !isQuorum(
      policy,
      counted.map(({ key }) => key),
    )
  ) {
    return refused("log-quorum-missing", "C2SP tlog-policy", "Quorum", "quorum", {
      size: opened.value.checkpoint.size,
    });
  }
  return ok({ ...opened.value, seconds: counted.flatMap(({ seconds }) => (seconds === null ? [] : [seconds])) });
};

const instant = (seconds: number): Temporal.Instant | null =>
  Number.isFinite(seconds) ? Temporal.Instant.fromEpochMilliseconds(seconds * 1000) : null;

/** The window in which the entry was made, as wide as the counted clocks disagree; refused where the evidence is not sound. */
export const bracket = (evidence: BracketEvidence, policy: Policy): Result<Bracket, TranslogRefusal> => {
  const wrong = (reason: string) => refused("log-bracket-wrong", rule, "3", reason, { index: evidence.index });
  const log = policy.logs.find(({ key }) => evidence.newer.startsWith(`${key.name}\n`))?.key;
  if (log === undefined) return wrong("unknown-log");
  const newer = openTimed(evidence.newer, log, policy);
  if (!newer.ok) return newer;
  const { size, root } = newer.value.checkpoint;
  if (!Number.isSafeInteger(evidence.index) || evidence.index < 0 || evidence.index >= size)
    return wrong("newer-without-entry");
  const witnessed = policy.quorum !== null;
  const before = instant(Math.max(...newer.value.seconds));
  if (evidence.older === null) return ok({ after: null, before, witnessed });
  const older = openTimed(evidence.older, log, policy);
  if (!older.ok) return older;
  if (older.value.checkpoint.size > evidence.index) return wrong("older-with-entry");
  const proof: Hash[] = [];
  for (const text of evidence.consistency) {
    const hash = fromBase64(text);
    if (hash === null || hash.length !== hashSize) return wrong("consistency-hash");
    proof.push(hash);
  }
  const consistent = verifyConsistency({
    from: older.value.checkpoint.size,
    to: size,
    fromRoot: older.value.checkpoint.root,
    toRoot: root,
    proof,
  });
  if (!consistent.ok) return consistent;
  const after = instant(Math.min(...older.value.seconds));
  if (after !== null && before !== null && Temporal.Instant.compare(after, before) > 0) return wrong("times");
  return ok({ after, before, witnessed });
};

/** A date is claimed that lies before the window opens by more than the declared tolerance. */
export const isBackdated = (window: Bracket, claimed: Temporal.Instant, tolerance: Temporal.Duration): boolean =>
  window.after !== null && Temporal.Instant.compare(claimed.add(tolerance), window.after) < 0;
