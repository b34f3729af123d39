import type { Catalogue, RefusalCatalogue } from "../text.ts";

/** The day from which a rule of retention counts. */
export const retentionStartTexts = {
  recorded: { zh: "记录日", en: "day of the record" },
  "shelf-life-end": { zh: "保质期届满日", en: "end of the shelf life" },
  "use-end": { zh: "使用期限届满日", en: "end of use" },
} as const satisfies Catalogue;

export const lawScheduleRefusals = {
  "market-unknown": {
    status: 422,
    zh: "没有“{market}”这个市场。现有：{known}。",
    en: "There is no market “{market}”. There are: {known}.",
  },
  "schedule-unknown": {
    status: 404,
    zh: "{obligation} 不是有周期的义务。用 touchstone laws schedules 列出有周期的。",
    en: "{obligation} is no obligation that comes round. List those that do: touchstone laws schedules.",
  },
  "schedule-reversed": {
    status: 422,
    zh: "日历的末日 {until} 早于起始日 {start}。",
    en: "The calendar ends on {until}, before it starts on {start}.",
  },
  "schedule-too-long": {
    status: 422,
    zh: "从 {start} 到 {until} 超过 {most} 年，请缩短。",
    en: "{start} to {until} is over {most} years; ask for less.",
  },
  "calendar-of-nothing": {
    status: 422,
    zh: "说明要谁的日历：一条义务的编号，或者场景和地域。",
    en: "Say whose calendar: the number of an obligation, or a scene and a region.",
  },
  "visit-dates-unreadable": {
    status: 422,
    zh: "这些不是日期：{lines}。写法：2022-01-16。",
    en: "These are no dates: {lines}. Write 2022-01-16.",
  },
  "visits-not-countable": {
    status: 422,
    zh: "{obligation} 从一次检验起按年计，只看日期判断不了。",
    en: "{obligation} counts years from an inspection; dates alone cannot show whether it is kept.",
  },
  "retention-record-unknown": {
    status: 404,
    zh: "没有“{record}”这类记录的保存期限。现有：{known}。",
    en: "No retention is known for the record “{record}”. Known: {known}.",
  },
  "record-kept": {
    status: 409,
    zh: "{on} 还不能销毁：按 {rule} 要保存到 {free}，当天起才可以。",
    en: "Not to be destroyed on {on}: by {rule} it is kept until {free}, and may go from that day.",
  },
  "retention-unknown": {
    status: 409,
    zh: "在 {region} 没有查到“{record}”的保存期限，不能据此销毁。",
    en: "No term of retention was found for {record} in {region}; that is no leave to destroy it.",
  },
  "retention-start-missing": {
    status: 422,
    zh: "{rule} 从{start}起算，请写明那一天。",
    en: "{rule} counts from the {start}; say which day that is.",
    words: { start: retentionStartTexts },
  },
  "operator-code-unknown": {
    status: 422,
    zh: "没有作业项目代号“{code}”。现有：{codes}。",
    en: "There is no code “{code}” of operators’ work. There are: {codes}.",
  },
  "operator-certificate-missing": {
    status: 409,
    zh: "这项作业要 {work} 证，持有的是：{holds}。换人，或者先取得 {work} 证。",
    en: "This work asks for certificate {work}; held: {holds}. Choose somebody else, or obtain {work} first.",
  },
  "operator-certificate-not-valid": {
    status: 409,
    zh: "{work} 证在 {on} 不在有效期内，最后有效日是 {until}。",
    en: "Certificate {work} does not hold on {on}; its last day is {until}.",
  },
} as const satisfies RefusalCatalogue;

