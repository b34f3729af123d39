import { fitTexts } from "@touchstone/contract";
import { useText } from "../../shell/language.tsx";
import { StateTag, type Tone } from "../../shell/state-tag.tsx";
import type { Coming } from "./corridor-link.tsx";

const tones: Readonly<Record<Coming["fit"], Tone>> = { unplanned: "wait", inside: "ok", early: "hold", late: "stop" };

export const FitTag = ({ fit }: { readonly fit: Coming["fit"] }) => {
  const t = useText(fitTexts);
  return <StateTag tone={tones[fit]}>{t(fit)}</StateTag>;
};
