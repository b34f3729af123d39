import type { Catalogue, Message, RefusalCatalogue } from "../text.ts";
import { sayBoth } from "../text.ts";
import { verifyTexts } from "./statements.ts";

export const dossierRefusals = {
  "dossier-malformed": {
    status: 422,
    zh: "这个文件不是转移案卷（{reason}）。请向原机构要原始文件，不要另存或改动。",
    en: "This file is no transfer dossier ({reason}). Ask the issuing body for the file itself, neither saved again nor changed.",
  },
  "dossier-refused": {
    status: 422,
    zh: "案卷没有通过检查，不能收入案件：{what}。",
    en: "The dossier did not pass the checks and cannot enter the case: {what}.",
  },
  "dossier-not-published": {
    status: 409,
    zh: "{number} 还没有写入公开日志，案卷还做不成。稍后再导出。",
    en: "{number} is not in the public log yet, so its dossier cannot be made. Export it again in a moment.",
  },
  "dossier-too-large": {
    status: 422,
    zh: "案卷有 {bytes} 字节，超过 {limit}；请联系接收机构分开移交。",
    en: "The dossier has {bytes} bytes, more than {limit}; hand its parts over separately.",
  },
  "dossier-case-not-transfer": {
    status: 422,
    zh: "这个案件不是转入案件（{occasion}），不收转移案卷。请先开一个转入案件。",
    en: "This case is no transfer ({occasion}), so it takes no dossier. Open a transfer case first.",
  },
  "dossier-case-closed": {
    status: 422,
    zh: "案件已经了结，不再收案卷。",
    en: "The case has ended and takes no dossier.",
  },
  "dossier-of-own-body": {
    status: 422,
    zh: "{number} 是本机构自己颁发的，不用转入。",
    en: "{number} was issued by this very body, so there is nothing to transfer.",
  },
  "dossier-already-imported": {
    status: 409,
    zh: "这份案卷已经在案件里（{digest}）。",
    en: "This dossier is in the case already ({digest}).",
  },
} as const satisfies RefusalCatalogue;

/** What each check of a dossier is about. */
const dossierCheckTitles = {
  signature: { zh: "案卷签名", en: "Signature of the dossier" },
  parts: { zh: "各部分的摘要值", en: "Digest of each part" },
  "credential-signature": { zh: "凭证签名", en: "Signature of the credential" },
  "issuer-key": { zh: "机构密钥", en: "Key of the issuer" },
  "log-key": { zh: "日志密钥", en: "Key of the log" },
  "log-inclusion": { zh: "写入日志", en: "Inclusion in the log" },
  "log-entry": { zh: "日志条目", en: "Entry of the log" },
  bracket: { zh: "写入时间", en: "Time of the entry" },
  dates: { zh: "有效期", en: "Validity" },
  status: { zh: "状态列表", en: "Status lists" },
  pdf: { zh: "证书 PDF", en: "PDF of the certificate" },
  statement: { zh: "同一张证书", en: "One and the same certificate" },
  "statement-chain": { zh: "证书历史", en: "History of the certificate" },
  "case-chain": { zh: "案件事件链", en: "Chains of the cases" },
  "case-commitment": { zh: "案件与证书的绑定", en: "Case behind the certificate" },
  findings: { zh: "发现与事件一致", en: "Findings as in the chain" },
  majors: { zh: "严重不符合", en: "Majors" },
  evidence: { zh: "答复所附证据", en: "Evidence with answers" },
  standing: { zh: "证书状态", en: "Standing" },
  cycle: { zh: "周期位置", en: "Place in the cycle" },
  complaints: { zh: "投诉与申诉", en: "Complaints and appeals" },
  rule: { zh: "转移规则", en: "Rule on transfers" },
  "public-page": { zh: "公开核验页", en: "Public page" },
} as const satisfies Catalogue;

