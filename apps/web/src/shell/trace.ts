import { type OutputOf, type schemeRoutes, traceTexts } from "@touchstone/contract";
import { useCallback } from "react";
import { useText } from "./language.tsx";
import type { WhyAnswer } from "./why.tsx";

export type Trace = OutputOf<typeof schemeRoutes.runRule>["trace"];

const isKnown = (step: string): step is keyof typeof traceTexts => step in traceTexts;

/** A rule pack's trace as the lines of the why panel. */
export const useTraceLines = () => {
  const t = useText(traceTexts);
  return useCallback(
    (trace: Trace): NonNullable<WhyAnswer["trace"]> =>
      trace.map((step, at) => ({
        step: isKnown(step.step) ? t(step.step, { ...step.facts, value: step.value }) : `${at + 1}. ${step.step}`,
        value: isKnown(step.step) ? "" : JSON.stringify(step.value),
        rule: `${step.rule.source} ${step.rule.clause}`,
      })),
    [t],
  );
};
