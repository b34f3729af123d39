import type { Catalogue, RefusalCatalogue } from "../text.ts";

export const recordRefusals = {
  "record-book-unknown": {
    status: 404,
    zh: "没有“{kind}”这种记录。有的用 touchstone register records kinds 列出。",
    en: "There are no records “{kind}”. List those that there are: touchstone register records kinds.",
  },
  "record-choice-unknown": {
    status: 422,
    zh: "不能按“{choice}”筛选。可以用：{known}。",
    en: "There is nothing to filter by “{choice}”. There is: {known}.",
  },
  "record-already-entered": { status: 409, zh: "这条记录已经登记。", en: "The record is entered already." },
  "record-not-entered": { status: 404, zh: "没有这条记录。", en: "There is no such record." },
  "record-step-unknown": {
    status: 422,
    zh: "没有“{step}”这一步。有：{known}。",
    en: "There is no step “{step}”. There are: {known}.",
  },
  "record-step-not-open": {
    status: 409,
    zh: "现在是“{state}”，不能“{step}”。请先看这条记录的下一步。",
    en: "It is “{state}” now, and “{step}” does not follow. Look at what the record asks for next.",
  },
  "record-step-by-judge": {
    status: 403,
    zh: "“{step}”是对别人工作的判断，请由有评价权限的人来做。",
    en: "“{step}” judges others' work: it is for somebody who may evaluate.",
  },
  "record-step-by-worker": {
    status: 422,
    zh: "“{step}”不是判断，请按普通步骤提交。",
    en: "“{step}” judges nothing: send it as a step.",
  },
  "record-not-separate": {
    status: 403,
    zh: "不能判断自己的工作：做过“{done}”的人不能做“{step}”，请由别人来做。",
    en: "Nobody judges their own work: you did “{done}”, and “{step}” is for somebody else.",
    words: { done: { begin: { zh: "登记", en: "entering it" } } },
  },
  "record-person-unknown": {
    status: 422,
    zh: "人员名册里没有“{name}”。请先在“人员”里登记。",
    en: "“{name}” is not among the organisation's people. Enter the person first.",
  },
  "record-link-gone": {
    status: 422,
    zh: "所引用的 {id} 不存在，或者不是这一类。请重新选择。",
    en: "{id} is not there or is of another sort. Choose again.",
  },
  "record-refused": { status: 422, zh: "{message}。", en: "{message}." },
  "record-undecided": {
    status: 422,
    zh: "“{message}”这一条无法判断：所需的内容还没有填。",
    en: "“{message}” cannot be decided: what it asks about is not filled in.",
  },
  "record-final": {
    status: 409,
    zh: "这条记录已经结束，不再更正。有新情况请另记一条。",
    en: "The record has ended and is not amended. Enter a new one for what is new.",
  },
  "record-judged": {
    status: 409,
    zh: "“{field}”已经别人判断过，不能更正。",
    en: "“{field}” was judged by somebody else and is not amended.",
  },
  "record-unchanged": { status: 422, zh: "内容没有变化。", en: "Nothing is changed by it." },
  "values-unreadable": {
    status: 422,
    zh: "{file} 里读不出内容：要一个 JSON 对象，字段名对应内容。",
    en: "{file} holds no values: a JSON object from field to value is wanted.",
  },
} as const satisfies RefusalCatalogue;

export const recordWaitingTexts = {
  act: { zh: "{step}", en: "{step}" },
  why: { zh: "{kind}：现在是“{state}”", en: "{kind}: it is “{state}” now" },
  more: {
    zh: "另有 {count} 处也靠它，打开记录看全部",
    en: "{count, plural, one {# more stands} other {# more stand}} on it; open the record to see all",
  },
  button: { zh: "去办", en: "Open" },
  seeToAct: { zh: "催办：{step}", en: "See to it: {step}" },
  seeToWhy: {
    zh: "{kind}：现在是“{state}”。你负责“{site}”；要由可以登记的人来做，到期前催到。",
    en: "{kind}: it is “{state}” now. You answer for “{site}”; somebody who may write does it, so ask in time.",
  },
  look: { zh: "去看", en: "Look" },
} as const satisfies Catalogue;

/** Of an edition whose successor is valid already. */
export const obsoleteTexts = {
  act: { zh: "旧版作废并收回", en: "Withdraw the old edition everywhere" },
  why: { zh: "“{newer}”已生效，取代它", en: "“{newer}” is valid and takes its place" },
  button: { zh: "去作废", en: "Withdraw" },
} as const satisfies Catalogue;

