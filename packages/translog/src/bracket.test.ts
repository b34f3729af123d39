import type { Result } from "@touchstone/kernel";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type BracketEvidence,
  bracket,
  bracketEvidence,
  clockKey,
  consistencyProof,
  cosignText,
  formatCheckpoint,
  formatLine,
  formatVkey,
  isBackdated,
  isQuorum,
  leafHash,
  parsePolicy,
  policyOf,
  type SignerKey,
  signerKey,
  signNote,
  type TranslogRefusal,
  treeOf,
  type VerifierKey,
} from "./index.ts";

const seed = (fill: number): Uint8Array => new Uint8Array(32).fill(fill);
const log = signerKey("example.org/log", "log", seed(1));
const clock: SignerKey = { ...clockKey(log), seed: log.seed };
const witnesses = [11, 12, 13].map((fill) => signerKey(`witness.example.org/w${fill}`, "cosigner", seed(fill)));
const tree = treeOf(Array.from({ length: 20 }, (_, index) => leafHash(seed(index))));
const forked = treeOf(Array.from({ length: 20 }, (_, index) => leafHash(seed(index + 100))));

type Clocks = readonly (readonly [SignerKey, number])[];
const signed = (size: number, clocks: Clocks, of = tree): string => {
  const text = formatCheckpoint({ origin: log.name, size, root: of.rootAt(size) });
  return signNote(text, [log]) + clocks.map(([key, seconds]) => formatLine(cosignText(text, key, seconds))).join("");
};
const evidence = (older: string | null, newer: string, from = 5, to = 8): BracketEvidence =>
  bracketEvidence(6, older, newer, older === null ? [] : consistencyProof(from, to, tree.hashOf));

const policyText = (quorum: string): string =>
  [
    "# who is trusted",
    `log ${formatVkey(log)} https://example.org/log`,
    ...witnesses.map((key, index) => `witness w${index} ${formatVkey(key)}`),
    "group two 2 w0 w1 w2",
    `quorum ${quorum}`,
  ].join("\n");
const policy = (quorum: string) => {
  const parsed = parsePolicy(policyText(quorum));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusals));
  return parsed.value;
};
const at = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000);
const reason = (answer: Result<unknown, TranslogRefusal>): string =>
  answer.ok
    ? "ok"
    : [answer.refusals[0].code, answer.refusals[0].facts["reason"]]
        .map((part) => JSON.stringify(part))
        .join(" ")
        .replaceAll(`"`, "");
const [w0, w1, w2] = witnesses as [SignerKey, SignerKey, SignerKey];

test("POLICY-1: a policy reads; forms that are none are refused with their line", () => {
  expect(policy("two").quorum).toBe("two");
  expect(policy("none").quorum).toBeNull();
  const refusedOf = (text: string) => {
    const parsed = parsePolicy(text);
    return parsed.ok
      ? "ok"
      : [parsed.refusals[0].facts["reason"], parsed.refusals[0].facts["line"]]
          .map((part) => JSON.stringify(part))
          .join(" ")
          .replaceAll(`"`, "");
  };
  const [comment, logLine, ...rest] = policyText("two").split("\n");
  expect(refusedOf([comment, logLine, "quorum nobody"].join("\n"))).toBe("undefined-name 3");
  expect(refusedOf([...rest, logLine].join("\n"))).toBe("ok");
  expect(refusedOf(rest.join("\n"))).toBe("no-log 5");
  expect(refusedOf(policyText("two").replace("\nquorum two", ""))).toBe("no-quorum 6");
  expect(refusedOf(`${policyText("two")}\nquorum two`)).toBe("quorum-twice 8");
  expect(refusedOf(`${policyText("two")}\ngroup more any w0`)).toBe("member-of-two-groups 8");
  expect(refusedOf(policyText("two").replace("two 2", "two 4"))).toBe("threshold 6");
  expect(refusedOf(policyText("two").replace("two 2", "two 0"))).toBe("threshold 6");
  expect(refusedOf(policyText("two").replace("group", "gruppe"))).toBe("keyword 6");
  expect(refusedOf(policyText("two").replace(/^witness w0.*$/m, `witness w0 ${formatVkey(log)}`))).toBe("witness 3");
});

