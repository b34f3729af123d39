import { defineConfig } from "vitest/config";

// One browser and one server at a time: the journeys follow each other in one file each.
export default defineConfig({
  test: {
    include: ["e2e/**/*.test.ts"],
    fileParallelism: false,
    maxWorkers: 1,
    // Two pages at once where a test says that it may: one waits for the network while the other is judged.
    maxConcurrency: 2,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    retry: process.env["CI"] === undefined ? 0 : 1,
  },
});
