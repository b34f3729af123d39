import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseSearch, pathBack, stringifySearch } from "./search.ts";

describe("addresses of the workspace", () => {
  it("read back what was written, and keep codes as texts", () => {
    expect(parseSearch("?region=330100&on=2026-11-23")).toEqual({ region: "330100", on: "2026-11-23" });
    const texts = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.string({ minLength: 1, unit: "grapheme" }));
    fc.assert(
      fc.property(texts, (search) => {
        expect({ ...parseSearch(stringifySearch(search)) }).toEqual({ ...search });
      }),
    );
  });

  it("drop what is empty", () => {
    expect(stringifySearch({ state: "", on: undefined })).toBe("");
  });
});

describe("the way back after a sign-in", () => {
  it("is a path of ours with its filter", () => {
    expect(pathBack("/cases/1?on=2026-05-01")).toEqual({ to: "/cases/1", search: { on: "2026-05-01" } });
  });

  it("never leads to another place", () => {
    for (const next of [null, "", "https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"]) {
      expect(pathBack(next)).toEqual({ to: "/", search: {} });
    }
  });
});
