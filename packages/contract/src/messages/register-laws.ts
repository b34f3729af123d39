import type { Catalogue } from "../text.ts";

/** Where the law base meets the register: what is cited and ended, what is not cited and binds. */
export const registerLawTexts = {
  citationEnded: {
    zh: "“{title}”{since, select, none {} other {自 {since} 起}}已不适用，{successor, select, none {法规库里没有接替它的文件，请核实} other {现行的是“{successor}”（{version}），请改引}}。",
    en: "“{title}” {since, select, none {no longer applies} other {has not applied since {since}}}; {successor, select, none {the law base knows no successor, please look it up} other {cite “{successor}” ({version}) instead}}.",
  },
  title: { zh: "该引的法规", en: "Laws that should be here" },
  lead: {
    zh: "按所在地、场景和销往的市场，找出台账没有引用的现行文件，以及引用了却不适用于本地的文件。",
    en: "By place, scene and markets: documents in force that the register does not cite, and cited ones that do not bind here.",
  },
  asOf: { zh: "截至 {date}", en: "as of {date}" },
  back: { zh: "回到台账", en: "Back to the register" },
  place: { zh: "所在地", en: "Place" },
  site: { zh: "场所", en: "Site" },
  wholeOrganisation: { zh: "整个组织", en: "the whole organisation" },
  ownPlace: { zh: "场所或本组织登记的地点", en: "as the site or the organisation is registered" },
  level: { zh: "效力级别", en: "Level" },
  bindsIn: { zh: "适用范围", en: "Binds in" },
  unknownDay: { zh: "没有查到，请核实是否施行", en: "not found; look up whether it is in force" },
  effective: { zh: "施行日期", en: "In force from" },
  scene: { zh: "场景", en: "Scene" },
  market: { zh: "销往的市场", en: "Markets sold to" },
  noMarket: { zh: "只在国内", en: "home market only" },
  sceneOfRows: { zh: "按场所或台账各行的领域", en: "by the site, or the areas of the rows" },
  count: {
    zh: "{binding} 份适用或待核实，缺 {missing} 份；{elsewhere} 处引用不适用于本地。",
    en: "{binding} bind here or are to be looked up, {missing} not cited; {elsewhere} citations do not bind here.",
  },
  missing: { zh: "台账没有引用", en: "Not in the register" },
  missingNone: { zh: "适用的都引用了。", en: "Everything that binds is cited." },
  elsewhere: { zh: "引用了，但不适用于本地", en: "Cited, but binds elsewhere" },
  nothingBinds: {
    zh: "没有可对照的：选一个场景或市场。",
    en: "Nothing to compare with: choose a scene or a market.",
  },
  insteadOf: { zh: "台账还引着被它取代的“{title}”", en: "the register still cites “{title}”, which it replaced" },
  binds: { zh: "适用于{place}", en: "binds in {place}" },
} as const satisfies Catalogue;
