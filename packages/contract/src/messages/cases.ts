import type { Catalogue, RefusalCatalogue } from "../text.ts";
import { duties, lacks, ties } from "./case-words.ts";
import { findingFileRefusals } from "./finding-files.ts";
import { findingRefusals } from "./findings.ts";
import { occasionRefusals } from "./occasions.ts";

/** Who does a step. */
export const caseDoers = {
  applicant: { zh: "客户", en: "the client" },
  planner: { zh: "方案管理人", en: "the planner" },
  team: { zh: "审核组", en: "the audit team" },
  "team-leader": { zh: "审核组长", en: "the team leader" },
  auditor: { zh: "审核员", en: "an auditor" },
  reviewer: { zh: "复核人", en: "the reviewer" },
  "decision-maker": { zh: "决定人", en: "the decision maker" },
  manager: { zh: "管理者", en: "the manager" },
  evaluator: { zh: "评价人", en: "the evaluator" },
  administrator: { zh: "管理员", en: "the administrator" },
  operator: { zh: "操作员", en: "the operator" },
} as const satisfies Catalogue;

/** Refusals of a case: what is missing, who may not, and what it would take. */
export const caseRefusals = {
  "case-unknown": { status: 404, zh: "没有这个案件。", en: "There is no such case." },
  "case-already-open": { status: 409, zh: "案件 {number} 已经建立。", en: "Case {number} has been opened already." },
  "case-closed": {
    status: 409,
    zh: "案件已经结束（{end, select, declined {不予受理} client {客户撤回} body {机构终止} decided {已有决定} other {已结束}}），内容不再变动。",
    en: "The case is closed ({end, select, declined {declined} client {withdrawn by the client} body {given up by the body} decided {decided} other {closed}}) and does not change any more.",
  },
  "case-under-decision": {
    status: 409,
    zh: "复核已经完成，复核所依据的内容不再变动。要改，先由决定人退回。",
    en: "The review is done and what it rests on does not move. To change it, the decision maker sends it back first.",
  },
  "scheme-unknown": { status: 404, zh: "没有方案 {scheme}。", en: "There is no scheme {scheme}." },
  "scheme-not-in-force": {
    status: 422,
    zh: "方案 {scheme}（{edition}）在 {on} 没有生效。",
    en: "Scheme {scheme} ({edition}) is not in force on {on}.",
  },
  ...occasionRefusals,
  "scheme-not-offered": {
    status: 422,
    zh: "{body}目前不接受方案 {scheme} 的申请。请从接受申请的机构里选。",
    en: "{body} takes no applications for scheme {scheme} at present. Choose among the bodies that do.",
  },
  "application-already-open": {
    status: 409,
    zh: "在{body}已有进行中的案件 {number}。请在那里继续，不必再申请。",
    en: "Case {number} with {body} is under way. Go on there; another application is not needed.",
  },
  "body-applies-to-itself": {
    status: 422,
    zh: "认证机构不能给自己认证。请选别的机构。",
    en: "A body does not certify itself. Choose another one.",
  },
  "record-kind-unknown": {
    status: 404,
    zh: "这个方案没有“{kind}”这种记录。",
    en: "This scheme has no record “{kind}”.",
  },
  "record-unknown": { status: 404, zh: "没有这份记录。", en: "There is no such record." },
  "record-outdated": {
    status: 409,
    zh: "{record} 已有新版 {latest}，请签新版。",
    en: "{record} has been replaced by {latest}. Sign that one.",
  },
  "record-missing": { status: 422, zh: "还缺《{title}》。先补上。", en: "“{title}” is missing. File it first." },
  "record-about-unknown": {
    status: 422,
    zh: "这份记录要写明针对哪一项不符合；现在写的是 {about}。",
    en: "This record says which nonconformity it is about; {about} does not fit.",
  },
  "field-missing": { status: 422, zh: "请填写“{title}”（{where}）。", en: "Fill in “{title}” ({where})." },
  "field-unknown": { status: 422, zh: "这里没有“{where}”这一项。", en: "There is no field “{where}” here." },
  "field-wrong": {
    status: 422,
    zh: "“{title}”填得不对（{where}）：应为 {what}。",
    en: "“{title}” is not right ({where}): it should be {what}.",
  },
  "field-must": {
    status: 422,
    zh: "“{title}”必须成立（{what}），记录才能成立。",
    en: "The record stands only where “{title}” is {what}.",
  },
  "figure-too-low": {
    status: 422,
    zh: "{field} 填了 {given}，按 {pack}（{edition}）至少 {least}。",
    en: "{field} is {given}; by {pack} ({edition}) it is at least {least}.",
  },
  "signature-unknown": {
    status: 404,
    zh: "《{title}》没有“{signature}”这一签名，只有：{known}。",
    en: "“{title}” has no signature “{signature}”, only: {known}.",
  },
  "signature-missing": { status: 422, zh: "还缺签名：{title}。", en: "A signature is missing: {title}." },
  "already-signed": { status: 409, zh: "{record} 的这一处已经签过。", en: "{record} has this signature already." },
  "not-your-step": {
    status: 403,
    zh: "这一步由 {who} 做，不包括当前身份。",
    en: "This step is for: {who}. The present role is not among them.",
    words: { who: caseDoers },
  },
  "person-not-independent": {
    status: 422,
    zh: "{name} 与客户有关联（{kind}，至 {until}），{on} 不能审核、复核或决定这家。",
    en: "{name} is tied to the client ({kind}, until {until}) and may not audit, review or decide here on {on}.",
    words: { kind: ties },
  },
  "person-barred": {
    status: 422,
    zh: "{name} 被禁止从业（{from} 起，止期 {until}），{on} 不能审核、复核或决定，换机构也一样。",
    en: "{name} is barred from the trade (from {from}, until {until}) and may not audit, review or decide on {on}, under any employer.",
  },
  "body-not-independent": {
    status: 422,
    zh: "本机构或关联机构与这家客户有关联（{kind}），{on} 不能受理认证：咨询和认证不能一条龙。",
    en: "The body or one related to it is tied to this client ({kind}) and may not take up certification on {on}: whoever advises does not certify.",
    words: { kind: ties },
  },
  "person-not-competent": {
    status: 422,
    zh: "{name} 在领域 {area} 没有“{function}”的有效能力证明（{reason}）。",
    en: "{name} has no valid proof of competence for {function} in area {area} ({reason}).",
    words: { function: duties, reason: lacks },
  },
  "team-not-competent": {
    status: 422,
    zh: "{title} 没有人管：组里谁都没有领域 {area} 的“{function}”有效能力证明。换人、加人或先取得证明。",
    en: "Nobody covers {title}: no member has a valid proof of competence for {function} in area {area}. Change the team, add somebody, or obtain the proof first.",
    words: { function: duties },
  },
  "team-without-leader": {
    status: 422,
    zh: "审核组要有且只有一名组长，现在是 {leaders} 名。",
    en: "A team has exactly one leader; this one has {leaders}.",
  },
  "team-member-twice": { status: 422, zh: "{name} 在名单里出现了两次。", en: "{name} is in the list twice." },
  "not-in-team": { status: 422, zh: "此人不在现任审核组里。", en: "This person is not in the present team." },
  "objection-unknown": { status: 404, zh: "没有这条待答复的异议。", en: "There is no such open objection." },
  "objection-open": {
    status: 422,
    zh: "对审核组的异议还没有解决（{outcome, select, upheld {已支持，尚未换人} other {尚未答复}}）。",
    en: "An objection to the team is not settled ({outcome, select, upheld {upheld, the person not yet replaced} other {not answered}}).",
  },
  "objection-too-late": {
    status: 422,
    zh: "异议在任命之后、首次会议之前提出；现在不在这段时间。",
    en: "Objections are raised between the team order and the opening meeting; this is another time.",
  },
  "outside-activity": {
    status: 422,
    zh: "{over, select, true {“{title}”已经结束，之后看到的不算这次的证据。要补充，请重做它的最后一份记录。} other {“{title}”还没有开始，现在看到的不算这次的证据。}}",
    en: "{over, select, true {{title} is over; what is seen later is no evidence of this assessment. To add something, make its last record anew.} other {{title} has not begun; what is seen now is no evidence of this assessment.}}",
  },
  "activity-too-early": {
    status: 422,
    zh: "“{after}”在 {ended} 结束，“{title}”最早 {from} 才能开始。",
    en: "{after} ended on {ended}; {title} can begin on {from} at the earliest.",
  },
  "activity-too-late": {
    status: 422,
    zh: "“{after}”在 {ended} 结束，“{title}”最晚应在 {to} 开始。请重做前一项。",
    en: "{after} ended on {ended}; {title} had to begin by {to}. The earlier activity has to be done again.",
  },
  "points-not-judged-here": {
    status: 422,
    zh: "这个方案不逐点判定，没有检查表。",
    en: "This scheme judges no points and has no checklist.",
  },
  "points-empty": {
    status: 422,
    zh: "方案的标准在 {asOf} 没有条款，法规库按场景 {scenes}、地区 {region} 也取不到审核要点。",
    en: "The scheme’s standards have no clauses on {asOf}, and the law base has no points for {scenes}, region {region}.",
  },
  "points-missing": { status: 422, zh: "还没有生成检查表。", en: "The checklist has not been drawn yet." },
  "points-in-use": {
    status: 409,
    zh: "检查表上已有判定，不能重新生成。",
    en: "The checklist carries verdicts already and is not drawn again.",
  },
  "points-site-left-out": {
    status: 422,
    zh: "这次要审核{site}，检查表也要取那里的法。",
    en: "This audit goes to {site}, so the checklist takes in the law of that place.",
  },
  "point-unknown": { status: 404, zh: "检查表上没有要点 {point}。", en: "The checklist has no point {point}." },
  "point-outside-standards": {
    status: 422,
    zh: "要点 {point} 属于 {standard} {clause}，本次只审 {standards}，不能判为不符合。可以记为改进机会，或判为不适用。",
    en: "Point {point} belongs to {standard} {clause}; this assessment is against {standards} only and carries no nonconformity there. Record an opportunity, or judge it not applicable.",
  },
  "verdict-missing": {
    status: 422,
    zh: "{of} 个要点中还有 {count} 个没有判定：{points}。",
    en: "{count} of {of} points have no verdict: {points}.",
  },
  "verdict-without-evidence": {
    status: 422,
    zh: "判为符合或不符合，要写明看到了什么（{point}）。",
    en: "Conformity and nonconformity say what was seen ({point}).",
  },
  "verdict-without-reason": { status: 422, zh: "请写明理由（{point}）。", en: "Give the reason ({point})." },
  "verdict-without-cover": {
    status: 422,
    zh: "本次未抽样的，要写明周期里哪次覆盖（{point}）。",
    en: "What is not sampled now says where the cycle covers it ({point}).",
  },
  "verdict-contradicts-finding": {
    status: 422,
    zh: "要点 {point} 开了不符合，判定却不是不符合。",
    en: "Point {point} carries a nonconformity, and its verdict says something else.",
  },
  "nonconformity-without-finding": {
    status: 422,
    zh: "要点 {point} 判为不符合，还没有开出不符合项。",
    en: "Point {point} is judged nonconforming and no finding was raised.",
  },
  "interview-unknown": {
    status: 404,
    zh: "方案里没有面谈对象 {interview}。",
    en: "The scheme asks for no interview {interview}.",
  },
  "interview-missing": {
    status: 422,
    zh: "还没有与“{title}”面谈，也没有说明缺席的理由。",
    en: "No interview with “{title}” and no reason for its absence.",
  },
  "concern-unknown": { status: 404, zh: "没有这条关注问题。", en: "There is no such concern." },
  "concern-unanswered": {
    status: 422,
    zh: "第一阶段的关注问题还没有答复（{clause}）：{text}",
    en: "A concern of stage 1 has no answer ({clause}): {text}",
  },
  "concerns-not-asked": { status: 422, zh: "这个方案没有关注问题这一步。", en: "This scheme knows no concerns." },
  "finding-grade-unknown": {
    status: 422,
    zh: "没有“{grade}”这一等级，只有：{known}。",
    en: "There is no grade “{grade}”, only: {known}.",
  },
  "finding-unknown": { status: 404, zh: "没有这条发现。", en: "There is no such finding." },
  "finding-without-plan": {
    status: 422,
    zh: "{number} 的答复不全，还缺：{parts}。",
    en: "{number} is not answered in full: {parts}.",
  },
  ...findingFileRefusals,
  "finding-asks-nothing": {
    status: 422,
    zh: "{number} 是改进机会，不要求整改，也不给方案。",
    en: "{number} is an opportunity; it asks for nothing and has no solution.",
  },
  "finding-plan-not-accepted": {
    status: 422,
    zh: "{number}（{title}）的纠正措施计划还没有被接受。",
    en: "The plan for {number} ({title}) has not been accepted.",
  },
  "finding-not-verified": {
    status: 422,
    zh: "{number}（{title}）还没有验证关闭。",
    en: "{number} ({title}) has not been verified.",
  },
  ...findingRefusals,
  "determination-to-repeat": {
    status: 422,
    zh: "{number}（{title}）在 {limit} 前没有验证，须重做第二阶段。",
    en: "{number} ({title}) was not verified by {limit}: stage 2 is repeated.",
  },
  "person-not-separate": {
    status: 422,
    zh: "{name} 参与过本案（{part, select, team {审核组成员} answer {代客户答复} other {参与确定}}），不能复核或决定。",
    en: "{name} took part in this case ({part, select, team {team member} answer {answered for the client} other {determination}}) and may neither review nor decide.",
  },
  "reviewer-may-not-decide": {
    status: 422,
    zh: "本方案不许复核人再作决定：{name}。",
    en: "This scheme does not let the reviewer decide: {name}.",
  },
  "case-not-reviewed": {
    status: 422,
    zh: "还没有完成复核，不能作决定。",
    en: "There is no review yet, so no decision.",
  },
  "case-not-decided": {
    status: 422,
    zh: "没有肯定的决定，不能出具证明。",
    en: "Without a positive decision there is no statement.",
  },
  "case-already-attested": { status: 409, zh: "本案已出具 {number}。", en: "This case has led to {number} already." },
  "scheme-without-statement": { status: 422, zh: "这个方案不出具证明。", en: "This scheme leads to no statement." },
  "party-has-no-name": { status: 422, zh: "没有找到机构 {id}。", en: "There is no organisation {id}." },
} as const satisfies RefusalCatalogue;

