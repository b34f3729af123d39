import { type Language, type Problem, refusalMessage, say } from "@touchstone/contract";
import type { Refusal } from "@touchstone/kernel";
import type { Command } from "commander";

/** How a command speaks: one JSON document on stdout, or text for a person. */
export type Voice = { readonly json: boolean; readonly lang: Language };

/** Adds the options that every command has. */
export const withVoice = (command: Command): Command =>
  command
    .option("--json", "一份 JSON 文档 · one JSON document on stdout", false)
    .option("--lang <lang>", "zh | en", "zh");

export const voiceOf = (options: { readonly json?: unknown; readonly lang?: unknown }): Voice => ({
  json: options.json === true,
  lang: options.lang === "en" ? "en" : "zh",
});

/** Prints the result: the JSON document, or the lines that a person reads. */
export const print = (voice: Voice, document: unknown, lines: () => readonly string[]): void => {
  process.stdout.write(voice.json ? `${JSON.stringify(document, null, 2)}\n` : `${lines().join("\n")}\n`);
};

/** A refusal from the server: printed by the contract, exit code 1. */
export const printProblem = (voice: Voice, { error }: Problem): void => {
  process.exitCode = 1;
  if (voice.json) {
    print(voice, { error }, () => []);
    return;
  }
  for (const refused of error.refusals) {
    const from = refused.passesFrom === null ? "" : ` → ${refused.passesFrom}`;
    process.stderr.write(`${refused.message}（${refused.rule.source} ${refused.rule.clause}）${from}\n`);
  }
};

/** Refusals of work done without a server, in the same shape. */
export const printRefusals = (voice: Voice, refusals: readonly [Refusal, ...Refusal[]]): void => {
  const told = refusals.map((refused) => ({
    ...refused,
    message: say(refusalMessage(refused.code), voice.lang, refused.facts),
  }));
  const [first] = told;
  if (first === undefined) return;
  printProblem(voice, {
    type: "about:blank",
    title: first.message,
    status: 422,
    instance: "",
    error: { ...first, refusals: told },
  });
};
