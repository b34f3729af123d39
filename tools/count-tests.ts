import { existsSync, readFileSync } from "node:fs";

// The last word of `.ci/run`: node tools/count-tests.ts "FAILED STEPS" REPORT...
const [failedSteps = "", ...reports] = process.argv.slice(2);

type Ran = { readonly status: string; readonly fullName: string; readonly failureMessages?: readonly string[] | null };

type Report = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly success: boolean;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly Ran[];
  }[];
};

const count = (file: string): Report => {
  // A run that left no report did not end: that is a failure, not nothing.
  if (!existsSync(file))
    return { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0, success: false, testResults: [] };
  const report = JSON.parse(readFileSync(file, "utf8")) as Report;
  // A file that does not load fails without a failed test of its own.
  return report.success || report.numFailedTests > 0 ? report : { ...report, numFailedTests: 1 };
};

const firstLine = (text: string): string => text.split("\n", 1)[0] ?? "";

// Again at the very end: whoever sees only the tail of a long log must learn which they were.
const failures = ({ testResults }: Report): readonly string[] =>
  testResults
    .filter(({ status }) => status === "failed")
    .flatMap(({ name, message = "", assertionResults }) => {
      const tests = assertionResults.filter(({ status }) => status === "failed");
      if (tests.length === 0) return [`FAILED ${name}: ${firstLine(message)}`];
      return tests.map((test) => `FAILED ${name} > ${test.fullName}: ${firstLine(test.failureMessages?.[0] ?? "")}`);
    });

const counts = reports.map(count);
const sum = (of: (report: Report) => number): number => counts.reduce((total, report) => total + of(report), 0);
const inTests = sum((report) => report.numFailedTests);
// Steps other than tests (lint, types, ...) have no report, so one that failed must not read as "0 failed".
const failed = failedSteps.trim() === "" ? inTests : Math.max(inTests, 1);
const skipped = sum((report) => report.numPendingTests);
for (const line of counts.flatMap(failures)) console.log(line);
if (failedSteps.trim() !== "") console.log(`failed: ${failedSteps}`);
if (skipped > 0) console.log(`${skipped} skipped`);
console.log(`${sum((report) => report.numPassedTests)} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
