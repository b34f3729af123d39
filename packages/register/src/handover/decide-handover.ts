import {
  type Context,
  type Decider,
  houseRule,
  type Refusal,
  type Result,
  refusal,
  refuse,
  unlessRefused,
} from "@touchstone/kernel";
import {
  evolveHandover,
  type HandedItem,
  type HandedRef,
  type HandedThing,
  type HandedTo,
  type Handover,
  type HandoverEvent,
  noHandover,
} from "./handover.ts";

/** Nobody reads more than this, and one page shows it. */
export const mostHanded = 500;

export type HandoverCommand =
  | { readonly type: "ChooseRecords"; readonly things: readonly HandedRef[] }
  | { readonly type: "SendHandover" }
  | { readonly type: "SupplementHandover"; readonly things: readonly HandedRef[] }
  | { readonly type: "WithdrawHanded"; readonly item: string; readonly reason: string }
  | { readonly type: "OpenHanded"; readonly item: string };

export type HandoverFacts = {
  readonly actorName: string;
  /** Of what the command speaks of, all that is there and can be handed over, as it stands now. */
  readonly things: readonly HandedThing[];
  /** The case that it goes to, or went to; null where none was named. */
  readonly case: (HandedTo & { readonly closed: boolean; readonly otherHandover: string | null }) | null;
};

export type HandoverCode =
  | "handover-empty"
  | "handover-too-many"
  | "handover-thing-gone"
  | "handover-thing-twice"
  | "handover-sent"
  | "handover-not-sent"
  | "handover-case-closed"
  | "handover-case-has-one"
  | "handed-already"
  | "handed-item-unknown"
  | "handed-item-withdrawn";

type Found = readonly Refusal<HandoverCode>[];
type Decided = Result<readonly HandoverEvent[], Refusal<HandoverCode>>;

const rule = houseRule("5");

const notThere = (things: readonly HandedRef[], found: readonly HandedThing[]): Found =>
  things
    .filter((thing) => !found.some(({ kind, id }) => kind === thing.kind && id === thing.id))
    .map(({ kind, id }) => refusal("handover-thing-gone", rule, { kind, id }));

const wrongChoice = (things: readonly HandedRef[], more: number): Found => [
  ...(things.length === 0 ? [refusal<HandoverCode>("handover-empty", rule)] : []),
  ...(things.length + more > mostHanded
    ? [refusal<HandoverCode>("handover-too-many", rule, { most: mostHanded })]
    : []),
  ...(new Set(things.map(({ id }) => id)).size < things.length
    ? [refusal<HandoverCode>("handover-thing-twice", rule)]
    : []),
];

const caseRefusals = (facts: HandoverFacts): Found => {
  const to = facts.case;
  if (to === null) return [refusal("handover-not-sent", rule)];
  return to.closed ? [refusal("handover-case-closed", rule, { number: to.number })] : [];
};

const freeze = (things: readonly HandedRef[], { things: found }: HandoverFacts, { newId }: Context) =>
  things.flatMap(({ id }) => {
    const thing = found.find((each) => each.id === id);
    return thing === undefined ? [] : [{ ...thing, item: newId() }];
  });

const send = (handover: Handover, facts: HandoverFacts, context: Context): Decided => {
  const to = facts.case;
  if (handover.sent !== null) return refuse(refusal("handover-sent", rule, { number: handover.sent.case.number }));
  if (to === null) return refuse(refusal("handover-not-sent", rule));
  const { closed: _, otherHandover, ...named } = to;
  const { chosen } = handover;
  return unlessRefused(
    [
      ...caseRefusals(facts),
      ...(otherHandover === null
        ? []
        : [refusal<HandoverCode>("handover-case-has-one", rule, { number: to.number, handover: otherHandover })]),
      ...wrongChoice(chosen, 0),
      ...notThere(chosen, facts.things),
    ],
    () => [
      {
        type: "HandoverSent",
        data: {
          case: named,
          items: freeze(chosen, facts, context),
          on: context.today.toString(),
          person: context.actor,
        },
        personal: { person: context.actor, fields: { name: facts.actorName } },
      },
    ],
  );
};

const supplement = (
  handover: Handover,
  things: readonly HandedRef[],
  facts: HandoverFacts,
  context: Context,
): Decided => {
  const isHanded = ({ id, version }: HandedThing): boolean =>
    handover.items.some((item) => item.id === id && item.version === version && item.withdrawn === null);
  return unlessRefused(
    [
      ...caseRefusals(facts),
      ...wrongChoice(things, handover.items.length),
      ...notThere(things, facts.things),
      ...facts.things
        .filter((thing) => things.some(({ id }) => id === thing.id) && isHanded(thing))
        .map(({ title, version }) => refusal<HandoverCode>("handed-already", rule, { title, version })),
    ],
    () => [
      {
        type: "HandoverSupplemented",
        data: { items: freeze(things, facts, context), on: context.today.toString(), person: context.actor },
        personal: { person: context.actor, fields: { name: facts.actorName } },
      },
    ],
  );
};

const unusable = (item: HandedItem | undefined): Found => {
  if (item === undefined) return [refusal("handed-item-unknown", rule)];
  const { withdrawn, title } = item;
  return withdrawn === null ? [] : [refusal("handed-item-withdrawn", rule, { title, on: withdrawn.on })];
};

const decide = (handover: Handover, command: HandoverCommand, facts: HandoverFacts, context: Context): Decided => {
  const said = {
    person: { person: context.actor },
    personal: { person: context.actor, fields: { name: facts.actorName } },
  };
  switch (command.type) {
    case "ChooseRecords": {
      const { things } = command;
      if (handover.sent !== null) return refuse(refusal("handover-sent", rule, { number: handover.sent.case.number }));
      return unlessRefused([...wrongChoice(things, 0), ...notThere(things, facts.things)], () => [
        { type: "RecordsChosen", data: { things, ...said.person }, personal: said.personal },
      ]);
    }
    case "SendHandover":
      return send(handover, facts, context);
    case "SupplementHandover":
      return handover.sent === null
        ? refuse(refusal("handover-not-sent", rule))
        : supplement(handover, command.things, facts, context);
    case "WithdrawHanded": {
      const { item, reason } = command;
      const on = context.today.toString();
      // Even after the case: what is taken back is taken back.
      return unlessRefused(unusable(handover.items.find((one) => one.item === item)), () => [
        { type: "HandedItemWithdrawn", data: { item, reason, on, ...said.person }, personal: said.personal },
      ]);
    }
    case "OpenHanded": {
      const { item } = command;
      const at = context.now.toString({ smallestUnit: "millisecond" });
      return unlessRefused(
        [...caseRefusals(facts), ...unusable(handover.items.find((one) => one.item === item))],
        () => [{ type: "HandedItemOpened", data: { item, at, ...said.person }, personal: said.personal }],
      );
    }
  }
};

/** What a client hands to a body with its application: exactly what it chose, at the version at which it chose it. */
export const handover: Decider<Handover, HandoverCommand, HandoverEvent, HandoverFacts, HandoverCode> = {
  initial: noHandover,
  evolve: evolveHandover,
  decide,
};
