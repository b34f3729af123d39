import type { Catalogue, RefusalCatalogue } from "../text.ts";

export const guideRefusals = {
  "unfit-unknown": {
    status: 422,
    zh: "“{of}”既不是这份清单里的要点，也不是其中哪个要点所依据的法规。写要点编号（如 CT-030）或法规代号。",
    en: "“{of}” is neither a point of this list nor a law that one of them rests on. Give a point's number (such as CT-030) or a law's name.",
  },
  "unfit-twice": {
    status: 422,
    zh: "“{of}”判了不止一次不适用。每个只说一次理由。",
    en: "“{of}” is judged not applicable more than once. Give one reason for each.",
  },
  "unfit-without-reason": {
    status: 422,
    zh: "“{of}”判为不适用，要写明理由。",
    en: "“{of}” is judged not applicable: say why.",
  },
} as const satisfies RefusalCatalogue;

/** Standards as they are printed. */
export const standardNameTexts = {
  iso45001: { zh: "ISO 45001", en: "ISO 45001" },
  iso14001: { zh: "ISO 14001", en: "ISO 14001" },
  iso9001: { zh: "ISO 9001", en: "ISO 9001" },
  iso21001: { zh: "ISO 21001", en: "ISO 21001" },
  iso27001: { zh: "ISO/IEC 27001", en: "ISO/IEC 27001" },
  "iso17021-1": { zh: "ISO/IEC 17021-1", en: "ISO/IEC 17021-1" },
} as const satisfies Catalogue;

/** Words of the audit guide: the page, the printed guide, the spreadsheet, the forms. */
export const guideTexts = {
  kindOfAudit: { zh: "审核依据", en: "Audited against" },
  allStandards: { zh: "要点涉及的全部标准", en: "All standards of the points" },
  outcome: { zh: "可得出", en: "May lead to" },
  mayRaise: { zh: "可开不符合", en: "a nonconformity" },
  noteOnly: { zh: "不开不符合，只作提示", en: "no nonconformity; note only" },
  notAudited: {
    zh: "本次不审 {standard}，不开不符合，只作提示。",
    en: "{standard} is not audited here: no nonconformity, note only.",
  },
  nothing: { zh: "不适用", en: "not applicable" },
  inForce: { zh: "有效", en: "In force" },
  since: { zh: "{version} 版，{since} 起施行", en: "version {version}, in force from {since}" },
  sinceUnknown: { zh: "{version} 版，施行日不详", en: "version {version}, first day unknown" },
  applies: { zh: "适用", en: "Applies" },
  always: { zh: "本场景都适用", en: "throughout this scene" },
  onCondition: { zh: "条件：{condition}", en: "where: {condition}" },
  unfit: { zh: "不适用，理由：{reason}", en: "not applicable: {reason}" },
  level: { zh: "地域", en: "Place" },
  localFocus: { zh: "地方特色", en: "local speciality" },
  how: { zh: "怎么看", en: "How" },
  evidence: { zh: "证据", en: "Evidence" },
  who: { zh: "责任方", en: "Whose duty" },
  howOften: { zh: "频次", en: "How often" },
  kept: { zh: "保存", en: "Kept" },
  areas: { zh: "补充的技术领域", en: "Technical areas it completes" },
  areasNone: { zh: "没有写明", en: "none is named" },
  download: { zh: "下载", en: "Download" },
  print: { zh: "打印", en: "Print" },
  formatMd: { zh: "指南（Markdown）", en: "Guide (Markdown)" },
  formatXlsx: { zh: "表格（XLSX）", en: "Spreadsheet (XLSX)" },
  formatXlsform: { zh: "现场表单（XLSForm）", en: "Field form (XLSForm)" },
  formatOscal: { zh: "评估计划（OSCAL）", en: "Assessment plan (OSCAL)" },
  formatJson: { zh: "数据（JSON）", en: "Data (JSON)" },
  decide: { zh: "判为不适用", en: "Not applicable" },
  decideHint: {
    zh: "要写理由；要点仍列在清单里。记在这个浏览器里，下载时一并带上。",
    en: "Needs a reason; the point stays listed. Kept in this browser and part of what you download.",
  },
  reason: { zh: "理由", en: "Reason" },
  undo: { zh: "恢复适用", en: "Applies again" },
  toQuiz: { zh: "培训测验", en: "Training quiz" },
  toWorkshops: { zh: "一致性研讨", en: "Consistency workshops" },
  keptFor: { zh: "至少 {period}", en: "at least {period}" },
  keptForOf: { zh: "{of}至少 {period}", en: "{of}: at least {period}" },
  auditor: { zh: "审核员", en: "Auditor" },
  client: { zh: "受审核方", en: "Client" },
  auditDay: { zh: "审核日期", en: "Day of the audit" },
  seen: { zh: "看到了什么，记录编号", en: "What was seen, numbers of records" },
  whyNot: { zh: "为什么不适用或没有抽到", en: "Why not applicable or not sampled" },
  photo: { zh: "照片", en: "Photo" },
  conformity: { zh: "符合", en: "Conformity" },
  nonconformity: { zh: "不符合", en: "Nonconformity" },
  note: { zh: "提示", en: "Note" },
  notApplicable: { zh: "不适用", en: "Not applicable" },
  notSampled: { zh: "本次未抽样", en: "Not sampled this time" },
  planScope: {
    zh: "由客户的管理体系文件说明；本计划不替代它。",
    en: "Described in the client's management system documents, which this plan does not replace.",
  },
} as const satisfies Catalogue;

/** The training quiz (CT-21). */
export const quizTexts = {
  title: { zh: "培训测验", en: "Training quiz" },
  lead: {
    zh: "题目取自这一天的审核要点。编号相同，题目就相同。",
    en: "Asked from the audit points of the day. The same number gives the same quiz.",
  },
  seed: { zh: "试卷编号", en: "Number of the quiz" },
  another: { zh: "换一份", en: "Another" },
  question: { zh: "第 {number} 题", en: "Question {number}" },
  key: { zh: "答案", en: "Answer key" },
  score: { zh: "答对 {right} / {asked}", en: "{right} of {asked} right" },
  scoreHint: { zh: "成绩只留在这个页面上。", en: "The score stays on this page." },
  right: { zh: "对", en: "right" },
  wrong: { zh: "不对", en: "wrong" },
  empty: {
    zh: "这份清单出不了题。换个场景、地域或日期。",
    en: "This list gives no question. Choose another scene, place or day.",
  },
  askProvision: { zh: "“{duty}”依据哪一条？", en: "Which provision carries this duty: “{duty}”" },
  askKind: { zh: "“{text}”属于哪类要点？", en: "Which kind of point is this: “{text}”" },
  askOutcome: {
    zh: "本次按 {standards} 审核。在“{text}”上能开不符合吗？",
    en: "The audit is against {standards}. May a nonconformity be raised on “{text}”?",
  },
  askFrequency: { zh: "“{duty}”多久一次？", en: "How often: “{duty}”" },
  askRetention: { zh: "“{duty}”相关记录至少保存多久？", en: "How long at least are the records kept: “{duty}”" },
  because: { zh: "{provision}；{standard}。", en: "{provision}; {standard}." },
} as const satisfies Catalogue;
