import { supportingEvidence } from "../evidence/bearing.ts";
import { holdsOn } from "../evidence/linked.ts";
import type { Correction, Risk } from "../risk.ts";
import type { JudgementEvent } from "../risk-events.ts";
import { doer } from "./parts.ts";

const onCorrection = (risk: Risk, id: string, change: Partial<Correction>): Risk => ({
  ...risk,
  corrections: risk.corrections.map((one) => (one.id === id ? { ...one, ...change } : one)),
});

/** A failure that was put right stands on what the row had to show on the day of the verification. */
const grounded = (risk: Risk, correction: string, on: string): Risk => {
  const evaluation = risk.corrections.find(({ id }) => id === correction)?.evaluation;
  const grounds = supportingEvidence(risk)
    .filter((one) => holdsOn(one, on))
    .map(({ id }) => id);
  return { ...risk, evaluations: risk.evaluations.map((one) => (one.id === evaluation ? { ...one, grounds } : one)) };
};

export const evolveJudgement = (risk: Risk, event: JudgementEvent): Risk => {
  switch (event.type) {
    case "RowEvaluated": {
      const { person: _by, ...judged } = event.data;
      // A contradiction that it cites is answered by it and carries nothing.
      const against = new Set(risk.evidence.flatMap(({ id, bearing }) => (bearing === "contradicts" ? [id] : [])));
      const grounds = judged.outcome === "fulfilled" ? judged.evidence.filter((id) => !against.has(id)) : [];
      return { ...risk, evaluations: [...risk.evaluations, { ...judged, by: doer(event), overtaken: false, grounds }] };
    }
    case "CorrectionPlanned":
      return { ...risk, corrections: [...risk.corrections, { ...event.data, done: null, verified: null }] };
    case "CorrectionDone": {
      const { correction, what, on } = event.data;
      return onCorrection(risk, correction, { done: { what, on, by: doer(event) } });
    }
    case "CorrectionVerified": {
      const { correction, outcome, finding, on } = event.data;
      const verified = onCorrection(risk, correction, { verified: { outcome, finding, on, by: doer(event) } });
      return outcome === "effective" ? grounded(verified, correction, on) : verified;
    }
  }
};
