import type { Catalogue, RefusalCatalogue } from "../text.ts";

export const bearingRefusals = {
  "contradiction-without-reason": {
    status: 422,
    zh: "没有写“{file}”为什么说明这一行不符合。写明理由。",
    en: "It is not said why “{file}” speaks against the row. Give the reason.",
  },
  "contradiction-unanswered": {
    status: 422,
    zh: "反证“{file}”（{on}）还没有答复，不能判为符合。在依据里选上它，写明为什么仍然符合；或者判为不符合。",
    en: "“{file}” ({on}) speaks against the row and is not answered. Cite it and say why the row holds all the same, or find that it does not.",
  },
} as const satisfies RefusalCatalogue;

/** How evidence bears on a row: in its favour, or against it. */
export const bearingTexts = {
  bearing: { zh: "这份证据说明", en: "What it shows" },
  "bearing.supports": { zh: "这一行符合（支持）", en: "That the row holds (supports)" },
  "bearing.contradicts": { zh: "这一行不符合（反证）", en: "That it does not (contradicts)" },
  why: { zh: "为什么", en: "Why" },
  whyHint: { zh: "反证必须写明", en: "Needed of what contradicts" },
  against: { zh: "反证", en: "Contradicts" },
  unanswered: { zh: "还没有答复", en: "Not answered" },
  answered: { zh: "评价已答复", en: "Answered by an evaluation" },
  answer: { zh: "评价时答复反证“{file}”", en: "Answer “{file}”, which contradicts, in an evaluation" },
  againstThen: { zh: "反证“{file}”（{on}）：{why}", en: "Contradicted by “{file}” ({on}): {why}" },
} as const satisfies Catalogue;
