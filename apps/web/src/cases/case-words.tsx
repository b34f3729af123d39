import { caseFunctions, casePageTexts, caseRoutes, type OutputOf } from "@touchstone/contract";
import { useText } from "../shell/language.tsx";
import { StateTag, type Tone } from "../shell/state-tag.tsx";

export type CaseView = OutputOf<typeof caseRoutes.show>;
export type OpenStep = CaseView["steps"][number];
export type CaseRecord = CaseView["records"][number];
export type Finding = CaseView["findings"][number];
export type CasePoint = CaseView["points"][number];
export type SchemeView = OutputOf<typeof caseRoutes.scheme>;

const stateKeys = {
  open: ["stateOpen", "wait"],
  reviewed: ["stateReviewed", "wait"],
  declined: ["stateDeclined", "off"],
  ended: ["stateEnded", "off"],
  refused: ["stateRefused", "stop"],
  granted: ["stateGranted", "ok"],
  "to-suspend": ["stateToSuspend", "hold"],
  "to-withdraw": ["stateToWithdraw", "stop"],
  attested: ["stateAttested", "ok"],
} as const satisfies Record<CaseView["state"], readonly [keyof typeof casePageTexts, Tone]>;

export const CaseState = ({ state }: { readonly state: CaseView["state"] }) => {
  const t = useText(casePageTexts);
  const [key, tone] = stateKeys[state];
  return <StateTag tone={tone}>{t(key)}</StateTag>;
};

const findingKeys = {
  open: ["fsOpen", "hold"],
  answered: ["fsAnswered", "wait"],
  returned: ["fsReturned", "stop"],
  "plan-accepted": ["fsPlanAccepted", "ok"],
  verified: ["fsVerified", "ok"],
  recorded: ["fsRecorded", "off"],
  withdrawn: ["fsWithdrawn", "off"],
} as const satisfies Record<Finding["state"], readonly [keyof typeof casePageTexts, Tone]>;

export const FindingState = ({ of: finding }: { readonly of: Finding }) => {
  const t = useText(casePageTexts);
  const [key, tone] = findingKeys[finding.state];
  // A major with an accepted plan still bars a positive decision until it is verified.
  const isEnough = finding.state !== "plan-accepted" || finding.closes === "plan-accepted";
  return <StateTag tone={isEnough ? tone : "hold"}>{t(key)}</StateTag>;
};

export const useFunctionName = () => useText(caseFunctions);
