import { calculatorTexts, type Language, ruleTitleTexts, say, traceTexts } from "@touchstone/contract";
import type { RuleAnswer, RuleId, RulePack, RulesOf, TraceStep } from "@touchstone/kernel";
import { html } from "hono/html";
import { tableStyle } from "../http/public-style.ts";
import { marked, valueView, wordOf } from "./value-view.ts";

/** What a page of a rule pack is asked with, beside the input itself. */
export type Asked = RulesOf & { readonly on: string; readonly edition: string | null };

export const textsOf =
  (language: Language) =>
  (key: keyof typeof calculatorTexts, facts: Readonly<Record<string, unknown>> = {}): string =>
    say(calculatorTexts[key], language, facts);

export const calculatorStyle = `${tableStyle}
select,textarea{font:inherit;color:inherit;width:100%;min-height:44px;padding:6px 12px;border:1px solid #8a8d8f;border-radius:6px;background:#fff}textarea{font:13px/1.6 var(--num)}
.fields{display:grid;gap:12px;grid-template-columns:repeat(auto-fill,minmax(min(240px,100%),1fr))}.field{display:flex;flex-direction:column;gap:2px;min-width:0}
fieldset{border:1px solid var(--line);border-radius:6px;margin:0;padding:8px 14px 14px;min-width:0;display:flex;flex-direction:column;gap:12px}fieldset .row+.row{border-top:1px solid var(--line);padding-top:12px}legend{font-size:14px;font-weight:500;padding:0 6px}
.bar,main,footer{max-width:920px}h3{margin:0;font-size:15px}summary h2,summary h3{display:inline}summary{cursor:pointer}.doubts{background:var(--hold-wash);color:var(--hold);border-radius:6px;padding:8px 12px 8px 2em}.nowrap{white-space:nowrap}.fields>fieldset{grid-column:1/-1}tbody th{padding-top:18px;color:var(--ink)}
form.card{gap:14px}.fault{color:var(--stop)}[aria-invalid]{border-color:var(--stop)}
.data{display:grid;grid-template-columns:minmax(100px,max-content) minmax(0,1fr);gap:4px 16px;margin:0}.data dt{color:var(--ink-3);overflow-wrap:anywhere}.data dd{margin:0;min-width:0;overflow-wrap:anywhere}.data .data{grid-column:1/-1}
.plain{margin:0;padding-left:1.2em;display:flex;flex-direction:column;gap:4px}.answer{border-left:4px solid var(--ok)}.answer.no{border-left-color:var(--stop)}.state{font-size:13px;white-space:nowrap}.state::before{content:"● ";color:var(--ok)}.state.off::before{content:"○ ";color:var(--off)}
.links{display:flex;flex-wrap:wrap;gap:6px 18px}@media(max-width:520px){.data{grid-template-columns:minmax(0,1fr);gap:0}.data dd{padding-bottom:6px}.stack td{display:block;border:0;padding:0 0 2px}.stack tr{display:block;border-bottom:1px solid var(--line);padding:8px 0}.stack thead{display:none}}`;

/** The way back to an answer: what was asked, with the edition named, so that it stays the same for ever. */
export const addressOf = (
  id: string,
  { on, edition, jurisdiction, subject }: Partial<Asked>,
  input: readonly (readonly [string, string])[],
  language: Language,
): string => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ edition, on, jurisdiction, subject }))
    if (value !== null && value !== undefined) query.set(name, value);
  for (const [name, value] of input) query.append(name, value);
  if (input.length > 0) query.set("run", "1");
  query.set("lang", language);
  return `/rules/${id}?${query.toString()}`;
};

export const titleOf = (id: RuleId, language: Language): string => say(ruleTitleTexts[id], language);

export const placeName = (jurisdiction: string, language: Language): string => {
  const t = textsOf(language);
  return jurisdiction === "international" ? t("international") : jurisdiction === "CN" ? t("china") : jurisdiction;
};

export const spanOf = ({ effective: { from, to } }: RulePack, language: Language): string =>
  to === null ? textsOf(language)("openEnd", { from }) : textsOf(language)("span", { from, to });

const traceText = new Map<string, (typeof traceTexts)[keyof typeof traceTexts]>(Object.entries(traceTexts));

const stepView = ({ step, value, facts, rule }: TraceStep, language: Language) => {
  const text = traceText.get(step);
  const told = text === undefined ? wordOf(step, language) : say(text, language, { ...facts, value });
  return html`<li>${marked(told, language)} <small>${marked(`${rule.source} ${rule.clause}`, language)}</small></li>`;
};

/** The result first, then the way to it, what is doubtful, and where it comes from. */
export const answerView = (answer: RuleAnswer<unknown>, address: string, language: Language) => {
  const t = textsOf(language);
  const doubts =
    answer.doubts.length === 0
      ? ""
      : html`<h3>${t("doubts")}</h3><ul class="plain doubts">${answer.doubts.map((doubt) => html`<li>${doubt[language]}</li>`)}</ul>`;
  return html`<section class="card answer" role="status" aria-labelledby="result"><h2 id="result">${t("result")}</h2>${valueView(answer.result, language)}
<h3>${t("trace")}</h3><ol class="plain">${answer.trace.map((step) => stepView(step, language))}</ol>${doubts}
<p class="small">${marked(`${answer.source} ${answer.clause}`, language)} · <span class="num">${answer.pack}@${answer.edition}</span> · ${placeName(answer.jurisdiction, language)}</p>
<p class="small"><a href="${address}">${t("permalink")}</a></p></section>`;
};
