import { routes } from "@touchstone/contract";
import type { Command } from "commander";
import { type Place, type Reach, reach, withPlace } from "./connect.ts";
import { playCase } from "./demo/case-part.ts";
import { accounts, type Cast, enterCast } from "./demo/cast.ts";
import { playParties } from "./demo/parties-part.ts";
import { playRegister } from "./demo/register-part.ts";
import { playScheme } from "./demo/scheme-part.ts";
import { type Certificate, playStatement } from "./demo/statement-part.ts";
import { done, StoryBroken, type Teller, type Told, teller } from "./demo/teller.ts";
import { demoOrganisationsCommand } from "./demo-organisations.ts";
import { print, printProblem, type Voice, voiceOf, withVoice } from "./output.ts";

type Options = Place & {
  readonly json?: boolean;
  readonly lang?: string;
  readonly scheme?: string;
  readonly occasion: string;
  readonly statement?: string;
};

const line = ({ name, ok, ms }: Told): string => `${ok ? "✓" : "✗"} ${name}  ${ms} ms`;

/** The server's legal day, not this machine's. */
const todayOf = async ({ planner, body }: Cast): Promise<Temporal.PlainDate> => {
  const { today } = done(await planner.client.call(routes.inbox.list, { params: { organisation: body } }));
  return Temporal.PlainDate.from(today);
};

/** The whole story against one server; the certificate at its end. */
export const play = async (place: Reach, voice: Voice, told: Teller): Promise<Certificate> => {
  const cast: Cast = await told.step("everybody signs in", () => enterCast(place, voice));
  const today = await todayOf(cast);
  const { readDemoStory } = await import("@touchstone/server");
  const story = readDemoStory(today, new Map(accounts.map((account) => [account, cast[account]])));
  const client = await playParties(told, cast, story, today);
  await playRegister(told, cast, story, client, today);
  const statement = await playCase(told, cast, story, client, today);
  return playStatement(told, cast, place, story, statement, today);
};

/** The main job, or one case of the scheme that was named: what is printed at its end, as document and as line. */
const perform = async (options: Options, place: Reach, voice: Voice, told: Teller) => {
  const { scheme, occasion, statement = null } = options;
  if (scheme === undefined) {
    const certificate = await play(place, voice, told);
    return { document: { certificate }, line: `${certificate.number}  ${certificate.url}` };
  }
  const cast = await told.step("everybody signs in", () => enterCast(place, voice));
  const played = await playScheme(told, cast, { scheme, occasion, statement }, await todayOf(cast), voice);
  return { document: { case: played }, line: `${played.number}  ${played.state}  ${played.statement ?? ""}` };
};

const run = async (options: Options): Promise<void> => {
  const voice = voiceOf(options);
  const told = teller((step) => {
    (voice.json ? process.stderr : process.stdout).write(`${line(step)}\n`);
  });
  const place = await told.step("reach the server", () => reach(options, "demo"));
  try {
    const { document, line: last } = await perform(options, place, voice, told);
    print(voice, { steps: told.steps, ...document }, () => [last]);
  } catch (cause) {
    if (!(cause instanceof StoryBroken)) throw cause;
    process.exitCode = 1;
    if (cause.problem === null || voice.json) {
      const error = cause.problem?.error ?? { code: "story-broken", message: cause.message };
      const nothing = options.scheme === undefined ? { certificate: null } : { case: null };
      print(voice, { steps: told.steps, ...nothing, error }, () => [cause.message]);
    } else printProblem(voice, cause.problem);
  } finally {
    await place.close();
  }
};

export const demoCommand = (program: Command): void => {
  const group = program.command("demo").description("演示：把主流程从头走一遍 · the whole main job, played by itself");
  withVoice(
    withPlace(
      group
        .command("run")
        .description(
          "通过公开接口走完：登记、评价、申请、审核、决定、证书、核验；可重复 · plays the main job through the public API; can be repeated",
        ),
    ),
  )
    .option("--scheme <id>", "只走这个方案的一个案件 · one case of this scheme instead")
    .option("--occasion <id>", "为什么评定，见方案 · why it is held, by the scheme's own name", "initial")
    .option("--statement <id>", "针对哪份已有的证明 · the statement that it is about")
    .action(run);
  demoOrganisationsCommand(group);
};
