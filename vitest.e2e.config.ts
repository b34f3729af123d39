import { defineConfig } from "vitest/config";

// A journey waits for its pages more than it works, so two files go at a time, each with its own server and browser.
export default defineConfig({
  test: {
    include: ["e2e/**/*.test.ts"],
    globalSetup: ["apps/cli/src/testing/with-prepared-folder.ts"],
    maxWorkers: 2,
    // Two pages at once where a test says that it may: one waits for the network while the other is judged.
    maxConcurrency: 2,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    retry: process.env["CI"] === undefined ? 0 : 1,
  },
});
