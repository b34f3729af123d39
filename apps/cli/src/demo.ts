import { readDemoStory } from "@touchstone/server";
import type { Command } from "commander";
import { type Place, reach, withPlace } from "./connect.ts";
import { legalToday } from "./day.ts";
import { playCase } from "./demo/case-part.ts";
import { accounts, type Cast, enterCast } from "./demo/cast.ts";
import { playParties } from "./demo/parties-part.ts";
import { playRegister } from "./demo/register-part.ts";
import { type Certificate, playStatement } from "./demo/statement-part.ts";
import { StoryBroken, type Teller, type Told, teller } from "./demo/teller.ts";
import { print, printProblem, type Voice, voiceOf, withVoice } from "./output.ts";

type Options = Place & { readonly json?: boolean; readonly lang?: string };

const line = ({ name, ok, ms }: Told): string => `${ok ? "✓" : "✗"} ${name}  ${ms} ms`;

/** Legal today is the server's: its clock is in every answer's date header. */
const todayOf = async (send: (request: Request) => Promise<Response>, origin: string): Promise<Temporal.PlainDate> => {
  const { headers } = await send(new Request(`${origin}/healthz`));
  const given = headers.get("x-legal-today") ?? legalToday();
  return Temporal.PlainDate.from(given);
};

const play = async (options: Options, voice: Voice, told: Teller): Promise<Certificate> => {
  const place = await told.step("reach the server", () => reach(options, "demo"));
  try {
    const today = await todayOf(place.send, place.origin);
    const cast: Cast = await told.step("everybody signs in", () => enterCast(place, voice));
    const story = readDemoStory(today, new Map(accounts.map((account) => [account, cast[account]])));
    const client = await playParties(told, cast, story, today);
    await playRegister(told, cast, story, client, today);
    const statement = await playCase(told, cast, story, client, today);
    return await playStatement(told, cast, place, story, statement, today);
  } finally {
    await place.close();
  }
};

const run = async (options: Options): Promise<void> => {
  const voice = voiceOf(options);
  const told = teller((step) => {
    (voice.json ? process.stderr : process.stdout).write(`${line(step)}\n`);
  });
  try {
    const certificate = await play(options, voice, told);
    print(voice, { steps: told.steps, certificate }, () => [`${certificate.number}  ${certificate.url}`]);
  } catch (cause) {
    if (!(cause instanceof StoryBroken)) throw cause;
    process.exitCode = 1;
    if (cause.problem === null || voice.json) {
      const error = cause.problem?.error ?? { code: "story-broken", message: cause.message };
      print(voice, { steps: told.steps, certificate: null, error }, () => [cause.message]);
    } else printProblem(voice, cause.problem);
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
  ).action(run);
};
