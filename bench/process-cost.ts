import { existsSync, readFileSync } from "node:fs";

/** CPU that a process has used so far, in ms; what a neighbour takes is not in it. Null where there is no /proc. */
export const cpuOf = (pid: number): number | null => {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return null;
  const [, fields = ""] = readFileSync(file, "utf8").split(") ");
  const [user, system] = [11, 12].map((place) => Number(fields.split(" ")[place]));
  return ((user ?? 0) + (system ?? 0)) * 10;
};

/** The most memory that a process ever held, in bytes; null where there is no /proc. */
export const peakOf = (pid: number): number | null => {
  const file = `/proc/${pid}/status`;
  const kilobytes = existsSync(file) ? /VmHWM:\s+(\d+) kB/.exec(readFileSync(file, "utf8"))?.[1] : undefined;
  return kilobytes === undefined ? null : Number(kilobytes) * 1024;
};
