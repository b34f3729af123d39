import type { RefusalCatalogue } from "../text.ts";
import { siteRelationTexts } from "./traces.ts";

/** What can be wrong with a field, followed by the limit where there is one. */
export const inputFaults = {
  needed: { zh: "没有填", en: "is missing" },
  empty: { zh: "是空的", en: "is empty" },
  "not-number": { zh: "不是数字", en: "is not a number" },
  "not-string": { zh: "不是文字", en: "is not a text" },
  "not-boolean": { zh: "只能是或否", en: "is neither yes nor no" },
  "not-array": { zh: "不是列表", en: "is not a list" },
  "not-object": { zh: "不是一组字段", en: "is not a set of fields" },
  "not-record": { zh: "不是一组字段", en: "is not a set of fields" },
  "not-a-date": { zh: "不是日历上的日期", en: "is not a day of the calendar" },
  "not-among": { zh: "只能是其中之一：", en: "is none of: " },
  "too-small": { zh: "至少为 ", en: "is below " },
  "not-over": { zh: "须大于 ", en: "is not over " },
  "too-big": { zh: "最多为 ", en: "is over " },
  "not-asked": { zh: "有不认识的字段：", en: "has fields that nobody asked for: " },
  "wrong-form": { zh: "写法不对", en: "is not written as it should be" },
  "number-or-parts": { zh: "编号和各部分只填一样", en: "either the number or its parts, not both" },
  "ends-before-it-began": { zh: "结束早于开始", en: "ends before it began" },
  "same-party": { zh: "人员和客户是同一方", en: "person and client are the same party" },
  "ground-and-day-together": { zh: "事由和确认日期要一起填", en: "a ground and its day of confirmation go together" },
  "before-the-decision": { zh: "早于认证决定", en: "is before the decision" },
  "gone-and-day-together": {
    zh: "原机构已停止时填停止日期，否则不填",
    en: "the day on which the body stopped goes with a body that is gone",
  },
} as const;