/** Words of schedules, retention, qualification and differences, the same in pages and commands. */
export const lawScheduleTexts = {
  tools: { zh: "从条文到日程", en: "From text to dates" },
  schedules: { zh: "周期与日程", en: "Schedules" },
  schedulesLead: { zh: "从起始日推出该做的日子，核对实际日期", en: "Due dates from a start; actual dates checked" },
  obligation: { zh: "义务", en: "Obligation" },
  startVisit: { zh: "第一次的日期", en: "Day of the first time" },
  startEvent: { zh: "起算事件的日期（如监督检验）", en: "Day counted from (such as the supervised inspection)" },
  until: { zh: "到", en: "Until" },
  due: { zh: "日期", en: "Date" },
  opens: { zh: "最早", en: "Earliest" },
  dayOff: { zh: "休息日", en: "day off" },
  dayUnknown: { zh: "当年放假安排未知", en: "arrangement of that year unknown" },
  movedFrom: { zh: "原为 {date}", en: "moved from {date}" },
  rule: { zh: "依据", en: "Rule" },
  count: { zh: "共 {count} 次", en: "{count, plural, one {# time} other {# times}}" },
  more: { zh: "后面还有，缩短期限再看", en: "There are more; ask for a shorter span" },
  subscribe: { zh: "下载日历（iCalendar）", en: "Download calendar (iCalendar)" },
  visits: { zh: "核对实际日期", en: "Check actual dates" },
  visitsHint: { zh: "每行一个日期，如 2022-01-16", en: "One date on each line, such as 2022-01-16" },
  takeDues: { zh: "用上面的日程填入", en: "Fill in the dates above" },
  check: { zh: "核对", en: "Check" },
  alsoCheck: { zh: "核对哪些规则", en: "Rules to check" },
  holds: { zh: "符合", en: "kept" },
  breaks: { zh: "不符合", en: "broken" },
  gap: {
    zh: "{from} 到 {to} 隔 {days} 日，最迟应在 {allowedBy}",
    en: "{from} to {to}: {days} days; due by {allowedBy}",
  },
  shortPeriod: {
    zh: "{from} 至 {to} 有 {visits} 次，应有 {asked} 次",
    en: "{from} to {to}: {visits}, asked {asked}",
  },
  nextBy: { zh: "下一次最迟 {date}", en: "Next by {date}" },
  badDate: { zh: "这些不是日期：{lines}", en: "These are no dates: {lines}" },
  retention: { zh: "保存期限", en: "Retention" },
  retentionLead: { zh: "一份记录哪天起可以销毁", en: "From which day a record may go" },
  record: { zh: "记录", en: "Record" },
  recorded: { zh: "记录日期", en: "Recorded on" },
  destroyOn: { zh: "想在哪天销毁", en: "To be destroyed on" },
  shelfLifeEnd: { zh: "保质期届满日", en: "End of the shelf life" },
  useEnd: { zh: "使用期限届满日", en: "End of use" },
  destroyHint: { zh: "填了就判断那天能不能销毁", en: "Then the answer says whether it may go on that day" },
  keptSpan: {
    zh: "从{start} {since} 起 {atLeast}，到 {free}",
    en: "{atLeast} from the {start}, {since}, to {free}",
  },
  noShelfLife: { zh: "没有就不填", en: "Leave empty if there is none" },
  free: { zh: "可以销毁的第一天", en: "May go from" },
  freeNever: {
    zh: "没有查到这里的保存期限，不能据此销毁。",
    en: "No term was found here; that is no leave to destroy it.",
  },
  decides: { zh: "以它为准", en: "decides" },
  qualification: { zh: "作业人员资格", en: "Operators’ certificates" },
  qualificationLead: { zh: "这张证能不能做这项作业", en: "Whether a certificate covers a work" },
  work: { zh: "作业项目", en: "Work" },
  held: { zh: "持有的证", en: "Certificate held" },
  issued: { zh: "发证日期", en: "Issued on" },
  lastDay: { zh: "有效期至（证上没有就不填）", en: "Valid until (empty if not printed)" },
  workOn: { zh: "作业日期", en: "Day of the work" },
  mayWork: {
    zh: "可以：{code} 证有效到 {until}，{renewBy} 前申请复审。",
    en: "Yes: {code} holds until {until}; ask for renewal by {renewBy}.",
  },
  code: { zh: "代号", en: "Code" },
  kind: { zh: "种类", en: "Kind" },
  differences: { zh: "各级差异", en: "Differences between levels" },
  differencesLead: { zh: "同一子类，国家、省、市各要求什么", en: "One sub-class by nation, province, city" },
  subclass: { zh: "子类", en: "Sub-class" },
  allSubclasses: { zh: "全部子类", en: "All sub-classes" },
  relation: { zh: "相对上级", en: "Against wider levels" },
  "relation.base": { zh: "国家要求", en: "national" },
  "relation.adds": { zh: "增加", en: "adds" },
  "relation.tightens": { zh: "加严", en: "tightens" },
  "relation.repeats": { zh: "重复", en: "repeats" },
  "attribute.frequency": { zh: "频次", en: "frequency" },
  "attribute.retention": { zh: "保存", en: "kept" },
  "attribute.deadline": { zh: "期限", en: "term" },
  "attribute.qualification": { zh: "资格", en: "qualification" },
  differs: { zh: "差别", en: "Difference" },
  market: { zh: "另外销往", en: "Also sells to" },
  dates: { zh: "实际日期", en: "Actual dates" },
  noDifferences: { zh: "这里没有可比的义务。", en: "Nothing to compare here." },
} as const satisfies Catalogue;

