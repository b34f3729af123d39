import { apiPageTexts, type Language, type Route, say } from "@touchstone/contract";
import { html } from "hono/html";
import { publicFrame } from "./public-frame.ts";
import { tableStyle } from "./public-style.ts";

/** The page that shows the API to people: no script, from the routes themselves. */
export const apiPage = (routes: readonly Route[], language: Language) => {
  const t = (key: keyof typeof apiPageTexts) => say(apiPageTexts[key], language, { count: routes.length });
  const row = ({ method, path, door, action, summary }: Route) =>
    html`<tr><td class="num">${method}</td><td class="num">${path}</td><td>${door}${action === null ? "" : ` · ${action}`}</td><td lang="en-GB">${summary}</td></tr>`;
  return publicFrame({
    language,
    title: t("title"),
    path: "/api/docs",
    style: tableStyle,
    body: html`<h1>${t("title")}</h1>
<p>${t("lead")} <a class="num" href="/api/openapi.json">/api/openapi.json</a></p>
<section class="scroll" tabindex="0" aria-label="${t("title")}"><table>
<thead><tr><th>${t("method")}</th><th>${t("path")}</th><th>${t("door")}</th><th>${t("does")}</th></tr></thead>
<tbody>${routes.map(row)}</tbody></table></section>`,
  });
};
