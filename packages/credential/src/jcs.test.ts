import { readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasVectors, vectorPath, vectorText } from "../test/vectors.ts";
import { bytesOf, jsonOf } from "./encoding.ts";
import { jcs, jcsBytes } from "./jcs.ts";

describe("jcs (RFC 8785)", () => {
  it.skipIf(!hasVectors)("gives the bytes of the reference vectors", () => {
    const names = readdirSync(vectorPath("jcs", "input"));
    expect(names.length).toBeGreaterThanOrEqual(5);
    for (const name of names) {
      const hex = vectorText("jcs", "outhex", name.replace(".json", ".txt")).replace(/\s/g, "");
      expect(jcsBytes(JSON.parse(vectorText("jcs", "input", name))).toHex()).toBe(hex);
    }
  });

  it("is the same for every order of members and reads back the same", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: "grapheme" }), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).toReversed());
        const text = jcs(value as never);
        expect(jcs(turned as never)).toBe(text);
        expect(jcs(jsonOf(bytesOf(text)))).toBe(text);
      }),
    );
  });

  it("has no form for a lone surrogate", () => {
    expect(() => jcs({ name: "\ud800" })).toThrow(/surrogate|canonical/i);
  });
});