/** Refusals of rule packs, gates, prerequisites and calendars. */
export const schemeRefusals = {
  "rule-unknown": {
    status: 404,
    zh: "没有规则包 {pack}。现有：{known}。",
    en: "There is no rule pack {pack}. There are: {known}.",
  },
  "rule-edition-unknown": {
    status: 404,
    zh: "规则包 {pack} 没有 {edition} 这一版。现有：{known}。",
    en: "Rule pack {pack} has no edition {edition}. There are: {known}.",
  },
  "scheme-edition-unknown": {
    status: 404,
    zh: "方案 {scheme} 没有 {edition} 这一版。现有：{known}。",
    en: "Scheme {scheme} has no edition {edition}. There are: {known}.",
  },
  "rule-not-in-force": {
    status: 422,
    zh: "{on} 当天，规则包 {pack} 还没有生效的版本。换一天，或写明版本。",
    en: "On {on} no edition of rule pack {pack} was in force. Take another day, or name the edition.",
  },
  "rule-edition-ambiguous": {
    status: 422,
    zh: "{on} 当天，规则包 {pack} 有不止一版适用：{known}。写明地域、对象，或者版本。",
    en: "On {on} more than one edition of rule pack {pack} applies: {known}. Name the place, the subject or the edition.",
  },
  "rule-input-invalid": {
    status: 422,
    zh: "输入有误：{where} {what}{limit}",
    en: "The input is not right: {where} {what}{limit}",
    words: { what: inputFaults },
  },
  "ground-unknown": {
    status: 422,
    zh: "这一版没有“{ground}”这个事由。现有：{known}。",
    en: "This edition has no ground “{ground}”. There are: {known}.",
  },
  "certificate-number-unreadable": {
    status: 422,
    zh: "{number} 不像这种编号，应形如 {expected}（9 表示数字，A 表示字母）。",
    en: "{number} is not of this kind. It has the form {expected}, 9 for a digit and A for a letter.",
  },
  "certificate-number-part-wrong": {
    status: 422,
    zh: "编号的{part}部分是“{given}”，应为：{allowed}。",
    en: "The {part} of the number is “{given}”. Allowed: {allowed}.",
    words: {
      part: {
        body: { zh: "机构代码", en: "body code" },
        year: { zh: "年份", en: "year" },
        domain: { zh: "领域字母", en: "domain letter" },
        serial: { zh: "流水号", en: "serial" },
        size: { zh: "规模字母", en: "size letter" },
      },
    },
  },
  "status-word-unknown": {
    status: 422,
    zh: "没有“{word}”这个状态词。现有：{known}。",
    en: "There is no status word “{word}”. There are: {known}.",
  },
  "site-repeated": {
    status: 422,
    zh: "场所“{site}”写了两次。每个场所一行，名称各不相同。",
    en: "The site {site} is listed twice. Each site has a line and a name of its own.",
  },
  "central-function-unclear": {
    status: 422,
    zh: "有几个场所时，要标明总部职能在哪一个；现在标了 {marked} 个。",
    en: "With several sites, one of them is marked as the central function; {marked} are.",
  },
  "site-similarity-unsaid": {
    status: 422,
    zh: "有几个场所，先说明各场所过程是否相似，才知道怎么抽样。",
    en: "With several sites, sampling depends on whether they run similar processes. Say so.",
  },
  "sites-merged": {
    status: 422,
    zh: "“{site}”把几个场所并成了一个：{sites}。每个场所单列一行。",
    en: "“{site}” puts several sites together: {sites}. Give each a line of its own.",
  },
  "site-not-listed": {
    status: 422,
    zh: "申请或确认表里没有场所“{site}”。",
    en: "The application or update lists no site “{site}”.",
  },
  "site-planned-twice": {
    status: 422,
    zh: "场所{site}在抽样里列了两次。",
    en: "The site {site} stands in the sample twice.",
  },
  "central-function-left-out": {
    status: 422,
    zh: "总部职能在{site}，每次审核都要去。",
    en: "The central function is at {site}, and every audit goes there.",
  },
  "central-function-elsewhere": {
    status: 422,
    zh: "{site}没有标为总部职能所在。",
    en: "{site} is not marked as the central function.",
  },
  "site-not-drawn": {
    status: 422,
    zh: "{site}不是抽出来的。按种子 {seed} 抽出的是：{drawn}。",
    en: "{site} was not drawn. The seed {seed} draws: {drawn}.",
  },
  "drawn-site-left-out": {
    status: 422,
    zh: "按种子 {seed} 抽出了{relation}场所{site}，抽样里没有随机列出它。",
    en: "The seed {seed} draws the {relation} site {site}, and the sample does not list it as random.",
    words: { relation: siteRelationTexts },
  },
  "chosen-without-reason": {
    status: 422,
    zh: "选定{site}要写理由。",
    en: "Choosing {site} needs a reason.",
  },
  "site-sample-too-small": {
    status: 422,
    zh: "{relation}场所 {sites} 个，至少审 {sample} 个（总部另计），现在列了 {given} 个。",
    en: "Of {sites} {relation} sites at least {sample} are audited, beside the central function; {given} are listed.",
    words: { relation: siteRelationTexts },
  },
  "transfer-standing": {
    status: 422,
    zh: "证书不在有效状态，不能转换。",
    en: "The certificate is not in force and cannot be transferred.",
  },
  "transfer-not-accredited": {
    status: 422,
    zh: "证书不在互认范围的认可之下，只能重新认证。",
    en: "The certificate is not under an accreditation that the arrangement covers. Only a new certification is possible.",
  },
  "transfer-scope-not-covered": {
    status: 422,
    zh: "接收机构的认可范围没有覆盖这张证书。",
    en: "The receiving body’s accreditation does not cover this scope.",
  },
  "transfer-majors-open": {
    status: 422,
    zh: "还有 {majors} 项严重不符合没有关闭，也没有由接收机构验证。",
    en: "{majors} majors are neither closed nor verified by the receiving body.",
  },
  "transfer-review-missing": {
    status: 422,
    zh: "还没有做转换前评审。先评审认可范围、理由、上次报告、不符合、投诉和周期。",
    en: "The pre-transfer review is missing: scope, reasons, last reports, nonconformities, complaints, place in the cycle.",
  },
  "transfer-time-over": {
    status: 422,
    zh: "最迟 {until} 转换，{on} 已经晚了。",
    en: "The last day for the transfer was {until}; {on} is too late.",
  },
  "prerequisite-not-met": {
    status: 422,
    zh: "“{title}”不满足：{facts}。",
    en: "“{title}” does not hold: {facts}.",
  },
  "prerequisite-undecided": {
    status: 422,
    zh: "“{title}”无法判断：{facts}。先补上缺的内容。",
    en: "“{title}” cannot be judged: {facts}. Supply what is missing first.",
  },
  "standard-without-table": {
    status: 422,
    zh: "这一版没有装入所需的表。",
    en: "This edition has no table for that.",
  },
  "complexity-needed": {
    status: 422,
    zh: "{standard} 按风险或复杂程度分列，请写明：{allowed}。",
    en: "{standard} is read by risk or complexity. Name one of: {allowed}.",
  },
  "complexity-not-in-table": {
    status: 422,
    zh: "{standard} 的表没有“{complexity}”一列，只有：{allowed}。",
    en: "The table of {standard} has no column “{complexity}”, only: {allowed}.",
  },
  "personnel-beyond-table": {
    status: 422,
    zh: "表到 {last} 人为止，{personnel} 人须由机构按表的走势推算并写明方法。",
    en: "The table ends at {last} people. For {personnel} the body follows its progression and writes down how.",
  },
  "reduction-over-cap": {
    status: 422,
    zh: "减少合计 {asked} %，超过上限 {cap} %。表列 {table} 天，最少 {least} 天。",
    en: "The reductions come to {asked} %, over the cap of {cap} %. The table says {table} days; {least} is the least.",
  },
  "applicant-not-a-legal-subject": {
    status: 422,
    zh: "申请方不是法人，也没有法人授权。补交主体资格或授权文件。",
    en: "The applicant is no legal person and has no authorisation by one. Send the proof of either.",
  },
  "licence-expired": {
    status: 422,
    zh: "“{name}”有效期至 {until}，审核时（{on}）已失效。换发后再申请。",
    en: "“{name}” runs until {until} and is over on the audit day, {on}. Renew it first.",
  },
  "system-not-documented": {
    status: 422,
    zh: "还没有成文的管理体系。先发布体系文件。",
    en: "There is no documented management system yet. Issue its documents first.",
  },
  "operation-too-short": {
    status: 422,
    zh: "体系自 {since} 起运行，到审核日 {on} 不满 {months} 个月。",
    en: "The system has run since {since}, less than {months} months by the audit day, {on}.",
  },
  "own-fault-loss-too-recent": {
    status: 422,
    zh: "因自身原因被暂停、注销或撤销证书（{since}）不满 {months} 个月。",
    en: "A certificate was suspended, cancelled or withdrawn for the applicant’s own cause on {since}, less than {months} months ago.",
  },
  "former-body-loss-too-recent": {
    status: 422,
    zh: "原认证机构被撤销资质（{since}）不满 {months} 个月。",
    en: "The former body lost its approval on {since}, less than {months} months ago.",
  },
  "stop-order-in-force": {
    status: 422,
    zh: "申请方正被责令停产停业。",
    en: "The applicant is under an order to stop.",
  },
  "applicant-listed": {
    status: 422,
    zh: "申请方在名单上：{lists}。移出后再申请。",
    en: "The applicant is on: {lists}. Apply again after removal.",
  },
  "major-accident-too-recent": {
    status: 422,
    zh: "{since} 发生过较大以上事故，不满 {months} 个月。",
    en: "There was a major accident on {since}, less than {months} months ago.",
  },
  "internal-audit-not-finished": {
    status: 422,
    zh: "内部审核须在体系运行期内、第二阶段（{stageTwo}）之前完成。现为：{done}。",
    en: "The internal audit must be finished within the system’s run and before stage 2 ({stageTwo}). On record: {done}.",
  },
  "management-review-not-finished": {
    status: 422,
    zh: "管理评审须在体系运行期内、第二阶段（{stageTwo}）之前完成。现为：{done}。",
    en: "The management review must be finished within the system’s run and before stage 2 ({stageTwo}). On record: {done}.",
  },
  "calendar-unknown": {
    status: 422,
    zh: "没有 {year} 年的放假安排，期限不作推算。等通知公布并装入日历后再算。",
    en: "The arrangement of days off for {year} is not loaded, and no deadline is guessed. Compute it again when it is.",
  },
} as const satisfies RefusalCatalogue;
