import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { FolderInUse, lockFolder } from "./lock.ts";

let home: string;
let folder: string;
const children: ChildProcess[] = [];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "touchstone-lock-"));
  folder = join(home, "pg");
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  rmSync(home, { recursive: true });
});

/** Another process that tries for the lock, says "took" or the name of the error, and lives on. */
const rival = (): ChildProcess => {
  const script = `
    import { lockFolder } from ${JSON.stringify(join(import.meta.dirname, "lock.ts"))};
    try { lockFolder(${JSON.stringify(folder)}); process.stdout.write("took"); }
    catch (cause) { process.stdout.write(cause.constructor.name); }
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module-typescript", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  return child;
};

const word = async (child: ChildProcess): Promise<string> => {
  const [said] = child.stdout === null ? [""] : await once(child.stdout, "data");
  return String(said);
};

const refusal = (): unknown => {
  try {
    lockFolder(folder);
    return null;
  } catch (cause) {
    return cause;
  }
};

it("a living process keeps its folder, a killed one loses it", async () => {
  const child = rival();
  expect(await word(child)).toBe("took");
  const cause = refusal();
  expect(cause).toBeInstanceOf(FolderInUse);
  expect(cause instanceof FolderInUse && cause.pid).toBe(child.pid);
  child.kill("SIGKILL");
  await once(child, "exit");
  const release = lockFolder(folder);
  expect(readFileSync(`${folder}.lock`, "utf8").split("\n")[0]).toBe(String(process.pid));
  release();
  expect(existsSync(`${folder}.lock`)).toBe(false);
});

it("the same process does not open its folder twice", () => {
  const release = lockFolder(folder);
  expect(refusal()).toBeInstanceOf(FolderInUse);
  release();
  expect(refusal()).toBeNull();
});

it.skipIf(!existsSync("/proc/self/stat"))("a number that came again is not the process that held the lock", () => {
  writeFileSync(`${folder}.lock`, `${process.pid}\nanother-boot/1\n`);
  expect(refusal()).toBeNull();
});

it("what is no lock of ours is left alone", () => {
  writeFileSync(`${folder}.lock`, "");
  expect(String(refusal())).toContain("remove it if no server runs");
  expect(existsSync(`${folder}.lock`)).toBe(true);
});

it("of many that find a dead process's lock, one takes it", async () => {
  const dead = rival();
  expect(await word(dead)).toBe("took");
  dead.kill("SIGKILL");
  await once(dead, "exit");
  const words = await Promise.all(Array.from({ length: 6 }, () => word(rival())));
  expect(words.filter((each) => each === "took")).toHaveLength(1);
});
