import { type Refusal, refusal } from "../refusal.ts";
import type { Activity } from "../scheme/activity.ts";
import type { Scheme } from "../scheme/scheme.ts";
import type { CaseCode } from "./case-command.ts";
import { completedOn, isComplete } from "./case-record.ts";
import type { CaseState } from "./case-state.ts";
import { notYetDone } from "./case-step.ts";

type Found = readonly Refusal<CaseCode>[];

const isUnderWay = (state: CaseState, scheme: Scheme, { begins, ends }: Activity): boolean =>
  isComplete(state, scheme, begins) && !isComplete(state, scheme, ends);

/**
 * Red line: evidence is collected inside its activity. What is found before or after is no part of this determination;
 * to add something later, the activity's last record is made anew and with it everybody signs again.
 */
export const notCollecting = (state: CaseState, scheme: Scheme, after: readonly string[]): Found => {
  const missing = notYetDone(state, scheme, after);
  const { activities } = scheme.determination;
  const [first] = activities;
  // Under decision nothing moves at all, and that is said elsewhere.
  if (missing.length > 0 || state.review !== null) return missing;
  if (first === undefined || activities.some((activity) => isUnderWay(state, scheme, activity))) return [];
  const next = activities.find(({ begins }) => !isComplete(state, scheme, begins));
  const about = next ?? activities.at(-1) ?? first;
  return [
    refusal("outside-activity", about.rule, { activity: about.id, title: about.title, over: next === undefined }),
  ];
};

const plusDays = (from: string, days: number): string => Temporal.PlainDate.from(from).add({ days }).toString();

/** An activity that this record begins keeps its distance from those before it. */
export const intervalRefusals = (state: CaseState, scheme: Scheme, record: string, today: string): Found =>
  scheme.determination.activities
    .filter(({ begins }) => begins === record)
    .flatMap((activity) =>
      activity.intervals.flatMap(({ after, atLeastDays, atMostDays, rule }): Found => {
        const earlier = scheme.determination.activities.find(({ id }) => id === after);
        const ended = earlier === undefined ? null : completedOn(state, scheme, earlier.ends);
        if (ended === null) return [];
        const facts = { activity: activity.id, title: activity.title, after: earlier?.title ?? after, ended };
        const from = plusDays(ended, atLeastDays ?? 0);
        const to = atMostDays === undefined ? null : plusDays(ended, atMostDays);
        return [
          ...(today < from ? [refusal<CaseCode>("activity-too-early", rule, { ...facts, from }, from)] : []),
          ...(to !== null && today > to ? [refusal<CaseCode>("activity-too-late", rule, { ...facts, to })] : []),
        ];
      }),
    );
