import type { Catalogue, RefusalCatalogue } from "../text.ts";
import { statementLifeRefusals } from "./statement-life.ts";

export const statementRefusals = {
  ...statementLifeRefusals,
  "statement-without-decision": {
    status: 422,
    zh: "没有与这个案件相符的批准决定，不能颁发证书。",
    en: "There is no granting decision of this case, so no certificate can be issued.",
  },
  "statement-already-issued": {
    status: 409,
    zh: "{number} 已经颁发，不能再颁发一次。",
    en: "{number} has been issued already.",
  },
  "statement-unknown": { status: 404, zh: "没有这份证书。", en: "There is no such certificate." },
  "statement-issued-before-decision": {
    status: 422,
    zh: "颁发日期 {issued} 早于决定日期 {decided}。",
    en: "The date of issue {issued} lies before the decision of {decided}.",
  },
  "statement-validity-reversed": {
    status: 422,
    zh: "有效期的结束 {until} 早于开始 {from}。",
    en: "The validity ends on {until}, before it begins on {from}.",
  },
  "statement-not-yet-expired": {
    status: 422,
    zh: "有效期到 {until}，现在还没有到期。",
    en: "It is valid until {until} and has not expired yet.",
  },
  "document-glyph-missing": {
    status: 422,
    zh: "这些字没有可用的字形，文件印不出来：{characters}。请改用通行写法，或请管理员增加字体。",
    en: "No typeface here can draw these characters, so the document cannot be printed: {characters}. Write them otherwise, or ask for a typeface.",
  },
  "credential-malformed": {
    status: 422,
    zh: "这不是合规的可验证凭证（{reason}）。",
    en: "This is not a sound verifiable credential ({reason}).",
  },
  "credential-key-unknown": {
    status: 422,
    zh: "签名密钥 {kid} 不能代表发证机构（{reason}）。",
    en: "The key {kid} may not speak for the issuer ({reason}).",
  },
  "credential-signature-wrong": {
    status: 422,
    zh: "签名不成立：内容被改过，或签名是伪造的（{reason}）。",
    en: "The signature does not hold: the content was changed, or the signature is forged ({reason}).",
  },
  "credential-did-malformed": {
    status: 422,
    zh: "DID 或其文档读不懂（{reason}）。",
    en: "The DID or its document cannot be read ({reason}).",
  },
  "credential-status-list-malformed": {
    status: 422,
    zh: "状态列表读不懂（{reason}）。",
    en: "The status list cannot be read ({reason}).",
  },
  "credential-leaf-malformed": {
    status: 422,
    zh: "日志条目不是证明的陈述（{reason}）。",
    en: "The log entry is no statement about a certificate ({reason}).",
  },
  "credential-pdf-malformed": {
    status: 422,
    zh: "这个 PDF 不是本平台生成的证书（{reason}）。",
    en: "This PDF is not a certificate made here ({reason}).",
  },
} as const satisfies RefusalCatalogue;

/** What the checks of `certificate verify` say, by code. */
export const verifyTexts = {
  "credential-signature-passed": { zh: "凭证签名成立（{kid}）", en: "The credential's signature holds ({kid})" },
  "credential-signature-failed": {
    zh: "凭证签名不成立：{reasons}",
    en: "The credential's signature does not hold: {reasons}",
  },
  "issuer-key-passed": {
    zh: "发证机构的密钥在公开日志第 {index} 条，早于本证书",
    en: "The issuer's key is entry {index} of the log, before this certificate",
  },
  "issuer-key-not-logged": {
    zh: "没有发证机构密钥的日志证明：{issuer}",
    en: "No log proof of the issuer's key: {issuer}",
  },
  "issuer-key-other": {
    zh: "日志第 {index} 条说的不是这把密钥，或晚于证书",
    en: "Entry {index} is about another key, or later than the certificate",
  },
  "issuer-key-failed": {
    zh: "发证机构密钥的日志证明不成立：{reasons}",
    en: "The log proof of the issuer's key does not hold: {reasons}",
  },
  "log-key-passed": { zh: "日志密钥由核验人指定", en: "The log's key was chosen by the reader" },
  "log-key-unchosen": {
    zh: "日志密钥取自证书本身，没有另行指定（{log}）；请用 --policy 给出你信任的日志",
    en: "The log's key was taken from the certificate itself ({log}); name the log you trust with --policy",
  },
  "log-inclusion-passed": { zh: "在公开日志里，第 {index} 条", en: "Included in the public log as entry {index}" },
  "log-inclusion-absent": { zh: "没有日志证明", en: "No log proof is there" },
  "log-inclusion-failed": { zh: "日志证明不成立：{reasons}", en: "The log proof does not hold: {reasons}" },
  "log-entry-passed": { zh: "日志条目与凭证一致", en: "The log entry says the same as the credential" },
  "log-entry-failed": {
    zh: "日志条目与凭证不一致：{reasons}",
    en: "The log entry and the credential differ: {reasons}",
  },
  "bracket-witnessed": {
    zh: "写入时间在 {after} 与 {before} 之间，有见证；与颁发日期 {claimed} 一致",
    en: "Written between {after} and {before}, witnessed; this fits the date {claimed}",
  },
  "bracket-unwitnessed": {
    zh: "写入时间在 {after} 与 {before} 之间（日志自己的时钟）；与颁发日期 {claimed} 一致",
    en: "Written between {after} and {before} by the log's own clock; this fits the date {claimed}",
  },
  "bracket-open": {
    zh: "不晚于 {before} 写入，更早的界限没有证据",
    en: "Written not later than {before}; nothing shows how early",
  },
  "bracket-backdated": {
    zh: "颁发日期 {claimed} 早于日志能证明的最早时间 {after}：日期是倒填的",
    en: "The date {claimed} lies before {after}, the earliest that the log allows: it is back-dated",
  },
  "bracket-absent": { zh: "没有写入时间的证据", en: "No evidence of when it was written" },
  "bracket-failed": { zh: "写入时间的证据不成立：{reasons}", en: "The evidence of the time does not hold: {reasons}" },
  "bracket-of-another": { zh: "写入时间的证据属于另一条记录", en: "The evidence of the time belongs to another entry" },
  "dates-passed": { zh: "在有效期内（{from} 至 {until}）", en: "Within its validity ({from} to {until})" },
  "dates-not-yet": { zh: "{from} 才生效", en: "Not valid before {from}" },
  "dates-expired": { zh: "{until} 已过期", en: "Expired after {until}" },
  "dates-missing": { zh: "没有有效期", en: "It has no dates of validity" },
  "status-passed": { zh: "状态列表上没有暂停或撤销", en: "Neither suspended nor withdrawn on the status lists" },
  "status-suspended": { zh: "状态列表：已暂停", en: "Status list: suspended" },
  "status-withdrawn": { zh: "状态列表：已撤销或注销", en: "Status list: withdrawn or cancelled" },
  "status-offline": {
    zh: "离线核验不知道颁发之后的变化，请看公开核验页",
    en: "Offline, later changes cannot be known; see the public page",
  },
  "pdf-passed": { zh: "PDF 与机构盖章时的字节一致", en: "The PDF's bytes are those that the body sealed" },
  "pdf-failed": { zh: "PDF 被改过：{reasons}", en: "The PDF was changed: {reasons}" },
  "pdf-unsealed": { zh: "PDF 没有电子封印", en: "The PDF has no seal" },
  "pdf-of-another": { zh: "PDF 的封印属于另一份证书", en: "The PDF's seal belongs to another certificate" },
  "pdf-absent": { zh: "没有 PDF", en: "There is no PDF" },
} as const satisfies Catalogue;

