import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

it("no refusal code stands in two catalogues: the later one would take the earlier one's words", () => {
  const codes = globSync("*.ts", { cwd: import.meta.dirname })
    .filter((file) => !file.endsWith(".test.ts"))
    .flatMap((file) =>
      [...readFileSync(join(import.meta.dirname, file), "utf8").matchAll(/^ {2}"?([a-z-]+)"?: \{\n {4}status:/gm)].map(
        ([, code]) => code,
      ),
    );
  expect(codes.length).toBeGreaterThan(200);
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
});
