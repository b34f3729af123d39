import type { RefusalCatalogue } from "../text.ts";

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
  "ends-before-it-begins": {
    status: 422,
    zh: "止期 {until} 早于起期 {from}。请核对两个日期。",
    en: "It ends on {until}, before it begins on {from}. Check both dates.",
  },
} as const satisfies RefusalCatalogue;
