import { gunzipSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { credential } from "../test/a-certificate.ts";
import { hasVectors, vectorText } from "../test/vectors.ts";
import { checkCredential } from "./credential-shape.ts";
import {
  bitAt,
  bitstring,
  encodedList,
  fewestEntries,
  gzippedOf,
  listFor,
  statusEntries,
  statusListCredential,
} from "./status-list.ts";

describe("bitstring status list", () => {
  it("puts index 0 into the most significant bit of the first byte", () => {
    const bits = bitstring([0, 9, fewestEntries - 1]);
    expect([bits.length, bits[0], bits[1], bits.at(-1)]).toEqual([16_384, 0x80, 0x40, 0x01]);
  });

  it("says of every index whether it was set", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(fewestEntries - 1), { maxLength: 40 }),
        fc.nat(fewestEntries - 1),
        (set, asked) => {
          const bits = bitstring(set);
          for (const index of set) expect(bitAt(bits, index)).toEqual({ ok: true, value: true });
          expect(bitAt(bits, asked)).toEqual({ ok: true, value: set.includes(asked) });
        },
      ),
    );
  });

  it("refuses an index that is not in the list, and a list that is too short to hide in", () => {
    const bits = bitstring([]);
    for (const index of [-1, 0.5, fewestEntries, Number.NaN]) expect(bitAt(bits, index).ok).toBe(false);
    expect(() => bitstring([], 1024)).toThrow("1024 entries");
  });

  it.skipIf(!hasVectors)("reads the Recommendation's own list", () => {
    const { encodedList: text } = JSON.parse(vectorText("bitstring-status-list", "spec-example.json"));
    const gzipped = gzippedOf(text);
    expect(gzipped.ok && new Uint8Array(gunzipSync(gzipped.value))).toEqual(bitstring([]));
  });

  it("reads back what it wrote and refuses another encoding", () => {
    const gzipped = new Uint8Array(gzipSync(bitstring([5])));
    expect(gzippedOf(encodedList(gzipped))).toEqual({ ok: true, value: gzipped });
    expect(gzippedOf("z6Mk").ok).toBe(false);
    expect(gzippedOf(`${encodedList(gzipped)}=`).ok).toBe(false);
  });

  it("finds the list of an entry only where id and purpose agree", () => {
    const checked = checkCredential(credential);
    const entries = checked.ok ? statusEntries(checked.value) : checked;
    const entry = entries.ok ? entries.value[0] : undefined;
    if (entry === undefined) throw new Error("the certificate names its list");
    expect(entry).toMatchObject({ purpose: "revocation", index: 143 });
    const list = (id: string, purpose: "revocation" | "suspension") =>
      checkCredential(
        statusListCredential({
          id,
          issuer: "did:web:x",
          purpose,
          validFrom: "2026-11-12T00:00:00Z",
          encodedList: "uAA",
          logSize: 7,
        }),
      );
    const right = list(entry.list, "revocation");
    const otherPurpose = list(entry.list, "suspension");
    const otherList = list("https://log.example/other", "revocation");
    expect(right.ok && listFor(right.value, entry)).toEqual({ ok: true, value: "uAA" });
    expect(otherPurpose.ok && listFor(otherPurpose.value, entry).ok).toBe(false);
    expect(otherList.ok && listFor(otherList.value, entry).ok).toBe(false);
  });
});
