import { comma, type Language, refusalMessage, ruleWordTexts, say } from "@touchstone/contract";
import { html } from "hono/html";

const words: ReadonlyMap<string, { readonly zh: string; readonly en: string }> = new Map(Object.entries(ruleWordTexts));

/** A name of ours as people read it; what has no word is shown as it stands. */
export const wordOf = (name: string, language: Language): string => {
  const word = words.get(name);
  return word === undefined ? name : say(word, language);
};

type Piece = ReturnType<typeof html> | string;

/** Chinese in an English page is marked as such, for screen readers and fonts. */
export const marked = (text: string, language: Language): Piece =>
  language === "en" && /\p{Script=Han}/u.test(text) ? html`<span lang="zh-CN">${text}</span>` : text;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isFlat = (value: unknown): boolean => typeof value !== "object" || value === null;

const isBilingual = (value: Readonly<Record<string, unknown>>): value is { readonly zh: string; readonly en: string } =>
  typeof value.zh === "string" && typeof value.en === "string" && Object.keys(value).length === 2;

const isRefusal = (value: Readonly<Record<string, unknown>>): boolean =>
  "code" in value && "rule" in value && "facts" in value;

const scalar = (value: unknown, language: Language): Piece => {
  if (value === null || value === undefined || value === "") return "–";
  if (value === true) return language === "zh" ? "是" : "yes";
  if (value === false) return language === "zh" ? "否" : "no";
  const text = typeof value === "string" ? wordOf(value, language) : JSON.stringify(value);
  return typeof value === "number" || /^[\d-]+$/.test(text)
    ? html`<span class="num">${text}</span>`
    : marked(text, language);
};

const table = (
  rows: readonly (readonly unknown[])[],
  language: Language,
): Piece => html`<div class="scroll" tabindex="0" role="group"><table>
<tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${valueView(cell, language)}</td>`)}</tr>`)}</tbody></table></div>`;

/** Data as people read it: names in their language, lists of rows as tables, refusals as sentences. */
export const valueView = (value: unknown, language: Language): Piece => {
  if (isFlat(value)) return scalar(value, language);
  if (Array.isArray(value)) {
    if (value.length === 0) return "–";
    if (value.every(isFlat))
      return html`${value.map((each, at) => html`${at === 0 ? "" : comma[language]}${scalar(each, language)}`)}`;
    if (value.every((row) => Array.isArray(row))) return table(value, language);
    return html`<ul class="plain">${value.map((each) => html`<li>${valueView(each, language)}</li>`)}</ul>`;
  }
  if (!isRecord(value)) return "";
  if (isBilingual(value)) return marked(value[language], language);
  if (isRefusal(value)) {
    const facts = isRecord(value.facts) ? value.facts : {};
    return html`${say(refusalMessage(String(value.code)), language, facts)} <small>${valueView(value.rule, language)}</small>`;
  }
  const entries = Object.entries(value);
  if (entries.length === 2 && "source" in value && "clause" in value)
    return html`${marked(String(value.source), language)} ${marked(String(value.clause), language)}`;
  return html`<dl class="data">${entries.map(([name, each]) => html`<dt>${wordOf(name, language)}</dt><dd>${valueView(each, language)}</dd>`)}</dl>`;
};
