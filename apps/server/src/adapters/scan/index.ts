import { scanByClamd } from "./clamd.ts";
import { scanByCommand } from "./command.ts";

/** `failed`: nobody knows; the file must not pass. */
export type ScanAnswer =
  | { readonly state: "clean" }
  | { readonly state: "infected"; readonly found: string }
  | { readonly state: "failed"; readonly what: string };

export type Scanner = { readonly name: string; readonly scan: (path: string) => Promise<ScanAnswer> };

/** Milliseconds that a scan may take: two gigabytes on a slow disk. */
const limit = 300_000;

/**
 * The virus scanner that is set up, if one is: clamd by its socket (`/run/clamav/clamd.ctl` or `host:3310`), or any
 * command that takes a file as its last argument and ends with 0 for clean and 1 for infected, as clamscan does.
 */
export const openScanner = (given: { readonly command: string; readonly clamd: string }): Scanner | null => {
  if (given.clamd !== "") return { name: "clamd", scan: (path) => scanByClamd(given.clamd, path, limit) };
  const [program, ...args] = given.command.split(/\s+/).filter((part) => part !== "");
  return program === undefined
    ? null
    : { name: program.split("/").at(-1) ?? program, scan: (path) => scanByCommand(program, [...args, path], limit) };
};
