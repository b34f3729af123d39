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
import { doneBy, type Personal } from "../context/done-by.ts";
import type { Doer } from "../risk.ts";
import type { Span } from "./books.ts";
import { type GatheredInput, unseenInputs } from "./review-inputs.ts";

/** That somebody has looked at an input, and what they say of it. */
export type Looked = { readonly input: string; readonly note: string; readonly on: string; readonly by: Doer };

export type AcceptedInputs = {
  readonly on: string;
  readonly by: Doer;
  readonly span: Span;
  readonly inputs: readonly GatheredInput[];
  /** Of span and inputs: what the person saw who accepted them. */
  readonly digest: string;
};

/** The inputs of one management review; its stream stands beside the record's. */
export type Review = {
  readonly record: string;
  readonly looked: readonly Looked[];
  readonly accepted: AcceptedInputs | null;
};

export type ReviewCommand =
  | { readonly type: "LookAtInput"; readonly record: string; readonly input: string; readonly note: string }
  | { readonly type: "AcceptInputs"; readonly digest: string };

export type ReviewEvent =
  | {
      readonly type: "InputLookedAt";
      readonly data: {
        readonly record: string;
        readonly input: string;
        readonly note: string;
        readonly on: string;
        readonly person: string;
      };
      readonly personal: Personal;
    }
  | {
      readonly type: "InputsAccepted";
      readonly data: {
        readonly on: string;
        readonly span: Span;
        readonly inputs: readonly GatheredInput[];
        readonly digest: string;
        readonly person: string;
      };
      readonly personal: Personal;
    };

/** The record as it stands, and what the workspace gathers for its day; null inputs for a command that needs none. */
export type ReviewFacts = {
  readonly actorName: string;
  readonly known: readonly string[];
  readonly heldOn: string | null;
  readonly outputs: number;
  readonly gathered: { readonly span: Span; readonly inputs: readonly GatheredInput[]; readonly digest: string } | null;
};

export type ReviewCode =
  | "review-input-unknown"
  | "review-accepted"
  | "review-not-held"
  | "review-without-output"
  | "review-input-unseen"
  | "review-inputs-moved";

type Decided = Result<readonly ReviewEvent[], Refusal<ReviewCode>>;

export const reviewing = { source: "ISO 9001:2015, 14001:2015, 45001:2018, ISO/IEC 27001:2022", clause: "9.3" };

const accepted = ({ on }: AcceptedInputs): Refusal<ReviewCode> => refusal("review-accepted", houseRule("3"), { on });

const accept = (review: Review, digest: string, facts: ReviewFacts, context: Context): Decided => {
  const { gathered } = facts;
  if (gathered === null) throw new Error("accepting needs what was gathered");
  const unseen = unseenInputs(gathered.inputs, review.looked);
  const titles = gathered.inputs.filter(({ id }) => unseen.includes(id)).map(({ title }) => title);
  const { person, personal } = doneBy(context, facts.actorName);
  return unlessRefused<readonly ReviewEvent[], Refusal<ReviewCode>>(
    [
      ...(facts.heldOn === null ? [refusal("review-not-held" as const, reviewing)] : []),
      ...(facts.heldOn !== null && facts.outputs === 0 ? [refusal("review-without-output" as const, reviewing)] : []),
      ...(unseen.length === 0
        ? []
        : [refusal("review-input-unseen" as const, reviewing, { count: unseen.length, inputs: titles })]),
      ...(digest === gathered.digest
        ? []
        : [refusal("review-inputs-moved" as const, houseRule("3"), { digest: gathered.digest })]),
    ],
    () => [{ type: "InputsAccepted", data: { ...gathered, on: context.today.toString(), person }, personal }],
  );
};

/** What was accepted is of the review's day: of a day that was amended since, nothing is accepted yet. */
export const acceptedFor = (review: Pick<Review, "accepted">, heldOn: string | null): AcceptedInputs | null =>
  review.accepted?.span.to === heldOn ? review.accepted : null;

const decide = (review: Review, command: ReviewCommand, facts: ReviewFacts, context: Context): Decided => {
  const frozen = acceptedFor(review, facts.heldOn);
  if (frozen !== null) return refuse(accepted(frozen));
  if (command.type === "AcceptInputs") return accept(review, command.digest, facts, context);
  const { record, input, note } = command;
  const { person, personal } = doneBy(context, facts.actorName);
  return unlessRefused(
    facts.known.includes(input) ? [] : [refusal("review-input-unknown" as const, reviewing, { input })],
    () => [{ type: "InputLookedAt", data: { record, input, note, on: context.today.toString(), person }, personal }],
  );
};

const doer = ({ data, personal }: ReviewEvent): Doer => ({ person: data.person, name: personal?.fields.name ?? null });

const evolve = (review: Review, event: ReviewEvent): Review => {
  if (event.type === "InputsAccepted") {
    const { person: _, ...frozen } = event.data;
    return { ...review, accepted: { ...frozen, by: doer(event) } };
  }
  const { record, input, note, on } = event.data;
  const others = review.looked.filter((one) => one.input !== input);
  return { ...review, record, looked: [...others, { input, note, on, by: doer(event) }] };
};

/** The inputs of a management review: gathered while it is prepared, each looked at, frozen when they are accepted. */
export const review: Decider<Review, ReviewCommand, ReviewEvent, ReviewFacts, ReviewCode> = {
  initial: { record: "", looked: [], accepted: null },
  evolve,
  decide,
};
