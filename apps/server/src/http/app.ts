import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { openApi, type Route } from "@touchstone/contract";
import { accessRule, houseRule, refusal } from "@touchstone/kernel";
import { Hono } from "hono";
import { compress } from "hono/compress";
import type { Capability } from "../capability.ts";
import { once } from "../content/once.ts";
import type { Services } from "../services.ts";
import { apiPage } from "./api-page.ts";
import { frontPage } from "./front-page.ts";
import { openMetrics } from "./metrics.ts";
import { problemResponse } from "./problem.ts";
import { publicLanguage } from "./public-frame.ts";
import { secured } from "./secured.ts";
import { type Door, languageOf, serve } from "./serve.ts";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json",
};

/** As a log may keep it: the address of a calendar is its key. */
const loggedPath = (path: string): string => (path.startsWith("/calendar/") ? "/calendar/…" : path);

const honoPath = (path: string): string => path.replace(/\{(\w+)\}/g, ":$1");

const workspace = (app: Hono, folder: string): void => {
  const send = async (path: string): Promise<Response | null> => {
    const file = normalize(join(folder, path));
    const type = types[extname(file)];
    if (!file.startsWith(folder) || type === undefined) return null;
    try {
      const cache = path.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache";
      return new Response(await readFile(file), { headers: { "content-type": type, "cache-control": cache } });
    } catch {
      // Not a file of the build: a path inside the workspace, which the page itself resolves.
      return null;
    }
  };
  // A phone on site loads a third of the bytes; what it keeps is immutable, so this is paid once a visit.
  app.use("/app/*", compress());
  app.get("/app/*", async (context) => {
    const path = decodeURIComponent(new URL(context.req.url).pathname.slice("/app/".length));
    return (await send(path)) ?? (await send("index.html")) ?? context.notFound();
  });
  app.get("/app", (context) => context.redirect("/app/"));
};

export type AppParts = {
  readonly services: Services;
  readonly capabilities: readonly Capability[];
  readonly operatorToken: string;
  /** Folder of the built workspace. */
  readonly webFolder: string;
};

/** The whole HTTP face: API from the contract, public pages, the workspace, health. */
export const openApp = ({ services, capabilities, operatorToken, webFolder }: AppParts): Hono => {
  const app = new Hono();
  const door: Door = { services, operatorToken };
  const bound = capabilities.flatMap((capability) => capability.routes(services));
  const metrics = openMetrics();
  app.use(async (context, next) => {
    const began = performance.now();
    await next();
    metrics.count(context.req.method, context.res.status, performance.now() - began);
  });
  app.use(secured);
  for (const each of bound) app.on(each.route.method, honoPath(each.route.path), serve(door, each));

  const routes: readonly Route[] = bound.map(({ route }) => route);
  const document = once(() => openApi(routes));
  app.get("/api/openapi.json", (context) => context.json(document()));
  app.get("/api/docs", (context) => context.html(apiPage(routes, publicLanguage(context.req.raw))));
  app.get("/", (context) => {
    const number = context.req.query("number")?.trim() ?? "";
    const language = publicLanguage(context.req.raw);
    if (number !== "") return context.redirect(`/verify/${encodeURIComponent(number)}?lang=${language}`);
    return context.html(frontPage(language, services.demo ? "demo" : "real"));
  });
  app.get("/healthz", (context) => context.text("ok"));
  app.get("/metrics", (context) => context.text(metrics.text()));
  app.get("/readyz", async (context) => {
    await services.store.transaction("public", (tx) => tx.query("select 1"));
    return context.text("ok");
  });
  for (const capability of capabilities) capability.pages?.(app, services);
  workspace(app, webFolder);

  app.notFound((context) => {
    const path = new URL(context.req.url).pathname;
    return problemResponse([refusal("not-found", accessRule)], languageOf(context.req.raw.headers), path);
  });
  app.onError((cause, context) => {
    const request = services.store.world.newId();
    services.log.error({ err: cause, request, path: loggedPath(context.req.path) }, "request failed");
    const facts = refusal("server-fault", houseRule("3"), { request });
    return problemResponse([facts], languageOf(context.req.raw.headers), context.req.path);
  });
  return app;
};