/** What obligations ask for, in the words in which levels are compared. */
export const aspectTexts = {
  receiver: { zh: "有资质的接收单位", en: "qualified receiver" },
  "disposal-ledger": { zh: "处置台账", en: "disposal ledger" },
  "generation-ledger": { zh: "产生台账", en: "generation ledger" },
  "electronic-form": { zh: "电子形式", en: "electronic form" },
  manifest: { zh: "联单", en: "manifest" },
  report: { zh: "报告", en: "report" },
  agreement: { zh: "收运协议", en: "agreement" },
  "separate-container": { zh: "单独容器", en: "separate container" },
  "drainage-licence": { zh: "排水许可", en: "drainage licence" },
  purifier: { zh: "净化设施", en: "fume filter" },
  duct: { zh: "专用烟道", en: "own duct" },
  cleaning: { zh: "清洗", en: "cleaning" },
  "cleaning-record": { zh: "清洗记录", en: "cleaning record" },
  "emission-limit": { zh: "达标排放", en: "emission limit" },
  "training-file": { zh: "培训档案", en: "training file" },
  "safety-manager": { zh: "安全管理人员", en: "safety manager" },
  "maintenance-interval": { zh: "维保周期", en: "maintenance interval" },
  "maintenance-record": { zh: "维保记录", en: "maintenance record" },
  "maintenance-signature": { zh: "维保签字", en: "maintenance signature" },
  "rescue-time": { zh: "救援时限", en: "time to the rescue" },
  "inspection-interval": { zh: "检验周期", en: "inspection interval" },
} as const satisfies Catalogue;

/** Areas and markets by their id in `content/scopes.yaml`. */
export const scopeTexts = {
  "yangtze-delta": { zh: "长三角", en: "Yangtze delta" },
  "yangtze-delta-zone": { zh: "长三角示范区", en: "Yangtze delta zone" },
  EU: { zh: "欧盟", en: "European Union" },
  US: { zh: "美国", en: "United States" },
} as const satisfies Catalogue;

/** Periods and how often, as a reader says them. */
export const periodTexts = {
  years: { zh: "{count} 年", en: "{count, plural, one {# year} other {# years}}" },
  months: { zh: "{count} 个月", en: "{count, plural, one {# month} other {# months}}" },
  weeks: { zh: "{count} 周", en: "{count, plural, one {# week} other {# weeks}}" },
  days: { zh: "{count} 日", en: "{count, plural, one {# day} other {# days}}" },
  gap: { zh: "间隔不超过 {period}", en: "gaps of {period} at most" },
  times: { zh: "每 {period} {times} 次", en: "{times}× in {period}" },
  inMonths: { zh: "每年 {months} 月", en: "each year in month {months}" },
  inYears: { zh: "第 {years} 年，之后每 {period}", en: "in years {years}, then every {period}" },
} as const satisfies Catalogue;
