import { Link, useParams } from "@tanstack/react-router";
import { bearingTexts, registerRoutes, registerTexts } from "@touchstone/contract";
import { lazy, Suspense, useState } from "react";
import { useLoaded } from "../shell/api.ts";
import { useAsOf } from "../shell/as-of.tsx";
import { CommandForm } from "../shell/command-form.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useWho } from "../shell/session.tsx";
import { DocumentsPart } from "./documents-part.tsx";
import { EvidencePart } from "./evidence-part.tsx";
import { CorrectionsPart, EvaluationsPart } from "./judge-parts.tsx";
import { ControlsPart, MonitoringPart, ObjectivesPart, Part } from "./plan-parts.tsx";
import { RiskTag } from "./risk-tag.tsx";
import { type PartProps, rowParams } from "./row-data.ts";
import "./register.css";

// Few rows ask for a certificate: its words come where somebody is assigned, or asked for.
const WorkPart = lazy(async () => ({ default: (await import("./work-part.tsx")).WorkPart }));

const ThreadPart = lazy(async () => ({ default: (await import("../foresight/thread-part.tsx")).ThreadPart }));
// A second catalogue, for the few who have several sites.
const PlacePart = lazy(async () => ({ default: (await import("./sites/place-part.tsx")).PlacePart }));

const lackTexts = ["no-document", "no-clause", "no-objective", "no-control", "no-monitoring", "no-evidence"] as const;
const warningTexts = ["owner-is-safety-department", "owner-missing", "area-missing"] as const;

// Its words and marks come after the row itself.
const RowLevel = lazy(async () => ({ default: (await import("./assessment/row-level.tsx")).RowLevel }));

/** What is missing stands first; done things vanish by themselves. */
const Missing = ({ row }: PartProps) => {
  const t = useText(registerTexts);
  const bears = useText(bearingTexts);
  const missing = row.lacks.flatMap(({ column, what, text, line }) => {
    const known = lackTexts.find((one) => one === what);
    const part = column === "document" ? "clauses" : column;
    const say = known === undefined ? null : t(`lack.${known}`, { text: text ?? "" });
    return say === null ? [] : [{ key: `${what} ${line} ${text}`, part, say }];
  });
  const unanswered = row.evidence
    .filter((one) => one.unanswered)
    .map(({ id, name }) => ({ key: id, part: "evaluation", say: bears("answer", { file: name }) }));
  const lacking = [...missing, ...unanswered];
  const warnings = row.warnings.flatMap(({ code, rule }) => {
    const known = warningTexts.find((one) => one === code);
    return known === undefined ? [] : [{ key: code, say: t(`warning.${known}`), rule }];
  });
  return (
    <Part title={t("lackTitle")} id="missing">
      {lacking.length === 0 ? <p>{t(`stands.${row.state}`)}</p> : null}
      <ol className="next">
        {lacking.map(({ key, part, say }) => (
          <li key={key}>
            <a href={`#${part}`}>{say}</a>
          </li>
        ))}
      </ol>
      {warnings.map(({ key, say, rule }) => (
        <div className="notice hold" key={key}>
          <div>{say}</div>
          <span className="rule">
            {rule.source} {rule.clause}
          </span>
        </div>
      ))}
    </Part>
  );
};

const Reviews = (part: PartProps) => {
  const t = useText(registerTexts);
  const { may } = useWho();
  const open = part.row.reviews.filter(({ conclusion }) => conclusion === null);
  if (open.length === 0) return null;
  return (
    <Part title={t("reviewTitle")} id="review">
      {open.map(({ cited, family, version, due, touched, on }) => (
        <div className="item stack" key={`${family}@${version} ${on}`}>
          <div>{t("reviewWhat", { cited, now: `${family}@${version}` })}</div>
          {touched.length === 0 ? null : (
            <div>{t("reviewArticles", { articles: [...new Set(touched.map(({ article }) => article))] })}</div>
          )}
          <div>
            {due === null ? null : <span className="num">{t("reviewDue", { due })}</span>}{" "}
            <Link to="/requirements/impact/$family/$version" params={{ family, version }}>
              {t("reviewImpact")}
            </Link>
          </div>
          {may("register.write") ? (
            <CommandForm
              route={registerRoutes.concludeReview}
              act={t("concludeReview")}
              fields={[{ name: "conclusion", label: t("conclusion"), kind: "prose" }]}
              input={({ one }) => ({
                params: rowParams(part),
                body: { family, version, conclusion: one("conclusion") },
              })}
            />
          ) : null}
        </div>
      ))}
    </Part>
  );
};

