import { Link } from "@tanstack/react-router";
import { dashboardTexts, evaluationRoutes, type OutputOf } from "@touchstone/contract";
import { useLoaded } from "../../shell/api.ts";
import { saveCsv } from "../../shell/csv.ts";
import { DataTable } from "../../shell/data-table.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { useSearchText } from "../../shell/search.ts";
import { useWho } from "../../shell/session.tsx";
import { StateTag } from "../../shell/state-tag.tsx";
import { useAreaName } from "../area-name.ts";
import { SiteFilter } from "../sites/site-filter.tsx";
import { StackedBars } from "./stacked-bars.tsx";
import "./evaluation.css";

type Board = OutputOf<typeof evaluationRoutes.dashboard>;
type Text = ReturnType<typeof useText<typeof dashboardTexts>>;

const TableHead = ({ title, save }: { readonly title: string; readonly save: () => void }) => {
  const t = useText(dashboardTexts);
  return (
    <div className="card-body row">
      <h2>{title}</h2>
      <button type="button" className="btn small" aria-label={`${title} ${t("csv")}`} onClick={save}>
        {t("csv")}
      </button>
    </div>
  );
};

const Figures = ({ board }: { readonly board: Board }) => {
  const t = useText(dashboardTexts);
  const [site] = useSearchText("site");
  const search = site === null ? {} : { site };
  const { areas, rows, objectives } = board;
  const failing = areas.reduce((sum, one) => sum + one.failing, 0);
  const figures = [
    {
      key: "overdue",
      value: board.overdueCount + (board.records?.overdue ?? 0),
      hint: t("dueShown", { of: board.dueCount + (board.records?.all ?? 0) }),
      to: "/",
    },
    { key: "failing", value: failing, hint: t("rowsOf", { rows }), to: "/compliance" },
    { key: "holding", value: board.states.compliant ?? 0, hint: t("rowsOf", { rows }), to: "/compliance" },
    {
      key: "objectives",
      value: objectives.behind,
      hint: t(objectives.broken > 0 ? "objectivesBroken" : "objectivesOf", objectives),
      to: "/objectives",
    },
  ] as const;
  return (
    <div className="grid dashboard-figures">
      {figures.map(({ key, value, hint, to }) => (
        <div className="card figure" key={key}>
          <small>{t(key)}</small>
          <b className="num">
            <Link to={to} search={search} aria-label={`${t(key)} ${value}`}>
              {value}
            </Link>
          </b>
          <small>{hint}</small>
        </div>
      ))}
      <div className="card figure">
        <small>{t("missing")}</small>
        <b className="num">
          <Link to="/health">{board.missing}</Link>
        </b>
      </div>
    </div>
  );
};

// A minute is no time for fifty lines: the worst stand first, and the table of all is one click away.
const shown = 10;

const More = ({
  of,
  to,
  text,
}: {
  readonly of: number;
  readonly to: string;
  readonly text: "dueMore" | "yearMore";
}) => {
  const t = useText(dashboardTexts);
  return of <= shown ? null : (
    <p className="card-body">
      <Link to={to}>{t(text, { shown, of })}</Link>
    </p>
  );
};

const DueDay = ({
  line: { due, overdue },
}: {
  readonly line: { readonly due: string | null; readonly overdue: boolean };
}) => {
  const t = useText(dashboardTexts);
  return (
    <>
      <span className="num">{due ?? t("noDay")}</span> {overdue ? <StateTag tone="stop">{t("stale")}</StateTag> : null}
    </>
  );
};

const RowsDue = ({ board }: { readonly board: Board }) => {
  const t = useText(dashboardTexts);
  if (board.due.length === 0) return null;
  const save = () =>
    saveCsv(
      "due.csv",
      [t("day"), t("what"), t("risk"), t("objective"), t("overdue")],
      board.due.map((one) => [
        one.due ?? t("noDay"),
        t(`what.${one.what}`),
        one.title,
        one.text,
        one.overdue ? t("stale") : "",
      ]),
    );
  return (
    <section className="card">
      <TableHead title={t("dueRows")} save={save} />
      <DataTable
        caption={t("dueRows")}
        rows={board.due.slice(0, shown)}
        rowKey={({ risk, what, text }) => `${risk} ${what} ${text}`}
        columns={[
          { key: "day", head: t("day"), cell: (line) => <DueDay line={line} /> },
          { key: "what", head: t("what"), cell: ({ what, text }) => `${t(`what.${what}`)} ${text}` },
          {
            key: "title",
            head: t("risk"),
            cell: ({ risk, title }) => (
              <Link to="/register/$risk" params={{ risk }}>
                {title}
              </Link>
            ),
          },
        ]}
      />
      <More of={board.dueCount} to="/" text="dueMore" />
    </section>
  );
};

