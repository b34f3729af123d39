import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";

type Ran = { readonly code: number; readonly out: string; readonly err: string };

const main = join(import.meta.dirname, "../main.ts");

/** The program as a user runs it, in a folder of its own; a server of the same test goes on answering meanwhile. */
export const programHere = () => {
  const folder = mkdtempSync(join(tmpdir(), "touchstone-cli-"));
  const run = (...given: readonly string[]): Promise<Ran> =>
    new Promise((done) => {
      execFile(process.execPath, [main, ...given], { cwd: folder, maxBuffer: 50_000_000 }, (fault, out, err) =>
        done({ code: typeof fault?.code === "number" ? fault.code : fault === null ? 0 : -1, out, err }),
      );
    });
  /** What `--json` prints: one document, and nothing else on stdout. Exit 0 is part of the answer. */
  const answer = async (...given: readonly string[]) => {
    const { code, out, err } = await run(...given, "--json");
    expect([code, err]).toEqual([0, ""]);
    return JSON.parse(out);
  };
  /** A refusal as the contract of the command line has it: what, why, where it would pass, all of them, exit 1. */
  const refused = async (code: string, ...given: readonly string[]) => {
    const ran = await run(...given, "--json");
    // Progress may stand on stderr; a stack may not.
    expect([ran.code, /^ +at /m.test(ran.err)]).toEqual([1, false]);
    const { error } = JSON.parse(ran.out);
    expect(error.refusals.map((one: { code: string }) => one.code)).toContain(code);
    for (const one of [error, ...error.refusals]) {
      expect(one).toEqual({
        code: expect.stringMatching(/^[a-z-]+$/),
        message: expect.stringMatching(/\p{Script=Han}/u),
        rule: { source: expect.stringMatching(/./), clause: expect.any(String) },
        facts: expect.any(Object),
        passesFrom: one.passesFrom === null ? null : expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        place: one.place === null ? null : expect.any(Object),
        ...(one === error ? { refusals: error.refusals } : {}),
      });
    }
    return error.refusals.find((one: { code: string }) => one.code === code);
  };
  return { folder, run, answer, refused, remove: () => rmSync(folder, { recursive: true, force: true }) };
};
