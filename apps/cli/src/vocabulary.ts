import { findTerms } from "@touchstone/kernel";
import type { Command } from "commander";
import { print, voiceOf, withVoice } from "./output.ts";

const vocabulary = async (sought: string | undefined, options: Readonly<Record<string, unknown>>): Promise<void> => {
  const { readVocabulary } = await import("@touchstone/server");
  const voice = voiceOf(options);
  const words = readVocabulary();
  const terms = findTerms(words, sought ?? "");
  if (terms.length === 0) process.exitCode = 1;
  const { source, edition, nationalAdoption, objectKinds, history, doubts } = words;
  print(voice, { source, edition, nationalAdoption, objectKinds, history, doubts, terms }, () =>
    terms.length === 0
      ? [voice.lang === "zh" ? `没有找到“${sought ?? ""}”。` : `Nothing found for “${sought ?? ""}”.`]
      : terms.flatMap(({ clause, clause2004, term, meaning, caution, senses = [] }) => [
          `${clause}  ${term.zh}  ${term.en}  〔2004: ${clause2004 ?? "–"}〕`,
          `    ${meaning[voice.lang]}${caution === undefined ? "" : `（${caution[voice.lang]}）`}`,
          ...senses.map(
            (sense) => `    ${sense.context[voice.lang]}: ${sense.word[voice.lang]}, ${sense.meaning[voice.lang]}`,
          ),
        ]),
  );
};

export const vocabularyCommand = (program: Command): void => {
  withVoice(
    program
      .command("vocabulary")
      .argument("[term]", "中文、英文或条款号 · Chinese, English or clause number")
      .description("合格评定术语（ISO/IEC 17000，自拟解释） · terms of conformity assessment, in our own words"),
  ).action(vocabulary);
};
