import type { Catalogue } from "../text.ts";

const ways = {
  otherwise: {
    "initial-audit": { zh: "按初次认证重新审核", en: "an initial audit" },
    "stage-2": { zh: "至少重做第二阶段", en: "at least a stage 2" },
  },
} as const;

export const siteRelationTexts = {
  own: { zh: "自有", en: "own" },
  licensed: { zh: "加盟", en: "licensed" },
} as const;

/** Grounds and triggers of the packs, by their ids. */
export const groundTexts = {
  "persistent-failure": { zh: "持续或严重不满足要求", en: "persistent or serious failure" },
  "audit-not-allowed": { zh: "不接受监督或再认证审核", en: "audits are not allowed in time" },
  "own-request": { zh: "获证组织请求", en: "the client’s own request" },
  "surveillance-overdue": { zh: "监督逾期", en: "surveillance overdue" },
  "serious-accident": { zh: "严重事故", en: "a serious accident" },
  "serious-breach": { zh: "涉及主管部门的严重违规", en: "a serious breach that involves an authority" },
  "contract-breach": { zh: "不履行认证合同", en: "contract duties not kept" },
  penalised: { zh: "受到行政处罚", en: "penalised" },
  "found-by-regulator": { zh: "监管部门检查发现问题", en: "found by the regulator" },
  "licence-expired": { zh: "许可过期，已重新申请", en: "a licence expired and was applied for again" },
  "legal-status-lost": { zh: "丧失法律地位", en: "legal status lost" },
  "supervision-obstructed": { zh: "阻挠监督或提供虚假材料", en: "supervision obstructed or false data given" },
  "major-accident": { zh: "重大质量事故", en: "a major quality accident" },
  "grave-breach": { zh: "严重违法", en: "a grave breach of law" },
  "system-not-running": { zh: "体系不再运行", en: "the system no longer runs" },
  "misuse-not-fixed": { zh: "误用证书或标志，拒不改正", en: "misuse of the certificate or mark, not put right" },
  "failed-national-check": { zh: "国家监督抽查不合格", en: "a failed national check" },
} as const;

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
  "central-function": {
    zh: "总部职能在{value}，每次必审",
    en: "The central function is at {value} and audited every time",
  },
  population: {
    zh: "{relation}场所 {sites} 个，系数 {factor}：至少 {value} 个，其中随机 {random} 个（种子 {seed}）：{drawn}",
    en: "{sites} {relation} sites, factor {factor}: at least {value}, of these {random} at random (seed {seed}): {drawn}",
    words: { relation: siteRelationTexts },
  },
  "random-share": {
    zh: "其中至少 {percent} % 随机：{value} 个",
    en: "Of these at least {percent} % at random: {value}",
  },
  relation: {
    zh: "{kind}：止于 {until}，{value} 起不再计",
    en: "{kind}: ended {until}, no longer weighs from {value}",
  },
  sanction: {
    zh: "{measure}：{decided} 起，止期 {value}",
    en: "{measure}: from {decided}, until {value}",
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
  "last-initial-audit": {
    zh: "按 {from} 做初次审核，最迟 {value}",
    en: "Initial audits to {from} by {value}",
  },
  "last-certificate": { zh: "按 {from} 发证，最迟 {value}", en: "Certificates to {from} issued by {value}" },
  "edition-ends": {
    zh: "{from} 的证书最迟有效到 {value}",
    en: "Certificates to {from} hold until {value} at the latest",
  },
  "expiry-cap": {
    zh: "证上写 {printed}，有效期算到 {value}",
    en: "Printed {printed}; the expiry that counts is {value}",
  },
  restoration: { zh: "到期后最迟 {value} 可恢复", en: "After expiry restorable until {value}" },
  "no-further-surveillance": {
    zh: "到期前不再有监督，由再认证接上",
    en: "No further surveillance before the expiry; the recertification stands for it",
  },
  "no-restoration": {
    zh: "到期后不能恢复，须{otherwise}",
    en: "Nothing is restored after expiry: {otherwise}",
    words: ways,
  },
  "expiry-kept": { zh: "有效期到 {value}，不受换版影响", en: "The expiry {value} is not cut by the transition" },
  "verification-next-audit": { zh: "下次审核时验证", en: "Verified at the next audit" },
  ground: {
    zh: "事由 {ground}：{duty}{value}",
    en: "Ground {ground}: the body {duty} {value}",
    words: {
      duty: { must: { zh: "必须", en: "must" }, may: { zh: "可以", en: "may" } },
      value: { suspend: { zh: "暂停", en: "suspend" }, withdraw: { zh: "撤销", en: "withdraw" } },
      ground: groundTexts,
    },
  },
  "act-by": {
    zh: "{confirmed} 确认，{days} {counting}内处理：最迟 {value}",
    en: "Confirmed on {confirmed}, acted on within {days} {counting}: by {value}",
    words: {
      counting: {
        calendar: { zh: "日", en: "days" },
        working: { zh: "个工作日", en: "working days" },
      },
    },
  },
  "suspension-over": {
    zh: "暂停期满没有解决，必须{value}",
    en: "The suspension ended unresolved: the body must {value}",
    words: {
      value: {
        withdraw: { zh: "撤销并上报", en: "withdraw and report" },
        "withdraw-or-reduce": { zh: "撤销或缩小范围", en: "withdraw or reduce the scope" },
      },
    },
  },
  "suspension-ends": {
    zh: "自 {since} 暂停，最迟 {value} 解决",
    en: "Suspended since {since}, to be resolved by {value}",
  },
  "suspension-without-end": {
    zh: "自 {since} 暂停；最长暂停期的数字没有取得，终点不作推算",
    en: "Suspended since {since}; the longest suspension is not known, so no end is guessed",
  },
  "transfer-until": { zh: "最迟 {value} 转换", en: "To be transferred by {value}" },
  "cycle-kept": {
    zh: "新证书沿用原周期，有效期仍到 {expiry}",
    en: "The new certificate keeps the cycle and ends on {expiry}",
  },
  "programme-by-receiver": { zh: "接收机构确定后续审核方案", en: "The receiving body fixes the programme from here" },
  "minors-taken-over": {
    zh: "{minors} 项轻微不符合的计划一并接手",
    en: "The plans for {minors} minors are taken over",
  },
  "visit-before-transfer": {
    zh: "有 {majors} 项严重不符合未关闭，转换前须到现场",
    en: "{majors} majors are open, so the client is visited before the transfer",
  },
  "number-parts": {
    zh: "机构 {body}，{year} 年，{domainTitle}，流水号 {serial}，第 {renewal} 次再认证，{sizeTitle}：{value}",
    en: "Body {body}, year {year}, {domainTitle}, serial {serial}, renewal {renewal}, {sizeTitle}: {value}",
  },
  "status-word": {
    zh: "“{word}”指{title}：CNCA {cnca}，CertSearch {certSearch}，17000 {iso17000}",
    en: "“{word}” means {title}: CNCA {cnca}, CertSearch {certSearch}, ISO/IEC 17000 {iso17000}",
  },
  "special-audit": {
    zh: "{trigger}，{notified} 得知，{days} 天内：最迟 {value} 审核",
    en: "{trigger}, known on {notified}, {days} days: audit by {value}",
    words: { trigger: groundTexts },
  },
  "report-by": {
    zh: "{happened} 发生，最迟 {value} 上报，节假日不顺延",
    en: "Happened on {happened}, reported by {value}, no grace for holidays",
  },
  "working-days": {
    zh: "{from} 当日不计，{days} 个工作日：{value}（{notices}）",
    en: "{from} is not counted, {days} working days: {value} ({notices})",
  },
  answer: { zh: "最迟 {value} 答复", en: "Answer by {value}" },
  verification: { zh: "最迟 {value} 验证关闭", en: "Verified by {value}" },
  operation: { zh: "运行满期日 {value}", en: "The time of operation is full on {value}" },
  "internal-audit": { zh: "内部审核完成于 {value}", en: "Internal audit finished on {value}" },
  "management-review": { zh: "管理评审完成于 {value}", en: "Management review finished on {value}" },
} as const satisfies Catalogue;
