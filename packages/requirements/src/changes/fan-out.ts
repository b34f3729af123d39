import { type Decider, houseRule, ok, refusal, refuse } from "@touchstone/kernel";
import type { TouchedPoint } from "./impact.ts";
import { correctedDue, type LawEvent } from "./law-change.ts";

type Counted = { readonly owners: number; readonly rows: number };

/** The change of a law as it is told to everybody touched: what it is, by when, how far the telling has come. */
export type ToldChange = {
  readonly change: {
    readonly event: LawEvent;
    readonly family: string;
    readonly version: string;
    readonly title: string;
    readonly on: string | null;
  } | null;
  readonly knownOn: string;
  readonly due: string;
  /** When the day of the law was last found to be another; absent as long as it is the day that was told first. */
  readonly correctedOn?: string;
  /** As counted when the change came in; rows that cite it later are asked when they do. */
  readonly total: Counted;
  readonly done: Counted;
  /** The last owner that was told; the next batch begins behind. */
  readonly cursor: string | null;
  readonly finished: boolean;
  readonly points: readonly (TouchedPoint & {
    readonly review: { readonly note: string; readonly on: string } | null;
  })[];
};

type Recorded = {
  readonly change: NonNullable<ToldChange["change"]>;
  readonly due: string;
  readonly total: Counted;
  readonly points: readonly TouchedPoint[];
};
type Batch = Counted & { readonly upTo: string | null; readonly isLast: boolean };

export type ToldChangeCommand =
  | ({ readonly type: "RecordLawChange" } & Recorded)
  /** Another day than was told; `total` counts those who have not looked yet, and whose term moves. */
  | { readonly type: "CorrectLawDate"; readonly on: string | null; readonly total: Counted }
  | ({ readonly type: "AdvanceFanOut" } & Batch)
  | { readonly type: "ReviewPoint"; readonly scene: string; readonly point: string; readonly note: string };

export type ToldChangeEvent =
  | { readonly type: "LawChangeRecorded"; readonly data: Recorded & { readonly knownOn: string } }
  | {
      readonly type: "LawDateCorrected";
      readonly data: {
        readonly on: string | null;
        readonly due: string;
        readonly total: Counted;
        readonly correctedOn: string;
      };
    }
  | { readonly type: "FanOutAdvanced"; readonly data: Batch }
  | {
      readonly type: "PointReviewed";
      readonly data: { readonly scene: string; readonly point: string; readonly note: string; readonly on: string };
    };

export type ToldChangeCode =
  | "law-change-known"
  | "law-change-unknown"
  | "law-date-told"
  | "fan-out-unfinished"
  | "fan-out-finished"
  | "change-point-unknown";

const rule = houseRule("3");

const none: ToldChange = {
  change: null,
  knownOn: "",
  due: "",
  total: { owners: 0, rows: 0 },
  done: { owners: 0, rows: 0 },
  cursor: null,
  finished: false,
  points: [],
};

const evolve = (state: ToldChange, event: ToldChangeEvent): ToldChange => {
  switch (event.type) {
    case "LawChangeRecorded": {
      const { change, due, total, points, knownOn } = event.data;
      return {
        ...none,
        change,
        due,
        total,
        knownOn,
        finished: total.rows === 0,
        points: points.map((point) => ({ ...point, review: null })),
      };
    }
    case "LawDateCorrected": {
      const { on, due, total, correctedOn } = event.data;
      const change = state.change === null ? null : { ...state.change, on };
      const anew = { done: none.done, cursor: null, finished: total.rows === 0 };
      return { ...state, ...anew, change, due, total, correctedOn };
    }
    case "FanOutAdvanced": {
      const { owners, rows, upTo, isLast } = event.data;
      const done = { owners: state.done.owners + owners, rows: state.done.rows + rows };
      return { ...state, done, cursor: upTo ?? state.cursor, finished: isLast };
    }
    case "PointReviewed": {
      const { scene, point, note, on } = event.data;
      const points = state.points.map((one) =>
        one.scene === scene && one.point === point ? { ...one, review: { note, on } } : one,
      );
      return { ...state, points };
    }
  }
};

export const toldChange: Decider<ToldChange, ToldChangeCommand, ToldChangeEvent, null, ToldChangeCode> = {
  initial: none,
  evolve,
  decide: (state, command, _facts, { today }) => {
    if (command.type === "RecordLawChange") {
      const { change, due, total, points } = command;
      return state.change === null
        ? ok([{ type: "LawChangeRecorded", data: { change, due, total, points, knownOn: today.toString() } }])
        : refuse(refusal("law-change-known", rule, { law: `${change.family}@${change.version}` }));
    }
    if (state.change === null) return refuse(refusal("law-change-unknown", rule));
    if (command.type === "CorrectLawDate") {
      const { on, total } = command;
      const correctedOn = today.toString();
      if (on === state.change.on) return refuse(refusal("law-date-told", rule, { on }));
      // Whoever is still to be told is told first: the walk knows one place only.
      if (!state.finished) return refuse(refusal("fan-out-unfinished", rule));
      const due = correctedDue(state, { correctedOn, on });
      return ok([{ type: "LawDateCorrected", data: { on, due, total, correctedOn } }]);
    }
    if (command.type === "AdvanceFanOut") {
      const { owners, rows, upTo, isLast } = command;
      return state.finished
        ? refuse(refusal("fan-out-finished", rule))
        : ok([{ type: "FanOutAdvanced", data: { owners, rows, upTo, isLast } }]);
    }
    const { scene, point, note } = command;
    const open = state.points.some((one) => one.scene === scene && one.point === point && one.review === null);
    return open
      ? ok([{ type: "PointReviewed", data: { scene, point, note, on: today.toString() } }])
      : refuse(refusal("change-point-unknown", rule, { scene, point }));
  },
};
