import type { Language } from "@touchstone/contract";
import { isInForce, type RulePack } from "@touchstone/kernel";
import { html } from "hono/html";
import { publicFrame } from "../http/public-frame.ts";
import { addressOf, calculatorStyle, placeName, spanOf, textsOf, titleOf } from "./calculator-parts.ts";
import { marked, wordOf } from "./value-view.ts";

/** All rule packs by what they are about, with what applies on a day: the way in for everybody. */
export const ruleListPage = (packs: readonly RulePack[], on: string, language: Language): string => {
  const t = textsOf(language);
  const row = (pack: RulePack) => {
    const applies = isInForce(pack, on);
    const { id, edition } = pack;
    return html`<tr><td><a href="${addressOf(id, { edition }, [], language)}">${pack.title[language]}</a> <small class="num">${edition}</small></td>
<td>${marked(`${pack.source} ${pack.clause}`, language)}</td><td>${placeName(pack.jurisdiction, language)}${pack.subject === null ? "" : html` <small>${wordOf(pack.subject, language)}</small>`}</td>
<td class="num nowrap">${spanOf(pack, language)}</td><td><span class="state ${applies ? "" : "off"}">${t(applies ? "applies" : "notOnDay")}</span></td></tr>`;
  };
  const ids = [...new Set(packs.map(({ id }) => id))];
  const group = (
    id: RulePack["id"],
  ) => html`<tbody><tr><th colspan="5" scope="rowgroup"><a href="${addressOf(id, {}, [], language)}">${titleOf(id, language)}</a> <small class="num">${id}</small></th></tr>
${packs.filter((pack) => pack.id === id).map(row)}</tbody>`;
  const body = html`<div><h1>${t("title")}</h1><p class="lead">${t("lead")}</p></div>
<form class="line" action="/rules" method="get"><input type="hidden" name="lang" value="${language}" /><div><label for="on">${t("asOf")}</label><input id="on" name="on" type="date" value="${on}" /></div><button class="btn primary">${t("show")}</button></form>
<section class="scroll" tabindex="0" aria-label="${t("title")}"><table class="stack"><thead><tr><th>${t("pack")}</th><th>${t("source")}</th><th>${t("place")}</th><th>${t("effective")}</th><th>${t("state")}</th></tr></thead>
${ids.map(group)}</table></section>`;
  return publicFrame({ language, title: t("title"), path: `/rules?on=${on}`, style: calculatorStyle, body });
};
