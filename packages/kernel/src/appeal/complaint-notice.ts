import type { Decider } from "../decider.ts";
import { type Refusal, type RuleSource, refusal } from "../refusal.ts";
import { unlessRefused } from "../result.ts";

type Stamp = { readonly by: string; readonly on: string };

export type ComplaintNoticeEvent =
  | {
      readonly type: "ComplaintReferred";
      /** The body's own words. Who complained, and how they put it, never leaves the body (ISO/IEC 17021-1 9.8.10). */
      readonly data: Stamp & {
        readonly complaint: string;
        readonly number: string;
        readonly case: string;
        readonly text: string;
        /** By when the body decides, heard or not. */
        readonly due: string;
      };
    }
  | { readonly type: "ComplaintAnswered"; readonly data: Stamp & { readonly text: string; readonly name: string } };

type DataOf<Type extends ComplaintNoticeEvent["type"]> = Extract<ComplaintNoticeEvent, { readonly type: Type }>["data"];

/** What a client hears of a complaint about it, and says to it; apart from the complaint, which it may not read. */
export type ComplaintNotice = {
  readonly referred: DataOf<"ComplaintReferred"> | null;
  readonly answered: DataOf<"ComplaintAnswered"> | null;
};

export type ComplaintNoticeCommand = { readonly type: "AnswerComplaint"; readonly text: string };
export type ComplaintNoticeFacts = { readonly actor: { readonly name: string } };

export const complaintNoticeCodes = ["complaint-unknown", "complaint-answered-already"] as const;
type Code = (typeof complaintNoticeCodes)[number];

const rule: RuleSource = { source: "ISO/IEC 17021-1:2015", clause: "9.8.4" };

export const complaintNotice: Decider<
  ComplaintNotice,
  ComplaintNoticeCommand,
  ComplaintNoticeEvent,
  ComplaintNoticeFacts,
  Code
> = {
  initial: { referred: null, answered: null },
  evolve: (state, event) =>
    event.type === "ComplaintReferred" ? { ...state, referred: event.data } : { ...state, answered: event.data },
  decide: ({ referred, answered }, { text }, { actor: { name } }, { actor, today }) => {
    const refused: readonly Refusal<Code>[] = [
      ...(referred === null ? [refusal("complaint-unknown" as const, rule)] : []),
      ...(answered === null ? [] : [refusal("complaint-answered-already" as const, rule, { on: answered.on })]),
    ];
    return unlessRefused(refused, () => [
      { type: "ComplaintAnswered", data: { text, name, by: actor, on: today.toString() } },
    ]);
  },
};
