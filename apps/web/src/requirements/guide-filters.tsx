import { guideTexts, requirementsRoutes, requirementsTexts, standardNameTexts } from "@touchstone/contract";
import { useLoaded } from "../shell/api.ts";
import { useAsOf } from "../shell/as-of.tsx";
import { Field } from "../shell/field.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { useSearchText } from "../shell/search.ts";
import { useWho } from "../shell/session.tsx";
import { places, usePlace } from "./law-words.tsx";

/** Audited together most often; others can be named in the address. */
const offered = ["iso45001", "iso14001", "iso17021-1"] as const;

export type GuideWhere = {
  readonly scene: string;
  readonly region: string;
  readonly on: string;
  readonly organisation: string;
  readonly standards?: string;
};

/** Which scene, place, day and kind of audit: kept in the page's address. */
export const useGuideWhere = (): GuideWhere => {
  const { on } = useAsOf();
  const [scene] = useSearchText("scene");
  const [region] = useSearchText("region");
  const [standards] = useSearchText("standards");
  const { organisation } = useWho().here;
  const where = { scene: scene ?? "lift", region: region ?? "330100", on, organisation };
  return standards === null || standards === "" ? where : { ...where, standards };
};

const Standards = () => {
  const t = useText(guideTexts);
  const name = useText(standardNameTexts);
  const [text, setText] = useSearchText("standards");
  const chosen = (text ?? "").split(",").filter((id) => id !== "");
  const toggle = (id: string, isOn: boolean) => {
    const next = isOn ? [...chosen, id] : chosen.filter((each) => each !== id);
    setText(next.length === 0 ? null : next.join(","));
  };
  return (
    <fieldset className="guide-standards">
      <legend>{t("kindOfAudit")}</legend>
      {offered.map((id) => (
        <label key={id} className="choice">
          <input type="checkbox" checked={chosen.includes(id)} onChange={(event) => toggle(id, event.target.checked)} />{" "}
          {name(id)}
        </label>
      ))}
      {chosen.length === 0 ? <small>{t("allStandards")}</small> : null}
    </fieldset>
  );
};

export const GuideFilters = () => {
  const t = useText(requirementsTexts);
  const say = useBilingual();
  const place = usePlace();
  const where = useGuideWhere();
  const [, setScene] = useSearchText("scene");
  const [, setRegion] = useSearchText("region");
  const scenes = useLoaded(requirementsRoutes.scenes, { query: { organisation: where.organisation } });
  return (
    <div className="law-filters">
      <Field label={t("scene")}>
        {(tie) => (
          <select {...tie} value={where.scene} onChange={(event) => setScene(event.target.value)}>
            {(scenes.state === "ready" ? scenes.value.scenes : []).map(({ id, name }) => (
              <option key={id} value={id}>
                {say(name)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t("place")}>
        {(tie) => (
          <select {...tie} value={where.region} onChange={(event) => setRegion(event.target.value)}>
            {places.map((code) => (
              <option key={code} value={code}>
                {place(code)} {code}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Standards />
    </div>
  );
};
