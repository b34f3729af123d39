import { type Bilingual, type Refusal, type Result, refusal, unlessRefused } from "@touchstone/kernel";

/** From the gravest down: the four grades of graded control, whatever an organisation calls them (OH-26). */
export const bandIds = ["major", "considerable", "general", "low"] as const;
export type BandId = (typeof bandIds)[number];
/** Fit to compare bands of two methods; scores of two methods are no common measure. */
export const bandRank = (band: BandId): number => bandIds.length - bandIds.indexOf(band);

export const assessmentKinds = ["ohs", "isms"] as const;
export type AssessmentKind = (typeof assessmentKinds)[number];

type ScaleValue = { readonly id: string; readonly value: number; readonly title: Bilingual };
export type Scale = { readonly id: string; readonly title: Bilingual; readonly values: readonly ScaleValue[] };

/** What is computed of the scales, one after the other; the last step is the score. */
type Step = {
  readonly id: string;
  readonly title: Bilingual;
  readonly by:
    | { readonly product: readonly string[] }
    | { readonly rows: string; readonly columns: string; readonly cells: readonly (readonly number[])[] };
};
export type Band = {
  readonly id: BandId;
  /** The lowest score that is in it. */
  readonly from: number;
  readonly colour: "red" | "orange" | "yellow" | "blue";
  readonly shape: "diamond" | "triangle" | "square" | "circle";
  readonly title: Bilingual;
};
export type Method = {
  readonly id: string;
  readonly edition: string;
  readonly kind: AssessmentKind;
  readonly title: Bilingual;
  readonly source: string;
  readonly clause: string;
  readonly scales: readonly Scale[];
  readonly steps: readonly Step[];
  readonly bands: readonly Band[];
  /** The scales or steps that are the axes of the heat map; the columns also say which of two equal risks is graver. */
  readonly matrix: { readonly rows: string; readonly columns: string };
  readonly threshold: Threshold;
};

/** Up to which score a risk is accepted, and whether the very score is. */
export type Threshold = { readonly score: number; readonly at: "acceptable" | "not-acceptable" };
export type Bounds = Readonly<Record<BandId, number>>;
/** The chosen value of each scale, by ids. */
export type Ratings = { readonly [scale: string]: string };

export type Level = {
  readonly score: number;
  readonly band: BandId;
  /** Where it stands on the heat map, by the keys of its axes. */
  readonly row: string;
  readonly column: string;
  /** The figure of the column: of two equal scores the graver consequence comes first. */
  readonly weight: number;
  readonly trace: readonly { readonly step: string; readonly of: readonly string[]; readonly value: number }[];
};

export type LevelCode = "rating-missing" | "rating-unknown";
export type LevelRefusal = Refusal<LevelCode>;

export const methodName = ({ id, edition }: Pick<Method, "id" | "edition">): string => `${id}@${edition}`;

const decimals = 1000;

/** Scales have at most three decimals, so that whole thousandths multiply without rounding, in any order. */
const exactProduct = (factors: readonly number[]): number =>
  factors.reduce((product, factor) => product * Math.round(factor * decimals), 1) / decimals ** factors.length;

const bandAt = (bounds: Bounds, score: number): BandId => bandIds.find((id) => score >= bounds[id]) ?? "low";

const chosen = ({ values }: Scale, ratings: Ratings, id: string): ScaleValue | undefined =>
  Object.hasOwn(ratings, id) ? values.find((one) => one.id === ratings[id]) : undefined;

/** Which of the two levels of a version the ratings are for. */
export type Moment = "before" | "after";

const ratingRefusals = (
  { scales, source, clause }: Method,
  ratings: Ratings,
  moment: Moment,
): readonly LevelRefusal[] => [
  ...scales.flatMap((scale): readonly LevelRefusal[] => {
    const facts = { scale: scale.id, moment };
    if (!Object.hasOwn(ratings, scale.id)) return [refusal("rating-missing", { source, clause }, facts)];
    return chosen(scale, ratings, scale.id) === undefined
      ? [refusal("rating-unknown", { source, clause }, { ...facts, rating: ratings[scale.id] ?? "" })]
      : [];
  }),
  ...Object.entries(ratings)
    .filter(([id]) => !scales.some((scale) => scale.id === id))
    .map(([scale, rating]) => refusal("rating-unknown" as const, { source, clause }, { scale, moment, rating })),
];

/** The level that ratings come to, with the way to it; every rating that is missing or of no scale is refused by name. */
export const levelOf = (
  method: Method,
  bounds: Bounds,
  ratings: Ratings,
  moment: Moment = "before",
): Result<Level, LevelRefusal> =>
  unlessRefused(ratingRefusals(method, ratings, moment), () => {
    const figures = new Map<string, number>();
    const keys = new Map<string, string>();
    const places = new Map<string, number>();
    for (const scale of method.scales) {
      const found = chosen(scale, ratings, scale.id);
      if (found === undefined) continue;
      figures.set(scale.id, found.value);
      keys.set(scale.id, found.id);
      places.set(scale.id, scale.values.indexOf(found));
    }
    const figure = (name: string) => figures.get(name) ?? 0;
    const trace = method.steps.map(({ id, by }) => {
      const value =
        "product" in by
          ? exactProduct(by.product.map(figure))
          : (by.cells[places.get(by.rows) ?? -1]?.[places.get(by.columns) ?? -1] ?? 0);
      figures.set(id, value);
      keys.set(id, String(value));
      const of = "product" in by ? by.product : [by.rows, by.columns];
      return { step: id, of: of.map((name) => `${name} ${figure(name)}`), value };
    });
    const score = trace.at(-1)?.value ?? 0;
    const { rows, columns } = method.matrix;
    return {
      score,
      band: bandAt(bounds, score),
      row: keys.get(rows) ?? "",
      column: keys.get(columns) ?? "",
      weight: figure(columns),
      trace,
    };
  });

export const isAcceptable = ({ score: line, at }: Threshold, score: number): boolean =>
  at === "acceptable" ? score <= line : score < line;

export const boundsOf = ({ bands }: Pick<Method, "bands">): Bounds => {
  const from = (id: BandId) => bands.find((band) => band.id === id)?.from ?? 0;
  return { major: from("major"), considerable: from("considerable"), general: from("general"), low: from("low") };
};