const RecordsDue = ({ records: { items, all } }: { readonly records: NonNullable<Board["records"]> }) => {
  const t = useText(dashboardTexts);
  const say = useBilingual();
  if (items.length === 0) return null;
  const save = () =>
    saveCsv(
      "due-records.csv",
      [t("day"), t("what"), t("record"), t("overdue")],
      items.map((one) => [one.due, `${say(one.book)}: ${say(one.step)}`, one.title, one.overdue ? t("stale") : ""]),
    );
  return (
    <section className="card">
      <TableHead title={t("dueRecords")} save={save} />
      <DataTable
        caption={t("dueRecords")}
        rows={items.slice(0, shown)}
        rowKey={({ record }) => record}
        columns={[
          { key: "day", head: t("day"), cell: (line) => <DueDay line={line} /> },
          { key: "what", head: t("what"), cell: ({ book, step }) => `${say(book)}: ${say(step)}` },
          {
            key: "title",
            head: t("record"),
            cell: ({ kind, record, title }) => (
              <Link to="/records/$kind/$record" params={{ kind, record }}>
                {title}
              </Link>
            ),
          },
        ]}
      />
      <More of={all} to="/" text="dueMore" />
    </section>
  );
};

const DueList = ({ board }: { readonly board: Board }) => {
  const t = useText(dashboardTexts);
  const { due, records } = board;
  if (due.length + (records?.items.length ?? 0) === 0) return <p>{t("dueNone")}</p>;
  return (
    <>
      {records === null ? null : <RecordsDue records={records} />}
      <RowsDue board={board} />
    </>
  );
};

type YearLine = Board["year"][number];

/** 1/1, 24/24, 0 incidents: what an objective asks of the year, and what was done of it. */
const countOf = (t: Text, { required, per, done, failed, incidents }: YearLine): string => {
  if (incidents !== null) return t("incidents", { incidents });
  return required === null ? t(per === "always" ? "always" : "once", { failed, done }) : `${done}/${required}`;
};

const Standing = ({ line: { behind, required, failed, incidents } }: { readonly line: YearLine }) => {
  const t = useText(dashboardTexts);
  if (incidents !== null && incidents > 0)
    return (
      <Link to="/objectives">
        <StateTag tone="stop">{t("broken")}</StateTag>
      </Link>
    );
  if (behind > 0) return <StateTag tone="hold">{t("behind", { behind })}</StateTag>;
  if (incidents === null && required === null && failed > 0)
    return <StateTag tone="hold">{t("always", { failed })}</StateTag>;
  return <StateTag tone="ok">{t("onTrack")}</StateTag>;
};

const YearTable = ({ board }: { readonly board: Board }) => {
  const t = useText(dashboardTexts);
  const title = t("year", { year: board.on.slice(0, 4) });
  if (board.year.length === 0) return <p>{t("yearNone")}</p>;
  const save = () =>
    saveCsv(
      "objectives.csv",
      [t("objective"), t("risk"), t("count"), t("objectives")],
      board.year.map((line) => [line.text, line.title, countOf(t, line), line.behind]),
    );
  return (
    <section className="card">
      <TableHead title={title} save={save} />
      <DataTable
        caption={title}
        rows={board.year.slice(0, shown)}
        rowKey={({ risk, objective }) => `${risk} ${objective}`}
        columns={[
          { key: "text", head: t("objective"), cell: ({ text }) => text },
          {
            key: "risk",
            head: t("risk"),
            cell: ({ risk, title: of }) => (
              <Link to="/register/$risk" params={{ risk }}>
                {of}
              </Link>
            ),
          },
          {
            key: "count",
            head: t("count"),
            align: "right",
            cell: (line) => <span className="num">{countOf(t, line)}</span>,
          },
          {
            key: "behind",
            head: t("standing"),
            cell: (line) => <Standing line={line} />,
          },
        ]}
      />
      <More of={board.objectives.all} to="/objectives" text="yearMore" />
    </section>
  );
};

