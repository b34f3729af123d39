import { type Context, type Decider, houseRule, type Result, refusal, refuse, unlessRefused } from "@touchstone/kernel";
import type { Doer } from "../risk.ts";
import { decideDestruction } from "./destruction.ts";
import {
  type EvidenceAbout,
  type EvidenceItem,
  type ItemCode,
  type ItemCommand,
  type ItemEvent,
  type ItemFacts,
  type ItemRefusal,
  noEvidence,
} from "./evidence-item.ts";

type Decided = Result<readonly ItemEvent[], ItemRefusal>;
type Of<Type extends ItemCommand["type"]> = Extract<ItemCommand, { readonly type: Type }>;

const documented = { source: "ISO 45001:2018", clause: "7.5.3" };

/** Seconds that a device's clock may be off before it is noted. */
export const clockTolerance = 300;

const aboutRefusals = (about: EvidenceAbout, { today }: Context): readonly ItemRefusal[] => {
  const { takenOn, validFrom, validUntil } = about;
  return [
    ...(takenOn > today.toString()
      ? [refusal("evidence-taken-in-future", documented, { on: takenOn, today: today.toString() }, takenOn)]
      : []),
    ...(validFrom !== null && validUntil !== null && validUntil < validFrom
      ? [refusal("evidence-period-reversed", documented, { from: validFrom, until: validUntil })]
      : []),
  ];
};

const clockOff = (deviceTime: string | null, { now }: Context): number | null => {
  if (deviceTime === null) return null;
  const off = Math.round((Temporal.Instant.from(deviceTime).epochMilliseconds - now.epochMilliseconds) / 1000);
  return Math.abs(off) > clockTolerance ? off : null;
};

const register = (item: EvidenceItem, command: Of<"RegisterEvidence">, facts: ItemFacts, context: Context): Decided => {
  const { file, about, scan, deviceTime } = command;
  if (item.destroyed !== null)
    return refuse(refusal("evidence-destroyed", documented, { file: file.name, on: item.destroyed.on }));
  // The stream is named by its bytes, so the same bytes always meet the item that is there.
  if (item.file !== null)
    return refuse(refusal("evidence-exists", houseRule("3"), { file: item.file.name, on: item.about.takenOn }));
  const seen = {
    about,
    scan,
    at: context.now.toString({ smallestUnit: "second" }),
    clockOff: clockOff(deviceTime, context),
  };
  const doer = {
    data: { ...seen, person: context.actor },
    personal: { person: context.actor, fields: { name: facts.actorName } },
  };
  const { bytes, ...named } = file;
  return unlessRefused(aboutRefusals(about, context), () =>
    scan.state === "infected"
      ? [{ type: "InfectedEvidenceKeptApart", ...doer, data: { ...named, size: bytes, ...doer.data } }]
      : [{ type: "EvidenceRegistered", ...doer, data: { ...file, ...doer.data } }],
  );
};

const decide = (item: EvidenceItem, command: ItemCommand, facts: ItemFacts, context: Context): Decided => {
  if (command.type === "RegisterEvidence") return register(item, command, facts, context);
  if (item.file === null) return refuse(refusal("evidence-item-unknown", houseRule("3")));
  if (item.destroyed !== null)
    return refuse(refusal("evidence-destroyed", documented, { file: item.file.name, on: item.destroyed.on }));
  if (command.type === "CorrectEvidence")
    return unlessRefused(aboutRefusals(command.about, context), () => [
      { type: "EvidenceCorrected", data: command.about },
    ]);
  return decideDestruction({ ...item, file: item.file }, command, facts, context);
};

const doer = (event: {
  readonly data: { readonly person: string };
  readonly personal: { readonly fields: { readonly name: string } } | null;
}): Doer => ({ person: event.data.person, name: event.personal?.fields.name ?? null });

const evolve = (item: EvidenceItem, event: ItemEvent): EvidenceItem => {
  switch (event.type) {
    case "EvidenceRegistered": {
      const { digest, name, mediaType, bytes, about, scan, at, clockOff: off } = event.data;
      return { ...item, file: { digest, name, mediaType, bytes }, about, scan, at, clockOff: off, by: doer(event) };
    }
    case "InfectedEvidenceKeptApart": {
      const { digest, name, mediaType, size, about, scan, at, clockOff: off } = event.data;
      const file = { digest, name, mediaType, bytes: size };
      return { ...item, file, about, scan, at, clockOff: off, by: doer(event) };
    }
    case "EvidenceCorrected":
      // Whoever asked did so for the file as it was described then.
      return { ...item, about: event.data, asked: null };
    case "DestructionAsked":
      return { ...item, asked: { on: event.data.on, reason: event.data.reason, by: doer(event) } };
    case "DestructionWithdrawn":
      return { ...item, asked: null };
    case "EvidenceDestroyed": {
      const { reason, on, free, rules } = event.data;
      return { ...item, destroyed: { on, reason, free, rules, by: doer(event) } };
    }
  }
};

/** An evidence item's whole behaviour. */
export const evidenceItem: Decider<EvidenceItem, ItemCommand, ItemEvent, ItemFacts, ItemCode> = {
  initial: noEvidence,
  evolve,
  decide,
};
