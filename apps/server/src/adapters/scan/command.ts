import { execFile } from "node:child_process";
import type { ScanAnswer } from "./index.ts";

const firstLine = (text: string): string => text.trim().split("\n")[0]?.slice(0, 200) ?? "";

/** No shell: the path is one argument, whatever it is called. */
export const scanByCommand = (program: string, args: readonly string[], limit: number): Promise<ScanAnswer> => {
  const answer = Promise.withResolvers<ScanAnswer>();
  execFile(program, args, { timeout: limit, maxBuffer: 1024 * 1024, windowsHide: true }, (fault, out, err) => {
    if (fault === null) return answer.resolve({ state: "clean" });
    // The path is ours and says nothing; what the scanner calls its find comes after it.
    if (fault.code === 1) return answer.resolve({ state: "infected", found: firstLine(out).replace(/^.*: /, "") });
    answer.resolve({ state: "failed", what: firstLine(err) || String(fault.code ?? fault.signal ?? "ended") });
  });
  return answer.promise;
};
