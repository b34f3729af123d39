import { type Language, say, sayListBoth, vocabularyTexts } from "@touchstone/contract";
import { findTerms, termNamed, type Vocabulary, type VocabularyTerm } from "@touchstone/kernel";
import { html } from "hono/html";
import { publicFrame } from "../http/public-frame.ts";
import { calculatorStyle } from "./calculator-parts.ts";

const textsOf =
  (language: Language) =>
  (key: keyof typeof vocabularyTexts, facts: Readonly<Record<string, unknown>> = {}): string =>
    say(vocabularyTexts[key], language, facts);

const addressOf = ({ clause }: VocabularyTerm, language: Language): string => `/vocabulary/${clause}?lang=${language}`;

const both = ({ term }: Pick<VocabularyTerm, "term">) =>
  html`<span lang="zh-CN">${term.zh}</span> <span lang="en-GB">${term.en}</span>`;

const searchForm = (given: string, language: Language) => {
  const t = textsOf(language);
  return html`<form class="line" action="/vocabulary" method="get" role="search"><input type="hidden" name="lang" value="${language}" /><div><label for="search">${t("search")}</label><input id="search" name="search" type="search" autocomplete="off" value="${given}" /></div><button class="btn primary">${t("find")}</button></form>`;
};

const about = ({ objectKinds, history, doubts }: Vocabulary, language: Language) => {
  const t = textsOf(language);
  const kinds = (
    edition: "2004" | "2020",
  ) => html`<h3>${t("kinds", { edition, count: objectKinds[edition].length })}</h3>
<p>${sayListBoth(objectKinds[edition])[language]}</p>`;
  return html`<section class="card" aria-labelledby="kinds"><h2 id="kinds">${t("objectKinds")}</h2>${kinds("2020")}${kinds("2004")}<p class="small">${t("several")}</p></section>
<section class="card" aria-labelledby="history"><h2 id="history">${t("history")}</h2><dl class="data">${history.map(({ date, what }) => html`<dt class="num">${date}</dt><dd>${what[language]}</dd>`)}</dl></section>
<section class="card" aria-labelledby="doubts"><h2 id="doubts">${t("doubts")}</h2><ul class="plain">${doubts.map((doubt) => html`<li>${doubt[language]}</li>`)}</ul></section>`;
};

/** All terms, or those that a search finds; with both numbers of each. */
export const vocabularyPage = (words: Vocabulary, search: string, language: Language): string => {
  const t = textsOf(language);
  const found = findTerms(words, search);
  const row = (
    term: VocabularyTerm,
  ) => html`<tr><td class="num">${term.clause}</td><td><a href="${addressOf(term, language)}">${both(term)}</a></td>
<td>${term.meaning[language]}${term.caution === undefined ? "" : html`<br /><small>${term.caution[language]}</small>`}</td><td>${term.status === "kept" ? "" : t(term.status)} <small class="num">${term.clause2004 ?? ""}</small></td></tr>`;
  const table = html`<section class="scroll" tabindex="0" aria-label="${t("title")}"><table class="stack"><thead><tr><th>${t("in2020")}</th><th>${t("term")}</th><th>${t("meaning")}</th><th>${t("in2004")}</th></tr></thead><tbody>${found.map(row)}</tbody></table></section>`;
  const body = html`<div><h1>${t("title")}</h1><p class="lead">${t("lead")}</p></div>${searchForm(search, language)}${found.length === 0 ? html`<p role="status">${t("nothing")}</p>` : table}${search === "" ? about(words, language) : ""}`;
  const path = search === "" ? "/vocabulary" : `/vocabulary?search=${encodeURIComponent(search)}`;
  return publicFrame({ language, title: t("title"), path, style: calculatorStyle, body });
};

const sensesOf = ({ senses = [] }: VocabularyTerm, language: Language) => {
  const t = textsOf(language);
  if (senses.length === 0) return "";
  return html`<section class="card" aria-labelledby="senses"><h2 id="senses">${t("senses")}</h2><div class="scroll" tabindex="0" role="group" aria-labelledby="senses"><table class="stack"><thead><tr><th>${t("where")}</th><th>${t("word")}</th><th>${t("meaning")}</th></tr></thead>
<tbody>${senses.map(({ context, word, meaning }) => html`<tr><td>${context[language]}</td><td>${both({ term: word })}</td><td>${meaning[language]}</td></tr>`)}</tbody></table></div></section>`;
};

/** One term: both its numbers, what it means, what it is mistaken for, and its senses. */
export const termPage = (
  words: Vocabulary,
  name: string,
  language: Language,
): { readonly page: string; readonly isKnown: boolean } => {
  const t = textsOf(language);
  const term = termNamed(words, name);
  const shown = name.slice(0, 60).toWellFormed();
  if (term === null) {
    const body = html`<h1>${t("unknownTitle")}</h1><p>${t("unknown", { name: shown })}</p>${searchForm(shown, language)}`;
    const path = `/vocabulary/${encodeURIComponent(shown)}`;
    return {
      isKnown: false,
      page: publicFrame({ language, title: t("unknownTitle"), path, style: calculatorStyle, body }),
    };
  }
  // Only what is about the life of a statement leads on to its status words.
  const life = /^8\.[1-5]$/.test(term.clause)
    ? html`<p><a href="/rules/status-words?lang=${language}">${t("dialects")}</a></p>`
    : "";
  const body = html`<p class="small"><a href="/vocabulary?lang=${language}">${t("all")}</a></p><h1>${both(term)}</h1>
<section class="card"><dl class="data"><dt>${t("meaning")}</dt><dd>${term.meaning[language]}</dd>${term.caution === undefined ? "" : html`<dt>${t("caution")}</dt><dd>${term.caution[language]}</dd>`}
<dt>${t("in2020")}</dt><dd class="num">ISO/IEC 17000:2020 ${term.clause}</dd><dt>${t("in2004")}</dt><dd class="num">${term.clause2004 === null ? t("notIn2004") : `ISO/IEC 17000:2004 ${term.clause2004}`}</dd>
<dt>${t("since")}</dt><dd>${t(term.status)} <small>${words.nationalAdoption.document} <span class="num">${words.nationalAdoption.from}</span></small></dd></dl></section>${sensesOf(term, language)}${life}`;
  const title = `${term.term[language]} · ${t("title")}`;
  return {
    isKnown: true,
    page: publicFrame({ language, title, path: `/vocabulary/${term.clause}`, style: calculatorStyle, body }),
  };
};