/** What the checks say, by code; those of the certificate inside speak as in `certificate verify`. */
const dossierCheckTexts = {
  "dossier-signature-passed": {
    zh: "由机构密钥签名（{kid}）",
    en: "Signed with the body's key ({kid})",
  },
  "dossier-signature-failed": {
    zh: "案卷签名不成立：{reasons}",
    en: "The dossier's signature does not hold: {reasons}",
  },
  "dossier-parts-passed": { zh: "{parts} 个部分与签名的清单一致", en: "{parts} parts, each as the signed list has it" },
  "dossier-parts-failed": {
    zh: "与签名的清单不一致：{reasons}",
    en: "Other than the signed list has it: {reasons}",
  },
  "dossier-statement-passed": {
    zh: "清单、凭证和证书数据说的都是 {number}",
    en: "Manifest, credential and data all speak of {number}",
  },
  "dossier-statement-failed": {
    zh: "清单、凭证和证书数据不一致：{reasons}",
    en: "Manifest, credential and data differ: {reasons}",
  },
  "dossier-statement-chain-passed": {
    zh: "{events} 条事件环环相扣",
    en: "{events} events, each chained to the one before",
  },
  "dossier-statement-chain-failed": {
    zh: "证书历史在第 {version} 条断开",
    en: "The history breaks at event {version}",
  },
  "dossier-case-chain-passed": { zh: "事件链完整：{cases}", en: "The chains hold: {cases}" },
  "dossier-case-chain-failed": { zh: "事件链缺失或断开：{reasons}", en: "A chain is missing or broken: {reasons}" },
  "dossier-case-commitment-passed": {
    zh: "证书里的案件摘要就是案件 {case} 决定时的摘要",
    en: "The digest in the certificate is that of case {case} when it was decided",
  },
  "dossier-case-commitment-failed": {
    zh: "证书里的案件摘要 {digest} 不在任何案件里",
    en: "The digest {digest} in the certificate is that of no case here",
  },
  "dossier-findings-passed": { zh: "{findings} 项发现与事件一致", en: "{findings} findings, as the events have them" },
  "dossier-findings-failed": { zh: "与事件不一致：{reasons}", en: "Other than the events have them: {reasons}" },
  "dossier-evidence-passed": {
    zh: "{attached} 个附件都在，与事件里的摘要一致",
    en: "All {attached} files are here, each with the digest in the chain",
  },
  "dossier-evidence-left-out": {
    zh: "{attached} 个附件里带了 {carried} 个；没带的：{left}。向原机构要，用事件链里的摘要核对",
    en: "{carried} of {attached} files are here; left out: {left}. Ask the issuing body for them and compare with the digests in the chain",
  },
  "dossier-evidence-failed": {
    zh: "附件不是事件链里的那些：{reasons}",
    en: "Files other than the chain names: {reasons}",
  },
  "dossier-majors-passed": { zh: "都已关闭并验证", en: "All closed and verified" },
  "dossier-majors-failed": {
    zh: "还没有验证：{findings}；接手之前须现场验证",
    en: "Not verified yet: {findings}; to be verified on a visit before the transfer",
  },
  "dossier-standing-passed": { zh: "导出时有效", en: "In force when the dossier was made" },
  "dossier-standing-failed": {
    zh: "状态是 {standing}，不能转移",
    en: "Its standing is {standing}: it cannot be transferred",
  },
  "dossier-standing-differs": {
    zh: "数据说 {told}，事件说 {standing}",
    en: "The data say {told}, the events {standing}",
  },
  "dossier-cycle-passed": {
    zh: "上次审核 {lastAudit}，有效期至 {validUntil}，有审核方案",
    en: "Last audit on {lastAudit}, valid until {validUntil}, with its programme",
  },
  "dossier-cycle-unknown": {
    zh: "没有审核方案或上次审核日期；有效期至 {validUntil}",
    en: "No programme, or no day of the last audit; valid until {validUntil}",
  },
  "dossier-complaints-passed": {
    zh: "投诉 {complaints} 件（未了 {openComplaints}），申诉 {appeals} 件（未了 {openAppeals}）",
    en: "Complaints {complaints} (open {openComplaints}), appeals {appeals} (open {openAppeals})",
  },
  "dossier-complaints-unchecked": {
    zh: "案卷没有给出件数，请问原机构",
    en: "The dossier gives no counts; ask the issuing body",
  },
  "dossier-rule-passed": {
    zh: "可以转移，最晚 {until}（{pack} {edition}）；认可范围和评审本身由接收机构判断",
    en: "It can be taken over, by {until} at the latest ({pack} {edition}); accreditation and the review itself are the receiving body's to judge",
  },
  "dossier-rule-failed": { zh: "规则不允许：{reasons}", en: "The rule has something against it: {reasons}" },
  "dossier-rule-unchecked": { zh: "没有可用的规则包", en: "No rule pack at hand" },
  "dossier-public-page-passed": { zh: "公开核验页今天说的一样", en: "The public page says the same today" },
  "dossier-public-page-unchecked": {
    zh: "没有问公开核验页；请打开它看今天的状态",
    en: "The public page was not asked; open it to see today's standing",
  },
  "dossier-public-page-missing": {
    zh: "公开核验页上没有这个编号",
    en: "The public page knows no such number",
  },
  "dossier-public-page-other": {
    zh: "公开核验页上的凭证与案卷里的不同：可能已换发",
    en: "The public page has another credential than the dossier: it may have been issued anew",
  },
  "dossier-public-page-standing": {
    zh: "公开核验页今天的状态是 {standing}",
    en: "The public page says {standing} today",
  },
} as const satisfies Catalogue;

