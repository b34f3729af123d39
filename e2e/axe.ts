import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

type Violation = { readonly id: string; readonly help: string; readonly nodes: readonly { readonly html: string }[] };

export const violations = async (page: Page): Promise<string[]> => {
  await page.evaluate(axeSource);
  const run = `axe.run(document, { runOnly: ${JSON.stringify(wcag)} }).then((result) => result.violations)`;
  const found: Violation[] = await page.evaluate(run);
  return found.map((each) => `${each.id}: ${each.help}: ${each.nodes.map((node) => node.html).join(" | ")}`);
};