/** What an open step says: the verb first. */
export const caseActs = {
  "file-record": { zh: "填写《{title}》", en: "File “{title}”" },
  "sign-record": { zh: "签署《{title}》：{as}", en: "Sign “{title}”: {as}" },
  "answer-objection": { zh: "答复对审核组的异议", en: "Answer the objection to the team" },
  "replace-member": { zh: "更换被提出异议的成员", en: "Replace the member objected to" },
  "answer-concern": { zh: "答复关注问题（{clause}）：{text}", en: "Answer the concern ({clause}): {text}" },
  "draw-points": { zh: "从标准和法规库生成检查表", en: "Draw the checklist from standards and law base" },
  "judge-points": { zh: "判定余下的 {count} 个要点（共 {of} 个）", en: "Judge the remaining {count} of {of} points" },
  "hold-interview": { zh: "面谈：{title}", en: "Interview: {title}" },
  "answer-finding": { zh: "整改 {number}（{title}）：{statement}", en: "Answer {number} ({title}): {statement}" },
  "judge-plan": { zh: "评审 {number} 的整改计划：{statement}", en: "Judge the plan for {number}: {statement}" },
  "verify-finding": { zh: "验证 {number}（{title}）：{statement}", en: "Verify {number} ({title}): {statement}" },
  "answer-dispute": { zh: "答复对 {number} 的争议：{reason}", en: "Answer the dispute of {number}: {reason}" },
  "issue-statement": { zh: "出具《{title}》", en: "Issue “{title}”" },
} as const satisfies Catalogue;

