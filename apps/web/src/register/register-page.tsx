import { Link } from "@tanstack/react-router";
import { type OutputOf, registerRoutes, registerTexts } from "@touchstone/contract";
import { type RiskState, riskStates } from "@touchstone/register";
import { useState } from "react";
import { api, useLoaded } from "../shell/api.ts";
import { useAsOf } from "../shell/as-of.tsx";
import { EmptyState } from "../shell/empty-state.tsx";
import { Field } from "../shell/field.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { More, usePaged } from "../shell/paged.tsx";
import { saveFile } from "../shell/save-file.ts";
import { useSearchText } from "../shell/search.ts";
import { useWho } from "../shell/session.tsx";
import { WhyLink } from "../shell/why.tsx";
import { RegisterGrid } from "./register-grid.tsx";
import "./register.css";

type Overview = OutputOf<typeof registerRoutes.overview>;

const sorts = ["entered", "title", "state"] as const;

const Figures = ({ overview }: { readonly overview: Overview }) => {
  const t = useText(registerTexts);
  const count = (...states: readonly RiskState[]) =>
    states.reduce((sum, state) => sum + (overview.states[state] ?? 0), 0);
  const done = count("compliant");
  const share = overview.rows === 0 ? 0 : Math.floor((done / overview.rows) * 100);
  const rule = { source: "ISO 45001:2018", clause: "9.1.2" };
  return (
    <div className="grid register-figures">
      <div className="card figure">
        <small>{t("figureCompliant")}</small>
        <WhyLink answer={{ title: t("figureCompliant"), because: t("whyCompliant"), rules: [rule] }}>
          <b>{share}%</b>
        </WhyLink>{" "}
        <span className="small">{t("figureRows", { done, rows: overview.rows })}</span>
      </div>
      <div className="card figure">
        <small>{t("figureOrphans")}</small>
        <b>
          {overview.lawsWithoutClause} · {overview.risksWithoutLaw}
        </b>{" "}
        <span className="small">{t("figureOrphansHint")}</span>
      </div>
      <div className="card figure">
        <small>{t("figureReview")}</small>
        <b>{count("to-review")}</b>
      </div>
      <div className="card figure">
        <small>{t("figureOpen")}</small>
        <b>{count("nonconforming", "correcting", "to-verify")}</b> <span className="small">{t("figureOpenHint")}</span>
      </div>
    </div>
  );
};

const Exports = ({ organisation }: { readonly organisation: string }) => {
  const t = useText(registerTexts);
  const [fault, setFault] = useState<string | null>(null);
  const save = async (format: "csv" | "xlsx") => {
    const file = await api.download(registerRoutes.export, { params: { organisation }, query: { format } });
    setFault(file.ok ? null : file.problem.error.message);
    if (file.ok) saveFile(file.value, `register.${format}`);
  };
  return (
    <>
      <button type="button" className="btn" onClick={() => void save("csv")}>
        {t("exportCsv")}
      </button>
      <button type="button" className="btn" onClick={() => void save("xlsx")}>
        {t("exportXlsx")}
      </button>
      {fault === null ? null : <span role="alert">{t("exportFailed", { reason: fault })}</span>}
    </>
  );
};

const isState = (text: string | null): text is RiskState => riskStates.some((state) => state === text);
const isSort = (text: string | null): text is (typeof sorts)[number] => sorts.some((sort) => sort === text);

export const Page = () => {
  const t = useText(registerTexts);
  const say = useBilingual();
  const { here, may } = useWho();
  const { on } = useAsOf();
  const [state, setState] = useSearchText("state");
  const [sort, setSort] = useSearchText("sort");
  const [search, setSearch] = useSearchText("search");
  const params = { organisation: here.organisation };
  const overview = useLoaded(registerRoutes.overview, { params });
  const rows = usePaged(registerRoutes.list, (cursor) => ({
    params,
    query: {
      limit: 25,
      on,
      sort: isSort(sort) ? sort : "entered",
      ...(isState(state) ? { state } : {}),
      ...(search === null ? {} : { search }),
      ...cursor,
    },
  }));
  const isFiltered = state !== null || search !== null;
  return (
    <div className="page">
      <PageHead
        kicker={`${say(here.name)} · ${t("asOf", { date: on })}`}
        title={t("title")}
        actions={
          <>
            {may("register.write") ? (
              <Link to="/register/import" className="btn">
                {t("importFile")}
              </Link>
            ) : null}
            <Link to="/register/laws" className="btn">
              {t("checkLaws")}
            </Link>
            <Exports organisation={here.organisation} />
            {may("register.write") ? (
              <Link to="/register/new" className="btn primary">
                {t("new")}
              </Link>
            ) : null}
          </>
        }
      />
      <Loading of={overview}>{(value) => <Figures overview={value} />}</Loading>
      <div className="register-filters">
        <Field label={t("filterState")} need="required">
          {(tie) => (
            <select {...tie} value={state ?? ""} onChange={(event) => setState(event.target.value || null)}>
              <option value="">{t("filterAll")}</option>
              {riskStates.slice(1).map((one) => (
                <option key={one} value={one}>
                  {t(`state.${one}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t("filterSort")}>
          {(tie) => (
            <select {...tie} value={sort ?? "entered"} onChange={(event) => setSort(event.target.value)}>
              {sorts.map((one) => (
                <option key={one} value={one}>
                  {t(`sort.${one}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t("filterSearch")}>
          {(tie) => (
            <input
              {...tie}
              type="search"
              defaultValue={search ?? ""}
              onChange={(event) => setSearch(event.target.value || null)}
            />
          )}
        </Field>
      </div>
      <div className="card">
        <Loading of={rows}>
          {(pages) =>
            pages.items.length > 0 ? (
              <>
                <RegisterGrid rows={pages.items} />
                <More of={pages} />
              </>
            ) : isFiltered ? (
              <EmptyState title={t("noneFound")}>{t("noneFoundHint")}</EmptyState>
            ) : (
              <EmptyState
                title={t("emptyTitle")}
                action={
                  may("register.write") ? (
                    <Link to="/register/import" className="btn">
                      {t("importFile")}
                    </Link>
                  ) : null
                }
              >
                {t("empty")}
              </EmptyState>
            )
          }
        </Loading>
      </div>
      <small>{t("gridKeys")}</small>
    </div>
  );
};