type History = OutputOf<typeof evaluationRoutes.history>;

const SiteMoves = ({ sites }: { readonly sites: History["sites"] }) => {
  const t = useText(dashboardTexts);
  const lines = sites.flatMap(({ key, title, months }) => months.map((month) => ({ key, title, ...month })));
  const head = [t("site"), t("month"), t("rows"), t("open")];
  const save = () =>
    saveCsv(
      "history-sites.csv",
      head,
      lines.map(({ title, on, rows, open }) => [title, on, rows, open]),
    );
  if (lines.length === 0) return null;
  return (
    <details className="card card-body">
      <summary>{t("movedSites")}</summary>
      <button type="button" className="btn small" aria-label={`${t("movedSites")} ${t("csv")}`} onClick={save}>
        {t("csv")}
      </button>
      <DataTable
        caption={t("movedSites")}
        rows={lines}
        rowKey={({ key, on }) => `${key} ${on}`}
        columns={[
          { key: "site", head: t("site"), cell: ({ title }) => title },
          { key: "month", head: t("month"), cell: ({ on }) => <span className="num">{on}</span> },
          { key: "rows", head: t("rows"), align: "right", cell: ({ rows }) => rows },
          { key: "open", head: t("open"), align: "right", cell: ({ open }) => open },
        ]}
      />
    </details>
  );
};

type Asked = { readonly organisation: string; readonly at: { readonly site?: string } };

const Moves = ({ organisation, at }: Asked) => {
  const t = useText(dashboardTexts);
  const query = { months: 12, ...at };
  const history = useLoaded(evaluationRoutes.history, { params: { organisation }, query }, { keep: "previous" });
  return (
    <Loading of={history}>
      {({ months, sites }) => {
        // The months before the first row say nothing.
        const first = months.findIndex(({ rows }) => rows > 0);
        return (
          <>
            <StackedBars
              title={t("moved")}
              hint={t("movedHint")}
              head={t("month")}
              file="history"
              series={[
                { key: "holding", label: t("holding"), mark: "●" },
                { key: "not-ready", label: t("open"), mark: "■" },
              ]}
              bars={months
                .slice(Math.max(0, first))
                .map(({ on, open, rows }) => ({ label: on, values: [rows - open, open] }))}
            />
            <SiteMoves sites={sites} />
          </>
        );
      }}
    </Loading>
  );
};

/** What a boss sees first: due, overdue, where the risk is, how it moved, the objectives of the year. */
export const Dashboard = () => {
  const t = useText(dashboardTexts);
  const { here } = useWho();
  const { organisation } = here;
  const [site] = useSearchText("site");
  const at = site === null || site === "" ? {} : { site };
  const board = useLoaded(evaluationRoutes.dashboard, { params: { organisation }, query: at }, { keep: "previous" });
  const nameOf = useAreaName();
  return (
    <section className="stack" aria-label={t("title")}>
      <SiteFilter organisation={organisation} label={t("site")} all={t("allSites")} />
      <Loading of={board}>
        {(value) => (
          <>
            <Figures board={value} />
            <DueList board={value} />
            {value.rows === 0 ? null : (
              <>
                <StackedBars
                  title={t("where")}
                  hint={t("whereHint")}
                  head={t("area")}
                  file="areas"
                  series={[
                    { key: "failing", label: t("failing"), mark: "◆" },
                    { key: "not-ready", label: t("notReady"), mark: "■" },
                    { key: "to-judge", label: t("toJudge"), mark: "◖" },
                    { key: "holding", label: t("holding"), mark: "●" },
                  ]}
                  bars={value.areas.map(({ area, failing, notReady, toJudge, holding }) => ({
                    label: area === "" ? t("none") : nameOf(area),
                    values: [failing, notReady, toJudge, holding],
                  }))}
                />
                <Moves organisation={organisation} at={at} />
              </>
            )}
            <YearTable board={value} />
          </>
        )}
      </Loading>
    </section>
  );
};
