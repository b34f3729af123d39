import { registerTexts } from "@touchstone/contract";
import type { RiskState } from "@touchstone/register";
import { useText } from "../shell/language.tsx";
import { StateTag, type Tone } from "../shell/state-tag.tsx";

const tones: Readonly<Record<RiskState, Tone>> = {
  absent: "off",
  unidentified: "hold",
  identified: "wait",
  planned: "wait",
  operating: "wait",
  "to-evaluate": "hold",
  "to-review": "hold",
  contradicted: "stop",
  nonconforming: "stop",
  correcting: "hold",
  "to-verify": "hold",
  compliant: "ok",
  withdrawn: "off",
};

export const RiskTag = ({ state }: { readonly state: RiskState }) => {
  const t = useText(registerTexts);
  return <StateTag tone={tones[state]}>{t(`state.${state}`)}</StateTag>;
};
