import type { RefusalCatalogue } from "../text.ts";

export const registerRefusals = {
  "risk-already-identified": {
    status: 409,
    zh: "这一行已经识别过，不能重复识别。",
    en: "This row has been identified already.",
  },
  "risk-not-identified": { status: 404, zh: "没有这一行。核对编号。", en: "There is no such row. Check the number." },
  "line-unknown": {
    status: 404,
    zh: "这一行里没有这份法规。刷新后再选。",
    en: "The row has no such document. Reload and choose again.",
  },
  "line-withdrawn": {
    status: 409,
    zh: "“{title}”已从这一行撤下，不能再摘录条款。",
    en: "“{title}” was taken out of this row; no clause can be extracted from it.",
  },
  "article-unknown": {
    status: 422,
    zh: "{family}@{version} 没有“{article}”。核对条号。",
    en: "{family}@{version} has no article “{article}”. Check its number.",
  },
  "quote-differs": {
    status: 422,
    zh: "摘录与{article}原文不符：第 {at} 个字起写的是“{quoted}”，原文是“{printed}”。照原文改。",
    en: "The extract leaves the text of {article} at character {at}: it says “{quoted}”, the text says “{printed}”. Copy the text.",
  },
  "objective-unknown": {
    status: 422,
    zh: "这一行没有这个目标。先定目标，再写控制、监测和证据。",
    en: "The row has no such objective. Set the objective first, then control, monitoring and evidence.",
  },
  "plan-item-unknown": {
    status: 404,
    zh: "要改的这一项不存在。刷新后再改。",
    en: "The item to be changed is not there. Reload and change it again.",
  },
  "evidence-unknown": {
    status: 422,
    zh: "所引的证据不在这一行。先上传，再引用。",
    en: "The evidence cited is not attached to this row. Attach it, then cite it.",
  },
  "evidence-missing": {
    status: 422,
    zh: "判为符合要有证据。至少选一份。",
    en: "A row is found to conform on evidence. Choose at least one item.",
  },
  "evidence-kind-refused": {
    status: 415,
    zh: "“{file}”不能作证据：{why, select, empty {文件是空的} mismatch {内容与扩展名不符} damaged {文件残缺或损坏} hostile {内部结构有害} other {不接受这种文件}}。可用 PDF、图片、视频、Excel、Word、PPT、CSV、文本。",
    en: "“{file}” cannot be evidence: {why, select, empty {it is empty} mismatch {its content is not what its name says} damaged {it is cut short or damaged} hostile {its inner structure is hostile} other {files of this kind are not taken}}. PDF, images, video, Excel, Word, PowerPoint, CSV and text can.",
  },
  "row-incomplete": {
    status: 422,
    zh: "还不能评价：{documents, plural, =0 {} other {没有法规；}}{clauses, plural, =0 {} other {# 份法规没有条款；}}{objectives, plural, =0 {} other {没有目标；}}{controls, plural, =0 {} other {# 个目标没有控制；}}{monitoring, plural, =0 {} other {# 个目标没有监测；}}先补齐。",
    en: "The row cannot be evaluated yet: {documents, plural, =0 {} other {no law; }}{clauses, plural, =0 {} one {# law without a clause; } other {# laws without a clause; }}{objectives, plural, =0 {} other {no objective; }}{controls, plural, =0 {} one {# objective without a control; } other {# objectives without a control; }}{monitoring, plural, =0 {} one {# objective without monitoring; } other {# objectives without monitoring; }}complete it first.",
  },
  "area-missing": {
    status: 422,
    zh: "没有写明评价所需的专业领域。先定领域和责任部门。",
    en: "It is not said in which area an evaluator must be competent. Set area and owner first.",
  },
  "evaluator-not-competent": {
    status: 422,
    zh: "{on} 这天，你没有领域“{area}”的合规性评价能力记录。请由有能力的人评价，或先补记录。",
    en: "On {on} no record shows you competent to evaluate compliance in “{area}”. Ask somebody who is, or complete the record.",
  },
  "evaluated-by-owner": {
    status: 422,
    zh: "这一行的责任人是{owner}，也就是你。请由另一个有能力的人评价。",
    en: "{owner} answers for this row, and that is you. Ask somebody else who is competent to judge it.",
  },
  "evaluated-in-future": {
    status: 422,
    zh: "日期 {on} 还没到，今天是 {today}。",
    en: "{on} has not come yet; today is {today}.",
  },
  "evaluation-open": {
    status: 409,
    zh: "上次评价的不符合（{finding}）还没有闭环。先整改，再由别人验证。",
    en: "The last evaluation’s failure ({finding}) is not closed. Correct it and have somebody else verify it.",
  },
  "nothing-to-correct": {
    status: 409,
    zh: "这一行没有待整改的不符合。",
    en: "This row has no failure that waits for a correction.",
  },
  "nothing-to-report": {
    status: 409,
    zh: "没有在做的整改可报。先写整改措施。",
    en: "There is no correction under way to report. Plan it first.",
  },
  "nothing-to-verify": {
    status: 409,
    zh: "没有做完的整改可验证。",
    en: "There is no finished correction to verify.",
  },
  "corrected-by-verifier": {
    status: 403,
    zh: "整改是你自己做的，要由别人验证。",
    en: "You made this correction yourself; somebody else must verify it.",
  },
  "review-unknown": {
    status: 409,
    zh: "没有因 {family}@{version} 待复看的事。",
    en: "No review is open because of {family}@{version}.",
  },
  "rows-not-compliant": {
    status: 409,
    zh: "{of} 行中有 {open} 行还没有由证据支持的合规结论，不能说“合规”。",
    en: "{open} of {of} rows carry no conclusion of compliance from evidence; “compliant” cannot be said.",
  },
  "header-missing": {
    status: 422,
    zh: "没有找到表头。表头要有序号和 ①–⑫ 十二栏。",
    en: "No heading row was found. It must have the number and the twelve columns ①–⑫.",
  },
  "column-missing": { status: 422, zh: "表头缺“{heading}”一栏。", en: "The heading row lacks the column “{heading}”." },
  "column-duplicate": {
    status: 422,
    zh: "表头里“{heading}”出现了两次。",
    en: "The heading “{heading}” stands in the heading row twice.",
  },
  "column-unknown": {
    status: 422,
    zh: "不认识“{heading}”这一栏。删去它，或改成十二栏之一。",
    en: "The column “{heading}” is not known. Remove it or make it one of the twelve.",
  },
  "register-empty": { status: 422, zh: "表里没有一行内容。", en: "The table has no row." },
  "risk-missing": {
    status: 422,
    zh: "这一行没有写重要风险 ①，上面也没有可接的风险。",
    en: "This row names no risk ① and none stands above it to continue.",
  },
  "title-missing": {
    status: 422,
    zh: "有日期或条款，却没有法规名称 ②。",
    en: "There is a date or a clause, and no title of a law ②.",
  },
  "date-impossible": {
    status: 422,
    zh: "“{printed}”不是日历上有的日子。",
    en: "“{printed}” is no day of the calendar.",
  },
  "date-ambiguous": {
    status: 422,
    zh: "“{printed}”有两种读法（{readings}）。写成 2004-02-01 这样。",
    en: "“{printed}” can be read in two ways ({readings}). Write it as 2004-02-01.",
  },
  "date-unreadable": {
    status: 422,
    zh: "“{printed}”读不出日期，按原样保留。",
    en: "“{printed}” cannot be read as a date; it is kept as it stands.",
  },
  "clause-missing": {
    status: 422,
    zh: "“{title}”没有适用条款 ④：还没有识别到要求。",
    en: "“{title}” has no applicable clause ④: no requirement is identified yet.",
  },
  "document-missing": {
    status: 422,
    zh: "风险“{risk}”没有法规。",
    en: "The risk “{risk}” has no law.",
  },
  "number-missing": { status: 422, zh: "风险“{risk}”没有序号。", en: "The risk “{risk}” has no number." },
  "number-duplicate": {
    status: 422,
    zh: "序号 {no} 用了两次，内容不同。",
    en: "The number {no} is used twice for different risks.",
  },
  "formula-as-text": {
    status: 422,
    zh: "这一格是公式或像公式，按文字“{printed}”保留。",
    en: "This cell is a formula or looks like one; it is kept as the text “{printed}”.",
  },
} as const satisfies RefusalCatalogue;
