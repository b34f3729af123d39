import { findTerms } from "@touchstone/kernel";
import type { Command } from "commander";
import { print, voiceOf, withVoice } from "./output.ts";

const vocabulary = async (sought: string | undefined, options: Readonly<Record<string, unknown>>): Promise<void> => {
  const { readVocabulary } = await import("@touchstone/server");
  const voice = voiceOf(options);
  const words = readVocabulary();
  const terms = findTerms(words, sought ?? "");
  if (terms.length === 0) process.exitCode = 1;
  print(voice, { source: words.source, edition: words.edition, terms }, () =>
    terms.length === 0
      ? [voice.lang === "zh" ? `没有找到“${sought ?? ""}”。` : `Nothing found for “${sought ?? ""}”.`]
      : terms.flatMap(({ clause, term, meaning, caution }) => [
          `${clause}  ${term.zh}  ${term.en}`,
          `    ${meaning[voice.lang]}${caution === undefined ? "" : `（${caution[voice.lang]}）`}`,
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