/** Words for the pages and commands around dossiers. */
export const dossierTexts = {
  export: { zh: "导出转移案卷", en: "Export transfer dossier" },
  exportLead: {
    zh: "一个签了名的文件：证书、历史、全部案件和发现。对方机构离线就能核对。经客户同意后交出。",
    en: "One signed file with the certificate, its history, all cases and findings. Another body checks it offline. Hand it over with the client's consent.",
  },
  check: { zh: "检查转移案卷", en: "Check a transfer dossier" },
  checkLead: {
    zh: "选原机构给的案卷文件。检查只读文件，不保存。",
    en: "Choose the file that the issuing body gave. Checking reads it and keeps nothing.",
  },
  take: { zh: "收入转移案卷", en: "Take in the transfer dossier" },
  takeLead: {
    zh: "检查通过的案卷作为证据存入案件，转入评审记录随之填好一半。",
    en: "A sound dossier is kept in the case as evidence, and fills in half of the pre-transfer review.",
  },
  chooseFile: { zh: "案卷文件", en: "Dossier file" },
  drop: { zh: "把文件拖到这里，或点此选择", en: "Drop the file here, or choose it" },
  checking: { zh: "正在检查 {file}", en: "Checking {file}" },
  sound: { zh: "没有一项不通过", en: "Nothing failed" },
  unsound: { zh: "{count} 项不通过", en: "{count, plural, one {# check failed} other {# checks failed}}" },
  unchecked: {
    zh: "{count} 项无法检查，需要人去看",
    en: "{count, plural, one {# check} other {# checks}} could not be made and need a person",
  },
  uncheckedWhat: {
    zh: "{count} 项无法检查，需要人去看：{what}",
    en: "{count, plural, one {# check} other {# checks}} could not be made and need a person: {what}",
  },
  importNow: { zh: "收入案件 {number}", en: "Take into case {number}" },
  imported: { zh: "案卷已存入案件。", en: "The dossier is in the case." },
  toReview: { zh: "去填转入评审记录", en: "To the pre-transfer review" },
  checks: { zh: "检查清单", en: "List of checks" },
  checkName: { zh: "检查", en: "Check" },
  outcome: { zh: "结果", en: "Outcome" },
  detail: { zh: "说明", en: "Detail" },
  "outcome.pass": { zh: "通过", en: "Passed" },
  "outcome.fail": { zh: "不通过", en: "Failed" },
  "outcome.not-checked": { zh: "未检查", en: "Not checked" },
  number: { zh: "证书编号", en: "Certificate" },
  holder: { zh: "持证人", en: "Holder" },
  body: { zh: "原认证机构", en: "Issuing body", term: "4.6" },
  validUntil: { zh: "有效期至", en: "Valid until" },
  lastAudit: { zh: "上次审核", en: "Last audit", term: "6.4" },
  digest: { zh: "摘要值", en: "Digest" },
  madeAt: { zh: "导出时间", en: "Made at" },
  dossiers: { zh: "转移案卷", en: "Transfer dossiers" },
  takenIn: { zh: "{name} 于 {on} 收入", en: "Taken in by {name} on {on}" },
  otherClient: {
    zh: "案卷的持证人是 {holder}，与本案客户名称不同，请核对。",
    en: "The dossier's holder is {holder}, not by name the client of this case; check it.",
  },
  prefilled: {
    zh: "原证书的编号、机构、摘要值、状态、有效期、上次审核和未关闭的轻微不符合取自案卷 {number}，请逐项核对。",
    en: "Number, body, digest, standing, expiry, last audit and open minors come from dossier {number}; check each.",
  },
  noDossier: {
    zh: "案件里还没有转移案卷。先收入案卷，这里会填好一半。",
    en: "No transfer dossier is in the case yet. Take one in first and half of this is filled in.",
  },
} as const satisfies Catalogue;

const titles: ReadonlyMap<string, Message> = new Map(Object.entries(dossierCheckTitles));
const texts: ReadonlyMap<string, Message> = new Map([
  ...Object.entries<Message>(verifyTexts),
  ...Object.entries<Message>(dossierCheckTexts),
]);

export const dossierCheckTitle = (name: string): Message => {
  const title = titles.get(name);
  if (title === undefined) throw new Error(`check without a title: ${name}`);
  return { zh: title.zh, en: title.en };
};

export const dossierCheckText = (check: {
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
}): Message => {
  const text = texts.get(check.code);
  if (text === undefined) throw new Error(`check without a text: ${check.code}`);
  return sayBoth(text, check.facts);
};
