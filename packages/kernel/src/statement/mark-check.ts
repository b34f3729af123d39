import type { Decider } from "../decider.ts";
import { houseRule, type Refusal, type RuleSource, refusal } from "../refusal.ts";
import { type Result, refuse, unlessRefused } from "../result.ts";

/** How a client used certificate or mark: as agreed, or in one of the ways that mislead (ISO/IEC 17021-1 8.3). */
export const markUses = [
  "proper",
  "beyond-scope",
  "on-product",
  "while-suspended",
  "after-end",
  "altered",
  "other-misleading",
] as const;
export type MarkUse = (typeof markUses)[number];

export type MarkEvidence = {
  readonly digest: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
};

type Seen = {
  readonly statement: string;
  readonly number: string;
  /** The case by which the client sees it. */
  readonly caseId: string;
  readonly holder: { readonly zh: string; readonly en: string };
  /** Website, vehicle, package, tender: where it was seen. */
  readonly where: string;
  readonly on: string;
  readonly use: MarkUse;
  readonly note: string;
};

export type MarkCheck = {
  readonly seen: Seen | null;
  readonly evidence: readonly MarkEvidence[];
  readonly action: { readonly asked: string; readonly on: string; readonly due: string } | null;
  readonly closed: { readonly outcome: MarkOutcome; readonly on: string; readonly note: string } | null;
};

/** Not put right is a ground for suspension (8.3.5). */
export const markOutcomes = ["corrected", "not-corrected", "no-action"] as const;
export type MarkOutcome = (typeof markOutcomes)[number];

export type MarkCheckEvent =
  | { readonly type: "MarkUseSeen"; readonly data: Seen }
  | { readonly type: "MarkEvidenceAttached"; readonly data: MarkEvidence }
  | {
      readonly type: "MarkActionAsked";
      readonly data: { readonly asked: string; readonly on: string; readonly due: string };
    }
  | { readonly type: "MarkCheckClosed"; readonly data: NonNullable<MarkCheck["closed"]> };

export type MarkCheckCommand =
  | { readonly type: "RecordMarkUse"; readonly seen: Seen }
  | { readonly type: "AttachMarkEvidence"; readonly file: MarkEvidence }
  | { readonly type: "AskMarkAction"; readonly asked: string; readonly due: string }
  | { readonly type: "CloseMarkCheck"; readonly outcome: MarkOutcome; readonly on: string; readonly note: string };

export const markCheckCodes = [
  "mark-check-unknown",
  "mark-check-closed",
  "mark-use-proper",
  "mark-use-misleading",
  "mark-action-due-passed",
  "mark-action-not-asked",
  "mark-check-day-backwards",
] as const;
export type MarkCheckCode = (typeof markCheckCodes)[number];

const rule: RuleSource = { source: "ISO/IEC 17021-1:2015", clause: "8.3.5" };

type Decided = Result<readonly MarkCheckEvent[], Refusal<MarkCheckCode>>;

const open = (state: MarkCheck): readonly Refusal<MarkCheckCode>[] =>
  state.closed === null ? [] : [refusal("mark-check-closed", rule, { on: state.closed.on })];

const ask = (state: MarkCheck, seen: Seen, due: string, asked: string, today: string): Decided =>
  unlessRefused(
    [
      ...open(state),
      ...(seen.use === "proper" ? [refusal("mark-use-proper" as const, rule)] : []),
      ...(due < today ? [refusal("mark-action-due-passed" as const, rule, { due, today }, today)] : []),
    ],
    () => [{ type: "MarkActionAsked", data: { asked, due, on: today } }],
  );

// Misuse is never closed as if nothing had been: either it was put right, or it was not, and that after asking.
const close = (
  state: MarkCheck,
  seen: Seen,
  { outcome, on, note }: Extract<MarkCheckCommand, { readonly type: "CloseMarkCheck" }>,
): Decided => {
  const isProper = seen.use === "proper";
  const from = state.action?.on ?? seen.on;
  return unlessRefused(
    [
      ...open(state),
      ...(isProper && outcome !== "no-action" ? [refusal("mark-use-proper" as const, rule)] : []),
      ...(!isProper && outcome === "no-action"
        ? [refusal("mark-use-misleading" as const, rule, { use: seen.use })]
        : []),
      ...(!isProper && outcome === "not-corrected" && state.action === null
        ? [refusal("mark-action-not-asked" as const, rule)]
        : []),
      ...(on < from ? [refusal("mark-check-day-backwards" as const, houseRule("3"), { on, from }, from)] : []),
    ],
    () => [{ type: "MarkCheckClosed", data: { outcome, on, note } }],
  );
};

/** One look at how a client uses certificate and mark. */
export const markCheck: Decider<MarkCheck, MarkCheckCommand, MarkCheckEvent, null, MarkCheckCode> = {
  initial: { seen: null, evidence: [], action: null, closed: null },
  evolve: (state, event) => {
    switch (event.type) {
      case "MarkUseSeen":
        return { ...state, seen: event.data };
      case "MarkEvidenceAttached":
        return { ...state, evidence: [...state.evidence, event.data] };
      case "MarkActionAsked":
        return { ...state, action: event.data };
      case "MarkCheckClosed":
        return { ...state, closed: event.data };
    }
  },
  decide: (state, command, _facts, { today }) => {
    if (command.type === "RecordMarkUse") {
      return unlessRefused(
        state.seen === null ? [] : [refusal("mark-check-closed", rule, { on: state.seen.on })],
        () => [{ type: "MarkUseSeen", data: command.seen }],
      );
    }
    if (state.seen === null) return refuse(refusal("mark-check-unknown", rule));
    switch (command.type) {
      case "AttachMarkEvidence":
        return unlessRefused(open(state), () => [{ type: "MarkEvidenceAttached", data: command.file }]);
      case "AskMarkAction":
        return ask(state, state.seen, command.due, command.asked, today.toString());
      case "CloseMarkCheck":
        return close(state, state.seen, command);
    }
  },
};

/** The day by which the body must look again, while it is open: the client's term, or none for use that was proper. */
export const markDue = ({ action, closed }: MarkCheck): string | null =>
  closed === null && action !== null ? action.due : null;

/** Misuse that was not put right: grounds to suspend, named with the check. */
export const isGroundForSuspension = ({ closed }: MarkCheck): boolean => closed?.outcome === "not-corrected";