/** The public page behind the QR code. */
export const verifyPageTexts = {
  title: { zh: "公开核验 {number}", en: "Public check of {number}" },
  checkedAt: { zh: "核验于 {time}（北京时间）", en: "Checked at {time} (Beijing time)" },
  answerOn: { zh: "{day} 当天的状态", en: "Standing on {day}" },
  number: { zh: "证书编号", en: "Number" },
  holder: { zh: "持有人", en: "Holder" },
  scope: { zh: "范围", en: "Scope", term: "7.4" },
  standard: { zh: "依据", en: "Standard" },
  sites: { zh: "场所", en: "Sites" },
  validity: { zh: "有效期", en: "Validity" },
  issued: { zh: "颁发日期", en: "Issued" },
  body: { zh: "发证机构", en: "Issued by" },
  logged: { zh: "写进了公开日志", en: "In the public log" },
  entry: { zh: "第 {index} 条", en: "Entry {index}" },
  between: {
    zh: "写入时间在 {after} 与 {before} 之间（北京时间），颁发日期与此一致。",
    en: "Written between {after} and {before} (Beijing time); the date of issue fits.",
  },
  backdated: {
    zh: "写入时间在 {after} 与 {before} 之间（北京时间），颁发日期早于此：请向机构查询。",
    en: "Written between {after} and {before} (Beijing time); the date of issue lies before that: ask the body.",
  },
  notLater: { zh: "不晚于 {before}（北京时间）写入。", en: "Written not later than {before} (Beijing time)." },
  noWitness: {
    zh: "时间出自日志自己的时钟，还没有独立见证人。",
    en: "The times are the log's own; there is no independent witness yet.",
  },
  seeProof: { zh: "看证明", en: "See the proof" },
  pdf: { zh: "证书 PDF", en: "Certificate PDF" },
  credential: { zh: "凭证（vc+jwt）", en: "Credential (vc+jwt)" },
  proofFile: { zh: "离线证明", en: "Offline proof" },
  offline: {
    zh: "离线核验：touchstone certificate verify 文件",
    en: "Check offline: touchstone certificate verify FILE",
  },
  history: { zh: "经过", en: "History" },
  recordedOn: { zh: "记录于 {day}", en: "recorded on {day}" },
  editions: { zh: "历次内容", en: "What it said" },
  editionFrom: { zh: "自 {from}", en: "from {from}" },
  transferredTo: { zh: "已转到{body}", en: "Went over to {body}" },
  newNumber: { zh: "新证书编号", en: "New number" },
  anyDay: { zh: "在任何一天是否有效", en: "Valid on any day" },
  ask: { zh: "看这一天", en: "Show that day" },
  today: { zh: "看今天", en: "Show today" },
  unknownTitle: { zh: "没有这个编号", en: "No such number" },
  unknownLead: {
    zh: "这里的公开登记中没有 {number}。编号可能抄错了，证书可能由别处登记，也可能是伪造的。刚颁发的证书要等写进公开日志之后才会出现。",
    en: "The public register here has no {number}. It may be mistyped, registered elsewhere, or forged. A certificate that was just issued appears once the public log holds it.",
  },
  again: { zh: "再查一个编号", en: "Check another number" },
  check: { zh: "核验", en: "Check" },
  noAccount: {
    zh: "不需要账号。这一页不用脚本，也不留下你的痕迹。",
    en: "No account is needed. This page runs no script and keeps no trace of you.",
  },
  inForceLead: {
    zh: "持有人在范围内的管理体系符合所列标准。",
    en: "The holder's management system meets the standard within the scope.",
  },
  notValidLead: { zh: "这一天不能作为有效证书使用。", en: "On this day it may not be used as a valid certificate." },
} as const satisfies Catalogue;
