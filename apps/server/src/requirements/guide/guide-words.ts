import {
  guideTexts,
  type Language,
  placeTexts,
  requirementsTexts,
  say,
  sayFitness,
  sayList,
  sayRecurrence,
  sayRetention,
  saySince,
  sourceCheckTexts,
  standardNameTexts,
} from "@touchstone/contract";
import { type AuditGuide, type GuidePoint, type PointKind, printedRecurrence } from "@touchstone/requirements";

const words = guideTexts;

export const kindTexts = {
  system: requirementsTexts.pointSystem,
  licence: requirementsTexts.pointLicence,
  operation: requirementsTexts.pointOperation,
  observation: requirementsTexts.pointObservation,
} as const satisfies Record<PointKind, unknown>;

const isPlace = (code: string): code is keyof typeof placeTexts => code in placeTexts;

export const sayPlace = (code: string, lang: Language): string => (isPlace(code) ? say(placeTexts[code], lang) : code);

export const sayProvision = ({ provision: { title, article } }: GuidePoint): string =>
  article === null ? title : `${title} ${article}`;

export const sayStandard = ({ standard: { id, clause } }: GuidePoint, lang: Language): string =>
  `${say(standardNameTexts[id], lang)} ${clause}`;

/** What a point may lead to in this audit, with the reason where it is not a nonconformity. */
export const sayOutcome = (point: GuidePoint, lang: Language): string => {
  if (point.outcome === "nonconformity") return say(words.mayRaise, lang);
  return point.outcome === "note"
    ? say(words.notAudited, lang, { standard: say(standardNameTexts[point.standard.id], lang) })
    : sayFitness(point, lang);
};

/** The place that a point comes from; a local speciality says so. */
export const sayLevel = ({ local, jurisdiction }: GuidePoint, lang: Language): string =>
  local ? `${sayPlace(jurisdiction, lang)} · ${say(words.localFocus, lang)}` : sayPlace(jurisdiction, lang);

export const sayInForce = ({ provision, check, review }: GuidePoint, lang: Language): string =>
  [
    saySince(provision, lang),
    ...(check === "text" ? [] : [say(sourceCheckTexts[check], lang)]),
    ...(review === null ? [] : [say(requirementsTexts.pointReview, lang, { due: review.due })]),
  ].join(" · ");

export const sayHowOften = ({ recurrence }: GuidePoint, lang: Language): string =>
  recurrence === null ? "" : sayRecurrence(printedRecurrence(recurrence), lang);

export const sayKept = ({ retention }: GuidePoint, lang: Language): string =>
  retention === null ? "" : sayRetention(retention, lang);

export const titleOf = ({ scenes, region, on }: AuditGuide, lang: Language): string =>
  [say(requirementsTexts.points, lang), ...scenes.map(({ name }) => name[lang]), sayPlace(region, lang), on].join(
    " · ",
  );

export const sayStandards = ({ standards }: AuditGuide, lang: Language): string =>
  standards === null
    ? say(words.allStandards, lang)
    : sayList(
        standards.map((id) => say(standardNameTexts[id], lang)),
        lang,
      );

export const sayAreas = ({ scenes }: AuditGuide, lang: Language): string => {
  const areas = scenes.flatMap(({ areas: of }) => of);
  return areas.length === 0
    ? say(words.areasNone, lang)
    : areas
        .map(({ list, code, name, check }) => `${list} ${code} ${name[lang]}（${say(sourceCheckTexts[check], lang)}）`)
        .join(lang === "zh" ? "；" : "; ");
};
