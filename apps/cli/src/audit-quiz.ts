import { type OutputOf, quizTexts, routes, say } from "@touchstone/contract";
import { ok } from "@touchstone/kernel";
import { type Command, InvalidArgumentError } from "commander";
import { askLaws } from "./ask-laws.ts";
import { type GuideOptions, ofGuide } from "./of-guide.ts";
import { print, type Voice, voiceOf } from "./output.ts";

type Options = GuideOptions & { readonly seed: string; readonly count: number; readonly key?: boolean };
type Questions = OutputOf<typeof routes.requirements.quiz>["questions"];

const letters = "ABCD";

const sheet = (questions: Questions, seed: string, { lang }: Voice): readonly string[] => [
  `# ${say(quizTexts.title, lang)} · ${say(quizTexts.seed, lang)} ${seed}`,
  ...questions.flatMap(({ question, choices }, at) => [
    "",
    `${at + 1}. ${question[lang]}`,
    ...choices.map((choice, place) => `   ${letters[place] ?? place + 1}. ${choice[lang]}`),
  ]),
];

/** Apart from the questions, so that the sheet can be handed out. */
const keySheet = (questions: Questions, seed: string, { lang }: Voice): readonly string[] => [
  `# ${say(quizTexts.key, lang)} · ${say(quizTexts.seed, lang)} ${seed}`,
  ...questions.map(
    ({ answer, point, because }, at) => `${at + 1}. ${letters[answer] ?? answer + 1}  ${point}  ${because[lang]}`,
  ),
];

const quiz = async (options: Options): Promise<void> => {
  const { scene, region, on, standards, seed, count, organisation } = options;
  const voice = voiceOf(options);
  const asked = { scene, region, on, standards, seed, count };
  const answer = await askLaws(
    options,
    voice,
    async (library) => {
      const { askQuiz, wordedQuiz } = await import("@touchstone/server");
      const made = askQuiz(library, asked);
      return made.ok ? ok({ seed, on, questions: wordedQuiz(made.value) }) : made;
    },
    (client) =>
      client.call(routes.requirements.quiz, {
        query: { ...asked, ...(organisation === undefined ? {} : { organisation }) },
      }),
  );
  if (!answer.ok) return;
  const questions = [...answer.value.questions];
  const withKey = options.key === true;
  const handed = withKey
    ? questions
    : questions.map(({ point, topic, question, choices }) => ({ point, topic, question, choices }));
  print(voice, { seed, on, questions: handed }, () => (withKey ? keySheet : sheet)(questions, seed, voice));
};

const countArgument = (text: string): number => {
  if (!/^(?:[1-9]|[1-4]\d|50)$/.test(text)) throw new InvalidArgumentError("1–50");
  return Number(text);
};

export const addQuiz = (group: Command): void => {
  ofGuide(group.command("quiz"))
    .description("培训测验：同一编号同一套题 · a training quiz: the same seed gives the same questions")
    .requiredOption("--seed <text>", "试卷编号 · number of the quiz")
    .option("--count <number>", "题数，1–50 · how many questions", countArgument, 10)
    .option("--key", "只出答案和理由 · only the answers and why")
    .action(quiz);
};
