import { frontTexts, type Language, roleLeadTexts, roleTexts, say } from "@touchstone/contract";
import { html } from "hono/html";
import { demoAccounts } from "../demo/accounts.ts";
import { publicFrame } from "./public-frame.ts";
import { frontStyle } from "./public-style.ts";
import { termed } from "./termed.ts";

const functions = ["select", "determine", "review", "decide", "attest", "survey"] as const;
const promises = ["promiseStep", "promiseSelf", "promiseLog", "promiseLaw", "promiseDerived"] as const;

type Account = (typeof demoAccounts)[number]["view"];

const door = ({ account, name, roles }: Account, language: Language) => {
  const lead = roles.at(-1);
  return html`<a class="card door" href="/app/sign-in?as=${account}"><b>${roles.map((role) => say(roleTexts[role], language)).join(" · ")}</b>
<span lang="zh-CN">${name}</span><small>${lead === undefined ? "" : say(roleLeadTexts[lead], language)}</small></a>`;
};

const demo = (language: Language) => {
  const t = (key: keyof typeof frontTexts) => say(frontTexts[key], language);
  const groups = Object.entries(Object.groupBy(demoAccounts, ({ view }) => view.organisation[language]));
  return html`<section class="card" aria-labelledby="demo"><h2 id="demo">${t("demoTitle")}</h2><p class="small">${t("demoLead")} ${t("demoMore")} <a href="/app/sign-in">${t("signIn")}</a></p>
${groups.map(
  ([organisation, accounts]) =>
    html`<div class="small">${organisation}</div><div class="grid">${(accounts ?? []).map(({ view }) => door(view, language))}</div>`,
)}</section>`;
};

/** What it is, a certificate to check, and the way in; in demo mode one for each role. */
export const frontPage = (language: Language, mode: "demo" | "real") => {
  const t = (key: keyof typeof frontTexts) => say(frontTexts[key], language);
  const body = html`<div><h1>${t("headline")}</h1><p class="lead">${t("lead")}</p></div>
<ol class="streak" aria-label="${t("functions")}">${functions.map((key) => html`<li>${termed(frontTexts[key], language)}</li>`)}</ol>
<form class="card" action="/" method="get"><h2>${t("verifyTitle")}</h2><p class="small">${t("verifyLead")}</p>
<input type="hidden" name="lang" value="${language}" />
<div class="line"><div><label for="number">${t("number")}</label><input id="number" name="number" required maxlength="60" autocomplete="off" /></div>
<button class="btn primary">${t("check")}</button></div></form>
${mode === "demo" ? demo(language) : html`<p><a class="btn" href="/app/">${t("signIn")}</a></p>`}
<section class="card" aria-labelledby="promises"><h2 id="promises">${t("promiseTitle")}</h2><ul class="plain">${promises.map((key) => html`<li>${t(key)}</li>`)}</ul></section>`;
  return publicFrame({ language, title: t("title"), path: "/", style: frontStyle, body });
};
