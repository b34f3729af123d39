import { type Refusal, refusal } from "@touchstone/kernel";
import type { BarCode, RecordCommand } from "@touchstone/register";
import type { Transaction } from "../../store/index.ts";
import { readReview, reviewInputsOf } from "./review-stream.ts";

export type Beside = {
  readonly bars: readonly Refusal<BarCode>[];
  readonly reads: readonly { readonly stream: string; readonly version: number }[];
};

const nothing: Beside = { bars: [], reads: [] };

type Asked = {
  readonly owner: string;
  readonly record: string;
  readonly kind: string;
  readonly command: RecordCommand;
};

const reviewBars = async (tx: Transaction, { owner, record }: Asked): Promise<Beside> => {
  const { version, review } = await readReview(tx, owner, record);
  if (review.accepted !== null) return { bars: [], reads: [{ stream: reviewInputsOf(record), version }] };
  const rule = { source: "ISO 45001:2018", clause: "9.3" };
  return { bars: [refusal("review-not-accepted", rule)], reads: [] };
};

/** What is kept beside a record bars its steps: a review closes with its inputs accepted, an audit with its points judged. */
export const barsBeside = async (tx: Transaction, asked: Asked): Promise<Beside> => {
  const { kind, command } = asked;
  if (command.type !== "StepRecord") return nothing;
  return kind === "management-review" && command.step === "close" ? reviewBars(tx, asked) : nothing;
};
