import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leafOf } from "../test/a-certificate.ts";
import { bytesOf } from "./encoding.ts";
import { type Leaf, leafBytes, leafKinds, parseLeaf } from "./leaf.ts";

const arbitraryLeaf = fc.record({
  kind: fc.constantFrom(...leafKinds),
  certNo: fc.string({ minLength: 1, maxLength: 40, unit: "grapheme" }),
  prev: fc.option(fc.nat()),
  reasonCode: fc.option(fc.constantFrom("major-open", "fee-unpaid")),
  at: fc.constantFrom("2026-11-12", "2024-02-29"),
});

const bytes = (leaf: Leaf): Uint8Array => {
  const found = leafBytes(leaf);
  if (!found.ok) throw new Error("a sound leaf");
  return found.value;
};

describe("the logged statement (trust.md section 3)", () => {
  it("reads back what it wrote", () => {
    fc.assert(
      fc.property(arbitraryLeaf, (changes) => {
        const leaf = leafOf("token", changes);
        expect(parseLeaf(bytes(leaf))).toEqual({ ok: true, value: leaf });
      }),
    );
  });

  it("has one spelling: any other bytes are refused or say something else", () => {
    const sound = bytes(leafOf("token"));
    fc.assert(
      fc.property(fc.nat(sound.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = sound.map((byte, index) => (index === at ? byte ^ flip : byte));
        const read = parseLeaf(changed);
        if (read.ok) expect(read.value).not.toEqual(leafOf("token"));
      }),
    );
    const spaced = bytesOf(JSON.stringify(leafOf("token"), null, 1));
    expect(parseLeaf(spaced)).toMatchObject({ ok: false, refusals: [{ facts: { reason: "not-canonical" } }] });
  });

  it.each([
    ["v", { v: 2 }],
    ["kind", { kind: "issued" }],
    ["body", { body: "衡测认证" }],
    ["vcDigest", { vcDigest: "sha256:AB" }],
    ["validFrom", { validFrom: "2026-02-30" }],
    ["prev", { prev: -1 }],
    ["reasonCode", { reasonCode: "" }],
  ])("refuses a wrong %s", (member, changes) => {
    expect(leafBytes({ ...leafOf("token"), ...(changes as Partial<Leaf>) })).toMatchObject({
      ok: false,
      refusals: [{ facts: { reason: member } }],
    });
  });

  it("refuses members that it does not know, and statements that are too long", () => {
    expect(parseLeaf(bytesOf(JSON.stringify({ ...leafOf("token"), person: "x" }))).ok).toBe(false);
    expect(leafBytes(leafOf("token", { standard: "x".repeat(3000) })).ok).toBe(false);
  });
});
