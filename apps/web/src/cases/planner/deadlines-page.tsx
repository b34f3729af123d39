import { Link } from "@tanstack/react-router";
import {
  consequenceTexts,
  deadlineBecause,
  deadlineTexts,
  type OutputOf,
  plannerRoutes,
  plannerTexts,
  unansweredTexts,
} from "@touchstone/contract";
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
import { StateTag } from "../../shell/state-tag.tsx";
import { WhyLink } from "../../shell/why.tsx";
import { MonthBars, type Series } from "./month-bars.tsx";
import { MonthTable } from "./month-table.tsx";
import { PlannerTabs } from "./planner-tabs.tsx";

type Forecast = OutputOf<typeof plannerRoutes.deadlines>;
type Deadline = Forecast["deadlines"][number];

const looks = {
  "surveillance-overdue": "hold",
  "suspension-over": "wait",
  expired: "stop",
  "not-restorable": "off",
} as const satisfies Record<Deadline["kind"], Series["look"]>;
const kinds = ["surveillance-overdue", "suspension-over", "expired", "not-restorable"] as const;

const Day = ({ deadline }: { readonly deadline: Deadline }) => {
  const t = useText(plannerTexts);
  const word = useText(deadlineTexts);
  const because = useText(deadlineBecause);
  const consequence = useText(consequenceTexts);
  const { kind, on, facts, rule, pack, edition } = deadline;
  return (
    <WhyLink
      answer={{
        title: t("whyDeadline", { on }),
        because: because(kind, { ...facts, months: facts["months"] ?? 0 }),
        rules: [{ ...rule, pack: `${pack}@${edition}` }],
        facts: [
          [t("becomes"), `${word(kind)} → ${consequence(deadline.consequence)}`],
          [t("lastDay"), deadline.lastDay],
        ],
      }}
    >
      {on}
    </WhyLink>
  );
};

const Days = ({ of: { deadlines, from } }: { readonly of: Forecast }) => {
  const t = useText(plannerTexts);
  const word = useText(deadlineTexts);
  const consequence = useText(consequenceTexts);
  const say = useBilingual();
  return (
    <DataTable
      caption={t("deadlinesTitle")}
      rows={deadlines}
      rowKey={(each) => `${each.statement} ${each.kind}`}
      columns={[
        {
          key: "number",
          head: t("number"),
          cell: (each) => (
            <Link to="/cases/programme/$statement" params={{ statement: each.statement }} className="num">
              {each.number}
            </Link>
          ),
        },
        { key: "holder", head: t("holder"), cell: (each) => say(each.holder) },
        {
          key: "on",
          head: t("from"),
          cell: (each) => (
            <>
              <Day deadline={each} /> {each.on <= from ? <StateTag tone="stop">{t("overdueNow")}</StateTag> : null}
            </>
          ),
        },
        {
          key: "becomes",
          head: t("becomes"),
          cell: (each) => `${word(each.kind)} → ${consequence(each.consequence)}`,
        },
        { key: "lastDay", head: t("lastDay"), cell: (each) => <span className="num">{each.lastDay}</span> },
        {
          key: "rule",
          head: t("rule"),
          cell: ({ rule, edition }) => (
            <span className="small">
              {rule.source} {rule.clause} · {edition}
            </span>
          ),
        },
      ]}
    />
  );
};

const Unanswered = ({ of: { unanswered } }: { readonly of: Forecast }) => {
  const t = useText(plannerTexts);
  const word = useText(unansweredTexts);
  return unanswered.length === 0 ? null : (
    <section className="card">
      <div className="card-head">
        <h2>{t("unansweredTitle")}</h2>
      </div>
      {unanswered.map(({ statement, number, reason, rule }) => (
        <div key={statement} className="todo">
          <div>
            <span className="num">{number}</span> {word(reason)}{" "}
            {rule === null ? null : (
              <small>
                {rule.source} {rule.clause}
              </small>
            )}
          </div>
        </div>
      ))}
    </section>
  );
};

const Board = ({
  of: forecast,
  chosen,
  choose,
}: {
  readonly of: Forecast;
  readonly chosen: string | null;
  readonly choose: (month: string | null) => void;
}) => {
  const t = useText(plannerTexts);
  const word = useText(deadlineTexts);
  const series = kinds.map((key) => ({ key, label: word(key), look: looks[key] }));
  if (forecast.months.length === 0) return <EmptyState title={t("noneTitle")}>{t("none")}</EmptyState>;
  return (
    <>
      <div className="card">
        <MonthBars months={forecast.months} series={series} chosen={chosen} />
        <MonthTable
          months={forecast.months}
          series={series}
          chosen={chosen}
          choose={choose}
          caption={t("deadlinesTitle")}
        />
      </div>
      <div className="card">
        <Days of={forecast} />
        {forecast.more ? <p className="card-body">{t("more")}</p> : null}
      </div>
      <Unanswered of={forecast} />
    </>
  );
};

export const Page = () => {
  const t = useText(plannerTexts);
  const word = useText(deadlineTexts);
  const consequence = useText(consequenceTexts);
  const say = useBilingual();
  const { here } = useWho();
  const { on } = useAsOf();
  const [years, setYears] = useSearchText("years");
  const [month, setMonth] = useSearchText("month");
  const ahead = years === "1" || years === "2" ? Number(years) : 3;
  const chosen = month !== null && /^\d{4}-\d{2}$/.test(month) ? month : null;
  const loaded = useLoaded(
    plannerRoutes.deadlines,
    {
      params: { organisation: here.organisation },
      query: {
        from: on,
        until: Temporal.PlainDate.from(on).add({ years: ahead }).toString(),
        ...(chosen === null ? {} : { month: chosen }),
      },
    },
    { keep: "previous" },
  );
  const save = ({ deadlines }: Forecast) =>
    saveCsv(
      "deadlines.csv",
      [t("number"), t("holder"), t("from"), t("lastDay"), t("becomes"), t("rule")],
      deadlines.map((each) => [
        each.number,
        say(each.holder),
        each.on,
        each.lastDay,
        `${word(each.kind)} → ${consequence(each.consequence)}`,
        `${each.rule.source} ${each.rule.clause} ${each.pack}@${each.edition}`,
      ]),
    );
  return (
    <div className="page">
      <PageHead
        kicker={t("kicker", { organisation: say(here.name), on })}
        title={t("deadlinesTitle")}
        actions={
          loaded.state === "ready" ? (
            <button type="button" className="btn" onClick={() => save(loaded.value)}>
              {t("csv")}
            </button>
          ) : null
        }
      />
      <PlannerTabs />
      <p>{t("deadlinesLead")}</p>
      <div className="row">
        <Field label={t("horizon")}>
          {(tie) => (
            <select {...tie} value={String(ahead)} onChange={(event) => setYears(event.target.value)}>
              {["1", "2", "3"].map((each) => (
                <option key={each} value={each}>
                  {t("years", { years: Number(each) })}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <Loading of={loaded}>{(value) => <Board of={value} chosen={chosen} choose={setMonth} />}</Loading>
    </div>
  );
};
