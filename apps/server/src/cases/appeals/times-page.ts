import { type Language, publicAppealTexts, say } from "@touchstone/contract";
import type { Bilingual } from "@touchstone/kernel";
import { html } from "hono/html";
import { publicFrame } from "../../http/public-frame.ts";
import { tableStyle } from "../../http/public-style.ts";
import { termed } from "../../http/termed.ts";
import { type PublishedRow, publishedKinds } from "./published-times.ts";

export const timesPage = (
  body: { readonly id: string; readonly name: Bilingual },
  rows: readonly PublishedRow[],
  least: number,
  language: Language,
): string => {
  const t = (key: keyof typeof publicAppealTexts, facts: Readonly<Record<string, unknown>> = {}) =>
    say(publicAppealTexts[key], language, facts);
  const first = (kind: PublishedRow["kind"]) => rows.find((row) => row.kind === kind);
  const line = (row: PublishedRow) => {
    const { kind, from, to, filed, decided, median, p90, upheldPercent } = row;
    return html`<tr><th scope="row">${first(kind) === row ? termed(publicAppealTexts[kind], language) : t(kind)}</th><td class="num">${from === null ? t("until", { to }) : t("period", { from, to })}</td><td class="num">${filed === null ? t("fewer", { least }) : String(filed)}</td><td class="num">${String(decided)}</td>
<td class="num">${t("days", { days: median })}</td><td class="num">${p90 === null ? "–" : t("days", { days: p90 })}</td><td class="num">${upheldPercent} %</td></tr>`;
  };
  const missing = publishedKinds.filter((kind) => rows.every((row) => row.kind !== kind));
  const title = t("times", { body: body.name[language] });
  const heads = ["kind", "quarters", "filed", "decided", "median", "p90", "upheld"] as const;
  return publicFrame({
    language,
    title,
    path: `/bodies/${body.id}/appeals`,
    style: tableStyle,
    body: html`<div><h1>${title}</h1><p class="lead">${t("timesLead", { least })}</p></div>
${rows.length === 0 ? "" : html`<section class="card scroll" tabindex="0" aria-label="${title}"><table><thead><tr>${heads.map((key) => html`<th scope="col">${t(key)}</th>`)}</tr></thead><tbody>${rows.map(line)}</tbody></table></section>`}
${missing.map((kind) => html`<p class="card">${t("notYet", { kind: t(kind), least })}</p>`)}
<p><a class="btn" href="/bodies/${body.id}/appeals.csv">${t("csv")}</a> <a class="btn" href="/bodies/${body.id}/complaints?lang=${language}">${t("complain", { body: body.name[language] })}</a></p>`,
  });
};

/** The same figures for a spreadsheet; what is withheld is an empty cell. */
export const timesCsv = (rows: readonly PublishedRow[]): string =>
  [
    "kind,from,to,filed,decided,medianDays,p90Days,upheldPercent",
    ...rows.map(({ kind, from, to, filed, decided, median, p90, upheldPercent }) =>
      [kind, from ?? "", to, filed ?? "", decided, median, p90 ?? "", upheldPercent].join(","),
    ),
    "",
  ].join("\r\n");
