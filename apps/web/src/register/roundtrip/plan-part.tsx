import { cellColumnNames, exchangeTexts } from "@touchstone/contract";
import { type PlanKind, planKinds } from "@touchstone/register";
import { useState } from "react";
import { DataTable } from "../../shell/data-table.tsx";
import { useText } from "../../shell/language.tsx";
import { StateTag, type Tone } from "../../shell/state-tag.tsx";
import type { ChangePlan, PlannedRow } from "./table-read.ts";

const tones: Readonly<Record<PlanKind, Tone>> = {
  added: "ok",
  changed: "wait",
  removed: "off",
  conflict: "hold",
  refused: "stop",
  unchanged: "off",
};

/** More than a screen of rows is read by its kind, or in the file; the counts are always whole. */
const shownAtOnce = 50;

const Cells = ({ row }: { readonly row: PlannedRow }) => {
  const t = useText(exchangeTexts);
  const name = useText(cellColumnNames);
  const said = (text: string) => (text === "" ? t("emptyCell") : text);
  const changes = row.kind === "added" ? [] : row.cells;
  const lines = [
    ...changes.map(({ column, from, to }) => t("cellChange", { column: name(column), from: said(from), to: said(to) })),
    ...row.conflicts.map(({ column, seen, theirs, yours }) =>
      t("cellConflict", { column: name(column), seen: said(seen), theirs: said(theirs), yours: said(yours) }),
    ),
    ...row.refusals.map(({ message }) => message),
    ...row.notes.map(({ message }) => message),
  ];
  const keyed = lines.map((line, index) => ({ key: `${index} ${line}`, line }));
  return keyed.map(({ key, line }) => <div key={key}>{line}</div>);
};

type Row = PlannedRow & { readonly key: string };

/** What would change, row by row, with a filter by kind; each row says what of it, from what to what. */
export const PlanPart = ({ plan }: { readonly plan: ChangePlan }) => {
  const t = useText(exchangeTexts);
  // What stops the whole file is seen first; among two hundred rows nobody finds it.
  const [only, setOnly] = useState<PlanKind | null>(
    (["refused", "conflict"] as const).find((kind) => plan.counts[kind] > 0) ?? null,
  );
  const there = planKinds.filter((kind) => kind !== "unchanged" && plan.counts[kind] > 0);
  const all: readonly Row[] = plan.rows.map((row, index) => ({ ...row, key: `${row.risk ?? ""} ${index}` }));
  const rows = all.filter(({ kind }) => only === null || kind === only);
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t("previewTitle")}</h2>
        <small>{t("counted", { kind: t("kind.unchanged"), count: plan.counts.unchanged })}</small>
      </div>
      {there.length === 0 ? (
        <p className="card-body">{t("nothing")}</p>
      ) : (
        <>
          <div className="card-body row" role="group" aria-label={t("filter")}>
            <button type="button" className="btn" aria-pressed={only === null} onClick={() => setOnly(null)}>
              {t("counted", { kind: t("all"), count: all.length })}
            </button>
            {there.map((kind) => (
              <button
                key={kind}
                type="button"
                className="btn"
                aria-pressed={only === kind}
                onClick={() => setOnly(kind)}
              >
                {t("counted", { kind: t(`kind.${kind}`), count: plan.counts[kind] })}
              </button>
            ))}
          </div>
          <DataTable<Row>
            caption={t("previewTitle")}
            rows={rows.slice(0, shownAtOnce)}
            rowKey={({ key }) => key}
            columns={[
              {
                key: "row",
                head: t("columnRow"),
                cell: ({ no, title, at }) => (
                  <>
                    {no} {title}
                    {at === null ? null : <div className="small">{t("atRow", { row: at })}</div>}
                  </>
                ),
              },
              {
                key: "kind",
                head: t("columnKind"),
                cell: ({ kind }) => <StateTag tone={tones[kind]}>{t(`kind.${kind}`)}</StateTag>,
              },
              { key: "cells", head: t("columnCells"), cell: (row) => <Cells row={row} /> },
            ]}
          />
          {rows.length > shownAtOnce ? (
            <p className="card-body">{t("more", { count: rows.length - shownAtOnce })}</p>
          ) : null}
        </>
      )}
    </section>
  );
};
