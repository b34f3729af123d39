import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { z } from "zod";

const ran = z.strictObject({ code: z.number(), out: z.string(), err: z.string() });
type Ran = z.infer<typeof ran>;

const openHost = () => fork(join(import.meta.dirname, "program-host.ts"), { execArgv: [] });

const ask = (host: ChildProcess, folder: string, typed: readonly string[]): Promise<Ran> =>
  new Promise((done, fail) => {
    const gone = () => fail(new Error(`the program ended in: ${typed.join(" ")}`));
    host.once("exit", gone);
    host.once("message", (message) => {
      host.off("exit", gone);
      done(ran.parse(message));
    });
    host.send({ folder, typed });
  });

/** The program as a user runs it, in a folder of its own; a server of the same test goes on answering meanwhile. */
export const programHere = () => {
  const folder = mkdtempSync(join(tmpdir(), "touchstone-cli-"));
  let host: ChildProcess | null = null;
  let before: Promise<unknown> = Promise.resolve();
  const inTurn = async (program: ChildProcess, earlier: Promise<unknown>, typed: readonly string[]): Promise<Ran> => {
    await earlier;
    return ask(program, folder, typed);
  };
  const run = (...typed: readonly string[]): Promise<Ran> => {
    host ??= openHost();
    const answer = inTurn(host, before, typed);
    before = answer.catch(() => {});
    return answer;
  };
  /** What `--json` prints: one document, and nothing else on stdout. Exit 0 is part of the answer. */
  const answer = async (...given: readonly string[]) => {
    const { code, out, err } = await run(...given, "--json");
    expect([code, err]).toEqual([0, ""]);
    return JSON.parse(out);
  };
  /** A refusal as the contract of the command line has it: what, why, where it would pass, all of them, exit 1. */
  const refused = async (code: string, ...given: readonly string[]) => {
    const told = await run(...given, "--json");
    // Progress may stand on stderr; a stack may not.
    expect([told.code, /^ +at /m.test(told.err)]).toEqual([1, false]);
    const { error } = JSON.parse(told.out);
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
  const remove = () => {
    host?.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  return { folder, run, answer, refused, remove };
};
