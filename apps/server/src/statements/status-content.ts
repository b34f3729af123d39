import {
  type ReasonedAct,
  type ReasonList,
  reasonList,
  reasonsOn,
  type StandingOn,
  type StatusDialects,
  type StatusReason,
  statusDialects,
  statusWordsOf,
} from "@touchstone/kernel";
import { once } from "../content/once.ts";
import { readFolder } from "../content/read-content.ts";

const readLists: () => readonly ReasonList[] = once(() => readFolder("status", reasonList));

export const readDialects: () => StatusDialects = once(() => {
  const [dialects] = readFolder("status-words", statusDialects);
  if (dialects === undefined) throw new Error("content/status-words has no file");
  return dialects;
});

export const reasonsInForce = (on: string): readonly StatusReason[] => reasonsOn(readLists(), on);

/** A reason as it was known when it was given; a later content may have dropped it, so no day is asked. */
export const reasonFor = (act: ReasonedAct, code: string | null): StatusReason | null =>
  readLists()
    .flatMap(({ id, reasons }) => reasons.map((reason) => ({ ...reason, list: id })))
    .find((reason) => reason.code === code && reason.acts.includes(act)) ?? null;

export const isReasonKnown = (act: ReasonedAct, code: string, on: string): boolean =>
  reasonsInForce(on).some((reason) => reason.code === code && reason.acts.includes(act));

export const wordsOf = (standing: StandingOn) => {
  const { cnca, ...words } = statusWordsOf(readDialects(), standing);
  return { ...words, cnca: cnca === null ? null : { ...cnca } };
};
