import {
  guideTexts,
  type Language,
  languages,
  quizTexts,
  say,
  sayRecurrence,
  sayRetention,
} from "@touchstone/contract";
import { printedRecurrence, type QuizChoice, type QuizQuestion } from "@touchstone/requirements";
import type { Quiz } from "./ask-guide.ts";
import { kindTexts, sayOutcome, sayProvision, sayStandard, sayStandards } from "./guide-words.ts";

const words = quizTexts;

// A sentence that stands in quotes inside a question ends with the question.
const quoted = (text: string): string => text.replace(/[。.]$/, "");

const questionText = ({ topic, point }: QuizQuestion, standards: string, lang: Language): string => {
  const facts = { duty: quoted(point.duty[lang]), text: quoted(point.text[lang]), standards };
  switch (topic) {
    case "provision":
      return say(words.askProvision, lang, facts);
    case "kind":
      return say(words.askKind, lang, facts);
    case "outcome":
      return say(words.askOutcome, lang, facts);
    case "frequency":
      return say(words.askFrequency, lang, facts);
    case "retention":
      return say(words.askRetention, lang, facts);
  }
};

const choiceText = (choice: QuizChoice, lang: Language): string => {
  switch (choice.topic) {
    case "provision":
      return `${choice.provision.title} ${choice.provision.article ?? ""}`.trim();
    case "kind":
      return say(kindTexts[choice.kind], lang);
    case "outcome":
      return say(choice.outcome === "note" ? guideTexts.noteOnly : guideTexts.mayRaise, lang);
    case "frequency":
      return sayRecurrence(printedRecurrence(choice.recurrence), lang);
    case "retention":
      return sayRetention({ atLeast: choice.atLeast, of: null }, lang);
  }
};

const reasonText = ({ topic, point }: QuizQuestion, lang: Language): string => {
  const because = say(words.because, lang, { provision: sayProvision(point), standard: sayStandard(point, lang) });
  return topic === "outcome" ? `${because} ${sayOutcome(point, lang)}` : because;
};

const inBoth = (of: (lang: Language) => string) => {
  const [zh, en] = languages;
  return { zh: of(zh), en: of(en) };
};

/** A quiz in words: questions, choices, the right one and why. */
export const wordedQuiz = ({ guide, questions }: Quiz) =>
  questions.map((question) => ({
    point: question.point.id,
    topic: question.topic,
    question: inBoth((lang) => questionText(question, sayStandards(guide, lang), lang)),
    choices: question.choices.map((choice) => inBoth((lang) => choiceText(choice, lang))),
    answer: question.answer,
    because: inBoth((lang) => reasonText(question, lang)),
  }));
