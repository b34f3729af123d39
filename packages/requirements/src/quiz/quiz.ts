import type { GuidePoint, Outcome } from "../guide/audit-guide.ts";
import { type PointKind, pointKinds } from "../obligations/obligation.ts";
import { draw } from "./draw.ts";

/** What a question is about: which provision carries the duty, which kind of point, may a nonconformity be raised, how often, how long kept. */
export const quizTopics = ["provision", "kind", "outcome", "frequency", "retention"] as const;
export type QuizTopic = (typeof quizTopics)[number];

/** A choice as a value; whoever prints it has the words. */
export type QuizChoice =
  | { readonly topic: "provision"; readonly provision: GuidePoint["provision"] }
  | { readonly topic: "kind"; readonly kind: PointKind }
  | { readonly topic: "outcome"; readonly outcome: Exclude<Outcome, "nothing"> }
  | { readonly topic: "frequency"; readonly recurrence: NonNullable<GuidePoint["recurrence"]> }
  | { readonly topic: "retention"; readonly atLeast: string };

export type QuizQuestion = {
  readonly topic: QuizTopic;
  readonly point: GuidePoint;
  readonly choices: readonly QuizChoice[];
  /** Index of the right choice. */
  readonly answer: number;
};

const most = 4;

const choiceOf = (topic: QuizTopic, point: GuidePoint): QuizChoice | null => {
  switch (topic) {
    case "provision":
      return point.provision.article === null ? null : { topic, provision: point.provision };
    case "kind":
      return { topic, kind: point.kind };
    case "outcome":
      return point.outcome === "nothing" ? null : { topic, outcome: point.outcome };
    case "frequency":
      return point.recurrence === null ? null : { topic, recurrence: point.recurrence };
    case "retention":
      return point.retention === null ? null : { topic, atLeast: point.retention.atLeast };
  }
};

/** Two choices that read alike are one. */
const nameOf = (choice: QuizChoice): string =>
  choice.topic === "provision" ? `${choice.provision.title} ${choice.provision.article}` : JSON.stringify(choice);

// Where one duty stands in several articles of the list, another's article would not be wrong without doubt: only the
// articles of other sub-classes serve as wrong answers.
const wrongFor = (topic: QuizTopic, point: GuidePoint, points: readonly GuidePoint[]): readonly QuizChoice[] => {
  if (topic === "kind") return pointKinds.flatMap((kind) => (kind === point.kind ? [] : [{ topic, kind }]));
  if (topic === "outcome") {
    const outcome = point.outcome === "note" ? ("nonconformity" as const) : ("note" as const);
    return [{ topic, outcome }];
  }
  return points.flatMap((other) => {
    const choice = other.subclass.zh === point.subclass.zh ? null : choiceOf(topic, other);
    return choice === null ? [] : [choice];
  });
};

const questionOn = (
  topic: QuizTopic,
  point: GuidePoint,
  points: readonly GuidePoint[],
  seed: string,
): QuizQuestion | null => {
  const right = choiceOf(topic, point);
  if (right === null) return null;
  const named = new Map(wrongFor(topic, point, points).map((choice) => [nameOf(choice), choice]));
  named.delete(nameOf(right));
  const wrong = draw([...named.values()], most - 1, `${seed} wrong`);
  if (wrong.length === 0) return null;
  const choices = draw([right, ...wrong], most, `${seed} order`);
  return { topic, point, choices, answer: choices.indexOf(right) };
};

/** Questions on a guide's points, drawn by the seed: the same seed and list give the same quiz. Each point is asked once. */
export const quizOf = (points: readonly GuidePoint[], seed: string, count: number): readonly QuizQuestion[] => {
  const applicable = points.filter(({ outcome }) => outcome !== "nothing");
  return draw(applicable, applicable.length, seed)
    .flatMap((point, at) => {
      // The topics take turns, so that no quiz is all of one kind; a point that has nothing to say on one is asked another.
      const topics = [...quizTopics.slice(at % quizTopics.length), ...quizTopics.slice(0, at % quizTopics.length)];
      for (const topic of topics) {
        const question = questionOn(topic, point, applicable, `${seed} ${point.id} ${topic}`);
        if (question !== null) return [question];
      }
      return [];
    })
    .slice(0, count);
};
