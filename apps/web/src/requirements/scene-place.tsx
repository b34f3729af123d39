import { requirementsRoutes, requirementsTexts } from "@touchstone/contract";
import { useLoaded } from "../shell/api.ts";
import { Field } from "../shell/field.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { places, usePlace } from "./law-words.tsx";

type Choice = { readonly value: string; readonly set: (value: string) => void };

/** Which scene: the shipped ones, and those of the organisation where one is named. */
export const SceneField = ({ value, set, organisation }: Choice & { readonly organisation?: string }) => {
  const t = useText(requirementsTexts);
  const say = useBilingual();
  const scenes = useLoaded(requirementsRoutes.scenes, organisation === undefined ? {} : { query: { organisation } });
  return (
    <Field label={t("scene")}>
      {(tie) => (
        <select {...tie} value={value} onChange={(event) => set(event.target.value)}>
          {(scenes.state === "ready" ? scenes.value.scenes : []).map(({ id, name }) => (
            <option key={id} value={id}>
              {say(name)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
};

export const PlaceField = ({ value, set, label }: Choice & { readonly label?: string }) => {
  const t = useText(requirementsTexts);
  const place = usePlace();
  return (
    <Field label={label ?? t("place")}>
      {(tie) => (
        <select {...tie} value={value} onChange={(event) => set(event.target.value)}>
          {places.map((code) => (
            <option key={code} value={code}>
              {place(code)} {code}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
};
