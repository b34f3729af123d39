import { openArchive } from "../../../adapters/tabular/archive.ts";
import { readTable } from "../../../adapters/tabular/read-table.ts";
import type { Inspect, KindFault } from "./file-kind.ts";

// What is only odd about cells is no reason against a file that is kept as it is and read by nobody here.
const harmless = new Set(["file-empty", "workbook-hidden"]);

const faultOf = (code: string): KindFault => (code === "file-damaged" ? "damaged" : "hostile");

/** Workbooks by the reader that imports them, in its own thread; other office files by the archive's structure. */
export const inspectOffice: Inspect = async ({ name, size, handle }) => {
  const bytes = new Uint8Array(size);
  await handle.read(bytes, 0, size, 0);
  const read = /\.xlsx$/i.test(name) ? await readTable(bytes, name) : await openArchive(bytes);
  if (read.ok) return null;
  const against = read.refusals.find(({ code }) => !harmless.has(code));
  return against === undefined ? null : faultOf(against.code);
};