test("POLICY-2: the quorum stands with k of its members", () => {
  const keys = (list: readonly VerifierKey[], of = policy("two")) =>
    list
      .map((key) => [...of.members.values()].find((member) => member.kind === "witness" && member.key.id === key.id))
      .flatMap((member) => (member?.kind === "witness" ? [member.key] : []));
  const two = policy("two");
  fc.assert(
    fc.property(fc.subarray([w0, w1, w2]), (some) => {
      expect(isQuorum(two, keys(some, two))).toBe(some.length >= 2);
    }),
  );
  expect(isQuorum(policy("none"), [])).toBe(true);
});

test("BRACKET-1: after the earliest time under the older, not later than the latest under the newer", () => {
  const answer = bracket(
    evidence(
      signed(5, [
        [w0, 1000],
        [w1, 1003],
      ]),
      signed(8, [
        [w1, 2000],
        [w2, 2004],
      ]),
    ),
    policy("two"),
  );
  expect(answer).toEqual({ ok: true, value: { after: at(1000), before: at(2004), witnessed: true } });
});

test("BRACKET-2: in the first checkpoint there is no lower bound", () => {
  const answer = bracket(
    evidence(
      null,
      signed(8, [
        [w0, 2000],
        [w1, 2001],
      ]),
    ),
    policy("two"),
  );
  expect(answer).toEqual({ ok: true, value: { after: null, before: at(2001), witnessed: true } });
});

test("BRACKET-3: the operator's clock does not count where witnesses are asked for, and is named where not", () => {
  const own = evidence(signed(5, [[clock, 1000]]), signed(8, [[clock, 2000]]));
  expect(reason(bracket(own, policy("two")))).toBe("log-quorum-missing quorum");
  expect(bracket(own, policyOf(log))).toEqual({
    ok: true,
    value: { after: at(1000), before: at(2000), witnessed: false },
  });
  const one = evidence(
    signed(5, [[w0, 1000]]),
    signed(8, [
      [w0, 2000],
      [w1, 2000],
    ]),
  );
  expect(reason(bracket(one, policy("two")))).toBe("log-quorum-missing quorum");
  const mixed = evidence(
    signed(5, [
      [clock, 1],
      [w0, 1000],
      [w1, 1001],
    ]),
    signed(8, [
      [clock, 9],
      [w0, 2000],
      [w1, 2001],
    ]),
  );
  expect(bracket(mixed, policy("two"))).toMatchObject({ value: { after: at(1000), before: at(2001) } });
  // No time at all: the window says nothing rather than something.
  expect(bracket(evidence(signed(5, []), signed(8, [])), policyOf(log))).toMatchObject({
    value: { after: null, before: null },
  });
});

test("BRACKET-4: a date before the window is back-dated, within the tolerance not", () => {
  const window = { after: at(100_000), before: at(100_060), witnessed: true };
  const hour = Temporal.Duration.from({ hours: 1 });
  expect(isBackdated(window, at(100_000 - 3601), hour)).toBe(true);
  expect(isBackdated(window, at(100_000 - 3600), hour)).toBe(false);
  expect(isBackdated({ ...window, after: null }, at(0), hour)).toBe(false);
});

test("BRACKET-5: evidence that does not fit is refused", () => {
  const older = signed(5, [[clock, 1000]]);
  const newer = signed(8, [[clock, 2000]]);
  const own = policyOf(log);
  expect(reason(bracket({ ...evidence(older, newer), index: 4 }, own))).toBe("log-bracket-wrong older-with-entry");
  expect(reason(bracket({ ...evidence(older, newer), index: 8 }, own))).toBe("log-bracket-wrong newer-without-entry");
  expect(reason(bracket({ ...evidence(older, newer), consistency: [] }, own))).toBe("log-consistency-wrong length");
  expect(reason(bracket({ ...evidence(older, newer), consistency: ["?"] }, own))).toBe(
    "log-bracket-wrong consistency-hash",
  );
  expect(reason(bracket(evidence(signed(5, [[clock, 1000]], forked), newer), own))).toBe(
    "log-consistency-wrong old-root",
  );
  expect(reason(bracket(evidence(signed(5, [[clock, 3000]]), newer), own))).toBe("log-bracket-wrong times");
  const other = signerKey("example.org/other", "log", seed(50));
  expect(reason(bracket(evidence(older, newer), policyOf(other)))).toBe("log-bracket-wrong unknown-log");
});
