import {
  type Bilingual,
  type Context,
  type Decider,
  houseRule,
  type Refusal,
  type Result,
  refusal,
  refuse,
  unlessRefused,
} from "@touchstone/kernel";

/** What an auditor may say of a point in a workshop; `note` is a remark that is no nonconformity. */
export const workshopVerdicts = ["conformity", "nonconformity", "note", "not-applicable"] as const;
export type WorkshopVerdict = (typeof workshopVerdicts)[number];

export type WorkshopPoint = {
  readonly id: string;
  readonly text: Bilingual;
  /** Document and article, as printed. */
  readonly provision: string;
  readonly standard: string;
};

/** What all judge: a case in words and the points to judge it by. */
export type WorkshopPaper = {
  readonly title: string;
  readonly text: string;
  readonly scene: string;
  readonly region: string;
  /** The law of this day. */
  readonly on: string;
  /** Audited against; null: all that the points name. */
  readonly standards: readonly string[] | null;
  readonly points: readonly WorkshopPoint[];
};

export type GivenVerdict = { readonly point: string; readonly verdict: WorkshopVerdict; readonly note: string };
export type Judge = {
  readonly name: string;
  readonly verdicts: { readonly [point: string]: Omit<GivenVerdict, "point"> };
};
type Stamp = { readonly by: string; readonly on: string };

export type Workshop = {
  readonly paper: WorkshopPaper | null;
  readonly opened: Stamp | null;
  readonly judges: { readonly [person: string]: Judge };
  readonly closed: Stamp | null;
};

export type WorkshopCommand =
  | { readonly type: "OpenWorkshop"; readonly paper: WorkshopPaper }
  | { readonly type: "GiveWorkshopVerdicts"; readonly verdicts: readonly GivenVerdict[] }
  | { readonly type: "CloseWorkshop" };

export type WorkshopEvent =
  | { readonly type: "WorkshopOpened"; readonly data: Stamp & { readonly paper: WorkshopPaper } }
  | {
      readonly type: "WorkshopVerdictsGiven";
      readonly data: Stamp & { readonly name: string; readonly verdicts: readonly GivenVerdict[] };
    }
  | { readonly type: "WorkshopClosed"; readonly data: Stamp };

export type WorkshopFacts = {
  /** Name of the person who acts. */
  readonly name: string;
};

export type WorkshopCode =
  | "workshop-open-already"
  | "workshop-without-points"
  | "workshop-unknown"
  | "workshop-closed"
  | "workshop-point-unknown"
  | "workshop-point-twice";

const rule = houseRule("4 (workshop)");
const no = (code: WorkshopCode, facts: Refusal["facts"] = {}) => refusal(code, rule, facts);

const evolve = (state: Workshop, { type, data }: WorkshopEvent): Workshop => {
  const { by, on } = data;
  switch (type) {
    case "WorkshopOpened":
      return { ...state, paper: data.paper, opened: { by, on } };
    case "WorkshopVerdictsGiven": {
      const given = Object.fromEntries(data.verdicts.map(({ point, ...said }) => [point, said]));
      // Who judges again corrects what they said before.
      const verdicts = { ...state.judges[by]?.verdicts, ...given };
      return { ...state, judges: { ...state.judges, [by]: { name: data.name, verdicts } } };
    }
    case "WorkshopClosed":
      return { ...state, closed: { by, on } };
  }
};

const twice = (ids: readonly string[]): readonly string[] => ids.filter((id, at) => ids.indexOf(id) < at);

type Decided = Result<readonly WorkshopEvent[], Refusal<WorkshopCode>>;

const open = (state: Workshop, paper: WorkshopPaper, stamp: Stamp): Decided => {
  const refused = [
    ...(state.paper === null ? [] : [no("workshop-open-already")]),
    ...(paper.points.length === 0 ? [no("workshop-without-points")] : []),
    ...twice(paper.points.map(({ id }) => id)).map((point) => no("workshop-point-twice", { point })),
  ];
  return unlessRefused(refused, () => [{ type: "WorkshopOpened", data: { ...stamp, paper } }]);
};

const judge = ({ paper, closed }: Workshop, verdicts: readonly GivenVerdict[], name: string, stamp: Stamp): Decided => {
  if (paper === null) return refuse(no("workshop-unknown"));
  if (closed !== null) return refuse(no("workshop-closed", { on: closed.on }));
  const known = new Set(paper.points.map(({ id }) => id));
  const points = verdicts.map(({ point }) => point);
  const refused = [
    ...points.filter((point) => !known.has(point)).map((point) => no("workshop-point-unknown", { point })),
    ...twice(points).map((point) => no("workshop-point-twice", { point })),
  ];
  return unlessRefused(refused, () => [{ type: "WorkshopVerdictsGiven", data: { ...stamp, name, verdicts } }]);
};

const close = ({ paper, closed }: Workshop, stamp: Stamp): Decided => {
  if (paper === null) return refuse(no("workshop-unknown"));
  if (closed !== null) return refuse(no("workshop-closed", { on: closed.on }));
  return { ok: true, value: [{ type: "WorkshopClosed", data: stamp }] };
};

const decide = (state: Workshop, command: WorkshopCommand, { name }: WorkshopFacts, context: Context): Decided => {
  const stamp = { by: context.actor, on: context.today.toString() };
  switch (command.type) {
    case "OpenWorkshop":
      return open(state, command.paper, stamp);
    case "GiveWorkshopVerdicts":
      return judge(state, command.verdicts, name, stamp);
    case "CloseWorkshop":
      return close(state, stamp);
  }
};

/** Several auditors judge the same case, none seeing another's verdicts until it is closed (CT-22). */
export const workshop: Decider<Workshop, WorkshopCommand, WorkshopEvent, WorkshopFacts, WorkshopCode> = {
  initial: { paper: null, opened: null, judges: {}, closed: null },
  evolve,
  decide,
};
