import type { labelRoutes, OutputOf } from "@touchstone/contract";
import type { Bilingual } from "@touchstone/kernel";
import {
  type DutyProof,
  dutyStanding,
  type LabelChoice,
  type LabelDuty,
  type LabelPart,
  nextAfter,
} from "@touchstone/register";
import { type Obligation, printedRecurrence, provisionOn, recurrenceOn } from "@touchstone/requirements";
import { askSchedule, type HeldLibrary } from "../../requirements/index.ts";
import { type Last, lastEvidence, lastStep, type Thing } from "./read-thing.ts";

export type LabelView = OutputOf<(typeof labelRoutes)["preview"]>["view"];

type Asked = { readonly library: HeldLibrary; readonly thing: Thing; readonly on: string };

const stepOf = ({ kind }: Thing, step: string) => kind.steps.find(({ id }) => id === step);

const lastOf = ({ thing, on }: Asked, proof: DutyProof): Last | null =>
  proof.kind === "step" ? lastStep(thing, proof.step) : lastEvidence(thing, proof.objective, on);

/** The first day that a rule of intervals asks for after a day; most ask within a year. */
const byLaw = (library: HeldLibrary, obligation: string, last: string): string | null => {
  const from = Temporal.PlainDate.from(last);
  for (const span of [{ days: 400 }, { years: 10 }]) {
    const asked = askSchedule(library, obligation, { start: last, until: from.add(span).toString() });
    const due = asked.ok ? asked.value.dues.find(({ date }) => date > last) : undefined;
    if (due !== undefined) return due.date;
  }
  return null;
};

const nextOf = ({ library, thing, on }: Asked, { id, frequency }: Obligation, proof: DutyProof, last: Last | null) => {
  if (proof.kind === "step") return thing.shown.due.find(({ step }) => step === proof.step)?.on ?? null;
  if (last === null) return null;
  const recurrence = recurrenceOn({ frequency }, on);
  // Years counted from the first use are not counted from the last time.
  if (recurrence !== null && recurrence.kind !== "years") return byLaw(library, id, last.on);
  const objective = thing.row?.risk.objectives.find((one) => one.id === proof.objective);
  return objective === undefined ? null : nextAfter(objective.frequency, last.on);
};

const kindOfProof = ({ thing }: Asked, { evidence }: Obligation, proof: DutyProof): Bilingual =>
  proof.kind === "step" ? (stepOf(thing, proof.step)?.title ?? evidence) : evidence;

const dutyView = (asked: Asked, obligation: Obligation, { proof }: LabelDuty): LabelView["duties"][number] => {
  const { library, on } = asked;
  const last = proof === null ? null : lastOf(asked, proof);
  const next = proof === null ? null : nextOf(asked, obligation, proof, last);
  const provision = provisionOn(obligation, on, library.base);
  const recurrence = recurrenceOn(obligation, on);
  return {
    obligation: obligation.id,
    duty: obligation.duty,
    law: provision?.title ?? null,
    article: provision?.article ?? null,
    frequency: recurrence === null ? null : printedRecurrence(recurrence),
    last: last === null || proof === null ? null : { ...last, kind: kindOfProof(asked, obligation, proof) },
    next,
    standing: dutyStanding(last?.on ?? null, next, on),
  };
};

const textAt = ({ shown }: Thing, field: string): string | null => {
  const value = shown.values[field];
  return typeof value === "string" && value !== "" ? value : null;
};

/** All that a label makes public on a day, and nothing that was not ticked. */
export const labelViewOf = (asked: Asked, choice: LabelChoice, organisation: Bilingual): LabelView => {
  const { library, thing, on } = asked;
  const shows = (part: LabelPart): boolean => choice.shows.includes(part);
  const known = library.packs.find(({ scene }) => scene.id === choice.scene)?.obligations ?? [];
  return {
    on,
    title: thing.shown.title,
    organisation: shows("organisation") ? organisation : null,
    number: shows("number") ? textAt(thing, "number") : null,
    place: shows("place") ? textAt(thing, "place") : null,
    state: shows("state") ? (thing.kind.states.find(({ id }) => id === thing.shown.state)?.title ?? null) : null,
    duties: choice.duties.flatMap((duty) => {
      const obligation = known.find(({ id }) => id === duty.obligation);
      return obligation === undefined ? [] : [dutyView(asked, obligation, duty)];
    }),
  };
};
