import { type Language, readingTexts, requirementsTexts, say } from "@touchstone/contract";
import type { VersionState } from "@touchstone/requirements";
import { html } from "hono/html";
import { tableStyle } from "../http/public-style.ts";

export const textsOf =
  (language: Language) =>
  (key: keyof typeof readingTexts, facts: Readonly<Record<string, unknown>> = {}): string =>
    say(readingTexts[key], language, facts);

const stateWords: Readonly<Record<VersionState, readonly [string, keyof typeof requirementsTexts]>> = {
  "in-force": ["ok", "stateInForce"],
  "not-yet-in-force": ["wait", "stateNotYet"],
  amended: ["off", "stateAmended"],
  replaced: ["stop", "stateReplaced"],
  undated: ["hold", "stateUndated"],
};

/** A word and a shape; colour alone says nothing. */
export const stateMark = (state: VersionState, language: Language) => {
  const [tone, word] = stateWords[state];
  return html`<span class="state ${tone}">${say(requirementsTexts[word], language)}</span>`;
};

export const lawStyle = `${tableStyle}
.bar,main,footer{max-width:820px}.words{white-space:pre-wrap;overflow-wrap:anywhere}.state{font-size:13px;white-space:nowrap}.state::before{content:"● "}.state.ok{color:var(--ok)}.state.wait{color:var(--wait)}.state.wait::before{content:"◖ "}.state.hold{color:var(--hold)}.state.hold::before{content:"■ "}.state.stop{color:var(--stop)}.state.stop::before{content:"◆ "}.state.off{color:var(--off)}.state.off::before{content:"○ "}
.articles{display:flex;flex-wrap:wrap;gap:4px 6px;margin:0;padding:0;list-style:none}.articles a{display:inline-block;min-width:44px;min-height:32px;padding:3px 8px;text-align:center;border:1px solid var(--line);border-radius:4px;text-decoration:none}.articles a:hover{border-color:var(--ink-3)}
.links{display:flex;flex-wrap:wrap;gap:8px 18px}.plain{margin:0;padding-left:1.2em;display:flex;flex-direction:column;gap:6px}.digest{overflow-wrap:anywhere}`;

export const dayForm = (path: string, on: string, language: Language, search?: string) => {
  const t = textsOf(language);
  const words =
    search === undefined
      ? ""
      : html`<div><label for="search">${t("titleWords")}</label><input id="search" name="search" type="search" autocomplete="off" maxlength="60" value="${search}" /></div>`;
  return html`<form class="line" action="${path}" method="get"><input type="hidden" name="lang" value="${language}" />${words}<div><label for="on">${say(requirementsTexts.asOf, language)}</label><input id="on" name="on" type="date" value="${on}" /></div><button class="btn primary">${t("show")}</button></form>`;
};
