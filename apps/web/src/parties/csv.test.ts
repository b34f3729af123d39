import { expect, test } from "vitest";
import { csvOf } from "./csv.ts";

test("quotes what needs quotes, and leaves nothing that a spreadsheet would run", () => {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(
    csvOf([
      ["甲", 'a"b', "x,y", null],
      ["=1+1", "2026-01-01", "-5", "@x"],
    ]),
  );
  expect(text).toBe('\uFEFF甲,"a""b","x,y",\r\n\'=1+1,2026-01-01,\'-5,\'@x\r\n');
});
