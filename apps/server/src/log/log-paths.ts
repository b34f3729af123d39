import type { Language } from "@touchstone/contract";
import { parseTilePath } from "@touchstone/translog";
import type { Context, Hono } from "hono";
import { html } from "hono/html";
import { languageOf } from "../http/serve.ts";
import type { Services } from "../services.ts";
import { entryPage, logPage } from "./log-page.ts";
import { logText, publicPage } from "./public-page.ts";

const text = "text/plain; charset=utf-8";
// A tile never changes, a checkpoint does with every entry (C2SP tlog-tiles, tlog-checkpoint).
const forEver = "public, max-age=31536000, immutable";
const shortly = "public, max-age=2";

const bytes = (body: Uint8Array, type: string, cache: string, name?: string): Response =>
  new Response(new Uint8Array(body), {
    headers: {
      "content-type": type,
      "cache-control": cache,
      // Mirrors and verifiers in browsers read the log from other places.
      "access-control-allow-origin": "*",
      ...(name === undefined ? {} : { "content-disposition": `attachment; filename="${name}"` }),
    },
  });

const utf8 = (body: string): Uint8Array => Buffer.from(body, "utf8");

const language = (context: Context): Language => {
  const asked = context.req.query("lang");
  return asked === "zh" || asked === "en" ? asked : languageOf(context.req.raw.headers);
};

const indexOf = (text: string | undefined): number | null => {
  const index = /^(?:0|[1-9]\d{0,15})$/.test(text ?? "") ? Number(text) : null;
  return index !== null && Number.isSafeInteger(index) ? index : null;
};

/** The log's public paths: the files of tlog-tiles, and pages for people. */
export const logPaths = (app: Hono, { publicLog }: Services): void => {
  app.get("/log/checkpoint", async () => bytes(utf8((await publicLog.state()).note), text, shortly));
  app.get("/log/vkey", () => bytes(utf8(`${publicLog.vkey}\n`), text, shortly));
  app.get("/log/tile/*", async (context) => {
    const tile = parseTilePath(context.req.path.slice("/log/".length));
    const body = tile.ok ? await publicLog.tile(tile.value) : null;
    return body === null ? context.notFound() : bytes(body, "application/octet-stream", forEver);
  });

  app.get("/log", async (context) =>
    context.html(await logPage(publicLog, language(context), indexOf(context.req.query("before")))),
  );
  const proofOf = async (context: Context) => {
    const index = indexOf(context.req.param("index"));
    return index === null ? null : publicLog.proof(index);
  };
  app.get("/log/entry/:index", async (context) => {
    const proof = await proofOf(context);
    if (proof !== null) return context.html(entryPage(proof, language(context)));
    const t = logText(language(context));
    return context.html(publicPage(language(context), t("title"), "/log", html`<p>${t("notThere")}</p>`), 404);
  });
  app.get("/log/entry/:index/proof", async (context) => {
    const proof = await proofOf(context);
    return proof === null
      ? context.notFound()
      : bytes(utf8(proof.tlogProof), text, forEver, `${proof.index}.tlog-proof`);
  });
  app.get("/log/entry/:index/bracket", async (context) => {
    const proof = await proofOf(context);
    return proof === null
      ? context.notFound()
      : bytes(utf8(JSON.stringify(proof.evidence)), "application/json", forEver, `${proof.index}.bracket.json`);
  });
};
