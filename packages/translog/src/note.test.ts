import type { Result } from "@touchstone/kernel";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  clockKey,
  cosignText,
  emptyRoot,
  formatCheckpoint,
  formatLine,
  formatTlogProof,
  formatVkey,
  inclusionProof,
  leafHash,
  openCheckpoint,
  parseCheckpoint,
  parseNote,
  parseTlogProof,
  parseVkey,
  signerKey,
  signNote,
  type TranslogRefusal,
  treeOf,
  verifierKey,
  verifyNote,
  verifyTlogProof,
} from "./index.ts";

const seed = (fill: number): Uint8Array => new Uint8Array(32).fill(fill);
const log = signerKey("example.org/log", "log", seed(1));
const witness = signerKey("witness.example.org/w1", "cosigner", seed(2));
const stranger = signerKey("example.org/other", "log", seed(3));
const text = formatCheckpoint({ origin: log.name, size: 5, root: leafHash(seed(9)) });
const note = signNote(text, [log]);

const code = (answer: Result<unknown, TranslogRefusal>): string =>
  answer.ok
    ? "ok"
    : [answer.refusals[0].code, answer.refusals[0].facts["reason"]]
        .map((part) => JSON.stringify(part))
        .join(" ")
        .replaceAll(`"`, "");

describe("keys", () => {
  test("KEY-1: a key's text reads back; any changed character is refused or another key", () => {
    for (const key of [log, witness]) {
      const vkey = formatVkey(key);
      const { seed: _, ...known } = key;
      expect(parseVkey(vkey)).toEqual({ ok: true, value: known });
      fc.assert(
        fc.property(fc.nat(vkey.length - 1), fc.constantFrom("A", "0", "+", " ", "=", "z"), (at, letter) => {
          const bent = `${vkey.slice(0, at)}${letter}${vkey.slice(at + 1)}`;
          if (bent !== vkey) expect(parseVkey(bent).ok).toBe(false);
        }),
      );
    }
    expect(() => verifierKey("two words", "log", seed(0))).toThrow("name");
    expect(() => verifierKey("全 角", "log", seed(0))).toThrow("name");
  });
});

describe("notes", () => {
  test("NOTE-1: a signed note opens and gives back its text", () => {
    const answer = verifyNote(note, [log]);
    expect(answer.ok && answer.value.text).toBe(text);
    const withBlank = signNote("first\n\nsecond\n", [log]);
    const parsed = parseNote(withBlank);
    expect(parsed.ok && parsed.value.text).toBe("first\n\nsecond\n");
  });

  test("NOTE-1: forms that are refused", () => {
    expect(code(parseNote(note.slice(0, -1)))).toBe("log-note-malformed no-final-newline");
    expect(code(parseNote(note.replace("—", "-")))).toBe("log-note-malformed signature-line");
    expect(code(parseNote(note.replace("\n\n", "\n")))).toBe("log-note-malformed no-empty-line");
    expect(code(parseNote(note.replace("5\n", "5\r\n")))).toBe("log-note-malformed control-characters");
    expect(code(parseNote(`${note}\ud800`))).toBe("log-note-malformed control-characters");
    expect(code(parseNote(`${note}trailer`))).toBe("log-note-malformed no-final-newline");
  });

  test("NOTE-2: strangers are ignored, forgers are not", () => {
    const both = signNote(text, [stranger, log]);
    const answer = verifyNote(both, [log]);
    expect(answer.ok && answer.value.unverified.map(({ name }) => name)).toEqual([stranger.name]);
    expect(code(verifyNote(note, [stranger]))).toBe("log-note-unknown-key no-known-key");
    expect(code(verifyNote(both.replace("\n5\n", "\n6\n"), [log]))).toBe("log-note-forged signature");
    const impostor = { ...stranger, name: log.name, id: log.id };
    expect(code(verifyNote(signNote(text, [impostor]), [log]))).toBe("log-note-forged signature");
    expect(code(verifyNote(note + formatLine({ ...witness, signature: seed(0) }), [log, witness]))).toBe(
      "log-note-forged signature",
    );
  });

  test("NOTE-3: no more than 100 signatures", () => {
    expect(
      parseNote(
        signNote(
          text,
          Array.from({ length: 100 }, () => stranger),
        ),
      ).ok,
    ).toBe(true);
    expect(
      code(
        parseNote(
          signNote(
            text,
            Array.from({ length: 101 }, () => stranger),
          ),
        ),
      ),
    ).toBe("log-note-malformed too-many-signatures");
    expect(code(parseNote(`${"x".repeat(1_000_000)}\n\n${note}`))).toBe("log-note-malformed too-long");
  });

  test("SIGN-1: a key of small order signs nothing", () => {
    const weak = verifierKey("example.org/weak", "log", Uint8Array.of(1, ...new Uint8Array(31)));
    const signature = Uint8Array.of(1, ...new Uint8Array(63));
    expect(code(verifyNote(`text\n\n${formatLine({ ...weak, signature })}`, [weak]))).toBe("log-note-forged signature");
  });
});

