import {
  lawScheduleRoutes,
  lawScheduleTexts,
  registerRetentionRoutes,
  retentionStartTexts,
  sayPeriod,
} from "@touchstone/contract";
import { useState } from "react";
import { Chinese, places, usePlace } from "../requirements/law-words.tsx";
import { useLoaded } from "../shell/api.ts";
import { legalToday } from "../shell/as-of.tsx";
import { Field } from "../shell/field.tsx";
import { useBilingual, useLanguage, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { StateTag } from "../shell/state-tag.tsx";
import { type PartProps, rowParams } from "./row-data.ts";

type Asked = PartProps & { readonly evidence: string; readonly record: string; readonly region: string };

const Answer = ({ evidence, record, region, ...part }: Asked) => {
  const t = useText(lawScheduleTexts);
  const start = useText(retentionStartTexts);
  const { language: lang } = useLanguage();
  const answer = useLoaded(registerRetentionRoutes.retention, {
    params: { ...rowParams(part), evidence },
    query: { record, ...(region === "" ? {} : { region }) },
  });
  return (
    <Loading of={answer}>
      {({ free, rules }) => (
        <div aria-live="polite">
          {free === null ? (
            <StateTag tone="hold">{t("freeNever")}</StateTag>
          ) : (
            <StateTag tone={free <= legalToday() ? "off" : "ok"}>{`${t("free")} ${free}`}</StateTag>
          )}
          {rules.map(({ rule, source, from, since, atLeast, free: own }) => (
            <div key={rule}>
              <small>
                <Chinese>{`${source.source} ${source.clause}`}</Chinese>{" "}
                {t("keptSpan", { start: start(from), since, atLeast: sayPeriod(atLeast, lang), free: own })}
              </small>
            </div>
          ))}
        </div>
      )}
    </Loading>
  );
};

/** Until when this file is kept, once somebody says what record it is (CT-12). */
export const RetentionAnswer = ({ evidence, ...part }: PartProps & { readonly evidence: string }) => {
  const t = useText(lawScheduleTexts);
  const say = useBilingual();
  const place = usePlace();
  const records = useLoaded(lawScheduleRoutes.records, {});
  const [record, setRecord] = useState("");
  const [region, setRegion] = useState("");
  const known = records.state === "ready" ? records.value.records : [];
  return (
    <div className="stack">
      <Field label={t("record")}>
        {(tie) => (
          <select {...tie} value={record} onChange={(event) => setRecord(event.target.value)}>
            <option value="">–</option>
            {known.map(({ id, title }) => (
              <option key={id} value={id}>
                {say(title)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t("keptAt")}>
        {(tie) => (
          <select {...tie} value={region} onChange={(event) => setRegion(event.target.value)}>
            <option value="">{t("ownPlace")}</option>
            {places.map((code) => (
              <option key={code} value={code}>
                {place(code)} {code}
              </option>
            ))}
          </select>
        )}
      </Field>
      {record === "" ? null : <Answer evidence={evidence} record={record} region={region} {...part} />}
    </div>
  );
};
