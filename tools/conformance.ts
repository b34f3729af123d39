import { writeFileSync } from "node:fs";
import { join as pathOf } from "node:path";
import { readDuties } from "./conformance/duties.ts";
import { readMarks } from "./conformance/marks.ts";
import { readSurface } from "./conformance/surface.ts";
import { conformanceDocument, counted, join, lies } from "./conformance/table.ts";

// `node tools/conformance.ts` writes docs/conformance.md: what each clause asks, what serves it, which test shows it.
const root = pathOf(import.meta.dirname, "..");
const duties = readDuties();
const read = readMarks(root, new Set(duties.map(({ id }) => id)));
const wrong = lies(duties, read, readSurface(root));
for (const each of wrong) console.error(each);
if (wrong.length === 0) {
  const chapters = join(duties, read.marks);
  writeFileSync(pathOf(root, "docs/conformance.md"), conformanceDocument(chapters));
  for (const { id, rows } of chapters) console.log(id, JSON.stringify(counted(rows)));
}
process.exitCode = wrong.length === 0 ? 0 : 1;
