import { closeSync, fsyncSync, linkSync, openSync, readFileSync, unlinkSync, writeSync } from "node:fs";

/** Another process has the data folder open; two writers would destroy it (guard 1 of stack.md section 2). */
export class FolderInUse extends Error {
  readonly folder: string;
  readonly pid: number;
  constructor(folder: string, pid: number) {
    super(`data folder ${folder} is in use by process ${pid}`);
    this.folder = folder;
    this.pid = pid;
  }
}

const hasCode = (cause: unknown, code: string): boolean =>
  cause instanceof Error && "code" in cause && cause.code === code;

const readIfThere = (file: string): string | null => {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    if (hasCode(cause, "ENOENT") || hasCode(cause, "ESRCH")) return null;
    throw cause;
  }
};

/**
 * When a process came to be. Process numbers come again: in a container the server is number 1 at every start, so a lock
 * that names only a number would shut its own folder for ever. Empty on systems without /proc.
 */
const birthOf = (pid: number): string => {
  const stat = readIfThere(`/proc/${pid}/stat`);
  const boot = readIfThere("/proc/sys/kernel/random/boot_id");
  // The program's name stands in brackets and may hold spaces; the start time is the 20th field after it.
  const start = stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  return start === undefined || boot === null ? "" : `${boot.trim()}/${start}`;
};

const exists = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    // EPERM: it lives, under another user.
    return hasCode(cause, "EPERM");
  }
};

type Holder = { readonly pid: number; readonly birth: string };

const holderOf = (file: string, text: string): Holder => {
  const [number = "", birth = ""] = text.split("\n");
  if (!/^[1-9]\d*$/.test(number)) throw new Error(`${file} is no lock of ours; remove it if no server runs`);
  return { pid: Number(number), birth };
};

const isAlive = ({ pid, birth }: Holder): boolean => exists(pid) && (birth === "" || birth === birthOf(pid));

// Linked into place whole and synced: nobody ever reads half a lock, not even after a power cut.
const claim = (file: string): boolean => {
  const draft = `${file}.${process.pid}`;
  const handle = openSync(draft, "w", 0o600);
  writeSync(handle, `${process.pid}\n${birthOf(process.pid)}\n`);
  fsyncSync(handle);
  closeSync(handle);
  try {
    linkSync(draft, file);
    return true;
  } catch (cause) {
    if (hasCode(cause, "EEXIST")) return false;
    throw cause;
  } finally {
    unlinkSync(draft);
  }
};

const refuseIfAlive = (folder: string, file: string): void => {
  const text = readIfThere(file);
  if (text === null) return;
  const holder = holderOf(file, text);
  if (isAlive(holder)) throw new FolderInUse(folder, holder.pid);
};

/** Takes `<folder>.lock` beside the folder; never from a living process. Gives back the release. */
export const lockFolder = (folder: string): (() => void) => {
  const file = `${folder}.lock`;
  const release = (): void => unlinkSync(file);
  if (claim(file)) return release;
  refuseIfAlive(folder, file);
  // Who clears away a dead process's lock does it alone: of two, the slower would clear away the quicker one's new lock.
  const takeover = `${file}.takeover`;
  if (!claim(takeover)) {
    refuseIfAlive(folder, takeover);
    if (readIfThere(takeover) === null) return lockFolder(folder);
    throw new Error(`a start that was broken off left ${takeover}; remove it if no server runs`);
  }
  try {
    refuseIfAlive(folder, file);
    if (readIfThere(file) !== null) unlinkSync(file);
    if (claim(file)) return release;
    throw new Error(`${file} was taken by another start`);
  } finally {
    unlinkSync(takeover);
  }
};
