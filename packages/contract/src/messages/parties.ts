import type { Catalogue, RefusalCatalogue } from "../text.ts";

/** Whose interest a member of the committee for impartiality stands for. */
export const interestTexts = {
  clients: { zh: "获证组织", en: "clients" },
  industry: { zh: "行业", en: "industry" },
  authorities: { zh: "主管部门", en: "authorities" },
  consumers: { zh: "消费者", en: "consumers" },
  public: { zh: "社会公众", en: "the public" },
  "the-body": { zh: "认证机构", en: "the body itself" },
} as const satisfies Catalogue;

export const partyRefusals = {
  "organisation-unknown": {
    status: 404,
    zh: "这个组织还没有登记。先登记组织，再加成员。",
    en: "This organisation is not registered. Register it first, then add its members.",
  },
  "organisation-already-registered": {
    status: 409,
    zh: "这个组织已经登记过。",
    en: "This organisation is registered already.",
  },
  "organisation-needs-approval": {
    status: 403,
    zh: "认证机构、认可机构和监管部门须经批准，由运维登记；自己能登记的是企业。",
    en: "Certification bodies, accreditation bodies and regulators need approval and are registered by the operator. You can register a company yourself.",
  },
  "relation-to-itself": {
    status: 422,
    zh: "关系的两端是同一方。请填两个不同的组织或人。",
    en: "Both ends of the relation are the same party. Name two different ones.",
  },
  "offer-needs-body": {
    status: 403,
    zh: "只有认证机构能接受认证申请。",
    en: "Only a certification body takes applications.",
  },
  "account-exists": {
    status: 409,
    zh: "{email} 已有账号。换一个邮箱，或让本人直接登录。",
    en: "{email} has an account already. Use another address, or let its owner sign in.",
  },
  "person-unknown": {
    status: 404,
    zh: "这个人还没有建档。先建档，再登记能力和关系。",
    en: "This person has no file here. Open the file first, then record competence and relations.",
  },
  "person-already-entered": {
    status: 409,
    zh: "这个人已经建档。",
    en: "This person has a file already.",
  },
  "qualification-unknown": {
    status: 404,
    zh: "档案里没有这条能力记录。",
    en: "This qualification is not on the file.",
  },
  "qualification-ends-earlier": {
    status: 422,
    zh: "这条能力到 {until} 为止，不能改到 {asked}。要延长，请凭新的证据另登记一条。",
    en: "This qualification ends on {until} and cannot be moved to {asked}. To go on, record a new one with its evidence.",
  },
  "relation-unknown": {
    status: 404,
    zh: "档案里没有这条关系。",
    en: "This relation is not on the file.",
  },
  "relation-already-ended": {
    status: 409,
    zh: "这条关系已登记止于 {until}，冷静期从这天起算，不能再改。登记有误时，另登记一条。",
    en: "This relation is recorded as ended on {until}, and the distance counts from that day. If it is wrong, declare the relation anew.",
  },
  "registration-unknown": {
    status: 404,
    zh: "档案里没有这条注册资格。",
    en: "This registration is not on the file.",
  },
  "registration-ends-earlier": {
    status: 422,
    zh: "这条注册资格到 {until} 为止，不能改到 {asked}。延续注册的，凭新的证据另登记一条。",
    en: "This registration ends on {until} and cannot be moved to {asked}. When it is renewed, record a new one with its evidence.",
  },
  "contract-unknown": { status: 404, zh: "档案里没有这份合同。", en: "This contract is not on the file." },
  "contract-runs-already": {
    status: 409,
    zh: "这个人在本机构已有合同（{from} 至 {until}）。先让它到期或登记终止，再签新的。",
    en: "This person has a contract here already ({from} to {until}). Let it run out or record its end before the next.",
  },
  "contract-ends-earlier": {
    status: 422,
    zh: "这份合同到 {until} 为止，不能改到 {asked}。续签的另登记一份。",
    en: "This contract ends on {until} and cannot be moved to {asked}. When it is renewed, record a new one.",
  },
  "person-contracted-elsewhere": {
    status: 409,
    zh: "{name} 的注册编号在另一家机构有未到期的合同，与 {from} 至 {until} 重叠。一个人同时只能在一家机构执业：先请本人结束那份合同。",
    en: "A contract under {name}’s registration number runs at another body and overlaps {from} to {until}. One person works in one body at a time: the other contract ends first.",
  },
  "witnessed-in-future": {
    status: 422,
    zh: "见证日期 {on} 晚于今天 {today}。请填实际见证的日期。",
    en: "The witnessed audit is dated {on}, after today, {today}. Enter the day on which it happened.",
  },
  "sanction-needs-authority": {
    status: 403,
    zh: "约束所有机构的禁入由监管部门登记。机构只能在本机构的人员档案里登记禁入。",
    en: "A bar that binds every employer is recorded by a regulator. A body records bars for itself on the person’s file.",
  },
  "sanction-unknown": { status: 404, zh: "没有这条处罚。", en: "There is no such sanction." },
  "sanction-already-imposed": { status: 409, zh: "这条处罚已经登记。", en: "This sanction is recorded already." },
  "sanction-already-lifted": {
    status: 409,
    zh: "这条处罚已于 {on} 撤回。",
    en: "This sanction was set aside on {on}.",
  },
  "measure-unknown": {
    status: 422,
    zh: "没有“{measure}”这种禁入。现有：{known}。",
    en: "There is no measure {measure}. There are: {known}.",
  },
  "member-unknown": { status: 404, zh: "委员会里没有这个人。", en: "This person is not on the committee." },
  "member-released-already": {
    status: 422,
    zh: "{name} 的任期已到 {until} 为止，只能提前，不能延后；续任的另行聘任。",
    en: "{name}’s office ends on {until}. It can end earlier, not later; appoint the member anew to go on.",
  },
  "member-not-in-office": {
    status: 422,
    zh: "{on} 那天 {name} 不在任（任期 {from} 至 {until}）。",
    en: "{name} was not in office on {on} (office from {from} to {until}).",
  },
  "committee-unbalanced": {
    status: 422,
    zh: "到会 {present} 人，其中代表“{interest}”的有 {count} 人。至少要有两方利益，任何一方不得过半。",
    en: "{present} are present and {count} of them stand for {interest}. At least two interests are needed and none may have more than half.",
    words: { interest: interestTexts },
  },
  "impartiality-risk-unknown": {
    status: 404,
    zh: "没有这条公正性风险。",
    en: "There is no such risk to impartiality.",
  },
  "impartiality-risk-closed": {
    status: 409,
    zh: "“{source}”已于 {on} 关闭。情况又出现的，另登记一条。",
    en: "“{source}” was closed on {on}. If it is there again, enter it anew.",
  },
  "review-date-past": {
    status: 422,
    zh: "下次评审的日子 {reviewBy} 要晚于今天 {today}。",
    en: "The next review, {reviewBy}, must lie after today, {today}.",
  },
  "meeting-unknown": { status: 404, zh: "没有这次会议。", en: "There is no such meeting." },
  "meeting-in-future": {
    status: 422,
    zh: "会议日期 {on} 晚于今天 {today}。开过再登记。",
    en: "The meeting is dated {on}, after today, {today}. Record it when it has been held.",
  },
  "minutes-signed-already": {
    status: 409,
    zh: "{name} 已签过 {on} 会议的纪要。",
    en: "{name} has signed the minutes of {on} already.",
  },
  "ends-before-it-begins": {
    status: 422,
    zh: "止期 {until} 早于起期 {from}。请核对两个日期。",
    en: "It ends on {until}, before it begins on {from}. Check both dates.",
  },
} as const satisfies RefusalCatalogue;
