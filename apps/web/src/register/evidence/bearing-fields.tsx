import { bearingTexts } from "@touchstone/contract";
import { bearings } from "@touchstone/register";
import { useState } from "react";
import { Field } from "../../shell/field.tsx";
import { useText } from "../../shell/language.tsx";
import type { readForm } from "../../shell/read-form.ts";

/** Whether the file speaks for the row or against it, and why; what contradicts must say. */
export const BearingFields = () => {
  const t = useText(bearingTexts);
  const [bearing, setBearing] = useState<string>("supports");
  const isAgainst = bearing === "contradicts";
  return (
    <>
      <Field label={t("bearing")}>
        {(tie) => (
          <select {...tie} name="bearing" value={bearing} onChange={(event) => setBearing(event.target.value)}>
            {bearings.map((one) => (
              <option key={one} value={one}>
                {t(`bearing.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {isAgainst ? (
        <Field label={t("why")} hint={t("whyHint")}>
          {(tie) => <input {...tie} name="why" required maxLength={500} />}
        </Field>
      ) : null}
    </>
  );
};

export const readBearing = ({ one }: ReturnType<typeof readForm>) => {
  const bearing = bearings.find((known) => known === one("bearing")) ?? "supports";
  return { bearing, why: bearing === "contradicts" ? one("why") : "" };
};
