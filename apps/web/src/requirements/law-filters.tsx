import { requirementsTexts } from "@touchstone/contract";
import { Field } from "../shell/field.tsx";
import { useText } from "../shell/language.tsx";
import { useSearchText } from "../shell/search.ts";
import { type LawDocument, places, stateWords, usePlace } from "./law-words.tsx";

export const isState = (text: string | null): text is LawDocument["state"] =>
  stateWords.some(([value]) => value === text);

/** Place and state, in the address. */
export const PlaceAndState = () => {
  const t = useText(requirementsTexts);
  const place = usePlace();
  const [region, setRegion] = useSearchText("region");
  const [state, setState] = useSearchText("state");
  return (
    <>
      <Field label={t("place")}>
        {(tie) => (
          <select {...tie} value={region ?? ""} onChange={(event) => setRegion(event.target.value)}>
            <option value="">{t("allPlaces")}</option>
            {places.map((code) => (
              <option key={code} value={code}>
                {place(code)} {code}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t("state")}>
        {(tie) => (
          <select {...tie} value={state ?? ""} onChange={(event) => setState(event.target.value)}>
            <option value="">{t("allStates")}</option>
            {stateWords.map(([value, word]) => (
              <option key={value} value={value}>
                {t(word)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  );
};
