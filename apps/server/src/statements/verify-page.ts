import { closedActTexts, type Language, say, standingTexts, verifyPageTexts } from "@touchstone/contract";
import type { ReasonedAct } from "@touchstone/kernel";
import { html } from "hono/html";
import { publicFrame } from "../http/public-frame.ts";
import { termed } from "../http/termed.ts";
import { standardOf } from "./certificate-files.ts";
import {
  type PublicStatement,
  publicCycleOn,
  publicEditionOn,
  publicFiles,
  publicStandingOn,
} from "./public-statement.ts";
import type { PublicChange } from "./publish.ts";
import { reasonFor } from "./status-content.ts";

/** When the page is made, in the legal zone; converted once, since the conversion costs more than a row of the page. */
type Moment = { readonly clock: string; readonly today: string; readonly zone: string };

const texts =
  (language: Language) =>
  (key: keyof typeof verifyPageTexts, facts: Readonly<Record<string, unknown>> = {}) =>
    say(verifyPageTexts[key], language, facts);

// A word and a shape for each state: colour never stands alone (ui.md).
const look = {
  "in-force": "ok",
  "not-yet": "wait",
  suspended: "hold",
  withdrawn: "stop",
  cancelled: "off",
  expired: "off",
  transferred: "off",
} as const;

// Acts that a desk gives a reason for; the others are their own.
const reasoned: Readonly<Partial<Record<PublicChange["act"], ReasonedAct>>> = {
  suspended: "suspend",
  restored: "restore",
  withdrawn: "withdraw",
  cancelled: "cancel",
};

const clockOf = (at: Temporal.ZonedDateTime): string => at.toString().slice(0, 16).replace("T", " ");
const clock = (instant: string, zone: string): string =>
  clockOf(Temporal.Instant.from(instant).toZonedDateTimeISO(zone));

const dayLine = (number: string, day: string, today: string, language: Language) => {
  const t = texts(language);
  return html`<form class="line" action="/verify/${encodeURIComponent(number)}" method="get"><input type="hidden" name="lang" value="${language}" />
<div><label for="on">${t("anyDay")}</label><input id="on" name="on" type="date" value="${day}" required /></div>
<button class="btn">${t("ask")}</button>${day === today ? "" : html`<a class="btn" href="/verify/${encodeURIComponent(number)}?lang=${language}">${t("today")}</a>`}</form>`;
};

const changeLine = (change: PublicChange, place: number, found: PublicStatement, language: Language) => {
  const t = texts(language);
  const act = reasoned[change.act];
  const reason = act === undefined ? null : reasonFor(act, change.reason);
  const first = found.said.cycles[0]?.issuedOn ?? change.from;
  const from = place === 0 ? first : change.from;
  const { recordedOn } = change;
  // A day that was written down later says so: nothing is dated back unseen.
  const written =
    recordedOn === null || recordedOn === from ? "" : html`<small>${t("recordedOn", { day: recordedOn })}</small>`;
  return html`<li><span class="num">${from}</span> <b>${say(closedActTexts[change.act], language)}</b> ${written}
${reason === null ? "" : html`<span>${reason[language]} <small>${reason.rule.source} ${reason.rule.clause}</small></span>`}
<a class="num small" href="/log/entry/${change.logIndex}?lang=${language}">${t("entry", { index: String(change.logIndex) })}</a></li>`;
};

/** What it said from when; nothing where it never changed. */
const editionsCard = ({ said: { editions } }: PublicStatement, language: Language) => {
  const t = texts(language);
  if (editions.length < 2) return "";
  return html`<section class="card" aria-labelledby="said"><h2 id="said">${t("editions")}</h2><ul class="past">${editions.map(
    (
      edition,
    ) => html`<li><span class="num">${t("editionFrom", { from: edition.from })}</span> <b>${say(closedActTexts[edition.kind], language)}</b>
<span>${edition.holder.name[language]}</span><span>${edition.scope[language]}</span>${edition.sites.map((site) => html`<small>${site.name[language]} ${site.address[language]}</small>`)}</li>`,
  )}</ul></section>`;
};

const movedCard = ({ said: { transferred } }: PublicStatement, language: Language) => {
  const t = texts(language);
  if (transferred === null) return "";
  return html`<section class="card"><b>${t("transferredTo", { body: transferred.body[language] })}</b> <span class="num">${transferred.on}</span>
<div>${t("newNumber")} <a class="num" href="/verify/${encodeURIComponent(transferred.number)}?lang=${language}">${transferred.number}</a></div></section>`;
};

const bracketText = (found: PublicStatement, moment: Moment, language: Language): string => {
  const t = texts(language);
  const { after, before } = found.bracket;
  if (before === null) return "";
  if (after === null) return t("notLater", { before: clock(before, moment.zone) });
  const key = found.bracket.backdated ? "backdated" : "between";
  return t(key, { after: clock(after, moment.zone), before: clock(before, moment.zone) });
};

const logCard = (found: PublicStatement, moment: Moment, language: Language) => {
  const t = texts(language);
  const files = publicFiles(found.number);
  return html`<section class="card proof" aria-labelledby="log"><h2 id="log">${t("logged")} <span class="num">${t("entry", { index: found.log_index })}</span></h2>
<p>${bracketText(found, moment, language)}</p><p class="small">${t("noWitness")}</p>
<p class="links"><a href="/log/entry/${found.log_index}?lang=${language}">${t("seeProof")}</a><a href="${files.pdf}">${t("pdf")}</a><a href="${files.credential}">${t("credential")}</a><a href="${files.proof}">${t("proofFile")}</a></p>
<p class="small">${t("offline")}</p></section>`;
};

