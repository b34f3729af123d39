import type { Catalogue, RefusalCatalogue } from "../text.ts";

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
  "rule-not-in-force": {
    status: 422,
    zh: "{on} 当天，规则包 {pack} 还没有生效的版本。换一天，或写明版本。",
    en: "On {on} no edition of rule pack {pack} was in force. Take another day, or name the edition.",
  },
  "rule-input-invalid": {
    status: 422,
    zh: "输入有误：{where} {what}。",
    en: "The input is not right: {where} {what}.",
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

/** One sentence for each step of a trace; its facts are the arguments, `value` among them. */
export const traceTexts = {
  "table-row": {
    zh: "{personnel} 人落在 {from}–{to} 人一档（按台阶取值）：{value} 天",
    en: "{personnel} people fall in the row {from}–{to} (read in steps): {value} days",
  },
  factor: { zh: "调整：{reason}，{value} %", en: "Factor: {reason}, {value} %" },
  cap: { zh: "调整合计 {value} %；减少上限 {cap} %", en: "Factors together {value} %; reductions capped at {cap} %" },
  "personnel-group": {
    zh: "{activity}：{people} 人，工时 {hoursPercent} %，计 {value} 人",
    en: "{activity}: {people} people at {hoursPercent} % of the hours count {value}",
  },
  "identical-group": {
    zh: "{activity}：{people} 人，工时 {hoursPercent} %，岗位相同（{reason}），开方计 {value} 人",
    en: "{activity}: {people} people at {hoursPercent} % of the hours in identical jobs ({reason}), by the square root: {value}",
  },
  share: { zh: "取 {of}/{in}：{value} 天", en: "{of}/{in} of it: {value} days" },
  rounding: {
    zh: "舍入到最近的半天，不低于 {floor}：{value} 天",
    en: "Rounded to the nearest half day, not below {floor}: {value} days",
  },
  "on-site-floor": { zh: "现场不少于 {percent} %：{value} 天", en: "On site at least {percent} %: {value} days" },
  basis: { zh: "依据：{basis}", en: "Basis: {basis}" },
  "single-standard": { zh: "{standard} 单独：{value} 天", en: "{standard} alone: {value} days" },
  sum: { zh: "各自相加：{value} 天", en: "Together: {value} days" },
  reduction: {
    zh: "整合程度 {integration} %，审核组能力 {ability} %：{value} %",
    en: "Integration {integration} %, ability of the team {ability} %: {value} %",
  },
  sites: {
    zh: "{sites} 个场所（不含总部），系数 {factor}：抽 {value} 个，另加总部",
    en: "{sites} sites without the central function, factor {factor}: {value}, and the central function",
  },
  "random-share": {
    zh: "其中至少 {percent} % 随机：{value} 个",
    en: "Of these at least {percent} % at random: {value}",
  },
  relation: {
    zh: "{kind}：止于 {until}，{value} 起不再计",
    en: "{kind}: ended {until}, no longer weighs from {value}",
  },
  competence: { zh: "{on} 当天：{reason}（{evidence}）", en: "On {on}: {reason} ({evidence})" },
  acknowledge: { zh: "{value} 个工作日内回执", en: "Acknowledged within {value} working days" },
  decide: { zh: "最迟 {value} 作出决定", en: "Decided by {value}" },
  "finding-fit": {
    zh: "要求、事实、证据都有，没有看法和办法",
    en: "Requirement, fact and evidence, and neither opinion nor advice",
  },
  "hard-criterion": { zh: "硬杠杠：{value}", en: "Hard criterion: {value}" },
  "first-surveillance": { zh: "首次监督最迟 {value}", en: "First surveillance by {value}" },
  "next-surveillance": { zh: "下一次监督最迟 {value}", en: "Next surveillance by {value}" },
  recertification: { zh: "再认证须在 {value} 前完成", en: "Recertification to be finished by {value}" },
  restoration: { zh: "到期后最迟 {value} 可恢复", en: "After expiry restorable until {value}" },
  answer: { zh: "最迟 {value} 答复", en: "Answer by {value}" },
  verification: { zh: "最迟 {value} 验证关闭", en: "Verified by {value}" },
  operation: { zh: "运行满期日 {value}", en: "The time of operation is full on {value}" },
  "internal-audit": { zh: "内部审核完成于 {value}", en: "Internal audit finished on {value}" },
  "management-review": { zh: "管理评审完成于 {value}", en: "Management review finished on {value}" },
} as const satisfies Catalogue;
