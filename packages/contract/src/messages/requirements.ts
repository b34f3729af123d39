import type { Catalogue, RefusalCatalogue } from "../text.ts";

export const requirementsRefusals = {
  "json-refused": {
    status: 422,
    zh: "{file} 不能作为 JSON 读取：{problem, select, syntax {语法不对} encoding {不是 UTF-8} tooDeep {嵌套太深} tooLongString {文字太长} tooManyMembers {成员太多} tooLarge {文件太大} duplicateKey {同一个键出现两次} forbiddenKey {含有不允许的键} loneSurrogate {含有不成对的代理字符} nulCharacter {含有空字符} impreciseNumber {数字超出可精确表示的范围} other {不符合要求}}。",
    en: "{file} cannot be read as JSON: {problem, select, syntax {wrong syntax} encoding {not UTF-8} tooDeep {nested too deep} tooLongString {a text is too long} tooManyMembers {too many members} tooLarge {the file is too large} duplicateKey {a key is given twice} forbiddenKey {a key is not allowed} loneSurrogate {a surrogate stands alone} nulCharacter {a NUL character} impreciseNumber {a number cannot be held exactly} other {not as asked}}.",
  },
  "field-refused": {
    status: 422,
    zh: "{file} 的 {path} 不合要求，应为：{expected}。",
    en: "{file}: {path} is not as asked; expected: {expected}.",
  },
  "law-schema-unknown": {
    status: 422,
    zh: "{file} 不是法律文件：格式应为 law/1、law-catalogue/1 或 law-index/1。",
    en: "{file} is no law file: its schema must be law/1, law-catalogue/1 or law-index/1.",
  },
  "law-digest-differs": {
    status: 422,
    zh: "{file} 的条文与它写明的摘要不符：文件写 {stated}，算得 {actual}。",
    en: "{file}: the articles do not have the stated digest: stated {stated}, computed {actual}.",
  },
  "law-version-differs": {
    status: 409,
    zh: "这里存的是 {held}，不能改成 {given}。",
    en: "This holds {held} and cannot become {given}.",
  },
  "law-version-unchanged": {
    status: 409,
    zh: "{version} 与已存的相同，没有可记的变化。",
    en: "{version} is the same as what is held; there is nothing to record.",
  },
  "law-unknown": {
    status: 404,
    zh: "法规库里没有“{document}”。",
    en: "The law base has no “{document}”.",
  },
  "law-text-not-held": {
    status: 404,
    zh: "法规库只有“{document}”的题名和日期，没有条文。导入条文：touchstone laws import。",
    en: "The law base knows title and dates of “{document}”, not its text. Import it: touchstone laws import.",
  },
  "citation-unreadable": {
    status: 422,
    zh: "看不懂“{text}”。写法举例：食品安全法 45，《食品安全法》第四十五条。",
    en: "“{text}” is not understood. Write for example: 食品安全法 45, 《食品安全法》第四十五条.",
  },
  "region-unknown": {
    status: 422,
    zh: "“{region}”不是六位行政区划代码（GB/T 2260），例如 330100。",
    en: "“{region}” is no region code of six digits (GB/T 2260) such as 330100.",
  },
  "path-missing": {
    status: 404,
    zh: "没有 {path} 这个文件或文件夹。",
    en: "There is no file or folder {path}.",
  },
  "standard-unknown": {
    status: 404,
    zh: "没有标准 {standard}。现有：{known}。",
    en: "There is no standard {standard}. There are: {known}.",
  },
  "scene-unknown": {
    status: 422,
    zh: "没有“{scene}”这个场景。现有：{known}。",
    en: "There is no scene “{scene}”. There are: {known}.",
  },
} as const satisfies RefusalCatalogue;

