import { existsSync, readFileSync } from "node:fs";

// The last word of `.ci/run`: node tools/count-tests.ts "FAILED STEPS" REPORT...
const [failedSteps = "", ...reports] = process.argv.slice(2);

type Report = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly success: boolean;
};

const count = (file: string): Report => {
  // A run that left no report did not end: that is a failure, not nothing.
  if (!existsSync(file)) return { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0, success: false };
  const report = JSON.parse(readFileSync(file, "utf8")) as Report;
  // A file that does not load fails without a failed test of its own.
  return report.success || report.numFailedTests > 0 ? report : { ...report, numFailedTests: 1 };
};

const counts = reports.map(count);
const sum = (of: (report: Report) => number): number => counts.reduce((total, report) => total + of(report), 0);
const inTests = sum((report) => report.numFailedTests);
// Steps other than tests (lint, types, ...) have no report, so one that failed must not read as "0 failed".
const failed = failedSteps.trim() === "" ? inTests : Math.max(inTests, 1);
const skipped = sum((report) => report.numPendingTests);
if (failedSteps.trim() !== "") console.log(`failed: ${failedSteps}`);
if (skipped > 0) console.log(`${skipped} skipped`);
console.log(`${sum((report) => report.numPassedTests)} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
