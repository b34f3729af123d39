import type { Catalogue, RefusalCatalogue } from "../text.ts";

export const scopeActivityRefusals = {
  "activity-unknown": {
    status: 404,
    zh: "没有这条“所做的事”。刷新后再选。",
    en: "There is no such record of what is done. Reload and choose again.",
  },
  "activity-stopped": {
    status: 409,
    zh: "“{title}”现在不在做，不用归到范围。",
    en: "“{title}” is not done now, and belongs under no line.",
  },
  "scope-not-stated": {
    status: 409,
    zh: "还没有写明体系范围。先写范围，再归类。",
    en: "No scope is stated yet. State it first, then put what is done under its lines.",
  },
  "scope-line-unknown": {
    status: 422,
    zh: "现行范围里没有“{line}”这一行。从列表里选，或者先把它写进范围。",
    en: "The scope in force has no line “{line}”. Choose one of its lines, or extend the scope first.",
  },
  "scope-line-of-other-sort": {
    status: 422,
    zh: "“{activity}”和“{line}”不是一类：服务对象归服务对象，活动归活动或服务。",
    en: "“{activity}” and “{line}” are of two sorts: a group belongs among those served, an activity among activities or services.",
  },
  "activity-placed-already": {
    status: 409,
    zh: "“{title}”已经是这样归的。",
    en: "“{title}” stands there already.",
  },
  "activity-in-scope": {
    status: 409,
    zh: "“{title}”不在范围之外，没有要纠正的。刷新后再看。",
    en: "“{title}” is not outside the scope; there is nothing to correct. Reload and look again.",
  },
  "activity-action-open": {
    status: 409,
    zh: "“{title}”已经有一条没办完的纠正措施，在“纠正与预防”里办。",
    en: "For “{title}” a corrective action is under way already; it is worked on under corrective actions.",
  },
} as const satisfies RefusalCatalogue;

/** What is done beside the stated scope: the part of the page, and the lines of the command. */
export const scopeActivityTexts = {
  title: { zh: "实际在做的，对照范围", en: "What is done, beside the scope" },
  outside: {
    zh: "{count} 件在做的事不在写明的范围里",
    en: "{count, plural, one {# thing is} other {# things are}} done outside the stated scope",
  },
  outsideDo: {
    zh: "三选一：归到范围的一行；把它写进范围；停止做它。在此之前它是一项内部发现。",
    en: "Put it under a line of the scope, extend the scope, or stop it. Until then it is an internal finding.",
  },
  allInside: {
    zh: "登记的 {count} 件在做的事都在范围里。",
    en: "{count, plural, one {The # thing recorded as done is} other {All # things recorded as done are}} in the scope.",
  },
  nothing: {
    zh: "还没有登记实际在做什么、服务谁，所以没有可比的。",
    en: "Nothing is recorded yet of what is done and who is served, so there is nothing to compare.",
  },
  nothingAt: { zh: "这个场所没有登记在做的事。", en: "Nothing is recorded as done at this site." },
  record: { zh: "登记在做的事", en: "Record what is done" },
  all: { zh: "全部记录", en: "All records" },
  activity: { zh: "在做什么", en: "What is done" },
  place: { zh: "地点", en: "Place" },
  bySite: { zh: "在做的事，按场所", en: "What is done, by site" },
  allSites: { zh: "全部场所和其他地方", en: "All sites, and other places" },
  since: { zh: "从", en: "Since" },
  why: { zh: "为什么算范围外", en: "Why it is outside" },
  "why.no-scope": { zh: "还没有写明范围", en: "no scope is stated" },
  "why.unplaced": { zh: "没有归到范围的任何一行", en: "put under no line of the scope" },
  "why.renamed": { zh: "归类之后改了名称或类别，要重新归", en: "renamed since it was put there: put it anew" },
  "why.line-gone": { zh: "原来那行“{line}”已不在范围里", en: "its line “{line}” is in the scope no more" },
  line: { zh: "范围的哪一行", en: "Line of the scope" },
  "list.activities": { zh: "活动", en: "activity" },
  "list.services": { zh: "服务", en: "service" },
  "list.served": { zh: "服务对象", en: "who is served" },
  choose: { zh: "选一行", en: "Choose a line" },
  put: { zh: "归到这行", en: "Put it there" },
  putThis: { zh: "归到这行：{title}", en: "Put it there: {title}" },
  takeOut: { zh: "移出", en: "Take out" },
  takeOutThis: { zh: "移出：{title}", en: "Take out: {title}" },
  correct: { zh: "开纠正措施", en: "Open a corrective action" },
  correctThis: { zh: "开纠正措施：{title}", en: "Open a corrective action: {title}" },
  task: { zh: "纠正措施", en: "Corrective action" },
  taskState: { zh: "纠正措施：{state}", en: "Corrective action: {state}" },
  stop: { zh: "停止", en: "Stop it" },
  stopThis: { zh: "停止：{title}", en: "Stop it: {title}" },
  idle: { zh: "范围里写了、没有登记有人在做：", en: "In the scope, and nothing recorded under it:" },
  idleHint: {
    zh: "只是提示：在做就登记并归类，不做就在下一版范围里去掉。",
    en: "A hint only: record what is done under it, or leave it out of the next edition.",
  },
  stopped: { zh: "{title}：{on} 停止", en: "{title}: stopped on {on}" },
  settled: { zh: "原因已消失、纠正措施还没办完", en: "The cause is gone, the corrective action is not done" },
  csv: { zh: "导出 CSV", en: "Export CSV" },
  toScope: { zh: "去对照范围", en: "See it beside the scope" },
  // What the corrective action says of itself.
  actionTitle: { zh: "不在体系范围里：{title}", en: "Outside the scope of the system: {title}" },
  actionRequirement: {
    zh: "体系范围第 {edition} 版（{on}）；管理体系标准 4.3",
    en: "Scope of the system, edition {edition} ({on}); 4.3 of the management system standards",
  },
  actionFacts: {
    zh: "“{title}”从 {since} 起在 {place} 做，写明的范围没有这一项：{statement}",
    en: "“{title}” has been done at {place} since {since}; the stated scope does not have it: {statement}",
  },
  // What the command line says.
  placed: { zh: "已归类。", en: "Put under its line." },
  opened: { zh: "纠正措施已开：{record}", en: "Corrective action opened: {record}" },
} as const satisfies Catalogue;
