import { Link, useParams } from "@tanstack/react-router";
import {
  type OutputOf,
  readingRoutes,
  readingTexts,
  requirementsRoutes,
  requirementsTexts,
} from "@touchstone/contract";
import { articleSlug, readArticleNumber } from "@touchstone/requirements";
import { useLoaded } from "../../shell/api.ts";
import { useAsOf } from "../../shell/as-of.tsx";
import { saveCsv } from "../../shell/csv.ts";
import { type Column, DataTable } from "../../shell/data-table.tsx";
import { Field } from "../../shell/field.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { useSearchText } from "../../shell/search.ts";
import { useWho } from "../../shell/session.tsx";
import "../requirements.css";
import "./reading.css";

type Coverage = OutputOf<typeof readingRoutes.coverage>;
type Covered = Coverage["articles"][number];

const kindOf = ({ duties, consequences }: Covered) =>
  duties.length > 0 ? "duty" : consequences.length > 0 ? "consequence" : "without";

const words = { duty: "withDuty", consequence: "onlyConsequence", without: "withoutDuty" } as const;

const Counts = ({ of: { withDuty, onlyConsequence, without } }: { readonly of: Coverage }) => {
  const t = useText(readingTexts);
  const counts = [
    ["duty", withDuty],
    ["consequence", onlyConsequence],
    ["without", without],
  ] as const;
  return (
    <ul className="law-counts">
      {counts.map(([kind, count]) => (
        <li key={kind} className="card figure">
          <b>{count}</b>
          <small>
            <span className={`law-key ${kind}`} aria-hidden="true" />
            {t(words[kind])}
          </small>
        </li>
      ))}
    </ul>
  );
};

const shortNumber = (no: string): string => {
  const number = readArticleNumber(no);
  return number === null ? no : articleSlug(number);
};

type ShownProps = { readonly coverage: Coverage; readonly shown: readonly Covered[] };

const Cells = ({ coverage: { family, version }, shown }: ShownProps) => {
  const t = useText(readingTexts);
  const { on } = useAsOf();
  return (
    <section className="card card-body" aria-label={t("cellsAlt")}>
      <ul className="law-cells">
        {shown.map((article) => {
          const kind = kindOf(article);
          const ids = [...article.duties, ...article.consequences];
          return (
            <li key={article.no}>
              <Link
                className={`num ${kind}`}
                to="/requirements/law/$family"
                params={{ family }}
                search={{ version, on }}
                hash={article.no}
                title={`${article.no} ${t(words[kind])} ${ids.join(" ")}`}
              >
                {shortNumber(article.no)}
                <span className="visually-hidden"> {t(words[kind])}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
};

const List = ({ coverage: { family, version }, shown }: ShownProps) => {
  const t = useText(readingTexts);
  const { on } = useAsOf();
  const rows = shown.filter((article) => kindOf(article) !== "without");
  const columns: readonly Column<Covered>[] = [
    {
      key: "article",
      head: t("article"),
      cell: ({ no }) => (
        <Link to="/requirements/law/$family" params={{ family }} search={{ version, on }} hash={no}>
          <span lang="zh-CN">{no}</span>
        </Link>
      ),
    },
    { key: "chapter", head: t("chapter"), cell: ({ headings }) => <span lang="zh-CN">{headings.join(" · ")}</span> },
    { key: "duties", head: t("duty"), cell: ({ duties }) => <span className="num">{duties.join(" ") || "–"}</span> },
    {
      key: "consequences",
      head: t("consequence"),
      cell: ({ consequences }) => <span className="num">{consequences.join(" ") || "–"}</span>,
    },
  ];
  return (
    <div className="card">
      <DataTable caption={t("coverage")} columns={columns} rows={rows} rowKey={({ no }) => no} />
    </div>
  );
};

const Shown = ({ of: coverage }: { readonly of: Coverage }) => {
  const t = useText(readingTexts);
  const [chapter, setChapter] = useSearchText("chapter");
  const chapters = [...new Set(coverage.articles.flatMap(({ headings }) => headings.slice(0, 1)))];
  const shown = coverage.articles.filter(({ headings }) => !chapter || headings[0] === chapter);
  const csv = () =>
    saveCsv(
      `coverage-${coverage.family}-${coverage.version}.csv`,
      [t("article"), t("chapter"), t("duty"), t("consequence")],
      coverage.articles.map(({ no, headings, duties, consequences }) => [
        no,
        headings.join(" · "),
        duties.join(" "),
        consequences.join(" "),
      ]),
    );
  return (
    <>
      <Counts of={coverage} />
      <div className="law-filters">
        <Field label={t("chapter")}>
          {(tie) => (
            <select {...tie} value={chapter ?? ""} onChange={(event) => setChapter(event.target.value)}>
              <option value="">{t("allChapters")}</option>
              {chapters.map((one) => (
                <option key={one} value={one} lang="zh-CN">
                  {one}
                </option>
              ))}
            </select>
          )}
        </Field>
        <button type="button" className="btn" onClick={csv}>
          {t("saveCsv")}
        </button>
      </div>
      <Cells coverage={coverage} shown={shown} />
      <List coverage={coverage} shown={shown} />
      {coverage.elsewhere.length === 0 ? null : (
        <div className="notice hold">
          {t("elsewhere")}{" "}
          <span className="num">{coverage.elsewhere.map(({ obligation }) => obligation).join(" ")}</span>
        </div>
      )}
    </>
  );
};

const Scenes = () => {
  const t = useText(readingTexts);
  const scenesWord = useText(requirementsTexts);
  const say = useBilingual();
  const [scene, setScene] = useSearchText("scene");
  const { organisation } = useWho().here;
  const scenes = useLoaded(requirementsRoutes.scenes, { query: { organisation } });
  return (
    <div className="law-filters">
      <Field label={scenesWord("scene")}>
        {(tie) => (
          <select {...tie} value={scene ?? ""} onChange={(event) => setScene(event.target.value)}>
            <option value="">{t("allScenes")}</option>
            {(scenes.state === "ready" ? scenes.value.scenes : []).map(({ id, name }) => (
              <option key={id} value={id}>
                {say(name)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
};

export const Page = () => {
  const t = useText(readingTexts);
  const { on } = useAsOf();
  const { family = "" } = useParams({ strict: false });
  const [version] = useSearchText("version");
  const [scene] = useSearchText("scene");
  const { organisation } = useWho().here;
  const coverage = useLoaded(
    readingRoutes.coverage,
    { params: { family, version: version || "current" }, query: { on, organisation, ...(scene ? { scene } : {}) } },
    { keep: "previous" },
  );
  const title = coverage.state === "ready" ? coverage.value.title : family;
  const shown = coverage.state === "ready" ? coverage.value.version : "";
  return (
    <div className="page">
      <PageHead kicker={`${t("coverage")} · ${shown}`} title={title} />
      <p>{t("coverageLead")}</p>
      <Scenes />
      <Loading of={coverage}>{(value) => <Shown of={value} />}</Loading>
    </div>
  );
};
