import { Link } from "@tanstack/react-router";
import { type OutputOf, registerRoutes, registerTexts } from "@touchstone/contract";
import type { RiskState } from "@touchstone/register";
import { useState } from "react";
import { api, useLoaded } from "../shell/api.ts";
import { useAsOf } from "../shell/as-of.tsx";
import { EmptyState } from "../shell/empty-state.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { saveFile } from "../shell/save-file.ts";
import { useWho } from "../shell/session.tsx";
import { WhyLink } from "../shell/why.tsx";
import { RegisterSheet } from "./grid/register-sheet.tsx";
import "./register.css";

type Overview = OutputOf<typeof registerRoutes.overview>;

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
          <Link
            to="/health"
            aria-label={`${t("figureOrphans")} ${overview.lawsWithoutClause} · ${overview.risksWithoutLaw}`}
          >
            {overview.lawsWithoutClause} · {overview.risksWithoutLaw}
          </Link>
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

export const Page = () => {
  const t = useText(registerTexts);
  const say = useBilingual();
  const { here, may } = useWho();
  const { on } = useAsOf();
  const params = { organisation: here.organisation };
  const overview = useLoaded(registerRoutes.overview, { params });
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
      <RegisterSheet
        empty={
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
        }
      />
    </div>
  );
};
