import { guideTexts, type Language, requirementsTexts, say, sayFitness, sayList } from "@touchstone/contract";
import { type AuditGuide, type GuidePoint, pointKinds } from "@touchstone/requirements";
import {
  kindTexts,
  sayAreas,
  sayHowOften,
  sayInForce,
  sayKept,
  sayLevel,
  sayOutcome,
  sayProvision,
  sayStandard,
  sayStandards,
  titleOf,
} from "./guide-words.ts";

const words = guideTexts;

// Nothing in a duty or a reason may become a heading, a link or a tag of the printed guide.
const plain = (text: string): string => text.replace(/[\\`*_[\]<>#|]/g, "\\$&").replace(/\s+/g, " ");

const facts = (point: GuidePoint, lang: Language): readonly (readonly [string, string])[] => [
  [say(words.how, lang), point.duty[lang]],
  [say(words.who, lang), point.subject[lang]],
  [say(words.evidence, lang), point.evidence[lang]],
  [say(words.inForce, lang), `${sayProvision(point)} · ${sayInForce(point, lang)}`],
  [say(words.applies, lang), sayFitness(point, lang)],
  [say(words.level, lang), sayLevel(point, lang)],
  [say(requirementsTexts.standard, lang), `${sayStandard(point, lang)} · ${sayOutcome(point, lang)}`],
  [say(words.howOften, lang), sayHowOften(point, lang)],
  [say(words.kept, lang), sayKept(point, lang)],
  [say(requirementsTexts.record, lang), point.record ?? ""],
];

const pointLines = (point: GuidePoint, lang: Language): readonly string[] => [
  "",
  `- [ ] **${point.id}** ${plain(point.text[lang])}`,
  ...facts(point, lang).flatMap(([head, text]) => (text === "" ? [] : [`  - ${head}: ${plain(text)}`])),
];

/** A guide to print: what it rests on, then each kind of point with a box to tick. */
export const guideMarkdown = (guide: AuditGuide, lang: Language): string =>
  [
    `# ${plain(titleOf(guide, lang))}`,
    "",
    `- ${say(words.kindOfAudit, lang)}: ${sayStandards(guide, lang)}`,
    `- ${say(words.areas, lang)}: ${plain(sayAreas(guide, lang))}`,
    ...(guide.open.length === 0
      ? []
      : [
          `- ${say(requirementsTexts.openPoints, lang)} ${sayList(
            guide.open.map(({ id }) => id),
            lang,
          )}`,
        ]),
    ...pointKinds.flatMap((kind) => {
      const some = guide.points.filter((point) => point.kind === kind);
      if (some.length === 0) return [];
      return ["", `## ${say(kindTexts[kind], lang)}`, ...some.flatMap((point) => pointLines(point, lang))];
    }),
    "",
  ].join("\n");
