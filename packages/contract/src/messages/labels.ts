import type { Catalogue, RefusalCatalogue } from "../text.ts";

export const labelRefusals = {
  "label-thing-unknown": {
    status: 404,
    zh: "没有这台设备。先在“设备设施”里登记，再发标签。",
    en: "There is no such thing. Enter it under Infrastructure first, then issue its label.",
  },
  "label-thing-ended": {
    status: 409,
    zh: "“{title}”已报废，不再发标签。",
    en: "“{title}” is scrapped; it gets no label any more.",
  },
  "label-not-previewed": {
    status: 409,
    zh: "公开的内容和你预览时不一样了。再预览一次，看过再发。",
    en: "What would be public is not what you saw. Preview again, and issue then.",
  },
  "label-duty-twice": {
    status: 422,
    zh: "义务 {obligation} 选了两次。留一次。",
    en: "Duty {obligation} is chosen twice. Keep it once.",
  },
  "label-none-in-force": {
    status: 409,
    zh: "这台设备没有在用的标签。",
    en: "This thing has no label in force.",
  },
  "label-scene-needed": {
    status: 422,
    zh: "说不出这台设备属于哪个场景。选一个场景。",
    en: "The thing names no scene. Choose one.",
  },
  "label-duty-unknown": {
    status: 422,
    zh: "场景“{scene}”没有义务 {obligation}。刷新后再选。",
    en: "Scene “{scene}” has no duty {obligation}. Reload and choose again.",
  },
  "label-proof-unknown": {
    status: 422,
    zh: "义务 {obligation} 的凭据不是这台设备的步骤，也不是它对应风险的目标。刷新后再选。",
    en: "What should prove duty {obligation} is no step of this thing and no objective of its row. Reload and choose again.",
  },
} as const satisfies RefusalCatalogue;

/** What the workspace and the command line say. */
export const labelTexts = {
  title: { zh: "设备标签", en: "Labels on equipment" },
  kicker: { zh: "{name} · 扫码看义务和最近的凭据", en: "{name} · scan to see duties and the last proof" },
  lead: {
    zh: "贴在电梯等设备上的二维码。扫的人不用登录，只看到你勾选的内容；文件和人名从不公开。",
    en: "A QR code on a lift or other equipment. Who scans it needs no account and sees what you ticked; files and names of people are never public.",
  },
  none: {
    zh: "还没有设备。先登记一台，再给它发标签。",
    en: "No equipment yet. Enter some first, then label it.",
  },
  more: { zh: "共 {of} 台，列出前 200 台。", en: "{of} in all; the first 200 are listed." },
  enterThing: { zh: "登记设备", en: "Enter equipment" },
  acts: { zh: "办什么", en: "To do" },
  thing: { zh: "设备", en: "Thing" },
  label: { zh: "标签", en: "Label" },
  inForce: { zh: "在用，{on} 发", en: "in force since {on}" },
  noLabel: { zh: "没有标签", en: "no label" },
  withdrawn: { zh: "{on} 撤回：{reason}", en: "withdrawn {on}: {reason}" },
  replaced: { zh: "{on} 换发", en: "replaced {on}" },
  open: { zh: "看公开页", en: "See the public page" },
  prepare: { zh: "准备标签", en: "Prepare the label" },
  prepareAgain: { zh: "换发标签", en: "Issue again" },
  withdraw: { zh: "撤回标签", en: "Withdraw the label" },
  reason: { zh: "原因", en: "Reason" },
  pdf: { zh: "打印页 PDF", en: "Page to print, PDF" },
  svg: { zh: "打印页 SVG", en: "Page to print, SVG" },
  scene: { zh: "场景", en: "Scene" },
  chooseScene: { zh: "选一个场景", en: "Choose a scene" },
  shows: { zh: "公开什么", en: "What is public" },
  "part.organisation": { zh: "单位名称", en: "the organisation's name" },
  "part.number": { zh: "设备编号", en: "the thing's number" },
  "part.place": { zh: "在哪里", en: "where it is" },
  "part.state": { zh: "在用或停用", en: "in use or stopped" },
  duties: { zh: "公开哪些义务", en: "Which duties are public" },
  provedBy: { zh: "凭什么看：{duty}", en: "Proved by: {duty}" },
  noProof: { zh: "不挂凭据", en: "no proof linked" },
  preview: { zh: "预览公开页", en: "Preview" },
  previewTitle: { zh: "扫码的人将看到", en: "Who scans it will see" },
  issue: { zh: "就这样公开，发标签", en: "Make this public: issue the label" },
  issued: { zh: "标签已发：{address}", en: "Label issued: {address}" },
  cliWithdrawn: {
    zh: "标签已撤回；扫到的人只看到“已撤回”。",
    en: "Withdrawn; who scans it is told so and nothing else.",
  },
  saved: { zh: "已写入 {file}。", en: "Written to {file}." },
  seen: { zh: "预览值：{seen}", en: "seen: {seen}" },
  "standing.kept": { zh: "按期", en: "in time" },
  "standing.overdue": { zh: "已过期", en: "overdue" },
  "standing.none": { zh: "没有记录", en: "no record" },
  "standing.undated": { zh: "有记录", en: "on record" },
  frequency: { zh: "多久一次", en: "How often" },
  noFrequency: { zh: "法规没有写次数", en: "the source sets no interval" },
  last: { zh: "最近一次", en: "Last" },
  next: { zh: "下次不晚于", en: "Next by" },
  digest: { zh: "文件摘要 SHA-256", en: "Digest of the file, SHA-256" },
  noFile: { zh: "没有存文件", en: "no file kept" },
} as const satisfies Catalogue;

