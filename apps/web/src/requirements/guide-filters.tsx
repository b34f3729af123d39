import { guideTexts, standardNameTexts } from "@touchstone/contract";
import { useAsOf } from "../shell/as-of.tsx";
import { useText } from "../shell/language.tsx";
import { useSearchText } from "../shell/search.ts";
import { useWho } from "../shell/session.tsx";
import { PlaceField, SceneField } from "./scene-place.tsx";

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
  const where = useGuideWhere();
  const [, setScene] = useSearchText("scene");
  const [, setRegion] = useSearchText("region");
  return (
    <div className="law-filters">
      <SceneField value={where.scene} set={setScene} organisation={where.organisation} />
      <PlaceField value={where.region} set={setRegion} />
      <Standards />
    </div>
  );
};
