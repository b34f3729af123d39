import { lawScheduleRoutes, lawScheduleTexts, type OutputOf, requirementsTexts } from "@touchstone/contract";
import { api, useLoaded } from "../shell/api.ts";
import { useAsOf } from "../shell/as-of.tsx";
import { type Column, DataTable } from "../shell/data-table.tsx";
import { isDay } from "../shell/day.ts";
import { Field } from "../shell/field.tsx";
import { useBilingual, useLanguage, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { saveFile } from "../shell/save-file.ts";
import { useSearchText } from "../shell/search.ts";
import { useWho } from "../shell/session.tsx";
import { Chinese } from "./law-words.tsx";
import { VisitCheck } from "./visit-check.tsx";
import "./requirements.css";

type Schedules = OutputOf<typeof lawScheduleRoutes.schedules>["schedules"];
type Due = OutputOf<typeof lawScheduleRoutes.schedule>["dues"][number];

const useColumns = (): readonly Column<Due>[] => {
  const t = useText(lawScheduleTexts);
  return [
    { key: "date", head: t("due"), cell: ({ date }) => <span className="num">{date}</span> },
    { key: "from", head: t("opens"), cell: ({ from }) => <span className="num">{from ?? "–"}</span> },
    {
      key: "day",
      head: t("dayOff"),
      cell: ({ dayOff, movedFrom }) =>
        movedFrom === null ? (
          dayOff === null ? (
            <small>{t("dayUnknown")}</small>
          ) : dayOff ? (
            t("dayOff")
          ) : (
            "–"
          )
        ) : (
          t("movedFrom", { date: movedFrom })
        ),
    },
    {
      key: "rule",
      head: t("rule"),
      cell: ({ rule: { source, clause } }) => <Chinese>{`${source} ${clause}`}</Chinese>,
    },
  ];
};

type Asked = { readonly obligation: string; readonly start: string; readonly until: string | null };

const Calendar = ({ schedules, obligation, start, until }: Asked & { readonly schedules: Schedules }) => {
  const t = useText(lawScheduleTexts);
  const { language: lang } = useLanguage();
  const columns = useColumns();
  const { organisation } = useWho().here;
  const query = { organisation, start, ...(until === null ? {} : { until }) };
  const schedule = useLoaded(lawScheduleRoutes.schedule, { params: { obligation }, query });
  const download = async () => {
    const file = await api.download(lawScheduleRoutes.calendar, { query: { ...query, obligation, lang } });
    if (file.ok) saveFile(file.value, `${obligation}-${start}.ics`);
  };
  return (
    <Loading of={schedule}>
      {({ dues, more }) => (
        <>
          <div className="card">
            <div className="card-head">
              <h2 aria-live="polite">{t("count", { count: dues.length })}</h2>
              <button type="button" className="btn small" onClick={download}>
                {t("subscribe")}
              </button>
            </div>
            <DataTable
              caption={t("schedules")}
              columns={columns.filter(({ key }) => key !== "from" || dues.some(({ from }) => from !== null))}
              rows={dues.slice(0, 400)}
              rowKey={({ date }) => date}
            />
            {more || dues.length > 400 ? <p className="card-body">{t("more")}</p> : null}
          </div>
          <VisitCheck
            key={obligation}
            obligation={obligation}
            schedules={schedules}
            dues={dues.map(({ date }) => date)}
          />
        </>
      )}
    </Loading>
  );
};

const Question = ({ schedules }: { readonly schedules: Schedules }) => {
  const t = useText(lawScheduleTexts);
  const say = useBilingual();
  const { on } = useAsOf();
  const [chosen, setChosen] = useSearchText("obligation");
  const [start, setStart] = useSearchText("start");
  const [until, setUntil] = useSearchText("until");
  const one = schedules.find(({ obligation }) => obligation === (chosen ?? "LF-009")) ?? schedules[0];
  if (one === undefined) return null;
  const first = start !== null && isDay(start) ? start : `${on.slice(0, 4)}-01-01`;
  const last = until !== null && isDay(until) ? until : null;
  return (
    <>
      <div className="law-filters">
        <Field label={t("obligation")}>
          {(tie) => (
            <select {...tie} value={one.obligation} onChange={(event) => setChosen(event.target.value)}>
              {schedules.map(({ obligation, title }) => (
                <option key={obligation} value={obligation}>
                  {obligation} {say(title)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={one.startCounts ? t("startVisit") : t("startEvent")}>
          {(tie) => <input {...tie} type="date" value={first} onChange={(event) => setStart(event.target.value)} />}
        </Field>
        <Field label={t("until")} need="optional">
          {(tie) => (
            <input {...tie} type="date" value={last ?? ""} onChange={(event) => setUntil(event.target.value)} />
          )}
        </Field>
      </div>
      <Calendar schedules={schedules} obligation={one.obligation} start={first} until={last} />
    </>
  );
};

export const Page = () => {
  const t = useText(lawScheduleTexts);
  const law = useText(requirementsTexts);
  const { organisation } = useWho().here;
  const schedules = useLoaded(lawScheduleRoutes.schedules, { query: { organisation } });
  return (
    <div className="page">
      <PageHead kicker={law("title")} title={t("schedules")} />
      <p>{t("schedulesLead")}</p>
      <Loading of={schedules}>{(value) => <Question schedules={value.schedules} />}</Loading>
    </div>
  );
};
