import { assessmentTexts } from "@touchstone/contract";
import type { BandId } from "@touchstone/register";
import { useText } from "../../shell/language.tsx";
import { StateTag, type Tone } from "../../shell/state-tag.tsx";
import type { Stage } from "./assessment-data.ts";
import "./assessment.css";

/** A grade: word and shape say it, the colour helps. `word` is the organisation's own. */
export const BandMark = ({
  band,
  word,
  score,
}: {
  readonly band: BandId;
  readonly word?: string | undefined;
  readonly score?: number | undefined;
}) => {
  const t = useText(assessmentTexts);
  return (
    <span className={`band ${band}`}>
      {word || t(`band.${band}`)}
      <small>{t(`colour.${band}`)}</small>
      {score === undefined ? null : <b className="num">{score}</b>}
    </span>
  );
};

const tones: Readonly<Record<Stage, Tone>> = {
  draft: "wait",
  "to-treat": "stop",
  "to-approve": "hold",
  approved: "ok",
  acceptable: "ok",
  retired: "off",
};

export const StageTag = ({ stage }: { readonly stage: Stage }) => {
  const t = useText(assessmentTexts);
  return <StateTag tone={tones[stage]}>{t(`stage.${stage}`)}</StateTag>;
};
