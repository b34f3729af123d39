import { defineConfig } from "vitest/config";

// Two workers: every database test holds an embedded engine of about 300 MB (docs/stack evidence, section 5).
export default defineConfig({
  test: {
    include: ["packages/**/*.test.ts", "apps/**/*.test.ts", "content/**/*.test.ts", "tools/**/*.test.ts"],
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
