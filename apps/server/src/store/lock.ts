import { closeSync, openSync, readFileSync, unlinkSync, writeSync } from "node:fs";

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

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    // EPERM: it lives, under another user.
    return cause instanceof Error && "code" in cause && cause.code === "EPERM";
  }
};

/** Takes `<folder>.lock` beside the folder; never from a living process. Gives back the release. */
export const lockFolder = (folder: string): (() => void) => {
  const file = `${folder}.lock`;
  const take = (): (() => void) => {
    const handle = openSync(file, "wx", 0o600);
    writeSync(handle, String(process.pid));
    closeSync(handle);
    return () => unlinkSync(file);
  };
  try {
    return take();
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause && cause.code === "EEXIST")) throw cause;
    const pid = Number(readFileSync(file, "utf8"));
    if (pid > 0 && isAlive(pid)) throw new FolderInUse(folder, pid);
    unlinkSync(file);
    return take();
  }
};
