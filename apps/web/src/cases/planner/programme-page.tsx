import { Link } from "@tanstack/react-router";
import { corridorTexts, fitTexts, type OutputOf, plannerRoutes, plannerTexts } from "@touchstone/contract";
import { useLoaded } from "../../shell/api.ts";
import { useAsOf } from "../../shell/as-of.tsx";
import { saveCsv } from "../../shell/csv.ts";
import { DataTable } from "../../shell/data-table.tsx";
import { EmptyState } from "../../shell/empty-state.tsx";
import { Field } from "../../shell/field.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { useSearchText } from "../../shell/search.ts";
import { useWho } from "../../shell/session.tsx";
import { CorridorLink } from "./corridor-link.tsx";
import { FitTag } from "./fit-tag.tsx";
import { Gantt, type Line } from "./gantt.tsx";
import { MonthBars } from "./month-bars.tsx";
import { MonthTable } from "./month-table.tsx";
import { PlannerTabs } from "./planner-tabs.tsx";

type Board = OutputOf<typeof plannerRoutes.programme>;

const NextCell = ({ line }: { readonly line: Line }) => {
  const word = useText(corridorTexts);
  const [next] = line.dates;
  if (next === undefined) return null;
  return (
    <>
      {word(next.corridor.kind, { ordinal: next.corridor.ordinal })} <FitTag fit={next.fit} />
    </>
  );
};

const Planned = ({ line }: { readonly line: Line }) => {
  const t = useText(plannerTexts);
  const { may } = useWho();
  const [next] = line.dates;
  if (next === undefined || next.visit === null) return <>–</>;
  return (
    <>
      <span className="num">{t("span", { from: next.visit.from, to: next.visit.to })}</span>{" "}
      {may("cases.plan") ? (
        <Link
          to="/cases/again"
          search={{ statement: line.statement, occasion: next.corridor.kind }}
          className="small"
          aria-label={`${t("openCase")}: ${line.number}`}
        >
          {t("openCase")}
        </Link>
      ) : null}
    </>
  );
};

const Holes = ({ line }: { readonly line: Line }) => {
  const t = useText(plannerTexts);
  return <>{line.cells === 0 ? t("noCoverage") : t("holesOf", { cells: line.cells, gaps: line.gaps })}</>;
};

const Lines = ({ lines }: { readonly lines: readonly Line[] }) => {
  const t = useText(plannerTexts);
  const say = useBilingual();
  return (
    <DataTable
      caption={t("programmeTitle")}
      rows={lines}
      rowKey={(line) => line.statement}
      columns={[
        {
          key: "number",
          head: t("number"),
          cell: (line) => (
            <Link to="/cases/programme/$statement" params={{ statement: line.statement }} className="num">
              {line.number}
            </Link>
          ),
        },
        { key: "holder", head: t("holder"), cell: (line) => say(line.holder) },
        { key: "next", head: t("next"), cell: (line) => <NextCell line={line} /> },
        {
          key: "corridor",
          head: t("corridor"),
          cell: ({ dates: [next] }) => (next === undefined ? null : <CorridorLink corridor={next.corridor} />),
        },
        {
          key: "planned",
          head: t("planned"),
          cell: (line) => <Planned line={line} />,
        },
        { key: "holes", head: t("holes"), cell: (line) => <Holes line={line} /> },
        { key: "until", head: t("validUntil"), cell: (line) => <span className="num">{line.validUntil}</span> },
      ]}
    />
  );
};

const Work = ({ of: { workload } }: { readonly of: Board }) => {
  const t = useText(plannerTexts);
  const series = [
    { key: "visits", label: t("workVisits"), look: "wait" },
    { key: "unplanned", label: t("workUnplanned"), look: "hold" },
  ] as const;
  const months = workload.map(({ month, visits, unplanned }) => ({ month, counts: { visits, unplanned } }));
  const days = new Map(workload.map((each) => [each.month, each.days]));
  const save = () =>
    saveCsv(
      "workload.csv",
      [t("month"), t("workVisits"), t("workUnplanned"), t("workDays")],
      workload.map((each) => [each.month, each.visits, each.unplanned, each.days]),
    );
  return months.length === 0 ? null : (
    <section className="card">
      <div className="card-head">
        <h2>{t("workload")}</h2>
        <button type="button" className="btn small" onClick={save}>
          {t("csv")}
        </button>
      </div>
      <MonthBars months={months} series={series} chosen={null} />
      <MonthTable
        months={months}
        series={series}
        chosen={null}
        caption={t("workload")}
        beside={{ label: t("workDays"), of: (month) => days.get(month) ?? 0 }}
      />
    </section>
  );
};

const useBoardCsv = () => {
  const t = useText(plannerTexts);
  const word = useText(corridorTexts);
  const fit = useText(fitTexts);
  const say = useBilingual();
  return ({ lines }: Board) =>
    saveCsv(
      "programme.csv",
      [t("number"), t("holder"), t("next"), t("first"), t("last"), t("planned"), t("planned"), t("state"), t("rule")],
      lines.flatMap((line) =>
        line.dates.map(({ corridor, visit, fit: how }) => [
          line.number,
          say(line.holder),
          word(corridor.kind, { ordinal: corridor.ordinal }),
          corridor.earliest,
          corridor.latest,
          visit?.from ?? null,
          visit?.to ?? null,
          fit(how),
          `${corridor.latestRule.source} ${corridor.latestRule.clause} ${corridor.pack}@${corridor.edition}`,
        ]),
      ),
    );
};

export const Page = () => {
  const t = useText(plannerTexts);
  const say = useBilingual();
  const { here } = useWho();
  const { on } = useAsOf();
  const [search, setSearch] = useSearchText("search");
  const save = useBoardCsv();
  const board = useLoaded(
    plannerRoutes.programme,
    {
      params: { organisation: here.organisation },
      query: { on, ...(search === null || search.trim() === "" ? {} : { search }) },
    },
    { keep: "previous" },
  );
  return (
    <div className="page">
      <PageHead
        kicker={t("kicker", { organisation: say(here.name), on })}
        title={t("programmeTitle")}
        actions={
          board.state === "ready" ? (
            <button type="button" className="btn" onClick={() => save(board.value)}>
              {t("csv")}
            </button>
          ) : null
        }
      />
      <PlannerTabs />
      <p>{t("programmeLead")}</p>
      <Field label={t("search")}>
        {(tie) => (
          <input {...tie} type="search" value={search ?? ""} onChange={(event) => setSearch(event.target.value)} />
        )}
      </Field>
      <Loading of={board}>
        {(whole) =>
          whole.lines.length === 0 ? (
            <EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>
          ) : (
            <>
              <div className="card">
                <Gantt lines={whole.lines} on={on} />
              </div>
              <div className="card">
                <Lines lines={whole.lines} />
                {whole.more ? <p className="card-body">{t("moreLines")}</p> : null}
              </div>
              <Work of={whole} />
            </>
          )
        }
      </Loading>
    </div>
  );
};
