import type { Catalogue, RefusalCatalogue } from "../text.ts";

export const workshopRefusals = {
  "workshop-open-already": {
    status: 409,
    zh: "这场研讨已经开始。要研讨别的案例，另开一场。",
    en: "This workshop is open already. Open another for another case.",
  },
  "workshop-without-points": {
    status: 422,
    zh: "研讨至少要有一个要点。先选要点。",
    en: "A workshop needs at least one point. Choose points first.",
  },
  "workshop-unknown": { status: 404, zh: "没有这场研讨。", en: "There is no such workshop." },
  "workshop-closed": {
    status: 409,
    zh: "研讨已于 {on} 结束，不再收判断。",
    en: "The workshop was closed on {on} and takes no more verdicts.",
  },
  "workshop-point-unknown": {
    status: 422,
    zh: "要点 {point} 不在这场研讨里。",
    en: "Point {point} is not part of this workshop.",
  },
  "workshop-point-twice": {
    status: 422,
    zh: "要点 {point} 出现了两次。每个只给一次。",
    en: "Point {point} is given twice. Give each once.",
  },
} as const satisfies RefusalCatalogue;

/** Consistency workshops (CT-22). */
export const workshopTexts = {
  title: { zh: "一致性研讨", en: "Consistency workshops" },
  lead: {
    zh: "几位审核员各自判断同一案例；结束之前互相看不到，结束之后看哪里不一致。",
    en: "Several auditors judge the same case; nobody sees another's verdict until it is closed, then you see where they differ.",
  },
  none: { zh: "还没有研讨。", en: "No workshop yet." },
  open: { zh: "开一场研讨", en: "Open a workshop" },
  name: { zh: "名称", en: "Title" },
  text: { zh: "案例", en: "The case" },
  textHint: {
    zh: "写清现场看到、听到、读到了什么；不要写真实客户的名称。",
    en: "What was seen, heard and read; no real client's name.",
  },
  points: { zh: "要点编号", en: "Numbers of the points" },
  pointsHint: { zh: "用空格隔开，如 CT-001 CT-020", en: "With spaces between: CT-001 CT-020" },
  state: { zh: "状态", en: "State" },
  isOpen: { zh: "进行中", en: "open" },
  isClosed: { zh: "已结束", en: "closed" },
  opened: { zh: "开始", en: "Opened" },
  judges: { zh: "已判断", en: "Judged by" },
  judgeCount: { zh: "{count} 人", en: "{count, plural, one {# person} other {# people}}" },
  verdict: { zh: "判断", en: "Verdict" },
  choose: { zh: "未判断", en: "not judged" },
  remark: { zh: "理由", en: "Reason" },
  send: { zh: "提交我的判断", en: "Send my verdicts" },
  sendHint: {
    zh: "结束之前可以改；别人看不到你的判断。",
    en: "You can change them until it is closed; nobody else sees them.",
  },
  nothingChosen: { zh: "先给至少一个要点下判断。", en: "Judge at least one point first." },
  close: { zh: "结束并公布", en: "Close and show" },
  closeHint: {
    zh: "结束之后不能再改，所有判断都会公开给参加者。",
    en: "Nothing can be changed afterwards; all verdicts are shown.",
  },
  result: { zh: "结果", en: "Result" },
  percent: { zh: "一致率", en: "Agreement" },
  cohen: { zh: "Cohen κ（两人）", en: "Cohen's κ (two)" },
  fleiss: { zh: "Fleiss κ（多人）", en: "Fleiss' κ (several)" },
  krippendorff: { zh: "Krippendorff α（有缺项）", en: "Krippendorff's α (with gaps)" },
  noFigure: { zh: "算不出：不足两人，或只用了一种判断", en: "not defined: fewer than two people, or one verdict only" },
  disputedFirst: { zh: "分歧最大的在前", en: "the most disputed first" },
  back: { zh: "全部研讨", en: "All workshops" },
} as const satisfies Catalogue;

export const workshopVerdictTexts = {
  conformity: { zh: "符合", en: "Conformity" },
  nonconformity: { zh: "不符合", en: "Nonconformity" },
  note: { zh: "提示", en: "Note" },
  "not-applicable": { zh: "不适用", en: "Not applicable" },
} as const satisfies Catalogue;
