import {
  type Context,
  type Decider,
  houseRule,
  ok,
  type Refusal,
  type Result,
  refusal,
  refuse,
} from "@touchstone/kernel";
import { sharedClause } from "./done-by.ts";

export const needKinds = ["need", "expectation"] as const;
/** What became of a need (4.2 c): a requirement of one's own, an obligation by law, or neither, with the reason. */
export const needOutcomes = ["requirement", "obligation", "not-adopted"] as const;

export type NeedDecision = {
  readonly as: (typeof needOutcomes)[number];
  readonly text: string;
  /** The obligation of the law base, such as LF-001; only of an obligation. */
  readonly obligation: string | null;
};

export type Need = {
  readonly id: string;
  readonly kind: (typeof needKinds)[number];
  readonly text: string;
  readonly decided: (NeedDecision & { readonly on: string }) | null;
};

/** An interested party (4.2): a group such as children, parents, teachers, with what it needs and expects. */
export type InterestedParty = {
  readonly named: { readonly name: string; readonly side: "external" | "internal"; readonly on: string } | null;
  readonly needs: readonly Need[];
  readonly ended: { readonly on: string; readonly reason: string } | null;
};

export type PartyCommand =
  | { readonly type: "NameParty"; readonly name: string; readonly side: "external" | "internal" }
  | { readonly type: "RecordNeed"; readonly kind: Need["kind"]; readonly text: string }
  | ({ readonly type: "DecideNeed"; readonly need: string } & NeedDecision)
  | { readonly type: "EndParty"; readonly reason: string };

export type PartyEvent =
  | { readonly type: "PartyNamed"; readonly data: NonNullable<InterestedParty["named"]> }
  | { readonly type: "NeedRecorded"; readonly data: Omit<Need, "decided"> }
  | { readonly type: "NeedDecided"; readonly data: NeedDecision & { readonly need: string; readonly on: string } }
  | { readonly type: "PartyEnded"; readonly data: { readonly on: string; readonly reason: string } };

/** Whether the law base has the obligation that is named; true where none is. */
export type PartyFacts = { readonly isObligationKnown: boolean };

export type PartyCode =
  | "interested-party-unknown"
  | "interested-party-named-already"
  | "interested-party-ended"
  | "need-unknown"
  | "obligation-missing"
  | "obligation-not-in-base";

const rule = sharedClause("4.2");

const evolve = (party: InterestedParty, event: PartyEvent): InterestedParty => {
  switch (event.type) {
    case "PartyNamed":
      return { ...party, named: event.data };
    case "NeedRecorded":
      return { ...party, needs: [...party.needs, { ...event.data, decided: null }] };
    case "NeedDecided": {
      const { need, ...decided } = event.data;
      return { ...party, needs: party.needs.map((one) => (one.id === need ? { ...one, decided } : one)) };
    }
    case "PartyEnded":
      return { ...party, ended: event.data };
  }
};

type Decided = Result<readonly PartyEvent[], Refusal<PartyCode>>;

const decideNeed = (
  party: InterestedParty,
  { need, as, text, obligation }: Extract<PartyCommand, { readonly type: "DecideNeed" }>,
  { isObligationKnown }: PartyFacts,
  on: string,
): Decided => {
  if (!party.needs.some(({ id }) => id === need)) return refuse(refusal("need-unknown", rule));
  if (as === "obligation" && obligation === null) return refuse(refusal("obligation-missing", rule));
  if (as === "obligation" && !isObligationKnown) return refuse(refusal("obligation-not-in-base", rule, { obligation }));
  const data = { need, as, text, obligation: as === "obligation" ? obligation : null, on };
  return ok([{ type: "NeedDecided", data }]);
};

const decide = (party: InterestedParty, command: PartyCommand, facts: PartyFacts, context: Context): Decided => {
  const on = context.today.toString();
  if (command.type === "NameParty") {
    const { name, side } = command;
    return party.named === null
      ? ok([{ type: "PartyNamed", data: { name, side, on } }])
      : refuse(refusal("interested-party-named-already", houseRule("3")));
  }
  if (party.named === null) return refuse(refusal("interested-party-unknown", houseRule("3")));
  if (party.ended !== null) return refuse(refusal("interested-party-ended", rule, { on: party.ended.on }));
  switch (command.type) {
    case "RecordNeed": {
      const { kind, text } = command;
      return ok([{ type: "NeedRecorded", data: { id: context.newId(), kind, text } }]);
    }
    case "DecideNeed":
      return decideNeed(party, command, facts, on);
    case "EndParty":
      return ok([{ type: "PartyEnded", data: { on, reason: command.reason } }]);
  }
};

export const noParty: InterestedParty = { named: null, needs: [], ended: null };

export const interestedParty: Decider<InterestedParty, PartyCommand, PartyEvent, PartyFacts, PartyCode> = {
  initial: noParty,
  evolve,
  decide,
};

/** Whether a need binds: it became a requirement or an obligation. */
export const binds = ({ decided }: Need): boolean => decided !== null && decided.as !== "not-adopted";
