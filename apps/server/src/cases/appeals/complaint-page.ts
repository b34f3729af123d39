import { type Language, publicAppealTexts, say } from "@touchstone/contract";
import type { AppealClock, Bilingual } from "@touchstone/kernel";
import { html } from "hono/html";
import { publicFrame } from "../../http/public-frame.ts";

type Body = { readonly id: string; readonly name: Bilingual };

const style = `
form.tall{gap:16px}textarea{font:inherit;color:inherit;width:100%;min-height:10em;padding:8px 12px;border:1px solid #8a8d8f;border-radius:6px;background:#fff}
fieldset{border:0;padding:0;margin:0;display:flex;flex-wrap:wrap;gap:4px 20px}legend{font-size:14px;font-weight:500;padding:0}fieldset label{display:flex;align-items:center;gap:8px;min-height:44px;font-weight:400}fieldset input{width:20px;min-height:20px;margin:0}
`;

const texts =
  (language: Language) =>
  (key: keyof typeof publicAppealTexts, facts: Readonly<Record<string, unknown>> = {}) =>
    say(publicAppealTexts[key], language, facts);

const pathOf = ({ id }: Body): string => `/bodies/${id}/complaints`;

/** The form as it was filled in, and what stands against it; no script, nothing attached. */
export const complaintPage = (
  body: Body,
  language: Language,
  typed: Readonly<Record<string, string>>,
  wrong: readonly string[],
): string => {
  const t = texts(language);
  const name = body.name[language];
  const about = typed["about"] === "body" ? "body" : "client";
  const choice = (value: "client" | "body", label: string) =>
    html`<label><input type="radio" name="about" value="${value}" ${value === about ? "checked" : ""} /> ${label}</label>`;
  const line = (field: "subject" | "name" | "contact", most: number, required: "required" | "") =>
    html`<div><label for="${field}">${t(field)}</label><input type="text" id="${field}" name="${field}" value="${typed[field] ?? ""}" maxlength="${most}" autocomplete="off" ${required} /></div>`;
  return publicFrame({
    language,
    title: t("complain", { body: name }),
    path: pathOf(body),
    style,
    body: html`<div><h1>${t("complain", { body: name })}</h1><p class="lead">${t("complainLead")}</p><p class="small">${t("appealInstead")}</p></div>
${wrong.length === 0 ? "" : html`<section class="card" role="alert"><h2>${t("wrong")}</h2><ul class="plain">${wrong.map((each) => html`<li>${each}</li>`)}</ul></section>`}
<form class="card tall" action="${pathOf(body)}?lang=${language}" method="post">
<fieldset><legend>${t("about")}</legend>${choice("client", t("aboutClient"))}${choice("body", t("aboutBody"))}</fieldset>
${line("subject", 300, "required")}
<div><label for="text">${t("text")}</label><textarea id="text" name="text" minlength="20" maxlength="4000" required>${typed["text"] ?? ""}</textarea></div>
${line("name", 100, "")}${line("contact", 200, "")}
<div><button class="btn primary">${t("send")}</button></div></form>
<p><a href="/bodies/${body.id}/appeals?lang=${language}">${t("times", { body: name })}</a></p>`,
  });
};

export const receivedPage = (
  body: Body,
  language: Language,
  { number, acknowledgeBy, decideBy }: Pick<AppealClock, "acknowledgeBy" | "decideBy"> & { readonly number: string },
): string => {
  const t = texts(language);
  const terms = { acknowledgeBy: acknowledgeBy ?? t("unknownTerm"), decideBy };
  return publicFrame({
    language,
    title: t("sent", { number }),
    path: pathOf(body),
    body: html`<section class="card"><h1>${t("sent", { number })}</h1><p>${t("sentLead", terms)}</p></section>`,
  });
};
