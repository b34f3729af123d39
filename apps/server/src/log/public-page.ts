import { type Language, logTexts, say } from "@touchstone/contract";
import { html } from "hono/html";

/** What hono's `html` gives back; pages are put together from it. */
export type Markup = ReturnType<typeof html>;

export type LogText = (key: keyof typeof logTexts, facts?: Readonly<Record<string, string | number>>) => string;

export const logText =
  (language: Language): LogText =>
  (key, facts = {}) =>
    say(logTexts[key], language, facts);

// Ink, paper, and gold only for proof (docs/ui). No script, no foreign request.
const style = `
:root{--ink:#1d2125;--ink-2:#4b5563;--line:#e3e1da;--paper:#fbfaf6;--gold:#8a6116;--gold-wash:#fbf3df;--hold:#8f4c00;--hold-wash:#fff1dd}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.7 system-ui,-apple-system,"PingFang SC","Noto Sans SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
@media(min-width:768px){body{font-size:14px}}
header{background:var(--ink);color:#fff}header div,main{max-width:960px;margin:0 auto;padding:12px 16px;display:flex;justify-content:space-between;gap:16px}
header a{color:#fff;text-decoration:none}header a:focus-visible,a:focus-visible{outline:2px solid var(--gold);outline-offset:2px}
main{display:block;padding:24px 16px 48px}h1{font-size:22px;line-height:1.4;margin:0 0 8px}h2{font-size:16px;margin:32px 0 8px}
.card{background:#fff;border:1px solid var(--line);border-radius:8px;padding:16px}.proof{border-left:4px solid var(--gold)}
.warn{background:var(--hold-wash);color:var(--hold);border-radius:8px;padding:12px 16px;margin:16px 0}.warn:before{content:"■ "}
dl{display:grid;grid-template-columns:minmax(90px,max-content) 1fr;gap:6px 16px;margin:0}dt{color:var(--ink-2)}dd{margin:0;min-width:0}
code,pre{font:13px/1.6 ui-monospace,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere;white-space:pre-wrap}pre{margin:0}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}td,th{border-bottom:1px solid var(--line);padding:6px 8px;text-align:left;vertical-align:top}
a{color:var(--ink)}ul{padding-left:20px}`;

/** The frame of the log's pages, and the switch to the other language. */
export const publicPage = (language: Language, title: string, path: string, body: Markup): Markup => {
  const t = logText(language);
  const other = language === "zh" ? "en" : "zh";
  return html`<!doctype html>
<html lang="${language === "zh" ? "zh-CN" : "en"}">
<head><meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" /><title>${title} · 试金石 Touchstone</title>
<style>${style}</style></head>
<body><header><div><a href="/">试金石 Touchstone</a><a href="${path}?lang=${other}" lang="${other === "zh" ? "zh-CN" : "en"}">${t("other")}</a></div></header>
<main>${body}</main></body></html>`;
};
