import type { Evaluation, Risk } from "../risk.ts";
import type { EvidenceEvent } from "../risk-events.ts";
import { doer, overtake } from "./parts.ts";

const restsOn = ({ evidence, grounds }: Evaluation, links: ReadonlySet<string>): boolean =>
  [...evidence, ...grounds].some((id) => links.has(id));

/** What these links prove has changed: a judgement that rests on one of them rests on something else now. */
const shaken = (risk: Risk, links: ReadonlySet<string>): Risk => ({
  ...risk,
  evaluations: risk.evaluations.map((one) => (restsOn(one, links) ? { ...one, overtaken: true } : one)),
});

export const evolveEvidence = (risk: Risk, event: EvidenceEvent): Risk => {
  switch (event.type) {
    case "EvidenceAttached": {
      const { id, digest, name, mediaType, bytes, objective, on, attachedAt } = event.data;
      const file = { id, digest, name, mediaType, bytes, objective, on, attachedAt, by: doer(event) };
      const since = { item: null, validFrom: null, validUntil: null, bearing: "supports", why: "" } as const;
      const evidence = { ...file, ...since, unlinked: null };
      return { ...risk, evidence: [...risk.evidence, evidence] };
    }
    case "EvidenceLinked": {
      const { person: _by, ...file } = event.data;
      return { ...risk, evidence: [...risk.evidence, { ...file, by: doer(event), unlinked: null }] };
    }
    case "EvidenceUnlinked": {
      const { id, reason, on } = event.data;
      const evidence = risk.evidence.map((one) => (one.id === id ? { ...one, unlinked: { reason, on } } : one));
      const without = { ...risk, evidence };
      // What spoke against the row is gone by a writer's act: whether the row holds without it, an evaluator says.
      const isAgainst = risk.evidence.some((one) => one.id === id && one.bearing === "contradicts");
      return isAgainst ? overtake(without) : shaken(without, new Set([id]));
    }
    case "EvidenceNoted": {
      const { item, on, validFrom, validUntil } = event.data;
      const isNoted = (one: Risk["evidence"][number]) => one.item === item && one.unlinked === null;
      const evidence = risk.evidence.map((one) => (isNoted(one) ? { ...one, on, validFrom, validUntil } : one));
      // Longer days too: whoever judged saw a paper that ran out sooner.
      return shaken({ ...risk, evidence }, new Set(risk.evidence.filter(isNoted).map(({ id }) => id)));
    }
  }
};
