import { requirementsRoutes, siteTexts } from "@touchstone/contract";
import { type SiteRelation, siteRelations } from "@touchstone/register";
import { type FormEvent, useId } from "react";
import { places, usePlace } from "../../requirements/law-words.tsx";
import { useLoaded } from "../../shell/api.ts";
import { Field } from "../../shell/field.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import { type Entered, readForm } from "../../shell/read-form.ts";
import type { HeldSite } from "./site-data.ts";

const relationOf = (text: string): SiteRelation => siteRelations.find((one) => one === text) ?? "own";

const factsOf = ({ one, all }: Entered) => ({
  name: one("name"),
  address: one("address"),
  region: one("region"),
  relation: relationOf(one("relation")),
  people: Number(one("people")),
  answers: one("answers"),
  scenes: [...all("scenes")],
  serves: one("serves"),
});
export type EnteredSite = ReturnType<typeof factsOf>;

const Scenes = ({ chosen }: { readonly chosen: readonly string[] }) => {
  const t = useText(siteTexts);
  const say = useBilingual();
  const scenes = useLoaded(requirementsRoutes.scenes, {});
  if (scenes.state !== "ready") return null;
  return (
    <fieldset>
      <legend>{t("scenes")}</legend>
      {scenes.value.scenes.map(({ id, name }) => (
        <label key={id} className="choice">
          <input type="checkbox" name="scenes" value={id} defaultChecked={chosen.includes(id)} /> {say(name)}
        </label>
      ))}
    </fieldset>
  );
};

const Region = ({ value }: { readonly value: string }) => {
  const t = useText(siteTexts);
  const place = usePlace();
  const known = useId();
  return (
    <Field label={t("regionCode")}>
      {(tie) => (
        <>
          <input
            {...tie}
            name="region"
            required
            pattern="\d{6}"
            inputMode="numeric"
            list={known}
            defaultValue={value}
          />
          <datalist id={known}>
            {places
              .filter((code) => /^\d{6}$/.test(code))
              .map((code) => (
                <option key={code} value={code}>
                  {place(code)}
                </option>
              ))}
          </datalist>
        </>
      )}
    </Field>
  );
};

type Props = { readonly of: HeldSite | null; readonly busy: boolean; readonly send: (facts: EnteredSite) => void };

/** What is said of a site, for a new one and for one that changes. */
export const SiteForm = ({ of, busy, send }: Props) => {
  const t = useText(siteTexts);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    send(factsOf(readForm(event.currentTarget)));
  };
  return (
    <form className="form" onSubmit={onSubmit}>
      <Field label={t("name")}>
        {(tie) => <input {...tie} name="name" required maxLength={300} defaultValue={of?.name ?? ""} />}
      </Field>
      <Region value={of?.region ?? ""} />
      <Field label={t("address")} need="optional">
        {(tie) => <input {...tie} name="address" maxLength={300} defaultValue={of?.address ?? ""} />}
      </Field>
      <Field label={t("relation")}>
        {(tie) => (
          <select {...tie} name="relation" defaultValue={of?.relation ?? "own"}>
            {siteRelations.map((one) => (
              <option key={one} value={one}>
                {t(`relation.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t("people")}>
        {(tie) => (
          <input {...tie} name="people" type="number" min={0} max={1_000_000} required defaultValue={of?.people ?? 0} />
        )}
      </Field>
      <Field label={t("answers")} need="optional">
        {(tie) => <input {...tie} name="answers" maxLength={300} defaultValue={of?.answers ?? ""} />}
      </Field>
      <Scenes chosen={of?.scenes ?? []} />
      <Field label={t("serves")} need="optional">
        {(tie) => <textarea {...tie} name="serves" maxLength={1000} defaultValue={of?.serves ?? ""} />}
      </Field>
      <div>
        <button type="submit" className="btn" disabled={busy}>
          {of === null ? t("open") : t("save")}
        </button>
      </div>
    </form>
  );
};
