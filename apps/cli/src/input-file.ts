import { readFileSync } from "node:fs";
import { houseRule, refusal } from "@touchstone/kernel";
import { Refused } from "./refused.ts";

/** The bytes of a file that an argument names. */
export const readInput = (path: string): Uint8Array<ArrayBuffer> => {
  try {
    return new Uint8Array(readFileSync(path));
  } catch (cause) {
    const isMissing = cause instanceof Error && "code" in cause && (cause.code === "ENOENT" || cause.code === "EISDIR");
    if (!isMissing) throw cause;
    throw new Refused(refusal("path-missing", houseRule("commands"), { path }));
  }
};

export const readInputText = (path: string): string => new TextDecoder().decode(readInput(path));

export const readInputJson = (path: string): unknown => {
  const text = readInputText(path);
  try {
    return JSON.parse(text);
  } catch (cause) {
    const what = cause instanceof Error ? cause.message : String(cause);
    throw new Refused(refusal("file-not-json", houseRule("commands"), { path, what }));
  }
};
