import type { Catalogue, RefusalCatalogue } from "../text.ts";

export const objectiveRefusals = {
  "incidents-need-always": {
    status: 422,
    zh: "“{text}”按次数算，不按事件算。把频次改成“始终”，再选计哪些事件。",
    en: "“{text}” counts how often, not incidents. Set its frequency to “always”, then choose the incidents.",
  },
  "schedule-needs-period": {
    status: 422,
    zh: "“{text}”没有周期，定不了哪天该做。把频次改成每天、每周等，再定日子。",
    en: "“{text}” has no period, so that no days are due. Set its frequency to a day, a week or longer first.",
  },
  "own-calendar-unknown": {
    status: 422,
    zh: "没有叫“{calendar}”的日历。已登记的：{known}。先在“校历和开工日历”里登记一段，名称写一样的。",
    en: "There is no calendar “{calendar}”. Entered are: {known}. Enter a term of that name under “Own calendar” first.",
  },
  "outcome-unknown": {
    status: 422,
    zh: "事件登记里没有后果“{outcome}”。可选：{known}。",
    en: "The book of incidents has no outcome “{outcome}”. Choose from {known}.",
  },
} as const satisfies RefusalCatalogue;

export const objectiveTexts = {
  title: { zh: "年度目标", en: "Objectives of the year" },
  kicker: { zh: "{name} · {year} 年，截至 {date}", en: "{name} · {year}, up to {date}" },
  lead: {
    zh: "做了几次看证据；“零事故”看事件登记：一起就是没守住，还没到的日子不算零。",
    en: "How often follows from evidence; “no accident” from the incidents on record: one breaks it, and days to come are not counted as zero.",
  },
  toRegister: { zh: "去台账", en: "To the register" },
  none: { zh: "还没有目标。在台账的一行里定目标。", en: "No objective yet. Set one in a row of the register." },
  more: {
    zh: "共 {of} 个，列出前 200 个；导出里是全部。",
    en: "{of} in all; the first 200 are listed, the export has all.",
  },
  objective: { zh: "目标", en: "Objective" },
  risk: { zh: "风险", en: "Risk" },
  count: { zh: "做到", en: "Done" },
  incidents: { zh: "{count} 起事件", en: "{count, plural, one {# incident} other {# incidents}}" },
  once: { zh: "{done} 次", en: "{done} done" },
  state: { zh: "状态", en: "State" },
  "standing.reached": { zh: "做到了", en: "reached" },
  "standing.on-track": { zh: "跟上了", en: "on track" },
  "standing.behind": { zh: "落后", en: "behind" },
  "standing.held": { zh: "守住了", en: "held" },
  "standing.broken": { zh: "没守住", en: "broken" },
  "standing.not-yet": { zh: "还没到日子", en: "not yet" },
  "standing.unmeasured": { zh: "没说按什么算", en: "not measured" },
  csv: { zh: "导出 CSV", en: "Export CSV" },
  site: { zh: "场所", en: "Site" },
  allSites: { zh: "全部场所", en: "All sites" },
  countBy: { zh: "按事件算", en: "Count incidents" },
  outcomes: { zh: "哪些后果算没守住", en: "Which outcomes break it" },
  of: { zh: "算哪些事件", en: "Whose incidents" },
  "of.row": { zh: "这一行的", en: "of this row" },
  "of.organisation": { zh: "整个组织的", en: "of the organisation" },
  answered: { zh: "措施已验证有效", en: "the action works" },
  unanswered: { zh: "还没有验证有效的措施", en: "no action found to work yet" },
  countedSet: { zh: "已定：{outcomes}，{of}。", en: "Set: {outcomes}, {of}." },
} as const satisfies Catalogue;

export const objectiveWaitingTexts = {
  act: { zh: "“零事故”没守住：做完纠正措施并验证", en: "“No accident” is broken: close the corrective action" },
  why: {
    zh: "今年有 {count} 起事件算在这个目标上，还没有验证有效的措施。事件关闭，或者写明它的纠正措施关闭，这里就消失",
    en: "{count, plural, one {# incident} other {# incidents}} of this year count here and no action was found to work. Close the incident, or a corrective action that names it",
  },
  button: { zh: "看是哪起", en: "See which" },
} as const satisfies Catalogue;
