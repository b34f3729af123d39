import { Link } from "@tanstack/react-router";
import { foresightIssueRoutes, foresightTexts } from "@touchstone/contract";
import { useLoaded } from "../shell/api.ts";
import { saveCsv } from "../shell/csv.ts";
import { type Column, DataTable } from "../shell/data-table.tsx";
import { Field } from "../shell/field.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { useSearchText } from "../shell/search.ts";
import { useWho } from "../shell/session.tsx";
import { ChordPicture } from "./chord-picture.tsx";
import type { Trend, Trends } from "./trend-words.ts";

type TrendLink = Trends["links"][number];

const useLinkWords = ({ trends }: Trends) => {
  const say = useBilingual();
  const named = (id: string) => {
    const at = trends.findIndex((trend) => trend.id === id);
    const trend = trends[at];
    return trend === undefined ? id : `${at + 1} ${say(trend.title)}`;
  };
  const meeting = ({ convergence }: TrendLink) =>
    convergence === null ? "–" : `${say(convergence.name)}: ${say(convergence.challenge)}`;
  return { named, meeting };
};

const LinkTable = ({ trends, links }: { readonly trends: Trends; readonly links: readonly TrendLink[] }) => {
  const t = useText(foresightTexts);
  const { named, meeting } = useLinkWords(trends);
  const columns: readonly Column<TrendLink>[] = [
    { key: "one", head: t("one"), cell: ({ between }) => named(between[0]) },
    { key: "other", head: t("other"), cell: ({ between }) => named(between[1]) },
    { key: "weight", head: t("weight"), align: "right", cell: ({ weight }) => <span className="num">{weight}</span> },
    { key: "convergence", head: t("convergence"), cell: meeting },
  ];
  const head = [t("one"), t("other"), t("weight"), t("convergence")];
  const save = () =>
    saveCsv(
      "trend-links.csv",
      head,
      links.map((link) => [named(link.between[0]), named(link.between[1]), link.weight, meeting(link)]),
    );
  return (
    <>
      <DataTable caption={t("links")} columns={columns} rows={links} rowKey={({ between }) => between.join(" ")} />
      <div className="card-body row">
        <button type="button" className="btn small" onClick={save}>
          {t("csv")}
        </button>
      </div>
    </>
  );
};

/** What one trend touches, and the issues that were raised from it: the first end of the thread. */
const Touched = ({ trend }: { readonly trend: Trend }) => {
  const t = useText(foresightTexts);
  const say = useBilingual();
  const { here } = useWho();
  const params = { organisation: here.organisation };
  const issues = useLoaded(foresightIssueRoutes.issues, { params, query: { trend: trend.id, limit: 50 } });
  return (
    <div className="card-body stack">
      <h3>{say(trend.title)}</h3>
      <dl className="facts">
        <dt>{t("schemes")}</dt>
        <dd>
          {trend.schemes.map(({ id, title }) => (
            <div key={id}>
              <Link to="/schemes/$scheme" params={{ scheme: id }}>
                {say(title)}
              </Link>
            </div>
          ))}
        </dd>
        <dt>{t("standards")}</dt>
        <dd>
          {trend.standards.map(({ id, edition, title }) => (
            <div key={`${id} ${edition}`}>
              <Link to="/schemes/standards" search={{ ids: id }}>
                {say(title)}
              </Link>
            </div>
          ))}
        </dd>
        <dt>{t("bodies")}</dt>
        <dd>{trend.bodies.join(" · ")}</dd>
        <dt>{t("issuesOf")}</dt>
        <dd>
          <Loading of={issues}>
            {({ items }) =>
              items.length === 0 ? (
                t("noIssues")
              ) : (
                <>
                  {items.map(({ id, title }) => (
                    <div key={id}>
                      <Link to="/foresight/issues" search={{ trend: trend.id }} hash={`issue-${id}`}>
                        {title}
                      </Link>
                    </div>
                  ))}
                </>
              )
            }
          </Loading>
        </dd>
      </dl>
    </div>
  );
};

export const LinksPart = ({ trends }: { readonly trends: Trends }) => {
  const t = useText(foresightTexts);
  const say = useBilingual();
  const [chosen, setChosen] = useSearchText("trend");
  const trend = trends.trends.find(({ id }) => id === chosen);
  const links = trends.links.filter(({ between }) => trend === undefined || between.includes(trend.id));
  return (
    <section className="card" id="links">
      <div className="card-head">
        <h2>{t("links")}</h2>
      </div>
      <div className="card-body stack">
        <div className="notice hold">{say(trends.judgement)}</div>
        <Field label={t("chooseTrend")}>
          {(tie) => (
            <select {...tie} value={trend?.id ?? ""} onChange={(event) => setChosen(event.target.value || null)}>
              <option value="">{t("allTrends")}</option>
              {trends.trends.map(({ id, title }) => (
                <option key={id} value={id}>
                  {say(title)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <section className="scroll" aria-label={t("links")} tabIndex={0}>
          <ChordPicture trends={trends} chosen={trend?.id ?? null} />
        </section>
      </div>
      {trend === undefined ? null : <Touched trend={trend} />}
      <LinkTable trends={trends} links={links} />
    </section>
  );
};
