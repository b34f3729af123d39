import { Link } from "@tanstack/react-router";
import { type OutputOf, registerTrailRoutes, trailTexts } from "@touchstone/contract";
import { useLoaded } from "../../shell/api.ts";
import { useAsOf } from "../../shell/as-of.tsx";
import { EmptyState } from "../../shell/empty-state.tsx";
import { Field } from "../../shell/field.tsx";
import { Fold } from "../../shell/fold.tsx";
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
        <p className="trail-shown">
          <StateTag tone="hold">{t("missing")}</StateTag> {t.list(step.lacks)}
        </p>
      ) : null}
    </li>
  );
};

type OneProps = { readonly trail: Trail; readonly heads: Heads; readonly isOpened: boolean };

const lacking = ({ steps }: Trail) => steps.filter(({ asked, lacks }) => asked && lacks.length > 0);

const OneTrail = ({ trail, heads, isOpened }: OneProps) => {
  const t = useText(trailTexts);
  const say = useBilingual();
  const areaName = useAreaName();
  const { risk, no, title, area, owner, state, steps } = trail;
  const gaps = lacking(trail).map(({ column }) => {
    const head = heads.find((one) => one.column === column);
    return head === undefined ? column : say(head.title);
  });
  const head = (
    <>
      <h2>{no === "" ? title : `${no} ${title}`}</h2>
      <RiskTag state={state} />
      <small>{t("gaps", { count: gaps.length, where: gaps })}</small>
    </>
  );
  return (
    <Fold head={head} isOpened={isOpened}>
      <div className="card-body stack trail">
        <div className="row">
          <Link to="/register/$risk" params={{ risk }}>
            {t("toRow")}
          </Link>
          {area === "" ? null : <span>{areaName(area)}</span>}
          {owner === "" ? null : <span>{t("owner", { owner })}</span>}
        </div>
        <ol>
          {steps.map((step) => (
            <Station key={step.column} step={step} heads={heads} />
          ))}
        </ol>
      </div>
    </Fold>
  );
};

/** Ten trails at length are a dozen screens of a phone: the first that lacks something is open, the others by their heads. */
const Trails = ({ items, heads }: { readonly items: readonly Trail[]; readonly heads: Heads }) => {
  const first = items.find((trail) => lacking(trail).length > 0) ?? items[0];
  return items.map((trail) => <OneTrail key={trail.risk} trail={trail} heads={heads} isOpened={trail === first} />);
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
            <div className="row no-print">
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
                  <Trails items={pages.items} heads={columns} />
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
