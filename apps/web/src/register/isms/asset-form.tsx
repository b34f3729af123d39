import { assetTexts, type ismsRoutes, ismsWords, type OutputOf } from "@touchstone/contract";
import { assetKinds, lifePhases, protectedProperties, ratings } from "@touchstone/register";
import type { FormEvent } from "react";
import { Field } from "../../shell/field.tsx";
import { useText } from "../../shell/language.tsx";
import { type Entered, readForm } from "../../shell/read-form.ts";
import { ProcessField } from "./process-field.tsx";

export type Asset = OutputOf<typeof ismsRoutes.assets>["assets"][number];
type Body = Omit<Asset, "id" | "version" | "risks">;

const ratingOf = (text: string): Asset["value"] => ratings.find((one) => String(one) === text) ?? 1;

const bodyOf = ({ one, all }: Entered): Body => ({
  name: one("name"),
  kind: assetKinds.find((kind) => kind === one("kind")) ?? "information",
  owner: one("owner"),
  value: ratingOf(one("value")),
  rated: {
    confidentiality: ratingOf(one("confidentiality")),
    integrity: ratingOf(one("integrity")),
    availability: ratingOf(one("availability")),
  },
  phases: lifePhases.filter((phase) => all("phase").includes(phase)),
  process: one("process").trim(),
});

type RatingProps = { readonly label: string; readonly name: string; readonly initial: number };

const Rating = ({ label, name, initial }: RatingProps) => (
  <Field label={label}>
    {(tie) => (
      <select {...tie} name={name} defaultValue={initial}>
        {ratings.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    )}
  </Field>
);

type Props = {
  /** Null for a new one. */
  readonly asset: Asset | null;
  readonly isBusy: boolean;
  readonly send: (body: Body) => void;
};

export const AssetForm = ({ asset, isBusy, send }: Props) => {
  const t = useText(assetTexts);
  const words = useText(ismsWords);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    send(bodyOf(readForm(event.currentTarget)));
  };
  return (
    <form className="form" onSubmit={submit}>
      <Field label={t("name")}>
        {(tie) => <input {...tie} name="name" required maxLength={120} defaultValue={asset?.name ?? ""} />}
      </Field>
      <Field label={t("kind")}>
        {(tie) => (
          <select {...tie} name="kind" defaultValue={asset?.kind ?? "information"}>
            {assetKinds.map((kind) => (
              <option key={kind} value={kind}>
                {words(`kind.${kind}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t("owner")}>
        {(tie) => <input {...tie} name="owner" required maxLength={300} defaultValue={asset?.owner ?? ""} />}
      </Field>
      <div className="isms-filters">
        <Rating label={t("value")} name="value" initial={asset?.value ?? 3} />
        {protectedProperties.map((property) => (
          <Rating
            key={property}
            label={words(`property.${property}`)}
            name={property}
            initial={asset?.rated[property] ?? 3}
          />
        ))}
      </div>
      <fieldset>
        <legend>{t("phases")}</legend>
        {lifePhases.map((phase) => (
          <label key={phase} className="choice">
            <input type="checkbox" name="phase" value={phase} defaultChecked={asset?.phases.includes(phase) ?? false} />{" "}
            {words(`phase.${phase}`)}
          </label>
        ))}
      </fieldset>
      <ProcessField initial={asset?.process ?? ""} />
      <div>
        <button type="submit" className="btn" disabled={isBusy}>
          {t("save")}
        </button>
      </div>
    </form>
  );
};