/** Words of the law base, the same in pages, commands and documents. */
export const requirementsTexts = {
  title: { zh: "法规库", en: "Law base" },
  asOf: { zh: "截至", en: "As of" },
  document: { zh: "文件", en: "Document" },
  documents: { zh: "文件", en: "Documents" },
  level: { zh: "效力级别", en: "Level" },
  place: { zh: "地域", en: "Place" },
  nation: { zh: "全国", en: "National" },
  effective: { zh: "施行", en: "In force from" },
  ended: { zh: "失效", en: "Until" },
  state: { zh: "状态", en: "State" },
  versions: { zh: "版本", en: "Versions" },
  version: { zh: "版本", en: "Version" },
  articles: { zh: "条文", en: "Articles" },
  articleCount: { zh: "{count} 条", en: "{count, plural, one {# article} other {# articles}}" },
  withoutText: { zh: "无条文", en: "No text held" },
  noText: {
    zh: "这里只有题名和日期。用 touchstone laws import 导入条文后，它会出现在这里。",
    en: "Only title and dates are held. The text appears here once it is imported: touchstone laws import.",
  },
  source: { zh: "出处", en: "Source" },
  basis: { zh: "施行日依据", en: "Basis of the date" },
  confidence: { zh: "核对程度", en: "Checked" },
  issuer: { zh: "制定机关", en: "Issued by" },
  number: { zh: "文号", en: "Number" },
  history: { zh: "沿革", en: "History" },
  successor: { zh: "取代它的", en: "Replaced by" },
  inSubstance: { zh: "内容上被取代，未见废止文件", en: "in substance; no act of repeal found" },
  search: { zh: "查题名", en: "Search titles" },
  searchArticles: { zh: "在条文里查", en: "Search the articles" },
  words: { zh: "词", en: "Words" },
  wordsHint: { zh: "用空格隔开，全部都要出现", en: "With spaces between; all must occur" },
  find: { zh: "查条文", en: "Find" },
  scene: { zh: "场景", en: "Scene" },
  found: { zh: "找到 {count} 处", en: "{count, plural, one {# place} other {# places}} found" },
  allPlaces: { zh: "全部地域", en: "All places" },
  allStates: { zh: "全部状态", en: "All states" },
  compare: { zh: "比较两个版本", en: "Compare two versions" },
  from: { zh: "旧", en: "Old" },
  to: { zh: "新", en: "New" },
  same: { zh: "相同", en: "Same" },
  moved: { zh: "只换条号", en: "Moved" },
  formOnly: { zh: "只有标点或引用条号不同", en: "Punctuation or reference only" },
  changed: { zh: "改动", en: "Changed" },
  added: { zh: "新增", en: "Added" },
  removed: { zh: "删去", en: "Removed" },
  empty: { zh: "没有符合条件的文件。", en: "No document fits." },
  chooseVersion: { zh: "选一个版本", en: "Choose a version" },
  showChanged: { zh: "看改动的条文", en: "Show changed articles" },
  stateInForce: { zh: "现行有效", en: "In force" },
  stateNotYet: { zh: "尚未施行", en: "Not yet in force" },
  stateAmended: { zh: "已被修改", en: "Amended" },
  stateReplaced: { zh: "已被取代", en: "Replaced" },
  stateUndated: { zh: "日期不详", en: "Undated" },
  confirmed: { zh: "已核对官方目录", en: "Against the official list" },
  snapshot: { zh: "截至来源日期", en: "As of the source's date" },
  partial: { zh: "部分核对", en: "In part" },
  recalled: { zh: "凭记忆，未核对", en: "From memory" },
  points: { zh: "审核要点", en: "Audit points" },
  pointSystem: { zh: "制度规定", en: "System documents" },
  pointLicence: { zh: "资质核查", en: "Licences" },
  pointOperation: { zh: "日常运行控制", en: "Operating records" },
  pointObservation: { zh: "现场观察", en: "Observation" },
  pointId: { zh: "编号", en: "No." },
  pointKind: { zh: "类型", en: "Kind" },
  factor: { zh: "人机料法环", en: "Factor" },
  provision: { zh: "依据", en: "Provision" },
  standard: { zh: "标准条款", en: "Standard" },
  remark: { zh: "备注", en: "Remark" },
  local: { zh: "地方", en: "local" },
  record: { zh: "对照记录", en: "read with" },
  openPoints: {
    zh: "这一天的条文不在库里，没有生成要点：",
    en: "The law of that day is not in the base, so no point was made for:",
  },
  imported: { zh: "导入 {count} 个版本", en: "{count, plural, one {# version} other {# versions}} imported" },
  unchanged: { zh: "{count} 个没有变化", en: "{count} unchanged" },
  refused: { zh: "拒收 {count} 个文件", en: "{count, plural, one {# file} other {# files}} refused" },
} as const satisfies Catalogue;

/** Names of the places for which the product has documents or obligations, by GB/T 2260. */
export const placeTexts = {
  "000000": { zh: "全国", en: "National" },
  "310000": { zh: "上海市", en: "Shanghai" },
  "320000": { zh: "江苏省", en: "Jiangsu" },
  "330000": { zh: "浙江省", en: "Zhejiang" },
  "330100": { zh: "杭州市", en: "Hangzhou" },
  "330400": { zh: "嘉兴市", en: "Jiaxing" },
  "330500": { zh: "湖州市", en: "Huzhou" },
  "370000": { zh: "山东省", en: "Shandong" },
  "371700": { zh: "菏泽市", en: "Heze" },
  "420000": { zh: "湖北省", en: "Hubei" },
  "420100": { zh: "武汉市", en: "Wuhan" },
} as const satisfies Catalogue;

/** Ranks of sources, as the publishers print them. */
export const levelTexts = {
  法律: { zh: "法律", en: "Law" },
  行政法规: { zh: "行政法规", en: "State Council regulation" },
  部门规章: { zh: "部门规章", en: "Ministry rule" },
  地方性法规: { zh: "地方性法规", en: "Local regulation" },
  地方政府规章: { zh: "地方政府规章", en: "Local government rule" },
  安全技术规范: { zh: "安全技术规范", en: "Safety technical code" },
  规范性文件: { zh: "规范性文件", en: "Normative document" },
  标准: { zh: "标准", en: "Standard" },
} as const satisfies Catalogue;

/** Acts in a law's history. */
export const lawEventTexts = {
  通过: { zh: "通过", en: "Adopted" },
  公布: { zh: "公布", en: "Promulgated" },
  发布: { zh: "发布", en: "Issued" },
  批准: { zh: "批准", en: "Approved" },
  修正: { zh: "修正", en: "Amended" },
  修订: { zh: "修订", en: "Revised" },
  修改: { zh: "修改", en: "Changed" },
  施行: { zh: "施行", en: "In force" },
} as const satisfies Catalogue;

/** Classes of factors of an audit scene. */
export const factorTexts = {
  人: { zh: "人", en: "People" },
  机: { zh: "机", en: "Machines" },
  料: { zh: "料", en: "Materials" },
  法: { zh: "法", en: "Methods" },
  环: { zh: "环", en: "Environment" },
} as const satisfies Catalogue;
