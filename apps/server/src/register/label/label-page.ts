import { type Language, labelPageTexts, labelTexts, say, sayRecurrence } from "@touchstone/contract";
import type { DutyStanding, IssuedLabel } from "@touchstone/register";
import { html } from "hono/html";
import { publicFrame } from "../../http/public-frame.ts";
import type { LabelView } from "./label-view.ts";

type Duty = LabelView["duties"][number];

// A word and a shape for each: colour never stands alone (ui.md).
const look: Readonly<Record<DutyStanding, { readonly tone: string; readonly sign: string }>> = {
  kept: { tone: "ok", sign: "●" },
  overdue: { tone: "stop", sign: "◆" },
  none: { tone: "hold", sign: "■" },
  undated: { tone: "off", sign: "○" },
};

const style = `.of{display:flex;flex-wrap:wrap;gap:4px 16px;color:var(--ink-2)}.tag{font-weight:600}.tag.ok{color:var(--ok)}.tag.stop{color:var(--stop)}.tag.hold{color:var(--hold)}.tag.off{color:var(--off)}
.duty dl{display:grid;grid-template-columns:minmax(84px,auto) 1fr;gap:2px 14px;margin:0;font-size:14px}.duty dt{color:var(--ink-3)}.duty dd{margin:0;min-width:0}
.st{border-radius:14px;padding:20px 22px;background:var(--off-wash);color:var(--ink-2)}.st h1::before{content:"○ "}`;

const lastOf = ({ last }: Duty, language: Language) => {
  if (last === null) return "–";
  const { on, kind, mediaType, digest } = last;
  const file =
    digest === null
      ? html`<br /><small>${say(labelTexts.noFile, language)}</small>`
      : html`<br /><small>${say(labelTexts.digest, language)} (${mediaType})</small><br /><span class="num">${digest}</span>`;
  return html`<span class="num">${on}</span> ${kind[language]}${file}`;
};

const dutyCard = (duty: Duty, language: Language) => {
  const t = (key: keyof typeof labelTexts) => say(labelTexts[key], language);
  const { tone, sign } = look[duty.standing];
  const often = duty.frequency === null ? t("noFrequency") : sayRecurrence(duty.frequency, language);
  const law = duty.law === null ? "" : html`<small lang="zh-CN">${duty.law} ${duty.article ?? ""}</small>`;
  return html`<section class="card duty"><div><b>${duty.duty[language]}</b><br />${law}</div>
<div class="tag ${tone}"><span aria-hidden="true">${sign}</span> ${t(`standing.${duty.standing}`)}</div>
<dl><dt>${t("frequency")}</dt><dd>${often}</dd><dt>${t("last")}</dt><dd>${lastOf(duty, language)}</dd><dt>${t("next")}</dt><dd class="num">${duty.next ?? "–"}</dd></dl></section>`;
};

/** One thing, for who stands before it: what it owes by law, when that was last done, and by when it is due. */
export const labelPage = (code: string, view: LabelView, language: Language): string => {
  const t = (key: keyof typeof labelPageTexts, facts = {}) => say(labelPageTexts[key], language, facts);
  const of = [view.organisation?.[language], view.number, view.place, view.state?.[language]].filter(
    (part) => part !== undefined && part !== null,
  );
  const body = html`<div><h1>${view.title}</h1><p class="of">${of.map((part) => html`<span>${part}</span>`)}</p><p class="small">${t("asOf", { on: view.on })}</p></div>
<h2>${t("duties")}</h2>${view.duties.length === 0 ? html`<p>${t("noDuties")}</p>` : view.duties.map((duty) => dutyCard(duty, language))}
<p class="small">${t("hint")}</p>`;
  return publicFrame({ language, title: view.title, path: `/things/${code}`, style, body });
};

/** Of a label that ended nothing is told but that it did. */
export const endedPage = (code: string, ended: NonNullable<IssuedLabel["ended"]>, language: Language): string => {
  const t = (key: keyof typeof labelPageTexts, facts = {}) => say(labelPageTexts[key], language, facts);
  const lead = ended.replaced ? t("replacedLead", ended) : t("withdrawnLead", ended);
  const body = html`<div class="st" role="status"><h1>${t("withdrawnTitle")}</h1><p>${lead}</p></div>`;
  return publicFrame({ language, title: t("withdrawnTitle"), path: `/things/${code}`, style, body });
};

export const unknownPage = (language: Language): string => {
  const t = (key: keyof typeof labelPageTexts) => say(labelPageTexts[key], language);
  const body = html`<div class="st" role="status"><h1>${t("unknownTitle")}</h1><p>${t("unknownLead")}</p></div>`;
  return publicFrame({ language, title: t("unknownTitle"), path: "/things/", style, body });
};
