import { type Language, type OutputOf, requirementsTexts, type routes, say } from "@touchstone/contract";

type State = OutputOf<typeof routes.requirements.document>["versions"][number]["state"];

const { stateNotYet, stateInForce, stateAmended, stateReplaced, stateUndated } = requirementsTexts;
const words = {
  "not-yet-in-force": stateNotYet,
  "in-force": stateInForce,
  amended: stateAmended,
  replaced: stateReplaced,
  undated: stateUndated,
} as const;

/** What a version is on the day asked about, for a person. */
export const stateWord = (state: State, lang: Language): string => say(words[state], lang);
