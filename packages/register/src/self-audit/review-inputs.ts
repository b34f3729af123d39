import { type Bilingual, bilingual, name, word } from "@touchstone/kernel";
import { z } from "zod";
import { packHead } from "./clause-answers.ts";
import type { Thing } from "./thing.ts";

/** What the workspace can count for a management review. */
export const reviewFigures = [
  "earlier.outputs",
  "earlier.open",
  "issues.open",
  "issues.raised",
  "issues.closed",
  "parties.here",
  "parties.named",
  "parties.ended",
  "feedback.entries",
  "feedback.complaints",
  "feedback.voices",
  "policies.valid",
  "policies.open",
  "objectives.all",
  "objectives.behind",
  "actions.opened",
  "actions.open",
  "actions.overdue",
  "actions.closed",
  "incidents.reported",
  "incidents.open",
  "dangers.open",
  "monitoring.planned",
  "evidence.added",
  "reports.late",
  "rows.compliant",
  "rows.open",
  "rows.all",
  "rows.failing",
  "audits.held",
  "audits.nonconforming",
  "audits.open",
  "consultation.held",
  "consultation.open",
  "equipment.stopped",
  "calibration.failed",
  "posts.gap",
] as const;
export type ReviewFigure = (typeof reviewFigures)[number];

const input = z.strictObject({ id: name, title: bilingual, figures: z.array(z.enum(reviewFigures)).min(1) });

const example = z.strictObject({
  id: name,
  title: bilingual,
  looked: z.array(name),
  outputs: z.int().min(0),
  expect: z.strictObject({ unseen: z.array(name), complete: z.boolean() }),
});

/** `content/self-audit/review-inputs.yaml` */
export const reviewInputsShape = z.strictObject({
  ...packHead,
  source: word,
  inputs: z.array(input).min(1),
  examples: z.array(example).min(1),
});
export type ReviewInputsPack = z.infer<typeof reviewInputsShape>;

export type FigureFact = { readonly value: number; readonly things: readonly Thing[] };
export type FigureFacts = Readonly<Record<ReviewFigure, FigureFact>>;

export type GatheredFigure = { readonly name: ReviewFigure; readonly value: number; readonly things: readonly Thing[] };
export type GatheredInput = {
  readonly id: string;
  readonly title: Bilingual;
  readonly figures: readonly GatheredFigure[];
};

const shownThings = 20;

/** The inputs with the figures of the day. */
export const gatherInputs = (
  { inputs }: Pick<ReviewInputsPack, "inputs">,
  facts: FigureFacts,
): readonly GatheredInput[] =>
  inputs.map(({ id, title, figures }) => ({
    id,
    title,
    figures: figures.map((of) => ({
      name: of,
      value: facts[of].value,
      things: facts[of].things.slice(0, shownThings),
    })),
  }));

/** Inputs that nobody has looked at. */
export const unseenInputs = (
  inputs: readonly { readonly id: string }[],
  looked: readonly { readonly input: string }[],
): readonly string[] => inputs.map(({ id }) => id).filter((id) => !looked.some(({ input: seen }) => seen === id));

/** What came out otherwise than an example says; empty where it holds. */
export const runReviewExample = (
  { inputs }: ReviewInputsPack,
  { looked, outputs, expect }: ReviewInputsPack["examples"][number],
): readonly string[] => {
  const unseen = unseenInputs(
    inputs,
    looked.map((seen) => ({ input: seen })),
  );
  const complete = unseen.length === 0 && outputs > 0;
  const isSame = unseen.join(" ") === expect.unseen.join(" ") && complete === expect.complete;
  return isSame ? [] : [`unseen ${unseen.join(", ")}, complete ${complete}`];
};
