import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Once for a test run: the place of the data folder that `startServer` fills at the first start and copies at the others. */
export const setup = (): (() => void) => {
  const place = mkdtempSync(join(tmpdir(), "touchstone-prepared-"));
  process.env["TOUCHSTONE_TEST_PREPARED"] = place;
  return () => rmSync(place, { recursive: true, force: true });
};
