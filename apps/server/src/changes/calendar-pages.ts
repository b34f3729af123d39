import { changeTexts, type Language, levelTexts, placeTexts, refusalMessage, say } from "@touchstone/contract";
import type { Context, Hono } from "hono";
import { html } from "hono/html";
import { publicFrame, publicLanguage } from "../http/public-frame.ts";
import { securedResponse } from "../http/secured.ts";
import { askCalendar } from "../requirements/index.ts";
import type { Services } from "../services.ts";
import { calendarFeed } from "./calendar-feed.ts";
import { type CalendarItem, calendarItem, versionedTitle } from "./calendar-items.ts";
import { type LawDesk, openLawDesk } from "./law-desk.ts";

type Asked = {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly region: string | undefined;
};

const style = `
.days{width:100%;border-collapse:collapse}.days td,.days th{padding:8px 10px 8px 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line,#ddd)}
.days .soon td:first-child{font-weight:600}.filters{flex-wrap:wrap}.filters input{max-width:11rem}.filters label{margin-inline-end:6px}`;

const dayOf = (text: string | null): string | undefined => {
  if (text === null || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" }).toString();
  } catch {
    // No day of the calendar: the page then shows the usual time, and says so.
    return undefined;
  }
};

const queryOf = ({ from, to, region }: Asked): string =>
  new URLSearchParams(
    Object.entries({ from, to, region }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  ).toString();

const placeName = (code: string, language: Language): string => {
  const known = Object.entries(placeTexts).find(([region]) => region === code)?.[1];
  return known === undefined ? code : say(known, language);
};

const levelName = (level: string, language: Language): string => {
  const known = Object.entries(levelTexts).find(([name]) => name === level)?.[1];
  return known === undefined ? level : say(known, language);
};

const itemRow = (item: CalendarItem, today: string, language: Language) => {
  const t = (key: keyof typeof changeTexts, facts = {}) => say(changeTexts[key], language, facts);
  const { family, version, title, on, event, before, successor, confidence } = item;
  const isChecked = confidence === "confirmed" || confidence === "snapshot";
  const because = [
    ...before.map((one) => t("replaces", { what: versionedTitle(one) })),
    ...(successor === null || event === "starts" ? [] : [t("replacedBy", { what: successor })]),
  ];
  return html`<tr class="${on > today ? "soon" : ""}"><td class="num nowrap">${on}</td><td class="nowrap"><span class="state ${event === "starts" ? "" : "off"}">${t(event)}</span></td>
<td><a href="/app/requirements/law/${family}?version=${version}" lang="zh-CN">${title}</a>${because.map((text) => html`<br /><small lang="zh-CN">${text}</small>`)}${isChecked ? "" : html`<br /><small>${t("unchecked")}</small>`}</td>
<td>${placeName(item.jurisdiction, language)}<br /><small>${levelName(item.level, language)}</small></td></tr>`;
};

const table = (items: readonly CalendarItem[], today: string, heading: string, language: Language) => {
  const t = (key: keyof typeof changeTexts) => say(changeTexts[key], language);
  return items.length === 0
    ? ""
    : html`<section class="scroll" tabindex="0" aria-label="${heading}"><h2>${heading}</h2><table class="days stack"><thead><tr><th>${t("day")}</th><th>${t("what")}</th><th>${t("document")}</th><th>${t("place")}</th></tr></thead>
<tbody>${items.map((item) => itemRow(item, today, language))}</tbody></table></section>`;
};

type Shown = {
  readonly today: string;
  readonly from: string;
  readonly to: string;
  readonly items: readonly CalendarItem[];
  readonly more: boolean;
};

const calendarPage = (shown: Shown, asked: Asked, notice: string | null, language: Language): string => {
  const t = (key: keyof typeof changeTexts) => say(changeTexts[key], language);
  const { today, items, more } = shown;
  const query = queryOf(asked);
  const tail = query === "" ? "" : `?${query}`;
  const coming = items.filter(({ on }) => on > today);
  const past = items.filter(({ on }) => on <= today).toReversed();
  const body = html`<div><h1>${t("calendarTitle")}</h1><p class="lead">${t("calendarLead")}</p></div>
<form class="line filters" action="/changes" method="get"><input type="hidden" name="lang" value="${language}" />
<div><label for="from">${t("fromDay")}</label><input id="from" name="from" type="date" value="${shown.from}" /></div>
<div><label for="to">${t("toDay")}</label><input id="to" name="to" type="date" value="${shown.to}" /></div>
<div><label for="region">${t("place")}</label><input id="region" name="region" inputmode="numeric" maxlength="6" placeholder="330100" title="${t("placeHint")}" value="${asked.region ?? ""}" /></div>
<button class="btn primary">${t("show")}</button></form>
${notice === null ? "" : html`<p role="status">${notice}</p>`}
${items.length === 0 ? html`<p role="status">${t("nothingComing")}</p>` : ""}
${table(coming, today, t("coming"), language)}${table(past, today, t("past"), language)}
${more ? html`<p role="status">${t("more")}</p>` : ""}
<p class="small"><a href="/changes.ics${tail}">${t("feed")} (iCalendar)</a> · <a href="/api/v1/requirements/coming${tail}">${t("json")}</a></p>`;
  return publicFrame({ language, title: t("calendarTitle"), path: `/changes${tail}`, style, body });
};

const asked = (context: Context): { readonly asked: Asked; readonly isOdd: boolean } => {
  const query = new URL(context.req.url).searchParams;
  const given = (name: string): string | null => query.get(name)?.trim() || null;
  const [from, to] = [dayOf(given("from")), dayOf(given("to"))];
  const isOdd = (given("from") !== null && from === undefined) || (given("to") !== null && to === undefined);
  return { asked: { from, to, region: given("region")?.slice(0, 20).toWellFormed() ?? undefined }, isOdd };
};

/** What was asked where it can be shown, else the usual time with the reason in front. */
const showing = async (desk: LawDesk, wanted: Asked, isOdd: boolean, language: Language) => {
  const library = await desk.library();
  const today = desk.today();
  const found = askCalendar(library, wanted, today);
  const usual = { from: undefined, to: undefined, region: undefined };
  const kept = found.ok ? found : askCalendar(library, usual, today);
  if (!kept.ok) throw new Error("the usual time can be shown");
  const [refused] = found.ok ? [] : found.refusals;
  const notice =
    refused === undefined
      ? isOdd
        ? say(changeTexts.badDay, language)
        : null
      : say(refusalMessage(refused.code), language, refused.facts);
  const items = kept.value.items.map(calendarItem(library.base));
  return { shown: { ...kept.value, items, today }, asked: found.ok ? wanted : usual, notice };
};

/** `/changes` and `/changes.ics`: for everybody, without account and script. */
export const calendarPages = (app: Hono, services: Services): void => {
  const desk = openLawDesk(services);
  app.get("/changes", async (context) => {
    const language = publicLanguage(context.req.raw);
    const { asked: wanted, isOdd } = asked(context);
    const { shown, asked: kept, notice } = await showing(desk, wanted, isOdd, language);
    return securedResponse(calendarPage(shown, kept, notice, language), 200, {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "public, max-age=60",
      vary: "accept-language",
    });
  });
  app.get("/changes.ics", async (context) => {
    const language = publicLanguage(context.req.raw);
    const { asked: wanted, isOdd } = asked(context);
    const { shown } = await showing(desk, wanted, isOdd, language);
    const { origin, store } = services;
    return securedResponse(calendarFeed(shown.items, { origin, now: store.world.now(), language }), 200, {
      "content-type": "text/calendar; charset=utf-8",
      "cache-control": "public, max-age=3600",
    });
  });
};
