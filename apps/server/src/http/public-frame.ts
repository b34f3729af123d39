import { frontTexts, type Language, say } from "@touchstone/contract";
import { html, raw } from "hono/html";
import { publicStyle } from "./public-style.ts";

type Frame = {
  readonly language: Language;
  readonly title: string;
  /** The page's own address with its query but without `lang`, for the way to the other language. */
  readonly path: string;
  readonly body: ReturnType<typeof html>;
  /** Style that only this page needs, beside the common one. */
  readonly style?: string;
};

const withLanguage = (path: string, language: Language): string =>
  `${path}${path.includes("?") ? "&" : "?"}lang=${language}`;

/** `?lang=` first, then what the browser asks for. */
export const publicLanguage = (request: Request): Language => {
  const asked = request.url.includes("lang=") ? new URL(request.url).searchParams.get("lang") : null;
  if (asked === "zh" || asked === "en") return asked;
  return /^\s*en\b/i.test(request.headers.get("accept-language") ?? "") ? "en" : "zh";
};

/**
 * Every public page: no script, no second request, readable on any phone. A plain string, not the object that `html`
 * makes: that one would go to the socket through a stream, at a third of the cost of the whole request.
 */
export const publicFrame = ({ language, title, path, body, style = "" }: Frame): string => {
  const t = (key: keyof typeof frontTexts) => say(frontTexts[key], language);
  const other: Language = language === "zh" ? "en" : "zh";
  const page = html`<!doctype html>
<html lang="${language === "zh" ? "zh-CN" : "en-GB"}">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="theme-color" content="#1d2125" />
<link rel="icon" type="image/svg+xml" href="/app/mark.svg" />
<title>${title}</title>
<style>${raw(publicStyle)}${raw(style)}</style>
</head>
<body>
<header class="bar"><a class="brand" href="${withLanguage("/", language)}"><span class="mark" aria-hidden="true"></span>${t("product")}</a>
<a href="${withLanguage(path, other)}" lang="${other === "zh" ? "zh-CN" : "en-GB"}">${t("otherLanguage")}</a></header>
<main>${body}</main>
<footer><a href="/api/docs">${t("api")}</a><a href="/log">${t("log")}</a><a href="/rules">${t("rules")}</a><a href="/laws">${t("laws")}</a><a href="/changes">${t("changes")}</a><a href="/vocabulary">${t("vocabulary")}</a><span>Touchstone 试金石</span></footer>
</body>
</html>`;
  if (page instanceof Promise) throw new Error("a public page waits for nothing");
  return page.toString();
};
