import { evidenceTexts, lawScheduleRoutes } from "@touchstone/contract";
import { useLoaded } from "../../shell/api.ts";
import { legalToday } from "../../shell/as-of.tsx";
import { Field } from "../../shell/field.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import type { Entered } from "../../shell/read-form.ts";

type About = {
  readonly takenOn: string;
  readonly place: string;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly record: string | null;
  readonly note: string;
};

const orNull = (text: string): string | null => (text === "" ? null : text);

export const readAbout = ({ one }: Entered): About => ({
  takenOn: one("takenOn"),
  place: one("place"),
  validFrom: orNull(one("validFrom")),
  validUntil: orNull(one("validUntil")),
  record: orNull(one("record")),
  note: one("note"),
});

/** What a person says of a file: the same at its upload and at its correction. */
export const AboutFields = ({ from }: { readonly from?: About }) => {
  const t = useText(evidenceTexts);
  const say = useBilingual();
  const records = useLoaded(lawScheduleRoutes.records, {});
  const known = records.state === "ready" ? records.value.records : [];
  const day = (name: "validFrom" | "validUntil") => (
    <Field label={t(name)} need="optional">
      {(tie) => <input {...tie} name={name} type="date" defaultValue={from?.[name] ?? ""} />}
    </Field>
  );
  return (
    <>
      <Field label={t("takenOn")}>
        {(tie) => (
          <input
            {...tie}
            name="takenOn"
            type="date"
            required
            max={legalToday()}
            defaultValue={from?.takenOn ?? legalToday()}
          />
        )}
      </Field>
      {day("validFrom")}
      {day("validUntil")}
      <Field label={t("record")} hint={t("recordHint")} need="optional">
        {(tie) => (
          <select {...tie} name="record" key={known.length} defaultValue={from?.record ?? ""}>
            <option value="">{t("noRecord")}</option>
            {known.map(({ id, title }) => (
              <option key={id} value={id}>
                {say(title)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t("place")} need="optional">
        {(tie) => <input {...tie} name="place" type="text" maxLength={300} defaultValue={from?.place ?? ""} />}
      </Field>
      <Field label={t("note")} need="optional">
        {(tie) => <textarea {...tie} name="note" maxLength={2000} defaultValue={from?.note ?? ""} />}
      </Field>
    </>
  );
};
