import { Link, useParams } from "@tanstack/react-router";
import { changeRoutes, changeTexts, type OutputOf } from "@touchstone/contract";
import { useLoaded } from "../../shell/api.ts";
import { useAsOf } from "../../shell/as-of.tsx";
import { DataTable } from "../../shell/data-table.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { useWho } from "../../shell/session.tsx";
import { StateTag } from "../../shell/state-tag.tsx";
import { WhyLink } from "../../shell/why.tsx";
import { Chinese } from "../law-words.tsx";
import { Fate } from "./fate-tag.tsx";
import { Letters } from "./letters.tsx";
import { Cases, Statements } from "./touched-lists.tsx";
import "../requirements.css";

type Own = OutputOf<typeof changeRoutes.ownLaw>;

const What = ({ of: { change, diffs } }: { readonly of: Own }) => {
  const t = useText(changeTexts);
  const { on } = useAsOf();
  const day = change.on ?? t("unknownDay");
  const [diff] = diffs.toReversed();
  const replaced = new Set(change.from.filter(({ family }) => family !== change.family).map(({ title }) => title));
  return (
    <div className="card card-body stack">
      <p>
        {change.event === "end" ? t("lawEnds", { on: day }) : t("versionComes", { version: change.version, on: day })}
      </p>
      <p>
        <WhyLink answer={{ title: t("due", { due: change.due }), because: t("ownLead"), rules: [change.dueRule] }}>
          <span className="num">{t("due", { due: change.due })}</span>
        </WhyLink>
      </p>
      {replaced.size === 0 ? null : (
        <p>
          {t("replacesHead")}
          <Chinese>{t.list([...replaced].map((title) => `《${title}》`))}</Chinese>
        </p>
      )}
      {diffs.map(({ from, compared, added, removed, ...counts }) => (
        <p key={from.version}>
          {compared
            ? t("diffLine", { version: from.version, ...counts, added: added.length, removed: removed.length })
            : t("notCompared", { version: from.version })}
        </p>
      ))}
      {diff === undefined || diff.added.length === 0 ? null : (
        <p>
          {t("added")} <span lang="zh-CN">{t.list(diff.added)}</span> <small>{t("addedHint")}</small>
        </p>
      )}
      {diff?.compared === true ? (
        <div className="row">
          <Link
            className="btn"
            to="/requirements/law/$family/compare"
            params={{ family: change.family }}
            search={{ from: diff.from.version, to: change.version, on }}
          >
            {t("compare")}
          </Link>
        </div>
      ) : null}
    </div>
  );
};

const Rows = ({ rows }: Pick<Own, "rows">) => {
  const t = useText(changeTexts);
  return rows.length === 0 ? null : (
    <section className="card">
      <div className="card-head">
        <h2>{t("rowsHead")}</h2>
        <small className="num">{rows.length}</small>
      </div>
      <DataTable
        caption={t("rowsHead")}
        rows={rows}
        rowKey={({ risk }) => risk}
        columns={[
          {
            key: "title",
            head: t("row"),
            cell: ({ risk, title }) => (
              <Link to="/register/$risk" params={{ risk }}>
                <Chinese>{title}</Chinese>
              </Link>
            ),
          },
          {
            key: "articles",
            head: t("article"),
            cell: ({ articles }) => articles.map((one) => <Fate key={`${one.version}${one.article}`} of={one} />),
          },
          {
            key: "objectives",
            head: t("objectives"),
            cell: ({ objectives }) => (objectives.length === 0 ? "–" : <Chinese>{objectives.join("；")}</Chinese>),
          },
          {
            key: "state",
            head: t("state"),
            cell: ({ review }) =>
              review === null ? (
                "–"
              ) : review.conclusion === null ? (
                <StateTag tone="hold">{t("waits")}</StateTag>
              ) : (
                <span>{t("reviewed", { note: review.conclusion })}</span>
              ),
          },
          { key: "due", head: t("dueHead"), cell: ({ review }) => <span className="num">{review?.due ?? "–"}</span> },
        ]}
      />
    </section>
  );
};

const Content = ({ points, rules }: Pick<Own, "points" | "rules">) => {
  const t = useText(changeTexts);
  const say = useBilingual();
  return (
    <>
      {points.length === 0 ? null : (
        <section className="card card-body">
          <h2>{t("points")}</h2>
          {points.map((one) => (
            <div key={`${one.scene}${one.point}${one.article}`} className="row">
              <span className="num">
                {one.scene} {one.point}
              </span>
              <Fate of={one} />
              {one.review === null ? (
                <StateTag tone="hold">{t("waits")}</StateTag>
              ) : (
                <small>{t("reviewed", { note: one.review.note })}</small>
              )}
            </div>
          ))}
        </section>
      )}
      {rules.length === 0 ? null : (
        <section className="card card-body">
          <h2>{t("rules")}</h2>
          {rules.map((one) => (
            <div key={`${one.kind}${one.id}${one.edition}${one.article}`} className="row">
              <span>
                {say(one.name)} <small className="num">{`${one.id}@${one.edition}`}</small>
              </span>
              <Fate of={one} />
            </div>
          ))}
        </section>
      )}
    </>
  );
};

export const Page = () => {
  const t = useText(changeTexts);
  const say = useBilingual();
  const { here } = useWho();
  const { family = "", version = "" } = useParams({ strict: false });
  const own = useLoaded(changeRoutes.ownLaw, { params: { organisation: here.organisation, family, version } });
  return (
    <div className="page">
      <PageHead
        kicker={`${t("impact")} · ${say(here.name)}`}
        title={own.state === "ready" ? own.value.change.title : `${family}@${version}`}
      />
      <Loading of={own}>
        {(value) => (
          <>
            <What of={value} />
            {value.rows.length + value.cases.length + value.statements.length === 0 ? <p>{t("nobody")}</p> : null}
            <Rows rows={value.rows} />
            <Cases cases={value.cases} />
            <Statements statements={value.statements} />
            <Content points={value.points} rules={value.rules} />
            <Letters about={{ law: `${family}@${version}` }} />
          </>
        )}
      </Loading>
    </div>
  );
};
