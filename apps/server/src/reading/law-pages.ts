import { type Language, readingTexts, refusalMessage, say } from "@touchstone/contract";
import { houseRule, type Refusal, refusal } from "@touchstone/kernel";
import { isIsoDate } from "@touchstone/requirements";
import type { Hono } from "hono";
import { html } from "hono/html";
import { publicFrame, publicLanguage } from "../http/public-frame.ts";
import { securedResponse } from "../http/secured.ts";
import { openLibrary } from "../requirements/index.ts";
import type { Services } from "../services.ts";
import { articlePage } from "./article-page.ts";
import { askArticle } from "./ask-article.ts";
import { askObligations } from "./ask-coverage.ts";
import { familyPage, lawListPage } from "./law-list-pages.ts";

const page = (text: string, status = 200): Response =>
  securedResponse(text, status, {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "public, max-age=60",
    vary: "accept-language",
  });

const refusedPage = ({ code, facts }: Refusal, path: string, language: Language): Response => {
  const title = say(readingTexts.lawsTitle, language);
  const body = html`<h1>${title}</h1><p role="status">${say(refusalMessage(code), language, facts)}</p><p><a class="btn" href="/laws?lang=${language}">${title}</a></p>`;
  return page(publicFrame({ language, title, path, body }), 404);
};

const isFamily = (text: string): boolean => /^[a-z][a-z0-9-]{1,80}$/.test(text);

/** `/laws`, `/laws/FAMILY`, `/laws/FAMILY/ARTICLE?on=DATE`: for everybody, without account and script. */
export const lawPages = (app: Hono, { store }: Services): void => {
  const library = openLibrary(store);
  const dayOf = (text: string | undefined): string =>
    text !== undefined && isIsoDate(text)
      ? text
      : store.world.now().toZonedDateTimeISO(store.world.zone).toPlainDate().toString();

  app.get("/laws", async (context) => {
    const search = (context.req.query("search") ?? "").trim().slice(0, 60).toWellFormed();
    const on = dayOf(context.req.query("on"));
    return page(lawListPage(await library(), search, on, publicLanguage(context.req.raw)));
  });

  app.get("/laws/:family", async (context) => {
    const language = publicLanguage(context.req.raw);
    const family = context.req.param("family").slice(0, 81).toWellFormed();
    const on = dayOf(context.req.query("on"));
    const made = isFamily(family) ? await familyPage(await library(), family, on, language) : null;
    if (made !== null) return page(made);
    return refusedPage(refusal("law-unknown", houseRule("4 (faces)"), { document: family }), "/laws", language);
  });

  app.get("/laws/:family/:article", async (context) => {
    const language = publicLanguage(context.req.raw);
    const family = context.req.param("family").slice(0, 81).toWellFormed();
    const on = dayOf(context.req.query("on"));
    const laws = await library();
    const found = await askArticle(laws, family, context.req.param("article").slice(0, 40).toWellFormed(), on);
    if (!found.ok) return refusedPage(found.refusals[0], "/laws", language);
    const { version, article } = found.value;
    const drawn = askObligations(laws, family, version, on);
    const here = drawn.ok ? drawn.value.filter((one) => one.article === article) : [];
    return page(articlePage(found.value, here, language));
  });
};
