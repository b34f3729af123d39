import { routes } from "@touchstone/contract";
import { ok } from "@touchstone/kernel";
import { type Bound, bind, type Viewer } from "../../http/bind.ts";
import type { Services } from "../../services.ts";
import { ownReviews } from "../scenes/scene-changes.ts";
import { openSeenLibrary } from "../scenes/seen-library.ts";
import { openPoints } from "../told-changes.ts";
import { askGuide, askQuiz, type GuideQuestion } from "./ask-guide.ts";
import { wordedQuiz } from "./quiz-words.ts";
import { writeGuide } from "./write-guide.ts";

/** Audit guides and quizzes: computed from the law of the day, nothing is kept. */
export const guidesBound = (services: Services): readonly Bound[] => {
  const { store } = services;
  const seen = openSeenLibrary(services);
  const today = (): string => store.world.now().toZonedDateTimeISO(store.world.zone).toPlainDate().toString();
  const guideFor = async (viewer: Viewer, organisation: string | undefined, asked: GuideQuestion) => {
    const laws = await seen(viewer, organisation);
    if (!laws.ok) return laws;
    const open = await openPoints(store);
    // Who may not see the organisation was refused above.
    const own = organisation === undefined ? [] : await ownReviews(store, laws.value, organisation, today());
    return askGuide(laws.value, asked, new Map([...open, ...own]));
  };
  return [
    bind(routes.requirements.auditPoints, async ({ query: { on = today(), organisation, ...asked }, viewer }) =>
      guideFor(viewer, organisation, { ...asked, on }),
    ),
    bind(routes.requirements.auditGuide, async ({ body, language, viewer }) => {
      const { on = today(), organisation, format, ...asked } = body;
      const guide = await guideFor(viewer, organisation, { ...asked, on });
      return !guide.ok || format === "json" ? guide : ok(await writeGuide(guide.value, format, language));
    }),
    bind(routes.requirements.quiz, async ({ query: { on = today(), organisation, ...asked }, viewer }) => {
      const laws = await seen(viewer, organisation);
      if (!laws.ok) return laws;
      const quiz = askQuiz(laws.value, { ...asked, on });
      return quiz.ok ? ok({ seed: asked.seed, on, questions: wordedQuiz(quiz.value) }) : quiz;
    }),
  ];
};