const style = `.st{border-radius:14px;padding:20px 22px;display:flex;flex-direction:column;gap:4px;border:1px solid currentColor}
.st b{font-size:34px;line-height:1.25;display:flex;align-items:center;gap:12px}.st b::before{content:"";width:16px;height:16px;border-radius:50%;background:currentColor;flex:none;display:block}
.st span{color:var(--ink-2);font-size:14px}.st.ok{background:var(--ok-wash);color:var(--ok)}.st.hold{background:var(--hold-wash);color:var(--hold)}.st.stop{background:var(--stop-wash);color:var(--stop)}
.st.off{background:var(--off-wash);color:var(--off)}.st.wait{background:var(--wait-wash);color:var(--wait)}
.st.hold b::before,.st.stop b::before{border-radius:2px}.st.stop b::before{transform:rotate(45deg)}.st.off b::before{background:none;border:2.5px solid currentColor}
.card>.facts{display:grid;gap:0;grid-template-columns:minmax(84px,auto) 1fr;margin:0}.facts dt,.facts dd{padding:8px 0;border-bottom:1px solid var(--line);margin:0}.facts dt{font-size:13px;color:var(--ink-3);padding-right:16px;padding-top:10px}
.facts dt:last-of-type,.facts dd:last-of-type{border:0}.proof{background:var(--gold-wash);border-color:#e6d4a6;border-left:4px solid var(--gold)}.proof h2{color:var(--gold-ink)}.proof h2 .num{color:var(--ink);font-weight:400;margin-left:8px}
.links{display:flex;flex-wrap:wrap;gap:6px 18px}.past{list-style:none;margin:0;padding:0;display:flex;flex-direction:column;gap:8px}.past li{display:flex;flex-wrap:wrap;gap:2px 12px;align-items:baseline}`;

/** The page behind the QR code: one answer, large; then what it is about, and how to check it without us. */
export const verifyPage = (
  found: PublicStatement,
  asked: string | null,
  now: Temporal.ZonedDateTime,
  language: Language,
) => {
  const t = texts(language);
  const moment: Moment = { clock: clockOf(now), today: now.toPlainDate().toString(), zone: now.timeZoneId };
  const day = asked ?? moment.today;
  const standing = publicStandingOn(found, day);
  const { attested } = found;
  const edition = publicEditionOn(found, day);
  const cycle = publicCycleOn(found, day);
  const other = language === "zh" ? "en" : "zh";
  const row = (label: keyof typeof verifyPageTexts, value: unknown) =>
    html`<dt>${termed(verifyPageTexts[label], language)}</dt><dd>${value}</dd>`;
  const body = html`<h1 class="small">${attested.title[language]}</h1>
<div class="st ${look[standing]}" role="status"><b>${termed(standingTexts[standing], language)}</b>${say(standingTexts[standing], other)}
<span>${day === moment.today ? t("checkedAt", { time: moment.clock }) : t("answerOn", { day })}</span>
<span>${standing === "in-force" ? t("inForceLead") : t("notValidLead")}</span></div>
<section class="card"><dl class="facts">${row("number", html`<span class="num">${attested.number}</span>`)}${row("holder", edition.holder.name[language])}${row("scope", edition.scope[language])}${row("standard", standardOf(cycle))}
${row(
  "sites",
  edition.sites.map((site) => html`<div>${site.name[language]} <small>${site.address[language]}</small></div>`),
)}${row("validity", html`<span class="num">${cycle.validFrom} – ${cycle.validUntil}</span>`)}${row("issued", html`<span class="num">${cycle.issuedOn}</span>`)}${row("body", attested.body.name[language])}</dl></section>
${movedCard(found, language)}${editionsCard(found, language)}
${logCard(found, moment, language)}
<section class="card" aria-labelledby="past"><h2 id="past">${t("history")}</h2><ul class="past">${found.history.map((change, place) => changeLine(change, place, found, language))}</ul>
${dayLine(attested.number, day, moment.today, language)}</section>
<p class="small">${t("noAccount")}</p>`;
  const path = `/verify/${encodeURIComponent(attested.number)}${day === moment.today ? "" : `?on=${day}`}`;
  return publicFrame({ language, title: t("title", { number: attested.number }), path, style, body });
};

/** No such number: said plainly, with what it can mean. */
export const unknownPage = (number: string, language: Language) => {
  const t = texts(language);
  const shown = number.slice(0, 60).toWellFormed();
  const body = html`<div class="st off" role="status"><h1>${t("unknownTitle")}</h1><span>${t("unknownLead", { number: shown })}</span></div>
<form class="card" action="/" method="get"><input type="hidden" name="lang" value="${language}" /><label for="number">${t("again")}</label>
<div class="line"><div><input id="number" name="number" required maxlength="60" autocomplete="off" value="${shown}" /></div><button class="btn primary">${t("check")}</button></div></form>`;
  return publicFrame({ language, title: t("unknownTitle"), path: `/verify/${encodeURIComponent(shown)}`, style, body });
};