/** What the public page and the printed label say. */
export const labelPageTexts = {
  asOf: { zh: "{on} 的情况", en: "As of {on}" },
  duties: { zh: "法定义务和最近的凭据", en: "Duties by law, and the last proof" },
  noDuties: { zh: "单位没有公开义务。", en: "No duties are made public." },
  hint: {
    zh: "内容由使用单位记录并勾选公开。凭据文件不在这里；摘要可用来核对单位出示的文件。",
    en: "Kept and made public by the organisation that runs the thing. Files are not here; a digest lets you check a file that is shown to you.",
  },
  withdrawnTitle: { zh: "标签已撤回", en: "Label withdrawn" },
  withdrawnLead: { zh: "这张标签 {on} 起不再有效。", en: "This label is no longer in force since {on}." },
  replacedLead: {
    zh: "这张标签 {on} 换发了新的。请扫设备上的新标签。",
    en: "This label was replaced on {on}. Scan the new one on the equipment.",
  },
  unknownTitle: { zh: "没有这张标签", en: "No such label" },
  unknownLead: {
    zh: "码不完整，或者标签不是本平台发的。请对准二维码重扫。",
    en: "The code is incomplete, or the label is not of this platform. Scan the QR code again.",
  },
  scan: { zh: "扫码看义务和最近的凭据", en: "Scan to see duties and the last proof" },
} as const satisfies Catalogue;

export const labelWaitingTexts = {
  withdrawAct: { zh: "撤回已报废设备的标签", en: "Withdraw the label of a scrapped thing" },
  withdrawWhy: {
    zh: "设备已报废，标签还在用，扫到的人仍看到它",
    en: "The thing is scrapped, and its label still answers who scans it",
  },
  button: { zh: "去标签", en: "To the labels" },
  overdueAct: { zh: "做标签上已过期的义务 {obligation}", en: "Do duty {obligation}, overdue on a public label" },
  overdueWhy: {
    zh: "扫码的人看到它已过期：{duty}。最近一次是 {last}",
    en: "Who scans the label sees it overdue: {duty}. Last done {last}",
  },
  overdueButton: { zh: "去补证据", en: "Attach the evidence" },
} as const satisfies Catalogue;