/** The functions of ISO/IEC 17000 annex A. */
export const caseFunctions = {
  selection: { zh: "选取", en: "Selection", term: "A.2" },
  determination: { zh: "确定", en: "Determination", term: "A.3" },
  review: { zh: "复核", en: "Review", term: "7.1" },
  decision: { zh: "决定", en: "Decision", term: "7.2" },
  attestation: { zh: "证明", en: "Attestation", term: "7.3" },
  surveillance: { zh: "监督", en: "Surveillance", term: "8.1" },
} as const satisfies Catalogue;

export const caseVerdicts = {
  conformity: { zh: "符合", en: "Conformity" },
  nonconformity: { zh: "不符合", en: "Nonconformity" },
  "not-applicable": { zh: "不适用", en: "Not applicable" },
  "not-sampled": { zh: "本次未抽样", en: "Not sampled this time" },
} as const satisfies Catalogue;

/** What the inbox says of a case. */
export const caseWaiting = {
  blocks: { zh: "不做，{function}不能开始", en: "Without it {function} cannot begin" },
  open: { zh: "打开案件", en: "Open the case" },
} as const satisfies Catalogue;

/** What an auditor asks at each column of the table on the way through one scene (OH-25). */
export const auditWalkTexts = {
  risk: {
    zh: "这里的重要风险识别了吗，是干这项业务的人识别的吗",
    en: "Is the significant risk identified, by those who run the work?",
  },
  document: {
    zh: "相关要求列全了吗，省市的也在内吗",
    en: "Are the requirements all listed, those of province and city too?",
  },
  effective: { zh: "版本对吗，实施日期对吗", en: "Is it the version in force, with the right date?" },
  clauses: { zh: "摘到具体条款了吗，摘得准吗", en: "Is the very clause extracted, and extracted correctly?" },
  objectives: {
    zh: "目标能测量吗，频次不低于要求吗",
    en: "Can the objective be measured, and is it at least as frequent as asked?",
  },
  control: {
    zh: "谁、何时、何地、怎么做，现场是这样做的吗",
    en: "Who does what, when, where and how, and is it done so on site?",
  },
  monitoring: {
    zh: "谁在监测，多久一次，记录连续吗",
    en: "Who monitors, how often, and are the records without gaps?",
  },
  evidence: {
    zh: "证据齐吗，对得上条款吗，在有效期内吗",
    en: "Is the evidence complete, does it fit the clause, is it still valid?",
  },
  evaluator: { zh: "评价人在这个领域、这一天能胜任吗", en: "Is the evaluator competent for this area on that day?" },
  evaluatedOn: { zh: "按规定的时间评价了吗", en: "Was it evaluated when it should have been?" },
  correction: {
    zh: "发现的问题找到原因了吗，措施定了吗",
    en: "Were causes found and measures set for what was wrong?",
  },
  verification: { zh: "措施做完了吗，有效吗，谁验证的", en: "Are the measures done and working, and who verified it?" },
} as const satisfies Catalogue;
