import { Link, useParams } from "@tanstack/react-router";
import {
  comma,
  type OutputOf,
  objectTexts,
  schemeRoutes,
  schemeTexts,
  statementChangeTexts,
} from "@touchstone/contract";
import type { ReactNode } from "react";
import { useLoaded } from "../shell/api.ts";
import { useAsOf } from "../shell/as-of.tsx";
import { useBilingual, useLanguage, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useSearchText } from "../shell/search.ts";
import { StateTag } from "../shell/state-tag.tsx";
import { Head, Heads } from "../shell/term.tsx";
import type { Label } from "../shell/word.ts";
import { ProcessDrawing, type Scheme } from "./process-drawing.tsx";
import { SchemeCycle } from "./scheme-cycle.tsx";
import { SchemeRecords } from "./scheme-records.tsx";
import { Activities, Grades, Occasions, Prerequisites } from "./scheme-tables.tsx";

type Shown = OutputOf<typeof schemeRoutes.scheme>;

const Part = ({
  id,
  title,
  children,
}: {
  readonly id: string;
  readonly title: Label;
  readonly children: ReactNode;
}) => (
  <section className="card" aria-labelledby={id}>
    <div className="card-head">
      <h2 id={id}>
        <Head of={title} />
      </h2>
    </div>
    {children}
  </section>
);

const StatementFacts = ({ of: { records, statement, surveillance } }: { readonly of: Scheme }) => {
  const t = useText(schemeTexts);
  const c = useText(statementChangeTexts);
  const say = useBilingual();
  const { language } = useLanguage();
  const validity = (months: number | null, until: string | null): readonly string[] => {
    if (months === null) return [t("moment")];
    const record = records.find(({ id }) => id === until?.split(".")[0]);
    return [t("months", { months }), ...(record === undefined ? [] : [t("until", { record: say(record.title) })])];
  };
  return (
    <>
      <dt>
        <Head of={t.word("statement")} />
      </dt>
      <dd>
        {statement === null
          ? t("noStatement")
          : [
              say(statement.title),
              ...validity(statement.months, statement.until),
              t("number", { prefix: statement.prefix }),
            ].join(" · ")}
      </dd>
      {statement === null ? null : (
        <>
          <dt>{t("changes")}</dt>
          <dd>
            <Heads of={statement.changes.map((each) => c.word(each))} between={comma[language]} />
          </dd>
        </>
      )}
      <dt>
        <Head of={t.word("surveillance")} />
      </dt>
      <dd>
        {surveillance === null ? (
          t("noSurveillance")
        ) : (
          <>
            <Link to="/schemes/rules/$pack" params={{ pack: surveillance.pack }}>
              {surveillance.pack}
            </Link>{" "}
            <small>
              {surveillance.rule.source} {surveillance.rule.clause}
            </small>
          </>
        )}
      </dd>
    </>
  );
};

const Facts = ({ of: { scheme, editions, inForce, on } }: { readonly of: Shown }) => {
  const t = useText(schemeTexts);
  const o = useText(objectTexts);
  const say = useBilingual();
  const { from, to } = scheme.effective;
  return (
    <dl className="facts">
      <dt>{t("state")}</dt>
      <dd>
        <StateTag tone={inForce ? "ok" : "off"}>{t(inForce ? "inForce" : "notInForce")}</StateTag>{" "}
        <span className="num">{to === null ? t("openEnd", { from }) : t("span", { from, to })}</span>
      </dd>
      <dt>{t("source")}</dt>
      <dd>
        {scheme.source} {scheme.clause}
      </dd>
      <dt>{t("place")}</dt>
      <dd>{scheme.jurisdiction}</dd>
      <dt>
        <Head of={t.word("objects")} />
      </dt>
      <dd>
        <Heads of={scheme.objects.map((each) => o.word(each))} between=" + " />
      </dd>
      <dt>{t("standards")}</dt>
      <dd>{scheme.standards.map(({ title }) => say(title)).join(" + ")}</dd>
      <StatementFacts of={scheme} />
      {editions.length < 2 ? null : (
        <>
          <dt>{t("editions")}</dt>
          <dd className="row">
            {editions.map(({ edition }) => (
              <Link key={edition} to="/schemes/$scheme" params={{ scheme: scheme.id }} search={{ edition, on }}>
                {edition}
              </Link>
            ))}
          </dd>
        </>
      )}
    </dl>
  );
};

const Why = ({ of: scheme }: { readonly of: Scheme }) => {
  const t = useText(schemeTexts);
  const say = useBilingual();
  return (
    <Part id="necessity" title={t("necessity")}>
      <div className="card-body stack">
        <p>{say(scheme.necessity.why)}</p>
        {scheme.necessity.overlaps.map(({ scheme: near, differs }) => (
          <p key={near}>
            {t("near")}{" "}
            <Link to="/schemes/$scheme" params={{ scheme: near }}>
              {near}
            </Link>{" "}
            {say(differs)}
          </p>
        ))}
        {scheme.doubts.length === 0 ? null : (
          <div className="notice hold">
            <h3>{t("doubts")}</h3>
            <ul>
              {scheme.doubts.map((doubt) => (
                <li key={doubt.en}>{say(doubt)}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Part>
  );
};

const Whole = ({ of: shown }: { readonly of: Shown }) => {
  const t = useText(schemeTexts);
  const say = useBilingual();
  const { scheme, on } = shown;
  const file = `${scheme.id}@${scheme.edition}`;
  return (
    <>
      <PageHead
        kicker={`${file} · ${t("kicker", { on })}`}
        title={say(scheme.title)}
        actions={
          <>
            <Link className="btn" to="/schemes">
              {t("toSchemes")}
            </Link>
            <a className="btn" href={`/schemes/${file}.json`} download={`${file}.json`}>
              {t("json")}
            </a>
            <a className="btn" href={`/schemes/${file}.yaml`} download={`${file}.yaml`}>
              {t("yaml")}
            </a>
          </>
        }
      />
      <div className="card card-body">
        <Facts of={shown} />
      </div>
      <Why of={scheme} />
      <Part id="process" title={t("process")}>
        <ProcessDrawing of={scheme} />
      </Part>
      <Part id="records" title={t("records")}>
        <SchemeRecords of={scheme} />
      </Part>
      <Part id="occasions" title={t("occasions")}>
        <Occasions of={scheme} />
      </Part>
      {scheme.prerequisites.length === 0 ? null : (
        <Part id="prerequisites" title={t("prerequisites")}>
          <Prerequisites of={scheme} />
        </Part>
      )}
      {scheme.determination.activities.length === 0 ? null : (
        <Part id="activities" title={t.word("activities")}>
          <Activities of={scheme} />
        </Part>
      )}
      {scheme.determination.findings === null ? null : (
        <Part id="grades" title={t("grades")}>
          <Grades of={scheme} />
        </Part>
      )}
      <SchemeCycle scheme={scheme.id} edition={scheme.edition} />
    </>
  );
};

export const Page = () => {
  const { on } = useAsOf();
  const { scheme = "" } = useParams({ strict: false });
  const [edition] = useSearchText("edition");
  const loaded = useLoaded(
    schemeRoutes.scheme,
    { params: { scheme }, query: { on, ...(edition === null || edition === "" ? {} : { edition }) } },
    { keep: "previous" },
  );
  return (
    <div className="page">
      <Loading of={loaded}>{(shown) => <Whole of={shown} />}</Loading>
    </div>
  );
};
