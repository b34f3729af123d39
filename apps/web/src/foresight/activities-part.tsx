import { Link } from "@tanstack/react-router";
import { scopeActivityRoutes, scopeActivityTexts } from "@touchstone/contract";
import { SiteFilter } from "../register/sites/site-filter.tsx";
import { useLoaded } from "../shell/api.ts";
import { saveCsv } from "../shell/csv.ts";
import { useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { useSearchText } from "../shell/search.ts";
import { useWho } from "../shell/session.tsx";
import { type Beside, keyOf, TaskLink, useLineName } from "./activity-words.tsx";
import { BesideLine } from "./beside-line.tsx";
import { InsideTable } from "./inside-table.tsx";
import { OutsideTable } from "./outside-table.tsx";

type Props = { readonly beside: Beside; readonly mayWrite: boolean; readonly isOneSite: boolean };

const Idle = ({ idle }: Pick<Beside, "idle">) => {
  const t = useText(scopeActivityTexts);
  const name = useLineName();
  return idle.length === 0 ? null : (
    <div className="card-body">
      <p>{t("idle")}</p>
      <ul>
        {idle.map((line) => (
          <li key={keyOf(line)}>{name(line)}</li>
        ))}
      </ul>
      <small>{t("idleHint")}</small>
    </div>
  );
};

const Stopped = ({ stopped }: Pick<Beside, "stopped">) => {
  const t = useText(scopeActivityTexts);
  return stopped.length === 0 ? null : (
    <div className="card-body">
      <p>{t("settled")}</p>
      <ul>
        {stopped.map(({ record, title, stoppedOn, task }) => (
          <li key={record}>
            {t("stopped", { title, on: stoppedOn })} {task === null ? null : <TaskLink task={task} />}
          </li>
        ))}
      </ul>
    </div>
  );
};

const useSave = (beside: Beside) => {
  const t = useText(scopeActivityTexts);
  const name = useLineName();
  return () =>
    saveCsv(
      "scope-activities.csv",
      [t("activity"), t("place"), t("since"), t("line"), t("why")],
      [
        ...beside.outside.map(({ title, place, since, line, why }) => [
          title,
          place,
          since,
          line === null ? "" : name(line),
          t(`why.${why}`, { line: line?.text ?? "" }),
        ]),
        ...beside.inside.map(({ title, place, since, line }) => [title, place, since, name(line), ""]),
      ],
    );
};

const Shown = ({ beside, mayWrite, isOneSite }: Props) => {
  const t = useText(scopeActivityTexts);
  const save = useSave(beside);
  const isEmpty = beside.outside.length === 0 && beside.inside.length === 0;
  return (
    <>
      {isEmpty && isOneSite ? <div className="notice">{t("nothingAt")}</div> : <BesideLine beside={beside} />}
      <section className="card" aria-labelledby="beside-scope">
        <div className="card-head">
          <h2 id="beside-scope">{t("title")}</h2>
          <div className="row">
            {mayWrite ? (
              <Link to="/records/$kind/new" params={{ kind: "activity" }} className="btn small">
                {t("record")}
              </Link>
            ) : null}
            <Link to="/records/$kind" params={{ kind: "activity" }} className="btn small">
              {t("all")}
            </Link>
            {isEmpty ? null : (
              <button type="button" className="btn small" aria-label={`${t("title")} ${t("csv")}`} onClick={save}>
                {t("csv")}
              </button>
            )}
          </div>
        </div>
        {beside.outside.length === 0 ? null : <OutsideTable beside={beside} mayWrite={mayWrite} />}
        {beside.inside.length === 0 ? null : <InsideTable beside={beside} mayWrite={mayWrite} />}
        <Idle idle={beside.idle} />
        <Stopped stopped={beside.stopped} />
      </section>
    </>
  );
};

/** What is really done, beside the stated scope (CO-2). */
export const ActivitiesPart = ({ on, mayWrite }: { readonly on: string; readonly mayWrite: boolean }) => {
  const t = useText(scopeActivityTexts);
  const { here } = useWho();
  const { organisation } = here;
  const [chosen] = useSearchText("site");
  const site = chosen === "" ? null : chosen;
  const query = site === null ? { on } : { on, site };
  const found = useLoaded(scopeActivityRoutes.list, { params: { organisation }, query });
  return (
    <>
      <SiteFilter organisation={organisation} label={t("bySite")} all={t("allSites")} />
      <Loading of={found}>
        {(beside) => <Shown beside={beside} mayWrite={mayWrite} isOneSite={site !== null} />}
      </Loading>
    </>
  );
};
