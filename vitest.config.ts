import { defineConfig } from "vitest/config";

// Two workers: every database test holds an embedded engine of about 300 MB (docs/stack evidence, section 5).
export default defineConfig({
  test: {
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // One of eleven thousand fell over once on a machine that did other work. A second try is printed as such.
    retry: process.env["CI"] === undefined ? 0 : 1,
    projects: [
      {
        extends: true,
        test: {
          name: "pure",
          // Packages hold no state that one file could leave to the next; a process for each took a third of their time.
          isolate: false,
          include: ["packages/**/*.test.ts", "content/**/*.test.ts", "apps/web/**/*.test.ts", "tools/**/*.test.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "server",
          include: ["apps/server/**/*.test.ts", "apps/cli/**/*.test.ts", "bench/**/*.test.ts"],
          globalSetup: ["apps/server/src/testing/with-cluster.ts", "apps/cli/src/testing/with-prepared-folder.ts"],
        },
      },
    ],
  },
});
