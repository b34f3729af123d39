import {
  type Language,
  type OutputOf,
  type readingRoutes,
  readingTexts,
  requirementsTexts,
  say,
} from "@touchstone/contract";
import { articleSlug, type ObligationAt, readArticleNumber } from "@touchstone/requirements";
import { html } from "hono/html";
import { publicFrame } from "../http/public-frame.ts";
import { dayForm, lawStyle, stateMark, textsOf } from "./page-parts.ts";

type Article = OutputOf<typeof readingRoutes.article>;

const addressIn = (family: string, article: string | null, on: string, language: Language): string => {
  const number = article === null ? null : readArticleNumber(article);
  const place = number === null ? "" : `/${articleSlug(number)}`;
  return `/laws/${family}${place}?on=${on}&lang=${language}`;
};

const spanOf = ({ effective, until }: Article, language: Language): string => {
  const t = textsOf(language);
  const from = effective ?? "–";
  return until === null ? t("inForceSpan", { from }) : t("inForceUntil", { from, until });
};

const notInForce = (article: Article, language: Language) => {
  const t = textsOf(language);
  const { state, on, successor } = article;
  if (state === "in-force") return "";
  const instead =
    successor === null
      ? ""
      : html` ${t("insteadOf")} <a lang="zh-CN" href="${addressIn(successor.family, successor.article, on, language)}">${successor.title} ${successor.article ?? ""}</a>`;
  return html`<p class="warn" role="status">${t("notInForce", { on })}${instead}</p>`;
};

const neighbours = ({ family, version, article, on, previous, next }: Article, language: Language) => {
  const t = textsOf(language);
  const link = (no: string | null, word: "previous" | "next") =>
    no === null
      ? ""
      : html`<a rel="${word === "next" ? "next" : "prev"}" href="${addressIn(family, no, on, language)}">${t(word)} <span lang="zh-CN">${no}</span></a>`;
  return html`<nav class="links small" aria-label="${t("contents")}">${link(previous, "previous")}${link(next, "next")}<a href="${addressIn(family, null, on, language)}">${t("wholeLaw")}</a><a href="/app/requirements/law/${family}?version=${version}&amp;on=${on}#${article}">${t("openInApp")}</a></nav>`;
};

const obligationsView = (found: readonly ObligationAt[], language: Language) => {
  const t = textsOf(language);
  if (found.length === 0) return "";
  return html`<section class="card" aria-labelledby="margin"><h2 id="margin">${t("margin")}</h2><ul class="plain">${found.map(
    ({ obligation: { id, duty }, scene, role, carries }) =>
      html`<li>${duty[language]} <small><span class="num">${id}</span> · ${scene[language]} · ${t(role)}${role === "duty" && !carries ? html` · ${t("carriedElsewhere")}` : ""}</small></li>`,
  )}</ul></section>`;
};

/** One article by the law of a day, for everybody: which version answers, whether it is in force, what took its place. */
export const articlePage = (article: Article, found: readonly ObligationAt[], language: Language): string => {
  const t = textsOf(language);
  const { title, article: no, headings, text, family, version, on, state, digest, address } = article;
  const words =
    text === null
      ? html`<p>${say(requirementsTexts.noText, language)}</p>`
      : html`<p class="words" lang="zh-CN">${text}</p>`;
  const body = html`<div><p class="small" lang="zh-CN">${headings.join(" · ")}</p><h1 lang="zh-CN">${title} ${no}</h1></div>${notInForce(article, language)}
<section class="card" aria-label="${no}">${words}</section>${neighbours(article, language)}${obligationsView(found, language)}
<section class="card" aria-labelledby="answers"><h2 id="answers">${t("answers", { on })}</h2><dl><dt>${t("answeredBy")}</dt><dd class="num">${family}@${version}</dd><dt>${say(requirementsTexts.state, language)}</dt><dd>${stateMark(state, language)} <small>${spanOf(article, language)}</small></dd>
${digest === null ? "" : html`<dt>${t("digest")}</dt><dd class="num digest">${digest}</dd>`}<dt>${t("permalink")}</dt><dd class="num"><a href="${address}">${address}</a></dd></dl><p class="small">${say(readingTexts.publicLead, language)}</p></section>
${dayForm(address.slice(0, address.indexOf("?")), on, language)}`;
  return publicFrame({ language, title: `${title} ${no}`, path: address, style: lawStyle, body });
};
