import { type Context, houseRule, type Refusal, type Result, refusal, unlessRefused } from "@touchstone/kernel";
import type { Evidence, Risk } from "../risk.ts";
import type { RiskEvent } from "../risk-events.ts";
import type { Bearing } from "./bearing.ts";

/** What the row keeps of an evidence item, so that its state is a function of its own stream and the day. */
export type LinkedFile = Pick<
  Evidence,
  "digest" | "name" | "mediaType" | "bytes" | "objective" | "on" | "validFrom" | "validUntil"
> & { readonly item: string };

type LinkEvidence = {
  readonly type: "LinkEvidence";
  readonly file: LinkedFile;
  readonly bearing: Bearing;
  readonly why: string;
};

export type EvidenceCommand =
  | LinkEvidence
  | { readonly type: "UnlinkEvidence"; readonly id: string; readonly reason: string }
  /** The item's days were corrected; every row that it serves is told. */
  | {
      readonly type: "NoteEvidence";
      readonly item: string;
      readonly days: Pick<LinkedFile, "on" | "validFrom" | "validUntil">;
    };

export type EvidenceLinkCode =
  | "objective-unknown"
  | "evaluated-in-future"
  | "evidence-already-linked"
  | "contradiction-without-reason"
  | "link-unknown";

type Decided = Result<readonly RiskEvent[], Refusal<EvidenceLinkCode>>;

const evaluating = { source: "ISO 45001:2018", clause: "9.1.2" };

/** Evidence that was not taken off the row again. */
export const liveEvidence = (risk: Risk): readonly Evidence[] =>
  risk.evidence.filter(({ unlinked }) => unlinked === null);

/** Whether it speaks of that day: a certificate that ran out yesterday proves nothing about today. */
export const holdsOn = ({ validFrom, validUntil }: Pick<Evidence, "validFrom" | "validUntil">, on: string): boolean =>
  (validFrom === null || validFrom <= on) && (validUntil === null || on <= validUntil);

export const linkEvidence = (
  risk: Risk,
  { file, bearing, why }: LinkEvidence,
  actorName: string,
  { actor, newId, now, today }: Context,
): Decided => {
  const isKnown = file.objective === null || risk.objectives.some(({ id }) => id === file.objective);
  // The same file may be said to bear both ways: whoever put it in favour does not keep others from objecting.
  const isLinked = liveEvidence(risk).some(
    (one) => one.item === file.item && one.objective === file.objective && one.bearing === bearing,
  );
  const isFuture = Temporal.PlainDate.compare(file.on, today) > 0;
  const refusals: readonly Refusal<EvidenceLinkCode>[] = [
    ...(isKnown ? [] : [refusal("objective-unknown", evaluating, { objective: file.objective })]),
    ...(isFuture
      ? [refusal("evaluated-in-future", evaluating, { on: file.on, today: today.toString() }, file.on)]
      : []),
    ...(isLinked ? [refusal("evidence-already-linked", houseRule("3"), { file: file.name })] : []),
    ...(bearing === "contradicts" && why.trim() === ""
      ? [refusal("contradiction-without-reason", evaluating, { file: file.name })]
      : []),
  ];
  const attachedAt = now.toString({ smallestUnit: "second" });
  return unlessRefused(refusals, () => [
    {
      type: "EvidenceLinked",
      data: { id: newId(), ...file, bearing, why, attachedAt, person: actor },
      personal: { person: actor, fields: { name: actorName } },
    },
  ]);
};

export const unlinkEvidence = (
  risk: Risk,
  { id, reason }: { readonly id: string; readonly reason: string },
  { today }: Context,
): Decided => {
  const found = liveEvidence(risk).find((one) => one.id === id);
  return unlessRefused(found === undefined ? [refusal("link-unknown", houseRule("3"), { id })] : [], () => [
    { type: "EvidenceUnlinked", data: { id, reason, on: today.toString() } },
  ]);
};

export const noteEvidence = (
  risk: Risk,
  { item, days }: { readonly item: string; readonly days: Pick<LinkedFile, "on" | "validFrom" | "validUntil"> },
): Decided => {
  const differs = liveEvidence(risk).some(
    (one) =>
      one.item === item &&
      (one.on !== days.on || one.validFrom !== days.validFrom || one.validUntil !== days.validUntil),
  );
  // Told twice, or of an item that was taken off meanwhile: nothing moves.
  return unlessRefused([], () => (differs ? [{ type: "EvidenceNoted", data: { item, ...days } }] : []));
};
