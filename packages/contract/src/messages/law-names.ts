import type { Catalogue, RefusalCatalogue } from "../text.ts";

export const lawNameRefusals = {
  "name-changed": {
    status: 404,
    zh: "“{old}”是旧名，{since} 起叫“{now}”。请用今名再查。",
    en: "“{old}” is an old name; since {since} it is “{now}”. Ask again by that name.",
  },
} as const satisfies RefusalCatalogue;

/** How a change of name and how far a source was checked are told. */
export const lawNameTexts = {
  renamed: {
    zh: "“{old}”自 {since} 起改称，现在叫“{now}”。",
    en: "“{old}” was renamed on {since}; it is now “{now}”.",
  },
  notRenamed: { zh: "没有查到改名。", en: "No change of name is known." },
} as const satisfies Catalogue;

export const sourceCheckTexts = {
  text: { zh: "已对照条文", en: "compared with the text" },
  page: { zh: "据公开网页，未见原文", en: "from a public page, text not seen" },
  document: { zh: "只核对了文件存在", en: "only the document’s existence checked" },
  recalled: { zh: "凭记忆，未核对", en: "from memory, not checked" },
} as const satisfies Catalogue;
