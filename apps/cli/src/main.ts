#!/usr/bin/env node
import { enableCompileCache } from "node:module";

// Without it every start strips the types of some hundred files again: a fifth of the time to the first answer. The
// groups of commands are in program.ts.
enableCompileCache();
const { runProgram } = await import("./program.ts");
await runProgram(process.argv.slice(2));
