import { chmodSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openScanner } from "../../adapters/scan/index.ts";
import { defaultSettings } from "./settings.ts";

// A scanner of the kind that an operator sets up: 0 clean, 1 found, anything else a fault.
const scannerFile = join(mkdtempSync(join(tmpdir(), "touchstone-scanner-")), "scan");
writeFileSync(
  scannerFile,
  `#!/bin/sh
grep -q BROKEN-SCANNER "$1" && { echo "database missing" >&2; exit 2; }
grep -q TEST-VIRUS "$1" && { echo "$1: Test.Virus"; exit 1; }
exit 0
`,
);
chmodSync(scannerFile, 0o755);
/** Small bounds, and that scanner. */
export const scannedSettings = {
  ...defaultSettings,
  mostBytes: 200_000,
  quotaBytes: 1_000_000,
  scanner: openScanner({ command: scannerFile, clamd: "" }),
};
