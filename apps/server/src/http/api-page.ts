import { type Language, type Message, type Route, say } from "@touchstone/contract";
import { html } from "hono/html";

const texts = {
  title: { zh: "试金石接口", en: "Touchstone API" },
  lead: {
    zh: "所有路径都来自同一张表；机器可读的定义在",
    en: "Every path comes from one table; the machine-readable document is",
  },
  method: { zh: "方法", en: "Method" },
  path: { zh: "路径", en: "Path" },
  door: { zh: "入口", en: "Door" },
  does: { zh: "作用", en: "Does" },
} as const satisfies Record<string, Message>;

/** The page that shows the API to people: no script, from the routes themselves. */
export const apiPage = (routes: readonly Route[], language: Language) => {
  const t = (key: keyof typeof texts) => say(texts[key], language);
  return html`<!doctype html>
<html lang="${language === "zh" ? "zh-CN" : "en"}">
<head><meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" /><title>${t("title")}</title>
<style>body{font:14px/1.7 system-ui,sans-serif;margin:24px auto;max-width:1100px;padding:0 16px;color:#1d2125;background:#fbfaf6}
table{border-collapse:collapse;width:100%;background:#fff}td,th{border:1px solid #e3e1da;padding:6px 10px;text-align:left;vertical-align:top}
code{font-family:ui-monospace,monospace;word-break:break-all}.wide{overflow-x:auto}</style></head>
<body><h1>${t("title")}</h1><p>${t("lead")} <a href="/api/openapi.json">/api/openapi.json</a></p>
<div class="wide"><table><thead><tr><th>${t("method")}</th><th>${t("path")}</th><th>${t("door")}</th><th>${t("does")}</th></tr></thead><tbody>
${routes.map(
  (route) =>
    html`<tr><td><code>${route.method}</code></td><td><code>${route.path}</code></td><td>${route.door}${route.action === null ? "" : ` · ${route.action}`}</td><td>${route.summary}</td></tr>`,
)}
</tbody></table></div></body></html>`;
};
