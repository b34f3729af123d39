import type { Context } from "@touchstone/kernel";
import {
  type AssessmentEvent,
  assessment,
  type Draft,
  type RiskEvent,
  risk,
  rowTexts,
  type Threat,
} from "@touchstone/register";
import type { DocumentVersion } from "@touchstone/requirements";
import type { Services } from "../../services.ts";
import type { NewStream, Stamp } from "../../store/index.ts";
import type { OpenSet } from "../assessment/criteria.ts";
import { noRiskFacts } from "../risk-facts.ts";
import type { AssetRow } from "./isms-rows.ts";

/** A threat, with an asset or alone, for which the register has no row yet; `id` is to be the row's. */
export type Fresh = { readonly id: string; readonly threat: Threat; readonly asset: AssetRow | null };

type Language = "zh" | "en";
type Wording = {
  readonly owner: string;
  readonly area: string;
  readonly language: Language;
  readonly laws: (threat: Threat) => readonly DocumentVersion[];
};

/** The command's own moment and actor, for what is decided beside it. */
export const contextOf = ({ store }: Services, { actor, newId }: Stamp): Context => {
  const now = store.world.now();
  return { actor, now, today: now.toZonedDateTimeISO(store.world.zone).toPlainDate(), newId };
};

/** Rows as one would enter them by hand: identified, with the documents that the threat touches. */
export const freshRows = function* (
  fresh: readonly Fresh[],
  { owner, area, language, laws }: Wording,
  context: Context,
): Generator<NewStream<RiskEvent>> {
  for (const { id, threat, asset } of fresh) {
    const texts = rowTexts(threat, asset?.facts.name ?? null, language);
    const commands = [
      { type: "IdentifyRisk", ...texts, owner, area } as const,
      ...laws(threat).map(({ title }) => ({ type: "AddDocument", title, printedDate: "" }) as const),
    ];
    let state = risk.initial;
    const events: RiskEvent[] = [];
    for (const command of commands) {
      const decided = risk.decide(state, command, noRiskFacts, context);
      if (!decided.ok) throw new Error(`a fresh row refused ${command.type}: ${decided.refusals[0].code}`);
      state = decided.value.reduce(risk.evolve, state);
      events.push(...decided.value);
    }
    yield { stream: id, events };
  }
};

/** The one rating that is known: what the asset is worth, where the method has a scale for it. */
const knownRatings = ({ method }: OpenSet, asset: AssetRow | null): Draft["inputs"]["ratings"] => {
  const scale = method.scales.find(({ id }) => id === "value");
  const rated = scale?.values.find(({ value }) => value === asset?.facts.value);
  return scale === undefined || rated === undefined ? {} : { [scale.id]: rated.id };
};

const draftOf = ({ threat, asset }: Fresh, set: OpenSet, owner: string, language: Language): Draft => ({
  inputs: {
    hazard: "",
    event: threat.title[language],
    harm: threat.harm[language],
    factors: [],
    asset: asset === null ? null : { library: asset.id, text: asset.facts.name },
    threat: { library: threat.id, text: threat.title[language] },
    weakness: threat.weakness === null ? null : { library: threat.id, text: threat.weakness[language] },
    safeguard: null,
    properties: threat.affects,
    answerable: owner,
    ratings: knownRatings(set, asset),
  },
  treatment: null,
});

type Assessing = { readonly set: OpenSet; readonly owner: string; readonly language: Language };

/** A draft of each row's assessment with what library and asset know; judging is left to a person. */
export const freshAssessments = function* (
  fresh: readonly Fresh[],
  { set, owner, language }: Assessing,
  context: Context,
): Generator<NewStream<AssessmentEvent>> {
  const facts = { actorName: "", criteria: set.current, method: set.method, approverMayDecide: true, rowEnded: null };
  for (const one of fresh) {
    const draft = draftOf(one, set, owner, language);
    const command = { type: "StartAssessment", risk: one.id, set: set.id, draft } as const;
    const decided = assessment.decide(assessment.initial, command, facts, context);
    if (!decided.ok) throw new Error(`a fresh assessment was refused: ${decided.refusals[0].code}`);
    yield { stream: context.newId(), events: decided.value };
  }
};
