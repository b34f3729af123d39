import { type Language, publicAppealTexts, say } from "@touchstone/contract";
import { type Bilingual, type TimeStatistics, timeStatistics } from "@touchstone/kernel";
import { html } from "hono/html";
import { publicFrame } from "../../http/public-frame.ts";
import { tableStyle } from "../../http/public-style.ts";
import { termed } from "../../http/termed.ts";
import type { PublishedKind, PublishedRow } from "./published-times.ts";

type Line = { readonly kind: PublishedKind; readonly year: number | null; readonly of: TimeStatistics };

/** Each kind by year, newest first, and together. */
const linesOf = (rows: readonly PublishedRow[], least: number): readonly Line[] =>
  (["appeal", "complaint"] as const).flatMap((kind) => {
    const own = rows.filter((row) => row.kind === kind);
    const years = [...new Set(own.map(({ year }) => year))].toSorted((a, b) => b - a);
    const one = (year: number | null): Line => ({
      kind,
      year,
      of: timeStatistics(year === null ? own : own.filter((row) => row.year === year), least),
    });
    return [one(null), ...years.map(one)];
  });

/** A count that is small stands as such: "fewer than five" tells nothing of anybody. */
const count = (value: number, least: number): number | null => (value === 0 || value >= least ? value : null);

export const timesPage = (
  body: { readonly id: string; readonly name: Bilingual },
  rows: readonly PublishedRow[],
  least: number,
  language: Language,
): string => {
  const t = (key: keyof typeof publicAppealTexts, facts: Readonly<Record<string, unknown>> = {}) =>
    say(publicAppealTexts[key], language, facts);
  const counted = (value: number) => {
    const shown = count(value, least);
    return shown === null ? t("fewer", { least }) : shown === 0 ? t("none") : String(shown);
  };
  const line = ({ kind, year, of: { filed, decided, figures } }: Line) =>
    html`<tr><th scope="row">${year === null ? termed(publicAppealTexts[kind], language) : t(kind)}</th><td class="num">${year === null ? t("all") : String(year)}</td><td class="num">${counted(filed)}</td><td class="num">${counted(decided)}</td>
<td class="num">${figures === null ? "–" : t("days", { days: figures.median })}</td><td class="num">${figures === null ? "–" : t("days", { days: figures.p90 })}</td><td class="num">${figures === null ? "–" : `${figures.upheldPercent} %`}</td></tr>`;
  const title = t("times", { body: body.name[language] });
  const heads = ["kind", "year", "filed", "decided", "median", "p90", "upheld"] as const;
  return publicFrame({
    language,
    title,
    path: `/bodies/${body.id}/appeals`,
    style: tableStyle,
    body: html`<div><h1>${title}</h1><p class="lead">${t("timesLead", { least })}</p></div>
<section class="card scroll" tabindex="0" aria-label="${title}"><table><thead><tr>${heads.map((key) => html`<th scope="col">${t(key)}</th>`)}</tr></thead><tbody>${linesOf(rows, least).map(line)}</tbody></table></section>
<p><a class="btn" href="/bodies/${body.id}/appeals.csv">${t("csv")}</a> <a class="btn" href="/bodies/${body.id}/complaints?lang=${language}">${t("complain", { body: body.name[language] })}</a></p>`,
  });
};

/** The same figures for a spreadsheet; what is withheld is an empty cell. */
export const timesCsv = (rows: readonly PublishedRow[], least: number): string =>
  [
    "kind,year,filed,decided,medianDays,p90Days,upheldPercent",
    ...linesOf(rows, least).map(({ kind, year, of: { filed, decided, figures } }) =>
      [
        kind,
        year ?? "all",
        count(filed, least) ?? "",
        count(decided, least) ?? "",
        figures?.median ?? "",
        figures?.p90 ?? "",
        figures?.upheldPercent ?? "",
      ].join(","),
    ),
    "",
  ].join("\r\n");
