import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { integrityTexts, say } from "@touchstone/contract";
import { ok, type Result } from "@touchstone/kernel";
import {
  type Checkpoint,
  type FetchTile,
  followLog,
  formatVkey,
  type LogFault,
  parseVkey,
  type TranslogRefusal,
  tilePath,
  type VerifierKey,
} from "@touchstone/translog";
import type { Command } from "commander";
import { print, printRefusals, type Voice, voiceOf, withVoice } from "./output.ts";

type Options = {
  readonly once: boolean;
  readonly vkey?: string;
  readonly state: string;
  readonly interval: string;
  readonly json?: boolean;
  readonly lang?: string;
};

/** What a monitor remembers of a log; without it, neither rollback nor fork can be seen. */
type Memory = { readonly vkey: string; readonly checkpoint: string };

type Fault = LogFault | { readonly name: "unreachable" };

export type Round = {
  readonly ok: boolean;
  readonly origin: string | null;
  readonly size: number | null;
  readonly root: string | null;
  readonly findings: readonly Fault[];
  readonly notes: readonly ("key-from-log" | "no-witness")[];
};

const mostBytes = 8 * 1_048_576;

const get = async (url: string): Promise<Uint8Array | null> => {
  const response = await fetch(url, { redirect: "error", signal: AbortSignal.timeout(30_000) });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.length > mostBytes) throw new Error(`${url}: more than ${mostBytes} bytes`);
  return bytes;
};

const text = (bytes: Uint8Array | null): string => (bytes === null ? "" : new TextDecoder().decode(bytes));

const remembered = (file: string): Readonly<Record<string, Memory>> =>
  existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Record<string, Memory>) : {};

const round = (checkpoint: Checkpoint | null, findings: readonly Fault[], notes: Round["notes"]): Round => ({
  ok: findings.length === 0,
  origin: checkpoint?.origin ?? null,
  size: checkpoint?.size ?? null,
  root: checkpoint?.root.toBase64() ?? null,
  findings,
  notes,
});

const follow = async (base: string, key: VerifierKey, file: string, notes: Round["notes"]): Promise<Round> => {
  const memory = remembered(file);
  const fetchTile: FetchTile = (tile) => get(`${base}/${tilePath(tile)}`);
  const checkpoint = text(await get(`${base}/checkpoint`));
  const kept = memory[base]?.checkpoint ?? null;
  const followed = await followLog({ checkpoint, kept, key, fetch: fetchTile });
  // Only a sound log moves the memory on: a fork is called out again at every round.
  if (followed.fault === null) {
    writeFileSync(file, `${JSON.stringify({ ...memory, [base]: { vkey: formatVkey(key), checkpoint } }, null, 2)}\n`);
  }
  return round(followed.checkpoint, followed.fault === null ? [] : [followed.fault], notes);
};

const tell = (voice: Voice, url: string, { ok, origin, size, findings, notes }: Round): readonly string[] => [
  ...findings.map((fault) =>
    fault.name === "unreachable"
      ? say(integrityTexts.unreachable, voice.lang, { url })
      : say(integrityTexts.fault, voice.lang, {
          origin: origin ?? url,
          name: fault.name,
          place: Object.entries(fault)
            .filter(([name]) => name !== "name")
            .map(([name, value]) => ` ${name}=${String(value)}`)
            .join(""),
        }),
  ),
  ...(ok ? [say(integrityTexts.followed, voice.lang, { origin, size: String(size) })] : []),
  ...(notes.includes("key-from-log") ? [say(integrityTexts.keyFromLog, voice.lang)] : []),
  ...(notes.includes("no-witness") ? [say(integrityTexts.noWitness, voice.lang)] : []),
];

/** One look at a log: its files, and what was seen of it before. */
export const lookAt = async (
  base: string,
  { vkey, state }: Pick<Options, "vkey" | "state">,
): Promise<Result<Round, TranslogRefusal>> => {
  const known = vkey ?? remembered(state)[base]?.vkey;
  try {
    const key = parseVkey(known ?? text(await get(`${base}/vkey`)).trim());
    if (!key.ok) return key;
    const notes: Round["notes"] = known === undefined ? ["key-from-log", "no-witness"] : ["no-witness"];
    return ok(await follow(base, key.value, state, notes));
  } catch (cause) {
    process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
    return ok(round(null, [{ name: "unreachable" }], []));
  }
};

const monitor = async (url: string, options: Options): Promise<void> => {
  const voice = voiceOf(options);
  const base = url.replace(/\/+$/, "");
  for (;;) {
    const result = await lookAt(base, options);
    if (!result.ok) {
      printRefusals(voice, result.refusals);
      return;
    }
    print(voice, result.value, () => tell(voice, base, result.value));
    if (!result.value.ok) process.exitCode = 1;
    if (options.once) return;
    await setTimeout(Number(options.interval) * 1000);
  }
};

const seconds = (value: string): string => {
  if (!/^[1-9]\d{0,5}$/.test(value)) throw new Error(`--interval ${value}: 1–999999`);
  return value;
};

export const logCommand = (program: Command): void => {
  const log = program.command("log").description("公开日志 · the public log");
  withVoice(
    log
      .command("monitor <url>")
      .description("逐条核对日志，并与上次所见比对 · read a log whole and compare it with what was seen before")
      .option("--once", "只查一次 · one round", false)
      .option("--vkey <key>", "从别处得到的验证密钥 · verifier key from elsewhere")
      .option("--state <file>", "记住所见检查点的文件 · file that remembers checkpoints", "log-monitor.json")
      .option("--interval <seconds>", "两次之间的秒数 · seconds between rounds", seconds, "60"),
  ).action(monitor);
};
