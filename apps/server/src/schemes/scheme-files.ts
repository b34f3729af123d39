import { type Scheme, scheme } from "@touchstone/kernel";
import { once } from "../content/once.ts";
import { readFolder } from "../content/read-content.ts";

/** The schemes of `content/schemes`, each checked as it is read; a wrong one stops the start with file and line. */
export const readSchemes: () => readonly Scheme[] = once(() => readFolder("schemes", scheme));
