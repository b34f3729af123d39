#!/usr/bin/env node
import { constants, enableCompileCache } from "node:module";
import { join } from "node:path";

// Without it every start strips the types of some hundred files again: a fifth of the time to the first answer. Kept with
// the program, so that a reboot does not empty it; where nobody may write there, in the system's folder for such things.
// The groups of commands are in program.ts.
const kept = enableCompileCache(join(import.meta.dirname, "../../../node_modules/.cache/touchstone/modules"));
if (kept.status === constants.compileCacheStatus.FAILED) enableCompileCache();
const { runProgram } = await import("./program.ts");
await runProgram(process.argv.slice(2));
