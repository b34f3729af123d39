import { Link, useParams } from "@tanstack/react-router";
import { type OutputOf, objectiveRoutes, shareTexts } from "@touchstone/contract";
import { countedPeriods } from "@touchstone/register";
import { useLoaded } from "../../shell/api.ts";
import { useAsOf } from "../../shell/as-of.tsx";
import { DataTable } from "../../shell/data-table.tsx";
import { EmptyState } from "../../shell/empty-state.tsx";
import { Field } from "../../shell/field.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { useSearchText } from "../../shell/search.ts";
import { useWho } from "../../shell/session.tsx";
import { DownloadButton } from "../evaluation/download-button.tsx";
import { ScheduleForm, ScheduleText } from "./schedule-form.tsx";
import { ShareText } from "./share-text.tsx";

type Answer = OutputOf<typeof objectiveRoutes.periods>;
type Objective = Answer["objectives"][number];
type Item = Objective["periods"][number]["items"][number];

const day = ({ from, to }: Pick<Item, "from" | "to">): string => (from === to ? from : `${from} – ${to}`);

/** Each due day with what came of it; closed, because a month of them is long. */
const Items = ({ items }: { readonly items: readonly Item[] }) => {
  const t = useText(shareTexts);
  if (items.length === 0) return null;
  return (
    <details>
      <summary>{t("days")}</summary>
      <ul>
        {items.map((item) => (
          <li key={item.from}>
            <span className="num">{day(item)}</span> {t(`item.${item.state}`)}
            {item.times === 1 ? null : (
              <span className="num">
                {" "}
                {item.done}/{item.times}
              </span>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
};

const Shares = ({ objective, answer }: { readonly objective: Objective; readonly answer: Answer }) => {
  const t = useText(shareTexts);
  const { here, may } = useWho();
  return (
    <section className="card">
      <div className="card-head">
        <h2>{objective.text}</h2>
      </div>
      <div className="card-body stack">
        <p>
          <ScheduleText schedule={objective.schedule} />
        </p>
        <p>
          {t("ofYear", { year: answer.on.slice(0, 4) })} <ShareText share={objective.year} />
        </p>
        {may("register.write") ? (
          <ScheduleForm
            organisation={here.organisation}
            risk={answer.risk}
            version={answer.version}
            objective={objective}
          />
        ) : null}
      </div>
      <DataTable
        caption={`${objective.text}: ${t("share")}`}
        rows={objective.periods}
        rowKey={({ from }) => from}
        columns={[
          { key: "period", head: t("period"), cell: (period) => <span className="num">{day(period)}</span> },
          { key: "share", head: t("share"), cell: (period) => <ShareText share={period} /> },
          { key: "days", head: t("days"), cell: ({ items }) => <Items items={items} /> },
        ]}
      />
    </section>
  );
};

const ByChoice = () => {
  const t = useText(shareTexts);
  const [by, setBy] = useSearchText("by");
  return (
    <Field label={t("by")}>
      {(tie) => (
        <select {...tie} value={by ?? ""} onChange={(event) => setBy(event.target.value || null)}>
          <option value="">{t("usual")}</option>
          {countedPeriods.map((period) => (
            <option key={period} value={period}>
              {t(`by.${period}`)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
};

/** Of the objectives of one row how much was done of what was due, period by period (CO-4). */
export const Page = () => {
  const t = useText(shareTexts);
  const say = useBilingual();
  const { here } = useWho();
  const { on } = useAsOf();
  const { risk = "" }: { readonly risk?: string } = useParams({ strict: false });
  const [wished] = useSearchText("by");
  const by = countedPeriods.find((period) => period === wished);
  const input = {
    params: { organisation: here.organisation, risk },
    query: { on, ...(by === undefined ? {} : { by }) },
  };
  const answer = useLoaded(objectiveRoutes.periods, input, { keep: "previous" });
  return (
    <div className="page">
      <PageHead kicker={t("kicker", { name: say(here.name), date: on })} title={t("title")} />
      <p>{t("lead")}</p>
      <div className="row">
        <Link to="/objectives">{t("toYear")}</Link>
        <Link to="/register/$risk" params={{ risk }}>
          {t("toRow")}
        </Link>
        <ByChoice />
        <DownloadButton route={objectiveRoutes.periodsExport} input={input} name={`objective-periods-${on}.csv`}>
          {t("csv")}
        </DownloadButton>
      </div>
      <Loading of={answer}>
        {(found) => (
          <>
            <h2>{found.title}</h2>
            {found.objectives.length === 0 ? <EmptyState title={t("none")} /> : null}
            {found.objectives.map((objective) => (
              <Shares key={objective.objective} objective={objective} answer={found} />
            ))}
          </>
        )}
      </Loading>
    </div>
  );
};
