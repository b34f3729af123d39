import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { APIRequestContext, Browser } from "playwright-core";
import { enterAs, visit } from "./browser.ts";
import { fillForesight } from "./fill-foresight.ts";
import { fillThings } from "./fill-things.ts";
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
  /** An assessed risk of the company that waits for its approver. */
  readonly assessment: string;
  /** Code of the label on a lift of the company. */
  readonly label: string;
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

/** Criteria adopted, one row assessed above the line: every page of risk assessment has something to show. */
const assessRisk = async (request: APIRequestContext, risk: string): Promise<string> => {
  const base = `/api/v1/register/${company}`;
  const post = async (path: string, data: object): Promise<string> => {
    const sent = await request.post(`${base}/${path}`, { data, headers: { "idempotency-key": `e2e-${path}` } });
    if (!sent.ok()) throw new Error(await sent.text());
    return ((await sent.json()) as { readonly id: string }).id;
  };
  const all = <Value>(value: Value) => ({ major: value, considerable: value, general: value, low: value });
  const criteria = {
    threshold: { score: 9, at: "not-acceptable" },
    bounds: { major: 20, considerable: 15, general: 9, low: 0 },
    words: { ...all(""), major: "重要" },
    ties: "oldest-first",
    review: all(12),
    control: all({ level: "team", every: { times: 1, per: "week" } }),
    performing: "每年一次；工艺、设备、人员有变时",
  };
  const set = await post("criteria", { title: "职业健康安全", method: "ls-matrix@house-2026-1", criteria });
  const treatment = {
    option: "control",
    measures: [{ what: "困人演练", hierarchy: "administrative", owner: "设备部" }],
    ratings: { likelihood: "l2", severity: "s5" },
    approver: "01900000-0000-7000-8000-00000000a002",
  };
  const inputs = {
    hazard: "轿厢停在层间",
    event: "乘客被困",
    harm: "救援不及时",
    factors: ["machine"],
    answerable: "设备部",
    ratings: { likelihood: "l3", severity: "s5" },
  };
  const assessment = await post("assessments", { risk, set, inputs, treatment });
  await post(`assessments/${assessment}/finish`, {});
  return assessment;
};

/** A server with a life behind it: one certificate with its whole case, one case just begun, one register to be worked on. */
export const fill = async (browser: Browser, server: RunningServer): Promise<Known> => {
  const told = await playDemo(server);
  const { page, context } = await visit(browser, server.origin, "zh");
  await enterAs(page, "manager");
  const risk = await importRegister(page.request);
  const assessment = await assessRisk(page.request, risk);
  await fillForesight(page.request, company, risk);
  const label = await fillThings(page.request, company, risk);
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
  return {
    risk,
    openCase: opened,
    closedCase,
    finding,
    statement,
    number: told.certificate.number,
    scene,
    assessment,
    label,
  };
};
