import type { Catalogue, RefusalCatalogue } from "../text.ts";

/** What the body does next with an appeal: the verb first. */
export const appealActs = {
  acknowledge: { zh: "给申诉 {number} 发回执", en: "Acknowledge appeal {number}" },
  assign: { zh: "给申诉 {number} 指定处理人", en: "Name who handles appeal {number}" },
  investigate: { zh: "调查申诉 {number}", en: "Investigate appeal {number}" },
  decide: { zh: "对申诉 {number} 作出决定", en: "Decide appeal {number}" },
  tell: { zh: "把申诉 {number} 的决定告知申诉人", en: "Tell the appellant what was decided on {number}" },
  close: { zh: "结束申诉 {number}", en: "Close appeal {number}" },
} as const satisfies Catalogue;

export const complaintActs = {
  acknowledge: { zh: "给投诉 {number} 发回执", en: "Acknowledge complaint {number}" },
  validate: { zh: "核实投诉 {number} 是否属实可查", en: "See whether complaint {number} is valid" },
  assign: { zh: "给投诉 {number} 指定处理人", en: "Name who handles complaint {number}" },
  send: { zh: "把投诉 {number} 转告被投诉的客户", en: "Refer complaint {number} to the client" },
  decide: { zh: "对投诉 {number} 作出结论", en: "Decide complaint {number}" },
  tell: { zh: "把投诉 {number} 的结论告知投诉人", en: "Tell the complainant the outcome of {number}" },
  close: { zh: "结束投诉 {number}", en: "Close complaint {number}" },
} as const satisfies Catalogue;

export const appealWaiting = {
  appealWhy: { zh: "申诉人在等，期限写在受理里", en: "The appellant waits, and the term is running" },
  complaintWhy: { zh: "投诉人在等，期限已经开始", en: "The complainant waits, and the term is running" },
  follow: { zh: "执行申诉 {number} 的补救：{remedy}", en: "Carry out what appeal {number} orders: {remedy}" },
  remedyWhy: { zh: "申诉成立，补救还没有执行", en: "The appeal was upheld and this has not followed yet" },
  answer: { zh: "答复机构转来的投诉 {number}", en: "Answer complaint {number}, which the body referred to you" },
  answerWhy: {
    zh: "机构最迟 {due} 作结论，有没有答复都作",
    en: "The body decides by {due}, whether you answer or not",
  },
  open: { zh: "打开", en: "Open" },
} as const satisfies Catalogue;

export const appealSubjectTexts = {
  decision: { zh: "认证决定", en: "The decision" },
  grade: { zh: "发现的分级", en: "The grade of a finding" },
  standing: { zh: "证书状态的变更", en: "A change of the certificate’s status" },
} as const satisfies Catalogue;

export const appealOutcomeTexts = {
  upheld: { zh: "支持", en: "Upheld" },
  partly: { zh: "部分支持", en: "Partly upheld" },
  dismissed: { zh: "驳回", en: "Dismissed" },
  justified: { zh: "成立", en: "Justified" },
  unjustified: { zh: "不成立", en: "Not justified" },
} as const satisfies Catalogue;

export const remedyTexts = {
  "new-review": { zh: "重新复核", en: "A new review" },
  "new-decision": { zh: "重新决定", en: "A new decision" },
  reinstatement: { zh: "恢复证书", en: "Reinstatement of the statement" },
  regrading: { zh: "改变分级", en: "Regrading of the finding" },
} as const satisfies Catalogue;

const parts = {
  team: { zh: "审核组成员", en: "a member of the team" },
  answer: { zh: "代客户答复", en: "answering for the client" },
  determination: { zh: "参与确定", en: "determination" },
  review: { zh: "复核", en: "review" },
  decision: { zh: "作认证决定", en: "the decision" },
} as const satisfies Catalogue;

const steps = {
  acknowledge: { zh: "发回执", en: "acknowledge" },
  validate: { zh: "核实", en: "validate" },
  assign: { zh: "指定处理人", en: "assign a handler" },
  send: { zh: "转告客户", en: "refer to the client" },
  investigate: { zh: "调查", en: "investigate" },
  decide: { zh: "决定", en: "decide" },
  tell: { zh: "告知", en: "tell" },
  close: { zh: "结束", en: "close" },
} as const satisfies Catalogue;

