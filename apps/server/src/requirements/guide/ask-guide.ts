import { houseRule, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import {
  type AuditGuide,
  auditGuide,
  type PointReviews,
  type QuizQuestion,
  quizOf,
  type SystemStandard,
  systemStandards,
  type Unfit,
} from "@touchstone/requirements";
import { atPlace, type Library, type PlaceAndDay } from "../answers.ts";

export type GuideQuestion = PlaceAndDay & {
  /** With commas between; absent: all that the points name. */
  readonly standards?: string | undefined;
  readonly unfit?: readonly Unfit[];
};

const rule = houseRule("4 (audit points)");

const isStandard = (id: string): id is SystemStandard => systemStandards.some((each) => each === id);

export const readStandardIds = (text: string | undefined): Result<readonly SystemStandard[] | null, Refusal> => {
  const ids = (text ?? "").split(",").flatMap((id) => (id.trim() === "" ? [] : [id.trim()]));
  const unknown = ids.find((id) => !isStandard(id));
  if (unknown !== undefined)
    return refuse(refusal("standard-unknown", rule, { standard: unknown, known: [...systemStandards] }));
  return ok(ids.length === 0 ? null : ids.filter(isStandard));
};

/** The audit guide of scenes, place, day and kind of audit. */
export const askGuide = (
  library: Library,
  asked: GuideQuestion,
  reviews: PointReviews = new Map(),
): Result<AuditGuide, Refusal> => {
  const standards = readStandardIds(asked.standards);
  if (!standards.ok) return standards;
  const { region, on, unfit = [] } = asked;
  const guide = atPlace(library, asked, (packs) =>
    auditGuide(packs, { region, on, standards: standards.value, unfit }, library.base, reviews),
  );
  return guide.ok ? guide.value : guide;
};

export type QuizAsked = GuideQuestion & { readonly seed: string; readonly count: number };
export type Quiz = { readonly guide: AuditGuide; readonly questions: readonly QuizQuestion[] };

export const askQuiz = (library: Library, asked: QuizAsked): Result<Quiz, Refusal> => {
  const guide = askGuide(library, asked);
  return guide.ok ? ok({ guide: guide.value, questions: quizOf(guide.value.points, asked.seed, asked.count) }) : guide;
};
