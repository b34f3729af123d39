import { factorTexts, guideTexts, type Language, requirementsTexts, say, sayFitness } from "@touchstone/contract";
import type { GuidePoint } from "@touchstone/requirements";
import {
  kindTexts,
  sayHowOften,
  sayInForce,
  sayKept,
  sayLevel,
  sayOutcome,
  sayProvision,
  sayStandard,
} from "./guide-words.ts";

const words = requirementsTexts;
const guide = guideTexts;

type Column = {
  readonly head: (lang: Language) => string;
  readonly cell: (point: GuidePoint, lang: Language) => string;
  /** In characters, in a spreadsheet. */
  readonly width: number;
};

const column = (
  message: (typeof words)[keyof typeof words] | (typeof guide)[keyof typeof guide],
  width: number,
  cell: Column["cell"],
): Column => ({ head: (lang) => say(message, lang), cell, width });

const recordOf = ({ record }: GuidePoint): string => record ?? "";

/** The columns of a guide as a table. */
export const guideColumns: readonly Column[] = [
  column(words.pointKind, 14, ({ kind }, lang) => say(kindTexts[kind], lang)),
  column(words.pointId, 10, ({ id }) => id),
  column(words.factor, 12, ({ factor, subclass }, lang) => `${say(factorTexts[factor], lang)} · ${subclass[lang]}`),
  column(words.points, 44, ({ text }, lang) => text[lang]),
  column(guide.who, 16, ({ subject }, lang) => subject[lang]),
  column(guide.evidence, 24, ({ evidence }, lang) => evidence[lang]),
  column(words.provision, 34, sayProvision),
  column(guide.inForce, 26, sayInForce),
  column(guide.applies, 26, sayFitness),
  column(guide.level, 18, sayLevel),
  column(words.standard, 18, sayStandard),
  column(guide.outcome, 26, sayOutcome),
  column(guide.howOften, 20, sayHowOften),
  column(guide.kept, 16, sayKept),
  column(words.record, 10, recordOf),
];
