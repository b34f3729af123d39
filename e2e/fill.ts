import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { enterAs, visit } from "./browser.ts";
import type { RunningServer } from "./server.ts";

const example = join(import.meta.dirname, "../content/demo/register.csv");
const company = "01900000-0000-7000-8000-00000000c001";

/** Ids of what the server holds, for the addresses of pages. */
export type Known = { readonly risk: string };

const importRegister = async (page: Page): Promise<string> => {
  const base = `/api/v1/register/${company}`;
  const sent = await page.request.post(`${base}/imports?file=register.csv`, {
    data: readFileSync(example),
    headers: { "content-type": "application/octet-stream", "idempotency-key": "e2e-register" },
  });
  if (!sent.ok()) throw new Error(await sent.text());
  const rows: { readonly items: readonly { readonly id: string }[] } = await (
    await page.request.get(`${base}/risks`)
  ).json();
  const first = rows.items[0]?.id;
  if (first === undefined) throw new Error("the register stayed empty");
  return first;
};

/** A register as a company brings it, put there by its manager through the public API. */
export const fill = async (browser: Browser, server: RunningServer): Promise<Known> => {
  const { page, context } = await visit(browser, server.origin, "zh");
  await enterAs(page, "manager");
  const risk = await importRegister(page);
  await context.close();
  return { risk };
};