const Head = (part: PartProps) => {
  const t = useText(registerTexts);
  const { may } = useWho();
  const { row } = part;
  return (
    <div className="stack">
      <div className="row">
        <RiskTag state={row.state} />
        <span>{row.harm}</span>
        <small>
          {t("owner")} {row.owner === "" ? "–" : row.owner} · {t("area")} {row.area === "" ? "–" : row.area}
        </small>
        {row.importedFrom === null ? null : <small>{t("importedFrom", { file: row.importedFrom })}</small>}
      </div>
      {may("register.write") ? (
        <CommandForm
          route={registerRoutes.assign}
          act={t("assign")}
          fields={[
            { name: "owner", label: t("owner"), kind: "line", hint: t("ownerHint"), initial: row.owner },
            { name: "area", label: t("area"), kind: "line", hint: t("areaHint"), initial: row.area },
          ]}
          input={({ one }) => ({
            params: rowParams(part),
            body: { owner: one("owner"), area: one("area"), expected: row.version },
          })}
        />
      ) : null}
    </div>
  );
};

/** Where it stands, how grave it is, where it came from: loaded when asked for, because a phone pays for every file. */
const Beside = (part: PartProps) => {
  const t = useText(registerTexts);
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="stack" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t("beside")}</summary>
      {isOpen ? (
        <Suspense fallback={null}>
          <PlacePart {...part} />
          <RowLevel risk={part.row.id} />
          <ThreadPart risk={part.row.id} organisation={part.organisation} />
        </Suspense>
      ) : null}
    </details>
  );
};

const CertifiedWork = (part: PartProps) => {
  const t = useText(registerTexts);
  const { may } = useWho();
  const { controls, monitoring, assignments } = part.row;
  const [isAsked, setAsked] = useState(false);
  const isOpen = isAsked || assignments.length > 0;
  if (controls.length + monitoring.length === 0 || !(isOpen || may("register.write"))) return null;
  return (
    <Part title={t("certifiedWork")} id="work">
      {isOpen ? (
        <Suspense fallback={null}>
          <WorkPart {...part} />
        </Suspense>
      ) : (
        <button type="button" className="btn small" onClick={() => setAsked(true)}>
          {t("certifiedWorkOpen")}
        </button>
      )}
    </Part>
  );
};

export const Page = () => {
  const t = useText(registerTexts);
  const say = useBilingual();
  const { here } = useWho();
  const { on } = useAsOf();
  const { risk = "" } = useParams({ strict: false });
  const row = useLoaded(registerRoutes.show, { params: { organisation: here.organisation, risk }, query: { on } });
  const title = row.state === "ready" ? row.value.title : t("title");
  const no = row.state === "ready" ? row.value.no : "";
  return (
    <div className="page narrow">
      <PageHead
        kicker={[say(here.name), t("asOf", { date: on }), ...(no === "" ? [] : [`${t("column.no")} ${no}`])].join(
          " · ",
        )}
        title={title}
        actions={
          <Link to="/register" className="btn">
            {t("back")}
          </Link>
        }
      />
      <Loading of={row}>
        {(value) => {
          const part = { row: value, organisation: here.organisation };
          return (
            <>
              <Head {...part} />
              <Beside {...part} />
              <Missing {...part} />
              <Reviews {...part} />
              <DocumentsPart {...part} />
              <ObjectivesPart {...part} />
              <ControlsPart {...part} />
              <MonitoringPart {...part} />
              <CertifiedWork {...part} />
              <EvidencePart {...part} />
              <EvaluationsPart {...part} />
              <CorrectionsPart {...part} />
            </>
          );
        }}
      </Loading>
    </div>
  );
};
