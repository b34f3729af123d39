import { expect, it } from "vitest";
import { parseJson } from "./body.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

it("what no journal can keep is refused by name, however deep it lies, and a whole sign outside the basic plane is kept", () => {
  for (const [text, what] of [
    [String.raw`{"rows":[{"why":"\u0000"}]}`, "U+0000"],
    [String.raw`{"rows":[{"why":"\ud800"}]}`, "lone surrogate"],
    [String.raw`{"rows":[{"\udc00":"why"}]}`, "lone surrogate"],
  ] as const)
    expect(parseJson(utf8(text))).toMatchObject({ refusals: [{ code: "body-invalid", facts: { what } }] });
  expect(parseJson(utf8(String.raw`{"why":"\ud83d\ude00"}`))).toEqual({ ok: true, value: { why: "😀" } });
});
