import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Third-party vectors lie beside the checkout; without them their tests skip and say so. */
const folder = join(import.meta.dirname, "../../../../shared/data/vectors");

export const hasVectors = existsSync(folder);
export const vectorPath = (...path: readonly string[]): string => join(folder, ...path);
export const vectorText = (...path: readonly string[]): string => readFileSync(vectorPath(...path), "utf8");
