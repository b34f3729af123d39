import type { Scheme } from "@touchstone/kernel";
import { once } from "../content/once.ts";
import { filesIn, orStop, parseShipped } from "../content/read-content.ts";
import { readScheme } from "./read-scheme.ts";

/** The schemes of `content/schemes`, each checked as it is read; a wrong one stops the start with file and line. */
export const readSchemes: () => readonly Scheme[] = once(() =>
  filesIn("schemes").map(({ file, text }) => orStop(readScheme(file, text, parseShipped)).scheme),
);
