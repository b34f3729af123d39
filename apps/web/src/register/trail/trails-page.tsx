import { Link } from "@tanstack/react-router";
import { type OutputOf, registerTrailRoutes, trailTexts } from "@touchstone/contract";
import { useLoaded } from "../../shell/api.ts";
import { useAsOf } from "../../shell/as-of.tsx";
import { EmptyState } from "../../shell/empty-state.tsx";
import { Field } from "../../shell/field.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { More, usePaged } from "../../shell/paged.tsx";
import { useSearchText } from "../../shell/search.ts";
import { useWho } from "../../shell/session.tsx";
import { StateTag } from "../../shell/state-tag.tsx";
import { useAreaName } from "../area-name.ts";
import { DownloadButton } from "../evaluation/download-button.tsx";
import { RiskTag } from "../risk-tag.tsx";
import "./trail.css";

type Answer = OutputOf<typeof registerTrailRoutes.list>;
type Trail = Answer["items"][number];
type Heads = Answer["columns"];

// A year of fortnightly visits would hide the next station.
const seenAtOnce = 4;

const Shown = ({ texts }: { readonly texts: readonly string[] }) =>
  texts.map((text, at) => (
    <p key={`${at} ${text}`} className="trail-shown">
      {text}
    </p>
  ));

const Station = ({ step, heads }: { readonly step: Trail["steps"][number]; readonly heads: Heads }) => {
  const t = useText(trailTexts);
  const say = useBilingual();
  const head = heads.find(({ column }) => column === step.column);
  return (
    <li>
      <h3>{head === undefined ? step.column : say(head.title)}</h3>
      {step.asked ? <small>{head === undefined ? "" : say(head.question)}</small> : <small>{t("notAsked")}</small>}
      <Shown texts={step.shows.slice(0, seenAtOnce)} />
      {step.shows.length > seenAtOnce ? (
        <details>
          <summary>{t("moreShown", { count: step.shows.length - seenAtOnce })}</summary>
          <Shown texts={step.shows.slice(seenAtOnce)} />
        </details>
      ) : null}
      {step.asked && step.lacks.length > 0 ? (
        <p>
          <StateTag tone="hold">{t("lacks", { what: step.lacks })}</StateTag>
        </p>
      ) : null}
    </li>
  );
};

const OneTrail = ({ trail, heads }: { readonly trail: Trail; readonly heads: Heads }) => {
  const t = useText(trailTexts);
  const areaName = useAreaName();
  const { risk, no, title, area, owner, state, steps } = trail;
  const gaps = steps.filter(({ asked, lacks }) => asked && lacks.length > 0).length;
  return (
    <section className="card card-body stack trail">
      <div className="row">
        <h2>
          <Link to="/register/$risk" params={{ risk }}>
            {no === "" ? title : `${no} ${title}`}
          </Link>
        </h2>
        <RiskTag state={state} />
        <span>{t("gaps", { count: gaps })}</span>
        {area === "" ? null : <span>{areaName(area)}</span>}
        {owner === "" ? null : <span>{t("owner", { owner })}</span>}
      </div>
      <ol>
        {steps.map((step) => (
          <Station key={step.column} step={step} heads={heads} />
        ))}
      </ol>
    </section>
  );
};

const AreaField = ({ areas }: { readonly areas: readonly string[] }) => {
  const t = useText(trailTexts);
  const areaName = useAreaName();
  const [area, setArea] = useSearchText("area");
  return (
    <Field label={t("area")}>
      {(tie) => (
        <select {...tie} value={area ?? ""} onChange={(event) => setArea(event.target.value || null)}>
          <option value="">{t("allAreas")}</option>
          {areas.map((one) => (
            <option key={one} value={one}>
              {areaName(one)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
};

/** The way of an audit through one area: a trail for each risk, station by station (OH-25). */
export const Page = () => {
  const t = useText(trailTexts);
  const say = useBilingual();
  const { here } = useWho();
  const { on } = useAsOf();
  const [area] = useSearchText("area");
  const params = { organisation: here.organisation };
  const asked = { on, ...(area === null || area === "" ? {} : { area }) };
  // What is said once for all trails comes with any page of them.
  const heads = useLoaded(registerTrailRoutes.list, { params, query: { on, limit: 1 } }, { keep: "previous" });
  const trails = usePaged(registerTrailRoutes.list, (cursor) => ({
    params,
    query: { ...asked, limit: 10, ...cursor },
  }));
  return (
    <div className="page">
      <PageHead kicker={t("kicker", { name: say(here.name), date: on })} title={t("title")} />
      <p>{t("lead")}</p>
      <Loading of={heads}>
        {({ columns, areas }) => (
          <>
            <div className="row">
              <AreaField areas={areas} />
              <DownloadButton
                route={registerTrailRoutes.export}
                input={{ params, query: asked }}
                name={`trails-${on}.csv`}
              >
                {t("csv")}
              </DownloadButton>
              <button type="button" className="btn small" onClick={() => print()}>
                {t("print")}
              </button>
            </div>
            <Loading of={trails}>
              {(pages) => (
                <div className="stack">
                  {pages.items.length === 0 ? (
                    <EmptyState
                      title={t("none")}
                      action={
                        <Link to="/register" className="btn">
                          {t("toRegister")}
                        </Link>
                      }
                    />
                  ) : null}
                  {pages.items.map((trail) => (
                    <OneTrail key={trail.risk} trail={trail} heads={columns} />
                  ))}
                  <More of={pages} />
                </div>
              )}
            </Loading>
          </>
        )}
      </Loading>
    </div>
  );
};
