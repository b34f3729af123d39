import { afterAll, expect, it } from "vitest";
import { programHere } from "./testing/run-program.ts";

const here = programHere();
afterAll(() => here.remove());

const wordsOf = (help: string): readonly string[] =>
  [...help.matchAll(/^ {2}([a-z-]+)(?: .*)?$/gm)].flatMap(([, word]) =>
    word === undefined || word === "help" ? [] : [word],
  );

it("shows every group, and loads each by its own word", async () => {
  const { out } = await here.run("--help");
  const words = wordsOf(out.slice(out.indexOf("Commands:"), out.indexOf("每个命令")));
  expect(words.length).toBeGreaterThan(15);
  for (const word of words) expect((await here.run(word, "--help")).out).toContain(`Usage: touchstone ${word}`);
});

it("says of a word that it does not know what a wrong usage is", async () => {
  for (const word of ["laaws", "constructor", "__proto__"]) {
    const { code, err } = await here.run(word);
    expect([code, err]).toEqual([2, expect.stringContaining("unknown command")]);
  }
});