describe("checkpoints", () => {
  test("CHECKPOINT-1: reads back what was written", () => {
    const checkpoint = { origin: log.name, size: 2 ** 40, root: leafHash(seed(4)) };
    expect(parseCheckpoint(formatCheckpoint(checkpoint))).toEqual({ ok: true, value: checkpoint });
  });

  test("CHECKPOINT-2: what is no checkpoint", () => {
    expect(code(parseCheckpoint(`${text}extension\n`))).toBe("log-checkpoint-malformed extension");
    expect(code(parseCheckpoint(text.replace("\n5\n", "\n05\n")))).toBe("log-checkpoint-malformed size");
    expect(code(parseCheckpoint(text.replace("\n5\n", "\n9007199254740993\n")))).toBe("log-checkpoint-malformed size");
    expect(code(parseCheckpoint(text.replace("\n5\n", "\n0\n")))).toBe("log-checkpoint-malformed empty-root");
    expect(parseCheckpoint(formatCheckpoint({ origin: log.name, size: 0, root: emptyRoot() })).ok).toBe(true);
  });

  test("CHECKPOINT-3: only under the log's own key and name", () => {
    expect(openCheckpoint(note, log).ok).toBe(true);
    const foreign = signNote(formatCheckpoint({ origin: "example.org/third", size: 5, root: leafHash(seed(9)) }), [
      log,
    ]);
    expect(code(openCheckpoint(foreign, log))).toBe("log-checkpoint-malformed origin-of-other-log");
    const witnessed = `${signNote(text, [stranger])}${formatLine(cosignText(text, witness, 1_700_000_000))}`;
    expect(code(openCheckpoint(witnessed, log, [witness]))).toBe("log-note-unknown-key log-key-missing");
  });

  test("COSIGN-1: the time is signed, and a cosignature is no log signature", () => {
    const line = cosignText(text, witness, 1_700_000_000);
    const answer = verifyNote(note + formatLine(line), [log, witness]);
    expect(answer.ok && answer.value.verified.map(({ seconds }) => seconds)).toEqual([null, 1_700_000_000]);
    const later = { ...line, signature: line.signature.map((byte, at) => (at === 7 ? byte ^ 1 : byte)) };
    expect(verifyNote(note + formatLine(later), [log, witness]).ok).toBe(false);
    // The log's own key in both uses: neither line passes for the other.
    const clock = { ...clockKey(log), seed: log.seed };
    const own = cosignText(text, clock, 1_700_000_000);
    const swapped = { name: log.name, id: log.id, signature: own.signature.slice(8) };
    expect(verifyNote(`${text}\n${formatLine(swapped)}`, [log]).ok).toBe(false);
    expect(verifyNote(note + formatLine(own), [log, clockKey(log)]).ok).toBe(true);
  });
});

describe("offline proofs", () => {
  const leaves = Array.from({ length: 5 }, (_, index) => leafHash(seed(index)));
  const tree = treeOf(leaves);
  const checkpoint = signNote(formatCheckpoint({ origin: log.name, size: 5, root: tree.rootAt(5) }), [log]);
  const file = formatTlogProof({ extra: null, index: 3, inclusion: inclusionProof(3, 5, tree.hashOf), checkpoint });

  test("TLOGPROOF-1: proves one entry, with the log's key and nothing else", () => {
    expect(verifyTlogProof(file, leafHash(seed(3)), log)).toMatchObject({ ok: true, value: { index: 3 } });
    expect(code(verifyTlogProof(file, leafHash(seed(4)), log))).toBe("log-inclusion-wrong root");
    expect(code(verifyTlogProof(file, leafHash(seed(3)), stranger))).toBe("log-note-unknown-key no-known-key");
    const withExtra = formatTlogProof({ extra: seed(7), index: 3, inclusion: [], checkpoint });
    expect(parseTlogProof(withExtra)).toEqual({
      ok: true,
      value: { extra: seed(7), index: 3, inclusion: [], checkpoint },
    });
  });

  test("TLOGPROOF-2: a file with any character removed proves nothing", () => {
    fc.assert(
      fc.property(fc.nat(file.length - 1), (at) => {
        expect(verifyTlogProof(file.slice(0, at) + file.slice(at + 1), leafHash(seed(3)), log).ok).toBe(false);
      }),
    );
    expect(code(parseTlogProof(file.replace("index 3", "index 03")))).toBe("log-proof-malformed index");
    expect(code(parseTlogProof(file.replace("@v1", "@v2")))).toBe("log-proof-malformed header");
  });
});
