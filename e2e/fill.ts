import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { APIRequestContext, Browser } from "playwright-core";
import { enterAs, visit } from "./browser.ts";
import { fillForesight } from "./fill-foresight.ts";
import type { RunningServer } from "./server.ts";

const program = join(import.meta.dirname, "../apps/cli/src/main.ts");
const example = join(import.meta.dirname, "../content/demo/register.csv");
export const company = "01900000-0000-7000-8000-00000000c001";
export const body = "01900000-0000-7000-8000-00000000b001";

/** Ids of what the server holds, for the addresses of pages. */
export type Known = {
  /** The first row of the register that the manager still has to work on. */
  readonly risk: string;
  /** A case that has just been opened, and one that has run to its certificate, with what is in it. */
  readonly openCase: string;
  readonly closedCase: string;
  readonly finding: string;
  readonly statement: string;
  readonly number: string;
  /** A copied scene of the body that waits for approval. */
  readonly scene: string;
};

type Listed = { readonly items: readonly { readonly id: string }[] };
type Told = { readonly certificate: { readonly number: string } };

const read = async <Answer>(request: APIRequestContext, path: string): Promise<Answer> => {
  const answer = await request.get(path);
  if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
  return answer.json() as Promise<Answer>;
};

const first = (listed: Listed, what: string): string => {
  const id = listed.items[0]?.id;
  if (id === undefined) throw new Error(`no ${what}`);
  return id;
};

/** The executable story of the product, played against the running server. */
export const playDemo = async (server: RunningServer): Promise<Told> => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    program,
    "demo",
    "run",
    "--data",
    server.data,
    "--json",
  ]);
  return JSON.parse(stdout) as Told;
};

const importRegister = async (request: APIRequestContext): Promise<string> => {
  const base = `/api/v1/register/${company}`;
  const sent = await request.post(`${base}/imports?file=register.csv`, {
    data: readFileSync(example),
    headers: { "content-type": "application/octet-stream", "idempotency-key": "e2e-register" },
  });
  if (!sent.ok()) throw new Error(await sent.text());
  return first(await read<Listed>(request, `${base}/risks`), "row");
};

const openCase = async (request: APIRequestContext): Promise<string> => {
  const opened = await request.post(`/api/v1/cases/of/${body}`, {
    data: { scheme: "cn-ohsms", client: company, region: "330100" },
    headers: { "idempotency-key": "e2e-case" },
  });
  if (!opened.ok()) throw new Error(await opened.text());
  const { id } = (await opened.json()) as { readonly id: string };
  return id;
};

const openScene = async (request: APIRequestContext): Promise<string> => {
  const base = `/api/v1/requirements/scenes/of/${body}`;
  const headers = { "idempotency-key": "e2e-scene" };
  const data = { key: "mall", prefix: "ML", title: { zh: "商场电梯", en: "Lifts of a mall" }, copyOf: "lift" };
  const opened = await request.post(base, { data, headers });
  if (!opened.ok()) throw new Error(await opened.text());
  const { id } = (await opened.json()) as { readonly id: string };
  return id;
};

/** A server with a life behind it: one certificate with its whole case, one case just begun, one register to be worked on. */
export const fill = async (browser: Browser, server: RunningServer): Promise<Known> => {
  const told = await playDemo(server);
  const { page, context } = await visit(browser, server.origin, "zh");
  await enterAs(page, "manager");
  const risk = await importRegister(page.request);
  await fillForesight(page.request, company, risk);
  await enterAs(page, "planner");
  const closedCase = first(await read<Listed>(page.request, `/api/v1/cases/of/${body}`), "case");
  const file = await read<{ readonly findings: readonly { readonly id: string }[] }>(
    page.request,
    `/api/v1/cases/${closedCase}`,
  );
  const statement = first(await read<Listed>(page.request, `/api/v1/statements/${body}`), "statement");
  const opened = await openCase(page.request);
  const scene = await openScene(page.request);
  await context.close();
  const finding = first({ items: file.findings }, "finding");
  return { risk, openCase: opened, closedCase, finding, statement, number: told.certificate.number, scene };
};