export const recordTexts = {
  new: { zh: "登记一条", en: "Enter one" },
  "pdca.plan": { zh: "策划 P", en: "plan" },
  "pdca.do": { zh: "实施 D", en: "do" },
  "pdca.check": { zh: "检查 C", en: "check" },
  "pdca.act": { zh: "改进 A", en: "act" },
  noSites: { zh: "还没有场所可选。", en: "There is no site to choose yet." },
  toSites: { zh: "去建场所", en: "Open a site" },
  newTitle: { zh: "登记：{title}", en: "New: {title}" },
  save: { zh: "保存", en: "Save" },
  exportCsv: { zh: "导出 CSV", en: "Export CSV" },
  exportFailed: { zh: "没有导出：{reason}", en: "Not exported: {reason}" },
  emptyTitle: { zh: "还没有记录", en: "Nothing entered yet" },
  name: { zh: "名称", en: "Name" },
  state: { zh: "状态", en: "State" },
  due: { zh: "期限", en: "Due" },
  warnings: { zh: "提醒", en: "Warnings" },
  warned: { zh: "{count} 条提醒", en: "{count, plural, one {# warning} other {# warnings}}" },
  overdue: { zh: "已逾期", en: "Overdue" },
  choice: { zh: "只看", en: "Only" },
  allChoices: { zh: "不限", en: "Everything" },
  allStates: { zh: "全部状态", en: "All states" },
  sort: { zh: "排序", en: "Sort by" },
  "sort.entered": { zh: "登记先后", en: "Order of entry" },
  "sort.title": { zh: "名称", en: "Name" },
  "sort.due": { zh: "期限", en: "Due date" },
  search: { zh: "按名称查找", en: "Find by name" },
  nextTitle: { zh: "下一步", en: "What is next" },
  nothingNext: { zh: "这条记录已经结束。", en: "This record has ended." },
  until: { zh: "{on} 前", en: "by {on}" },
  noDay: { zh: "没有期限", en: "no day set" },
  barred: { zh: "做过“{done}”的人不做这一步，请由别人来做。", en: "You did “{done}”: this step is for somebody else." },
  notYours: { zh: "没有做这一步的权限。", en: "This step is not among what you may do." },
  entered: { zh: "登记", en: "Entered" },
  amended: { zh: "更正：{reason}", en: "Amended: {reason}" },
  amend: { zh: "更正", en: "Amend" },
  amendReason: { zh: "为什么更正", en: "Why it is amended" },
  amendHint: { zh: "原来的内容留在记录里。", en: "What stood before stays in the history." },
  history: { zh: "历史", en: "History" },
  nobody: { zh: "已删除的姓名", en: "name erased" },
  gone: { zh: "所引用的已不在", en: "What it leads to is gone" },
  content: { zh: "内容", en: "Content" },
  edition: { zh: "{source} {clause} · 第 {edition} 版规则", en: "{source} {clause} · rules of edition {edition}" },
  cancel: { zh: "不做了", en: "Not now" },
  open: { zh: "{count} 条未结束", en: "{count} open" },
  openLate: { zh: "{count} 条未结束，{late} 条逾期", en: "{count} open, {late} overdue" },
  linkSearch: { zh: "按名称查找：{title}", en: "Find by name: {title}" },
  choose: { zh: "请选择", en: "Choose" },
  // The columns of the export.
  columnId: { zh: "编号", en: "Id" },
  columnEntered: { zh: "登记日期", en: "Entered on" },
  columnBy: { zh: "登记人", en: "Entered by" },
  yes: { zh: "是", en: "yes" },
  no: { zh: "否", en: "no" },
  // What the command line says.
  kindRemedy: {
    zh: "按行号改好文件，再检查一次。它若在 content/ 里，改好以前要读它的都做不了。",
    en: "Mend the file at these lines and check it again. Where it lies in content/, nothing that reads it works before that.",
  },
  kindLine: {
    zh: "{id} {title}：共 {records}，未结束 {open}，逾期 {overdue}",
    en: "{id} {title}: {records} in all, {open} open, {overdue} overdue",
  },
  begun: { zh: "已登记：{id}", en: "Entered: {id}" },
  done: { zh: "已完成：{step}", en: "Done: {step}" },
  amendedLine: { zh: "已更正", en: "Amended" },
  exported: { zh: "已写入 {file}", en: "Written to {file}" },
} as const satisfies Catalogue;
