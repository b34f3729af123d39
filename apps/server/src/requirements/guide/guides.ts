import { routes } from "@touchstone/contract";
import { ok } from "@touchstone/kernel";
import { type Bound, bind } from "../../http/bind.ts";
import type { Services } from "../../services.ts";
import { openLibrary } from "../law-library.ts";
import { askGuide, askQuiz } from "./ask-guide.ts";
import { wordedQuiz } from "./quiz-words.ts";
import { writeGuide } from "./write-guide.ts";

/** Audit guides and quizzes: computed from the law of the day, nothing is kept. */
export const guidesBound = ({ store }: Services): readonly Bound[] => {
  const library = openLibrary(store);
  const today = (): string => store.world.now().toZonedDateTimeISO(store.world.zone).toPlainDate().toString();
  return [
    bind(routes.requirements.auditPoints, async ({ query: { on = today(), ...asked } }) =>
      askGuide(await library(), { ...asked, on }),
    ),
    bind(routes.requirements.auditGuide, async ({ body: { on = today(), format, ...asked }, language }) => {
      const guide = askGuide(await library(), { ...asked, on });
      return !guide.ok || format === "json" ? guide : ok(await writeGuide(guide.value, format, language));
    }),
    bind(routes.requirements.quiz, async ({ query: { on = today(), ...asked } }) => {
      const quiz = askQuiz(await library(), { ...asked, on });
      return quiz.ok ? ok({ seed: asked.seed, on, questions: wordedQuiz(quiz.value) }) : quiz;
    }),
  ];
};
