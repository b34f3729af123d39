import { type Language, refusalMessage, say } from "@touchstone/contract";
import { houseRule, type RuleId, type RulePack, refusal, rulePack } from "@touchstone/kernel";
import type { Context, Hono } from "hono";
import { html } from "hono/html";
import { publicFrame, publicLanguage } from "../http/public-frame.ts";
import { securedResponse } from "../http/secured.ts";
import type { Services } from "../services.ts";
import { textsOf } from "./calculator-parts.ts";
import { ruleListPage } from "./rule-list-page.ts";
import { readRulePacks, readVocabulary } from "./rule-packs.ts";
import { rulePage } from "./rule-page.ts";
import { termPage, vocabularyPage } from "./vocabulary-pages.ts";

const page = (text: string, status = 200): Response =>
  securedResponse(text, status, {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "public, max-age=60",
    vary: "accept-language",
  });

const ids: readonly string[] = rulePack.options.map(({ shape }) => shape.id.value);
const isRuleId = (id: string): id is RuleId => ids.includes(id);

const dayOf = (text: string | null): string | null => {
  if (text === null || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text).toString();
  } catch {
    // Not a day of the calendar: the page then speaks of today, and says so.
    return null;
  }
};

const unknownPage = (id: string, packs: readonly RulePack[], language: Language): string => {
  const t = textsOf(language);
  const shown = id.slice(0, 60).toWellFormed();
  const known = [...new Set(packs.map((pack) => pack.id))];
  const { code, facts } = refusal("rule-unknown", houseRule("7"), { pack: shown, known });
  const body = html`<h1>${t("unknownTitle")}</h1><p>${say(refusalMessage(code), language, facts)}</p><p><a class="btn" href="/rules?lang=${language}">${t("all")}</a></p>`;
  return publicFrame({ language, title: t("unknownTitle"), path: `/rules/${encodeURIComponent(shown)}`, body });
};

const rule = (context: Context, packs: readonly RulePack[], today: string): Response => {
  const language = publicLanguage(context.req.raw);
  const id = context.req.param("pack") ?? "";
  const editions = packs.filter((pack) => pack.id === id);
  if (!isRuleId(id) || editions.length === 0) return page(unknownPage(id, packs, language), 404);
  const query = new URL(context.req.url).searchParams;
  const given = (name: string): string | null => query.get(name)?.trim() || null;
  const asked = {
    on: dayOf(given("on")) ?? today,
    edition: given("edition"),
    jurisdiction: given("jurisdiction"),
    subject: given("subject"),
  };
  return page(rulePage(id, { packs, editions, asked, query, language }));
};

/** `/rules`, `/rules/PACK`, `/vocabulary`, `/vocabulary/TERM`: for everybody, without account and script. */
export const schemePages = (app: Hono, { store }: Services): void => {
  const today = (): string => store.world.now().toZonedDateTimeISO(store.world.zone).toPlainDate().toString();
  app.get("/rules", (context) => {
    const on = dayOf(context.req.query("on") ?? null) ?? today();
    return page(ruleListPage(readRulePacks(), on, publicLanguage(context.req.raw)));
  });
  app.get("/rules/:pack", (context) => rule(context, readRulePacks(), today()));
  app.get("/vocabulary", (context) => {
    const search = (context.req.query("search") ?? "").trim().slice(0, 60).toWellFormed();
    return page(vocabularyPage(readVocabulary(), search, publicLanguage(context.req.raw)));
  });
  app.get("/vocabulary/:term", (context) => {
    const asked = termPage(readVocabulary(), context.req.param("term"), publicLanguage(context.req.raw));
    return page(asked.page, asked.isKnown ? 200 : 404);
  });
};
