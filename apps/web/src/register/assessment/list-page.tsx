import { Link } from "@tanstack/react-router";
import { assessmentRoutes, assessmentTexts } from "@touchstone/contract";
import { type BandId, bandIds, stages } from "@touchstone/register";
import { useState } from "react";
import { useLoaded } from "../../shell/api.ts";
import { saveCsv } from "../../shell/csv.ts";
import { type Column, DataTable } from "../../shell/data-table.tsx";
import { EmptyState } from "../../shell/empty-state.tsx";
import { Field } from "../../shell/field.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { More, usePortion } from "../../shell/paged.tsx";
import { useSearchText } from "../../shell/search.ts";
import { useWho } from "../../shell/session.tsx";
import { type CriteriaSet, currentOf, type Ranked, useSets } from "./assessment-data.ts";
import { BandMark, StageTag } from "./band-mark.tsx";

type PickProps = {
  readonly name: string;
  readonly label: string;
  readonly first: string;
  readonly options: readonly (readonly [value: string, text: string])[];
};

/** A part of the filter, kept in the address so that the view can be sent to a colleague. */
const Pick = ({ name, label, first, options }: PickProps) => {
  const [value, setValue] = useSearchText(name);
  return (
    <Field label={label}>
      {(tie) => (
        <select {...tie} value={value ?? ""} onChange={(event) => setValue(event.target.value || null)}>
          <option value="">{first}</option>
          {options.map(([one, text]) => (
            <option key={one} value={one}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
};

const Filters = ({ sets }: { readonly sets: readonly CriteriaSet[] }) => {
  const t = useText(assessmentTexts);
  return (
    <div className="assessment-filters">
      <Pick name="set" label={t("set")} first={t("anySet")} options={sets.map(({ id, title }) => [id, title])} />
      <Pick
        name="stage"
        label={t("stage")}
        first={t("anyStage")}
        options={stages.map((stage) => [stage, t(`stage.${stage}`)])}
      />
      <Pick
        name="band"
        label={t("band")}
        first={t("anyBand")}
        options={bandIds.map((band) => [band, t(`band.${band}`)])}
      />
      <Pick name="by" label={t("by")} first={t("before")} options={[["after", t("after")]]} />
    </div>
  );
};

const useColumns = (sets: readonly CriteriaSet[]): readonly Column<Ranked>[] => {
  const t = useText(assessmentTexts);
  const wordOf = (set: string, band: BandId) => {
    const found = sets.find(({ id }) => id === set);
    return found === undefined ? undefined : currentOf(found)?.words[band];
  };
  const mark = ({ set }: Ranked, level: Ranked["before"]) =>
    level === null ? "–" : <BandMark band={level.band} word={wordOf(set, level.band)} score={level.score} />;
  return [
    {
      key: "what",
      head: t("what"),
      cell: (row) => (
        <div>
          <Link to="/register/assessments/$assessment" params={{ assessment: row.id }}>
            {row.what || row.risk.title}
          </Link>
          {row.weak ? <div className="small">{t("weak")}</div> : null}
        </div>
      ),
    },
    { key: "rank", head: t("rank"), align: "right", cell: ({ rank }) => <span className="num">{rank ?? "–"}</span> },
    { key: "risk", head: t("risk"), cell: ({ risk }) => risk.title },
    { key: "before", head: t("before"), cell: (row) => mark(row, row.before) },
    { key: "after", head: t("after"), cell: (row) => mark(row, row.after) },
    { key: "stage", head: t("stage"), cell: ({ stage }) => <StageTag stage={stage} /> },
    { key: "review", head: t("review"), cell: ({ reviewBy }) => <span className="num">{reviewBy ?? "–"}</span> },
  ];
};

const SaveRows = ({ rows }: { readonly rows: readonly Ranked[] }) => {
  const t = useText(assessmentTexts);
  const head = [
    t("rank"),
    t("risk"),
    t("what"),
    t("before"),
    t("band"),
    t("after"),
    t("band"),
    t("stage"),
    t("review"),
    t("answerable"),
  ];
  const save = () =>
    saveCsv(
      "risks.csv",
      head,
      rows.map(({ rank, risk, what, before, after, stage, reviewBy, answerable }) => [
        rank,
        risk.title,
        what,
        before?.score ?? null,
        before === null ? null : t(`band.${before.band}`),
        after?.score ?? null,
        after === null ? null : t(`band.${after.band}`),
        t(`stage.${stage}`),
        reviewBy,
        answerable,
      ]),
    );
  return (
    <button type="button" className="btn small" onClick={save}>
      {t("csvPart", { count: rows.length })}
    </button>
  );
};

/** The filter as the address has it; what is no state and no grade is left out. */
const useFilter = () => {
  const [set] = useSearchText("set");
  const [stage] = useSearchText("stage");
  const [band] = useSearchText("band");
  const [risk] = useSearchText("risk");
  const [row] = useSearchText("row");
  const [column] = useSearchText("column");
  const [by] = useSearchText("by");
  const knownStage = stages.find((one) => one === stage);
  const knownBand = bandIds.find((one) => one === band);
  const query = {
    ...(set ? { set } : {}),
    ...(risk ? { risk } : {}),
    ...(row ? { row } : {}),
    ...(column ? { column } : {}),
    ...(knownStage === undefined ? {} : { stage: knownStage }),
    ...(knownBand === undefined ? {} : { band: knownBand }),
    by: by === "after" ? ("after" as const) : ("before" as const),
  };
  return { set, row, column, query };
};

const Rows = ({
  items,
  columns,
}: {
  readonly items: readonly Ranked[];
  readonly columns: readonly Column<Ranked>[];
}) => {
  const t = useText(assessmentTexts);
  const pages = usePortion(items);
  return (
    <>
      <DataTable caption={t("title")} columns={columns} rows={pages.items} rowKey={({ id }) => id} />
      {pages.isCut ? <More of={pages} /> : null}
    </>
  );
};

const Found = ({ sets }: { readonly sets: readonly CriteriaSet[] }) => {
  const t = useText(assessmentTexts);
  const { here } = useWho();
  const { set, query, row, column } = useFilter();
  // A cursor is good for the filter it was made for alone.
  const filter = JSON.stringify(query);
  const [page, setPage] = useState<{ readonly filter: string; readonly cursor: string } | null>(null);
  const columns = useColumns(sets);
  const cursor = page?.filter === filter ? page.cursor : undefined;
  const answer = useLoaded(
    assessmentRoutes.list,
    {
      params: { organisation: here.organisation },
      query: { ...query, limit: 200, ...(cursor === undefined ? {} : { cursor }) },
    },
    { keep: "previous" },
  );
  const ties = sets.find(({ id }) => id === set) ?? sets[0];
  return (
    <Loading of={answer}>
      {({ items, next, total }) =>
        items.length === 0 ? (
          <EmptyState title={t("none")}>{t("noneHint")}</EmptyState>
        ) : (
          <section className="card">
            <div className="card-body stack">
              <div className="row">
                <span>{t("total", { count: total })}</span>
                {row === null || column === null ? null : (
                  <Link to="/register/assessments" search={{ set: set ?? "" }}>
                    {t("cell", { row, column })} · {t("showAll")}
                  </Link>
                )}
                <SaveRows rows={items} />
              </div>
              {ties === undefined ? null : (
                <small>{t("tieRule", { ties: currentOf(ties)?.ties === "oldest-first" ? "oldest" : "other" })}</small>
              )}
            </div>
            <Rows key={`${filter} ${cursor}`} items={items} columns={columns} />
            {next === null ? null : (
              <button type="button" className="btn" onClick={() => setPage({ filter, cursor: next })}>
                {t("more")}
              </button>
            )}
          </section>
        )
      }
    </Loading>
  );
};

export const Page = () => {
  const t = useText(assessmentTexts);
  const say = useBilingual();
  const { here, may } = useWho();
  const sets = useSets();
  return (
    <div className="page">
      <PageHead
        kicker={say(here.name)}
        title={t("title")}
        actions={
          <>
            <Link to="/register/matrix" className="btn">
              {t("matrix")}
            </Link>
            {may("register.write") ? (
              <Link to="/register/assessments/new" className="btn primary">
                {t("assess")}
              </Link>
            ) : null}
          </>
        }
      />
      <p>{t("lead")}</p>
      <Loading of={sets}>
        {({ sets: all }) => (
          <>
            <Filters sets={all} />
            <Found sets={all} />
          </>
        )}
      </Loading>
    </div>
  );
};
