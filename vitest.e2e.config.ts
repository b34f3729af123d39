import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const isLongest = ({ moduleId }: TestSpecification): boolean => moduleId.endsWith("/faces.test.ts");

/** The look at every page takes as long as a third of all; where no run before is known it would come last, alone. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return [...sorted.filter(isLongest), ...sorted.filter((file) => !isLongest(file))];
  }
}

// A journey waits for its pages more than it works, so two files go at a time, each with its own server and browser.
export default defineConfig({
  test: {
    include: ["e2e/**/*.test.ts"],
    globalSetup: ["apps/cli/src/testing/with-prepared-folder.ts"],
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // Two pages at once where a test says that it may: one waits for the network while the other is judged.
    maxConcurrency: 2,
    // The whole case by hand takes two minutes beside the look at every page.
    testTimeout: 300_000,
    hookTimeout: 180_000,
    retry: process.env["CI"] === undefined ? 0 : 1,
  },
});
