import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { allRoutes, openApi } from "@touchstone/contract";
import { narrowings } from "./narrowings.ts";

// `node tools/api-lock.ts` writes the API that is released into docs/api.lock.json; version 1 only adds to it.
// `--new` begins the file again, before the first release.
const file = join(import.meta.dirname, "../docs/api.lock.json");
const current: unknown = openApi(allRoutes);
const isNew = process.argv.includes("--new") || !existsSync(file);
const found = isNew ? [] : narrowings(JSON.parse(readFileSync(file, "utf8")), current);
for (const each of found) console.error(each);
if (found.length === 0) writeFileSync(file, `${JSON.stringify(current, null, 1)}\n`);
process.exitCode = found.length === 0 ? 0 : 1;
