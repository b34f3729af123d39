import { Link } from "@tanstack/react-router";
import { evaluationRoutes, healthTexts, type OutputOf } from "@touchstone/contract";
import { flawKinds } from "@touchstone/register";
import { useLoaded } from "../../shell/api.ts";
import { DataTable } from "../../shell/data-table.tsx";
import { Field } from "../../shell/field.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { More, usePortion } from "../../shell/paged.tsx";
import { useSearchText } from "../../shell/search.ts";
import { useWho } from "../../shell/session.tsx";
import { WhyLink } from "../../shell/why.tsx";
import { DownloadButton } from "./download-button.tsx";
import { GraphPicture } from "./graph-picture.tsx";
import "./evaluation.css";

type Health = OutputOf<typeof evaluationRoutes.health>;

const Figure = ({ health }: { readonly health: Health }) => {
  const t = useText(healthTexts);
  const found = health.trace.filter(({ count }) => count > 0);
  const answer = {
    title: t("figure"),
    because: t("formula"),
    rules: [{ source: "ISO 45001:2018", clause: "4.4" }],
    trace: found.map((one) => ({
      step: t("traceStep", { ...one, name: t(`flaw.${one.kind}`) }),
      value: String(one.missing),
    })),
  };
  return (
    <div className="grid dashboard-figures">
      <div className="card figure">
        <small>{t("figure")}</small>
        <b className="num">
          <WhyLink answer={answer}>{health.missing}</WhyLink>
        </b>
        <small>{t("figureOf", { links: health.links })}</small>
      </div>
      {found.map(({ kind, count }) => (
        <div className="card figure" key={kind}>
          <small>{t(`flaw.${kind}`)}</small>
          <b className="num">
            <Link to="/health" search={{ kind }} aria-label={`${t(`flaw.${kind}`)} ${count}`}>
              {count}
            </Link>
          </b>
        </div>
      ))}
    </div>
  );
};

const Flaws = ({ health }: { readonly health: Health }) => {
  const t = useText(healthTexts);
  const pages = usePortion(health.flaws);
  if (health.of === 0) return <p>{t("whole")}</p>;
  return (
    <section className="card">
      <DataTable
        caption={t("all")}
        rows={pages.items}
        rowKey={({ kind, risk, at }) => `${kind} ${risk} ${at}`}
        columns={[
          { key: "kind", head: t("kind"), cell: ({ kind }) => t(`flaw.${kind}`) },
          {
            key: "where",
            head: t("where"),
            cell: ({ risk, title }) => (
              <Link to="/register/$risk" params={{ risk }}>
                {title}
              </Link>
            ),
          },
          { key: "what", head: t("what"), cell: ({ text }) => (text === "" ? "–" : text) },
          {
            key: "mend",
            head: t("mend"),
            cell: ({ kind, removable }) => (removable ? `${t(`mend.${kind}`)} ${t("removable")}` : t(`mend.${kind}`)),
          },
          {
            key: "walk",
            head: t("graph"),
            cell: ({ risk, title }) => (
              <Link to="/health" search={{ risk }} aria-label={`${t("walk")} ${title}`}>
                {t("walk")}
              </Link>
            ),
          },
        ]}
      />
      {pages.isCut ? <More of={pages} /> : null}
      {health.of > health.flaws.length ? (
        <p className="card-body">{t("shown", { shown: health.flaws.length, of: health.of })}</p>
      ) : null}
    </section>
  );
};

const List = ({ organisation }: { readonly organisation: string }) => {
  const t = useText(healthTexts);
  const [asked, setKind] = useSearchText("kind");
  const kind = flawKinds.find((one) => one === asked);
  const params = { organisation };
  const query = kind === undefined ? {} : { kind };
  const health = useLoaded(evaluationRoutes.health, { params, query }, { keep: "previous" });
  return (
    <Loading of={health}>
      {(value) => (
        <>
          <Figure health={value} />
          <div className="row">
            <Field label={t("kind")}>
              {(tie) => (
                <select {...tie} value={kind ?? ""} onChange={(event) => setKind(event.target.value || null)}>
                  <option value="">{t("all")}</option>
                  {flawKinds.map((one) => (
                    <option key={one} value={one}>
                      {t(`flaw.${one}`)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            {(["csv", "xlsx"] as const).map((format) => (
              <DownloadButton
                key={format}
                route={evaluationRoutes.healthExport}
                input={{ params, query: { format } }}
                name={`health.${format}`}
              >
                {t(format)}
              </DownloadButton>
            ))}
          </div>
          <Flaws key={kind} health={value} />
        </>
      )}
    </Loading>
  );
};

const RowGraph = ({ organisation, risk }: { readonly organisation: string; readonly risk: string }) => {
  const graph = useLoaded(evaluationRoutes.graph, { params: { organisation, risk } });
  return <Loading of={graph}>{(value) => <GraphPicture key={value.risk} graph={value} />}</Loading>;
};

export const Page = () => {
  const t = useText(healthTexts);
  const say = useBilingual();
  const { here } = useWho();
  const [risk] = useSearchText("risk");
  return (
    <div className="page">
      <PageHead
        kicker={say(here.name)}
        title={t("title")}
        actions={
          risk === null ? undefined : (
            <Link to="/health" search={{}} className="btn">
              {t("back")}
            </Link>
          )
        }
      />
      <p>{t("lead")}</p>
      {risk === null || risk === "" ? (
        <List organisation={here.organisation} />
      ) : (
        <RowGraph organisation={here.organisation} risk={risk} />
      )}
    </div>
  );
};
