import { integrityTexts, routes, say } from "@touchstone/contract";
import type { Command } from "commander";
import { type Place, withConnection, withPlace } from "./connect.ts";
import { print, printProblem, type Voice, voiceOf, withVoice } from "./output.ts";

type Options = Place & { readonly json?: boolean; readonly lang?: string };

type Fault = Readonly<Record<string, unknown>> & { readonly code: string };

/** The place of a finding, field by field, for a person. */
const place = (first: Fault | null): readonly string[] =>
  Object.entries(first ?? {})
    .filter(([name]) => name !== "code")
    .map(([name, value]) => `  ${name}: ${String(value)}`);

const verify = async (options: Options): Promise<void> => {
  const voice: Voice = voiceOf(options);
  const answer = await withConnection(options, voice, ({ client }) => client.call(routes.operations.verify, {}));
  if (!answer.ok) {
    printProblem(voice, answer.problem);
    return;
  }
  const { ok, checked, first } = answer.value;
  if (!ok) process.exitCode = 1;
  print(voice, answer.value, () => [
    say(integrityTexts.checked, voice.lang, checked),
    ok ? say(integrityTexts.verifyOk, voice.lang) : say(integrityTexts.verifyBad, voice.lang, { code: first?.code }),
    ...place(first),
  ]);
};

const rebuild = async (options: Options): Promise<void> => {
  const voice: Voice = voiceOf(options);
  const answer = await withConnection(options, voice, ({ client }) =>
    client.call(routes.operations.rebuild, { body: {} }),
  );
  if (!answer.ok) {
    printProblem(voice, answer.problem);
    return;
  }
  const { ok, identical, first } = answer.value;
  if (!ok) process.exitCode = 1;
  const text = ok ? (identical ? "rebuildSame" : "rebuildReplaced") : "rebuildRefused";
  print(voice, answer.value, () => [say(integrityTexts[text], voice.lang, answer.value), ...place(first)]);
};

/** Is what is stored what was written. */
export const verifyCommand = (program: Command): void => {
  withPlace(
    withVoice(
      program
        .command("verify")
        .description("核对日记链、读表、公开日志与文件 · check journal chains, read tables, public log and files")
        .requiredOption("--all", "核对全部 · check everything"),
    ),
  ).action(verify);
};

/** Are the read tables what the journal says. */
export const rebuildCommand = (program: Command): void => {
  withPlace(
    withVoice(
      program
        .command("rebuild")
        .description("从日记重建读表，并说明是否一致 · read tables from the journal; says whether they were identical"),
    ),
  ).action(rebuild);
};
