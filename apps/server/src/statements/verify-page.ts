import { type Language, say, standingReasons, standingTexts, verifyPageTexts } from "@touchstone/contract";
import { html } from "hono/html";
import { publicFrame } from "../http/public-frame.ts";
import { standardOf } from "./certificate-files.ts";
import { type PublicStatement, publicFiles, publicStandingOn } from "./public-statement.ts";
import type { PublicChange } from "./publish.ts";

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
} as const;

const turned = {
  "in-force": "wasRestored",
  suspended: "wasSuspended",
  withdrawn: "wasWithdrawn",
  cancelled: "wasCancelled",
  expired: "wasExpired",
} as const;

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
  const reason = Object.entries(standingReasons).find(([code]) => code === change.reason)?.[1];
  const from = place === 0 ? found.attested.issuedOn : change.from;
  return html`<li><span class="num">${from}</span> <b>${place === 0 ? t("wasIssued") : t(turned[change.standing])}</b>
${reason === undefined ? "" : html`<span>${say(reason, language)} <small>${reason.source} ${reason.clause}</small></span>`}
<a class="num small" href="/log/entry/${change.logIndex}?lang=${language}">${t("entry", { index: String(change.logIndex) })}</a></li>`;
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
  const other = language === "zh" ? "en" : "zh";
  const row = (label: keyof typeof verifyPageTexts, value: unknown) => html`<dt>${t(label)}</dt><dd>${value}</dd>`;
  const body = html`<h1 class="small">${attested.title[language]}</h1>
<div class="st ${look[standing]}" role="status"><b>${say(standingTexts[standing], language)}</b>${say(standingTexts[standing], other)}
<span>${day === moment.today ? t("checkedAt", { time: moment.clock }) : t("answerOn", { day })}</span>
<span>${standing === "in-force" ? t("inForceLead") : t("notValidLead")}</span></div>
<section class="card"><dl class="facts">${row("number", html`<span class="num">${attested.number}</span>`)}${row("holder", attested.holder.name[language])}${row("scope", attested.scope[language])}${row("standard", standardOf(attested))}
${row(
  "sites",
  attested.sites.map((site) => html`<div>${site.name[language]} <small>${site.address[language]}</small></div>`),
)}${row("validity", html`<span class="num">${attested.validFrom} – ${attested.validUntil}</span>`)}${row("issued", html`<span class="num">${attested.issuedOn}</span>`)}${row("body", attested.body.name[language])}</dl></section>
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
  const shown = number.slice(0, 60);
  const body = html`<div class="st off" role="status"><h1>${t("unknownTitle")}</h1><span>${t("unknownLead", { number: shown })}</span></div>
<form class="card" action="/" method="get"><input type="hidden" name="lang" value="${language}" /><label for="number">${t("again")}</label>
<div class="line"><div><input id="number" name="number" required maxlength="60" autocomplete="off" value="${shown}" /></div><button class="btn primary">${t("check")}</button></div></form>`;
  return publicFrame({ language, title: t("unknownTitle"), path: `/verify/${encodeURIComponent(shown)}`, style, body });
};
