import {
  lawEventTexts,
  levelTexts,
  type OutputOf,
  placeTexts,
  type requirementsRoutes,
  requirementsTexts,
  scopeTexts,
} from "@touchstone/contract";
import { useText } from "../shell/language.tsx";
import { StateTag, type Tone } from "../shell/state-tag.tsx";

export type LawDocument = OutputOf<typeof requirementsRoutes.document>["versions"][number];

export const stateWords = [
  ["in-force", "stateInForce"],
  ["not-yet-in-force", "stateNotYet"],
  ["amended", "stateAmended"],
  ["replaced", "stateReplaced"],
  ["undated", "stateUndated"],
] as const;

const states: Readonly<Record<LawDocument["state"], readonly [Tone, keyof typeof requirementsTexts]>> = {
  "in-force": ["ok", "stateInForce"],
  "not-yet-in-force": ["wait", "stateNotYet"],
  amended: ["off", "stateAmended"],
  replaced: ["stop", "stateReplaced"],
  undated: ["hold", "stateUndated"],
};

/** What a version is on the day of the page: a word and a shape. */
export const LawState = ({ of }: { readonly of: Pick<LawDocument, "state"> }) => {
  const t = useText(requirementsTexts);
  const [tone, word] = states[of.state];
  return <StateTag tone={tone}>{t(word)}</StateTag>;
};

const isKnownPlace = (code: string): code is keyof typeof placeTexts => code in placeTexts;
const isKnownScope = (code: string): code is keyof typeof scopeTexts => code in scopeTexts;

/** Places and scopes by name where a catalogue has one, else by code. */
export const usePlace = (): ((code: string) => string) => {
  const place = useText(placeTexts);
  const scope = useText(scopeTexts);
  return (code) => (isKnownPlace(code) ? place(code) : isKnownScope(code) ? scope(code) : code);
};

export const useLevel = (): ((level: LawDocument["level"]) => string) => useText(levelTexts);

const isKnownEvent = (event: string): event is keyof typeof lawEventTexts => event in lawEventTexts;

/** An act in a law's history, in the reader's words where the catalogue has it. */
export const LawEvent = ({ event }: { readonly event: string }) => {
  const t = useText(lawEventTexts);
  return isKnownEvent(event) ? <span>{t(event)}</span> : <Chinese>{event}</Chinese>;
};

export const places = Object.keys(placeTexts).toSorted();

/** Titles and texts of law are Chinese in every language of the page. */
export const Chinese = ({ children }: { readonly children: string }) => <span lang="zh-CN">{children}</span>;
