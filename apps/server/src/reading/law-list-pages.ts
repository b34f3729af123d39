import { type Language, requirementsTexts, say } from "@touchstone/contract";
import {
  type Article,
  articleSlug,
  type DocumentVersion,
  endOf,
  normaliseTitle,
  stateOn,
  versionOn,
} from "@touchstone/requirements";
import { html } from "hono/html";
import { publicFrame } from "../http/public-frame.ts";
import { askVersion, type Library } from "../requirements/index.ts";
import { dayForm, lawStyle, stateMark, textsOf } from "./page-parts.ts";

const most = 60;

/** For each family whose title holds the words, the version of the day, else the last. */
const findLaws = ({ base }: Library, search: string, on: string): readonly DocumentVersion[] => {
  const wanted = normaliseTitle(search);
  return [...base.families].flatMap(([family, versions]) => {
    const names = versions.flatMap(({ title, aliases }) => [title, ...aliases]);
    const shown = versionOn(family, on, base) ?? versions.at(-1);
    return shown !== undefined && names.some((name) => normaliseTitle(name).includes(wanted)) ? [shown] : [];
  });
};

export const lawListPage = (library: Library, search: string, on: string, language: Language): string => {
  const t = textsOf(language);
  const found = findLaws(library, search, on);
  const row = (document: DocumentVersion) =>
    html`<tr><td><a lang="zh-CN" href="/laws/${document.family}?on=${on}&amp;lang=${language}">${document.title}</a></td><td>${stateMark(stateOn(document, on, library.base), language)}</td><td class="num">${document.effective ?? "–"}</td></tr>`;
  const list =
    found.length === 0
      ? html`<p role="status">${t("lawsNothing")}</p>`
      : html`<section class="scroll" tabindex="0" aria-label="${t("lawsTitle")}"><table><thead><tr><th>${say(requirementsTexts.document, language)}</th><th>${say(requirementsTexts.state, language)}</th><th>${say(requirementsTexts.effective, language)}</th></tr></thead><tbody>${found.slice(0, most).map(row)}</tbody></table></section>${found.length > most ? html`<p class="small">${t("lawsFirst", { count: most })}</p>` : ""}`;
  const body = html`<div><h1>${t("lawsTitle")}</h1><p class="lead">${t("lawsLead")}</p></div>${dayForm("/laws", on, language, search)}${list}`;
  const path = `/laws?on=${on}${search === "" ? "" : `&search=${encodeURIComponent(search)}`}`;
  return publicFrame({ language, title: t("lawsTitle"), path, style: lawStyle, body });
};

const contentsView = (articles: readonly Article[], family: string, on: string, language: Language) => {
  const groups = Map.groupBy(articles, ({ headings }) => headings.join(" · "));
  return [...groups].map(
    ([heading, own]) =>
      html`<section class="card">${heading === "" ? "" : html`<h2 lang="zh-CN">${heading}</h2>`}<ul class="articles" lang="zh-CN">${own.map(
        (article) =>
          html`<li><a href="/laws/${family}/${articleSlug(article)}?on=${on}&amp;lang=${language}">${article.no}</a></li>`,
      )}</ul></section>`,
  );
};

/** The articles of the version of a day, as links, and the versions there are; null where the family is unknown. */
export const familyPage = async (
  library: Library,
  family: string,
  on: string,
  language: Language,
): Promise<string | null> => {
  const t = textsOf(language);
  const shown = askVersion(library, family, on);
  const { base } = library;
  if (!base.families.has(family) || !shown.ok) return null;
  const document = shown.value;
  const text = await library.text(document);
  const span = (one: DocumentVersion) => {
    const [from, until] = [one.effective ?? "–", endOf(one, base)];
    return until === null ? t("inForceSpan", { from }) : t("inForceUntil", { from, until });
  };
  const versions = (base.families.get(family) ?? []).map(
    (one) =>
      html`<li><span class="num">${one.version}</span> ${stateMark(stateOn(one, on, base), language)} <small>${span(one)}</small></li>`,
  );
  const body = html`<p class="small"><a href="/laws?lang=${language}">${t("lawsTitle")}</a></p><h1 lang="zh-CN">${document.title}</h1>${dayForm(`/laws/${family}`, on, language)}
<section class="card" aria-labelledby="versions"><h2 id="versions">${say(requirementsTexts.versions, language)}</h2><ul class="plain">${versions}</ul><p class="small">${t("answers", { on })}: <span class="num">${family}@${document.version}</span></p></section>
${text === null ? html`<p>${say(requirementsTexts.noText, language)}</p>` : contentsView(text.articles, family, on, language)}`;
  return publicFrame({ language, title: document.title, path: `/laws/${family}?on=${on}`, style: lawStyle, body });
};
