import {
  lawScheduleRoutes,
  lawScheduleTexts,
  type OutputOf,
  requirementsTexts,
  retentionStartTexts,
  sayPeriod,
} from "@touchstone/contract";
import { useLoaded } from "../shell/api.ts";
import { isDay } from "../shell/day.ts";
import { Field } from "../shell/field.tsx";
import { useBilingual, useLanguage, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useSearchText } from "../shell/search.ts";
import { Chinese } from "./law-words.tsx";
import { PlaceField } from "./scene-place.tsx";
import "./requirements.css";

type Records = OutputOf<typeof lawScheduleRoutes.records>["records"];
type Retention = OutputOf<typeof lawScheduleRoutes.retention>;

type DayFieldProps = { readonly label: string; readonly name: string; readonly hint?: string };

/** A day of the question, kept in the page's address. */
const DayField = ({ label, name, hint }: DayFieldProps) => {
  const [value, setValue] = useSearchText(name);
  return (
    <Field label={label} need={hint === undefined ? "required" : "optional"} {...(hint ? { hint } : {})}>
      {(tie) => <input {...tie} type="date" value={value ?? ""} onChange={(event) => setValue(event.target.value)} />}
    </Field>
  );
};

const Answer = ({ of: { free, by, rules } }: { readonly of: Retention }) => {
  const t = useText(lawScheduleTexts);
  const startWord = useText(retentionStartTexts);
  const { language: lang } = useLanguage();
  return (
    <section className="card card-body" aria-live="polite">
      <h2>{free === null ? t("freeNever") : `${t("free")} ${free}`}</h2>
      <ul>
        {rules.map(({ rule, source, from, since, atLeast, free: own }) => (
          <li key={rule}>
            <Chinese>{`${source.source} ${source.clause}`}</Chinese>{" "}
            {t("keptSpan", { start: startWord(from), since, atLeast: sayPeriod(atLeast, lang), free: own })}
            {rule === by && rules.length > 1 ? <strong> {t("decides")}</strong> : null}
          </li>
        ))}
      </ul>
    </section>
  );
};

const Ask = ({ record, region }: { readonly record: string; readonly region: string }) => {
  const [recorded] = useSearchText("recorded");
  const [shelfLifeEnd] = useSearchText("shelfLifeEnd");
  const [useEnd] = useSearchText("useEnd");
  const [destroyOn] = useSearchText("destroyOn");
  const day = (value: string | null) => (value !== null && isDay(value) ? value : null);
  const [made, shelf, use, destroy] = [day(recorded), day(shelfLifeEnd), day(useEnd), day(destroyOn)];
  const answer = useLoaded(
    lawScheduleRoutes.retention,
    {
      params: { record },
      query: {
        region,
        recorded: made ?? "",
        ...(shelf === null ? {} : { shelfLifeEnd: shelf }),
        ...(use === null ? {} : { useEnd: use }),
        ...(destroy === null ? {} : { destroyOn: destroy }),
      },
    },
    { enabled: made !== null },
  );
  return made === null ? null : <Loading of={answer}>{(value) => <Answer of={value} />}</Loading>;
};

const Question = ({ records }: { readonly records: Records }) => {
  const t = useText(lawScheduleTexts);
  const say = useBilingual();
  const [record, setRecord] = useSearchText("record");
  const [region, setRegion] = useSearchText("region");
  const chosen = records.find(({ id }) => id === record) ?? records[0];
  if (chosen === undefined) return null;
  return (
    <>
      <div className="law-filters">
        <Field label={t("record")}>
          {(tie) => (
            <select {...tie} value={chosen.id} onChange={(event) => setRecord(event.target.value)}>
              {records.map(({ id, title }) => (
                <option key={id} value={id}>
                  {say(title)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <PlaceField value={region ?? "420100"} set={setRegion} />
        <DayField label={t("recorded")} name="recorded" />
        {chosen.starts.includes("shelf-life-end") ? (
          <DayField label={t("shelfLifeEnd")} name="shelfLifeEnd" hint={t("noShelfLife")} />
        ) : null}
        {chosen.starts.includes("use-end") ? <DayField label={t("useEnd")} name="useEnd" /> : null}
        <DayField label={t("destroyOn")} name="destroyOn" hint={t("destroyHint")} />
      </div>
      <Ask record={chosen.id} region={region ?? "420100"} />
    </>
  );
};

export const Page = () => {
  const t = useText(lawScheduleTexts);
  const law = useText(requirementsTexts);
  const say = useBilingual();
  const records = useLoaded(lawScheduleRoutes.records, {});
  return (
    <div className="page narrow">
      <PageHead kicker={law("title")} title={t("retention")} />
      <p>{t("retentionLead")}</p>
      <Loading of={records}>
        {(value) => (
          <>
            <Question records={value.records} />
            <small>{value.doubts.map(say).join(" ")}</small>
          </>
        )}
      </Loading>
    </div>
  );
};
