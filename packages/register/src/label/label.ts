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

/** What a label may show of its thing beside the name. The keeper is not among it: no person's name is public. */
export const labelParts = ["organisation", "number", "place", "state"] as const;
export type LabelPart = (typeof labelParts)[number];

/** Where it is seen when a duty was last met: a step of the thing's own record, or an objective of its row. */
export type DutyProof =
  | { readonly kind: "step"; readonly step: string }
  | { readonly kind: "objective"; readonly risk: string; readonly objective: string };

export type LabelDuty = { readonly obligation: string; readonly proof: DutyProof | null };

/** What its owner ticked; nothing else is public. */
export type LabelChoice = {
  readonly shows: readonly LabelPart[];
  readonly scene: string;
  readonly duties: readonly LabelDuty[];
};

export type IssuedLabel = {
  /** What the QR code leads to; 124 random bits, so that nobody finds a label without having seen it. */
  readonly code: string;
  readonly on: string;
  readonly choice: LabelChoice;
  readonly ended: { readonly on: string; readonly reason: string; readonly replaced: boolean } | null;
};

/** The labels of one thing, the newest last; null before the first. */
export type Label = { readonly thing: string; readonly issued: readonly IssuedLabel[] } | null;

export type LabelCommand =
  | { readonly type: "IssueLabel"; readonly thing: string; readonly choice: LabelChoice }
  | { readonly type: "WithdrawLabel"; readonly reason: string };

export type LabelEvent =
  | {
      readonly type: "LabelIssued";
      readonly data: { readonly thing: string } & Pick<IssuedLabel, "code" | "on" | "choice">;
    }
  | { readonly type: "LabelWithdrawn"; readonly data: { readonly on: string; readonly reason: string } };

export type LabelFacts = {
  readonly thing: { readonly title: string; readonly final: boolean } | null;
  /** Whether what would be public now is what the owner saw in the preview. */
  readonly seen: boolean;
};

export type LabelCode =
  | "label-thing-unknown"
  | "label-thing-ended"
  | "label-not-previewed"
  | "label-duty-twice"
  | "label-none-in-force";

type Decided = Result<readonly LabelEvent[], Refusal<LabelCode>>;

const rule = houseRule("5");

/** The one label that answers when it is scanned. */
export const labelInForce = (label: Label): IssuedLabel | null => {
  const last = label?.issued.at(-1);
  return last === undefined || last.ended !== null ? null : last;
};

// A UUIDv7 begins with the clock; its last sixteen digits hold 62 random bits.
const randomPart = (id: string): string => id.slice(19).replaceAll("-", "");
const newCode = ({ newId }: Context): string => randomPart(newId()) + randomPart(newId());

const issue = (
  { thing, choice }: Extract<LabelCommand, { type: "IssueLabel" }>,
  facts: LabelFacts,
  context: Context,
): Decided => {
  if (facts.thing === null) return refuse(refusal("label-thing-unknown", rule));
  const { title, final } = facts.thing;
  const named = choice.duties.map(({ obligation }) => obligation);
  const twice = named.find((obligation, at) => named.indexOf(obligation) !== at);
  const refusals: readonly Refusal<LabelCode>[] = [
    ...(final ? [refusal("label-thing-ended", rule, { title })] : []),
    ...(twice === undefined ? [] : [refusal("label-duty-twice", rule, { obligation: twice })]),
    ...(facts.seen ? [] : [refusal("label-not-previewed", rule, { title })]),
  ];
  return unlessRefused(refusals, () => [
    { type: "LabelIssued", data: { thing, code: newCode(context), on: context.today.toString(), choice } },
  ]);
};

const withoutLast = (issued: readonly IssuedLabel[], ended: NonNullable<IssuedLabel["ended"]>): IssuedLabel[] =>
  issued.map((one) => (one.ended === null ? { ...one, ended } : one));

const evolve = (label: Label, event: LabelEvent): Label => {
  if (event.type === "LabelWithdrawn")
    return label === null ? null : { ...label, issued: withoutLast(label.issued, { ...event.data, replaced: false }) };
  const { thing, ...issued } = event.data;
  const before = withoutLast(label?.issued ?? [], { on: issued.on, reason: "", replaced: true });
  return { thing, issued: [...before, { ...issued, ended: null }] };
};

/** Issuing again ends the label before: at most one answers for a thing. */
export const label: Decider<Label, LabelCommand, LabelEvent, LabelFacts, LabelCode> = {
  initial: null,
  evolve,
  decide: (state, command, facts, context) => {
    if (command.type === "IssueLabel") return issue(command, facts, context);
    const none = labelInForce(state) === null ? [refusal("label-none-in-force", rule)] : [];
    return unlessRefused(none, () => [
      { type: "LabelWithdrawn", data: { on: context.today.toString(), reason: command.reason } },
    ]);
  },
};
