import { type evidenceStates, evidenceTexts } from "@touchstone/contract";
import { useText } from "../../shell/language.tsx";
import { StateTag, type Tone } from "../../shell/state-tag.tsx";

type State = (typeof evidenceStates)[number];

const tones: Readonly<Record<State, Tone>> = {
  "not-yet": "wait",
  holds: "ok",
  expiring: "hold",
  expired: "stop",
  destroyed: "off",
  infected: "stop",
};

export const EvidenceTag = ({ state }: { readonly state: State }) => {
  const t = useText(evidenceTexts);
  return <StateTag tone={tones[state]}>{t(`state.${state}`)}</StateTag>;
};