/** Refusals of appeals and complaints. */
export const appealRefusals = {
  "appeal-unknown": { status: 404, zh: "没有这个申诉。", en: "There is no such appeal." },
  "appeal-closed": { status: 409, zh: "申诉 {number} 已经结束。", en: "Appeal {number} is closed." },
  "appeal-out-of-order": {
    status: 409,
    zh: "现在还不到“{asked}”，下一步是“{next}”。",
    en: "It is not the time to {asked}; the next step is to {next}.",
    words: { asked: steps, next: steps },
  },
  "appeal-already-open": {
    status: 409,
    zh: "对同一事项（{kind}）的申诉还在处理，不必再提。",
    en: "An appeal on the same matter ({kind}) is being handled; another one is not needed.",
    words: { kind: appealSubjectTexts },
  },
  "appeal-nothing-decided": {
    status: 422,
    zh: "{number} 还没有作出决定，没有可以申诉的决定。对发现有争议，先提争议；对服务有意见，可以投诉。",
    en: "Nothing has been decided in {number} yet. Dispute a finding while the audit runs, or complain about the service.",
  },
  "appeal-subject-unknown": {
    status: 422,
    zh: "{number} 里没有可以申诉的这一项（{kind}）。",
    en: "{number} has nothing of this kind to appeal against ({kind}).",
    words: { kind: appealSubjectTexts },
  },
  "appeal-without-remedy": {
    status: 422,
    zh: "支持申诉，要写明机构接着做什么：重新复核、重新决定、恢复证书或改变分级。",
    en: "An appeal that is upheld says what follows: a new review, a new decision, reinstatement or regrading.",
  },
  "appeal-remedy-unasked": {
    status: 422,
    zh: "驳回的申诉不带补救措施。",
    en: "A dismissed appeal asks for no remedy.",
  },
  "appeal-handler-stays": {
    status: 409,
    zh: "已经作出决定，{name} 没有不该处理的理由，不能换人重来。",
    en: "It is decided, and nothing stands against {name}: no other handler begins anew.",
  },
  "handler-has-part": {
    status: 422,
    zh: "{name} 参与过这件事（{part}），不能处理，也不能作决定。",
    en: "{name} had a part in the matter ({part}) and may neither handle nor decide it.",
    words: { part: parts },
  },
  "not-the-handler": {
    status: 403,
    zh: "调查由处理人 {name} 做。",
    en: "The handler, {name}, investigates.",
  },
  "remedy-not-ordered": {
    status: 409,
    zh: "没有已结束的申诉要求“{remedy}”。申诉结束之后才能执行。",
    en: "No closed appeal orders this: {remedy}. A remedy follows once the appeal is closed.",
    words: { remedy: remedyTexts },
  },
  "remedy-followed-already": {
    status: 409,
    zh: "“{remedy}”已经在 {number} 里执行。",
    en: "This remedy ({remedy}) is carried out in {number} already.",
    words: { remedy: remedyTexts },
  },
  "remedy-case-wrong": {
    status: 422,
    zh: "这个案件不能用来执行“{remedy}”。要么是被申诉的案件且还没有决定，要么是申诉决定之后为同一客户新开的案件。",
    en: "This case cannot carry it out ({remedy}): take the appealed case while it is undecided, or one opened for the same client since the appeal was decided.",
    words: { remedy: remedyTexts },
  },
  "complaint-unknown": { status: 404, zh: "没有这个投诉。", en: "There is no such complaint." },
  "complaint-closed": { status: 409, zh: "投诉 {number} 已经结束。", en: "Complaint {number} is closed." },
  "complaint-out-of-order": {
    status: 409,
    zh: "现在还不到“{asked}”，下一步是“{next}”。",
    en: "It is not the time to {asked}; the next step is to {next}.",
    words: { asked: steps, next: steps },
  },
  "complaints-too-many": {
    status: 409,
    zh: "一小时内收到的投诉已有 {most} 件。请过一小时再提交，或直接联系机构。",
    en: "{most} complaints came within this hour. Try again in an hour, or write to the body.",
  },
  "complaint-names-complainant": {
    status: 422,
    zh: "转告的内容里有投诉人的姓名或联系方式。投诉人是谁不出机构，请改写。",
    en: "What the client would be told names the complainant or their contact. Who complained stays with the body; write it anew.",
  },
  "complaint-answered-already": {
    status: 409,
    zh: "已在 {on} 答复，只答一次。",
    en: "It was answered on {on}; there is one answer.",
  },
  "complaint-case-unknown": {
    status: 422,
    zh: "本机构没有这个案件。从列表里选；与案件无关就写明为什么。",
    en: "The body has no such case. Choose one from the list, or say why no case is concerned.",
  },
  "complaint-case-not-clients": {
    status: 422,
    zh: "案件 {number} 不是这个客户的。一件投诉只涉及一个客户，请分开核实。",
    en: "Case {number} is not this client’s. A complaint is about one client; validate the others apart.",
  },
  "complaint-case-missing": {
    status: 422,
    zh: "受理的投诉要指明涉及的案件，参与过的人才不会来处理。与案件无关就写明为什么。",
    en: "A valid complaint names the case it is about, so that nobody who took part handles it. Where it concerns none, say why.",
  },
  "complaint-client-unknown": {
    status: 422,
    zh: "本机构没有这个客户的案件。选一个有案件的客户，或者不选客户并写明为什么。",
    en: "The body has no case of this client. Choose a client that has one, or none and say why.",
  },
  "complaint-client-named": {
    status: 422,
    zh: "投诉里写的是本机构的客户 {name}。请选这个客户，再指明案件或写明为什么没有。",
    en: "The complaint names a client of this body: {name}. Choose that client, then its case or why none is concerned.",
  },
  "complaint-handler-stays": {
    status: 409,
    zh: "已有结论，{name} 没有不该处理的理由，不能换人重来。",
    en: "It is decided, and nothing stands against {name}: no other handler begins anew.",
  },
} as const satisfies RefusalCatalogue;
