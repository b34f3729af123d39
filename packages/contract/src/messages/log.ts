import type { Catalogue, RefusalCatalogue } from "../text.ts";

export const logRefusals = {
  "log-key-malformed": {
    status: 400,
    zh: "这不是日志的验证密钥（{reason}）。",
    en: "This is not a log's verifier key ({reason}).",
  },
  "log-note-malformed": {
    status: 400,
    zh: "这不是签名便条（{reason}）。",
    en: "This is not a signed note ({reason}).",
  },
  "log-note-unknown-key": {
    status: 422,
    zh: "没有一个签名来自已知密钥（{reason}）。",
    en: "No signature comes from a known key ({reason}).",
  },
  "log-note-forged": {
    status: 422,
    zh: "密钥 {key} 的签名不成立：内容被改过，或签名是伪造的。",
    en: "The signature of {key} does not hold: the text was changed, or the signature is forged.",
  },
  "log-checkpoint-malformed": {
    status: 400,
    zh: "这不是日志检查点（{reason}）。",
    en: "This is not a log checkpoint ({reason}).",
  },
  "log-tile-path-malformed": {
    status: 400,
    zh: "{path} 不是瓦片的路径（{reason}）。",
    en: "{path} is not the path of a tile ({reason}).",
  },
  "log-bundle-malformed": {
    status: 400,
    zh: "条目包损坏（{reason}）。",
    en: "The entry bundle is broken ({reason}).",
  },
  "log-proof-malformed": {
    status: 400,
    zh: "这不是日志证明文件（{reason}）。",
    en: "This is not a log proof file ({reason}).",
  },
  "log-inclusion-wrong": {
    status: 422,
    zh: "证明不能说明条目 {index} 在大小为 {size} 的日志里（{reason}）。",
    en: "The proof does not show that entry {index} is in the log of size {size} ({reason}).",
  },
  "log-consistency-wrong": {
    status: 422,
    zh: "大小为 {to} 的日志不是大小为 {from} 的日志的延续（{reason}）。",
    en: "The log of size {to} does not continue the log of size {from} ({reason}).",
  },
  "log-policy-malformed": {
    status: 400,
    zh: "信任策略第 {line} 行读不懂（{reason}）。",
    en: "Line {line} of the trust policy cannot be read ({reason}).",
  },
  "log-bracket-wrong": {
    status: 422,
    zh: "时间区间的证据对不上条目 {index}（{reason}）。",
    en: "The evidence for the time window does not fit entry {index} ({reason}).",
  },
  "log-quorum-missing": {
    status: 422,
    zh: "见证人不够：大小为 {size} 的检查点没有达到策略要求的人数。",
    en: "Too few witnesses: the checkpoint of size {size} has not the quorum that the policy asks for.",
  },
} as const satisfies RefusalCatalogue;

/** What the public pages of the log say. */
export const logTexts = {
  title: { zh: "公开日志", en: "Public log" },
  lead: {
    zh: "每份证明文件以及它的每一次状态变化，都是这里的一条记录。记录只能追加：改动或删除任何一条，都会让下面的根值对不上。",
    en: "Every statement and every change of its status is an entry here. Entries are only ever added: changing or removing one breaks the root below.",
  },
  noWitness: {
    zh: "没有见证人。目前只有运营方自己担保所有人看到的是同一份日志，时间也是运营方自己的时钟。想要独立的保证，请自己保存检查点并持续核对（touchstone log monitor）。",
    en: "No witness. So far only the operator vouches that everybody sees the same log, and the times are the operator's own clock. For a guarantee of your own, keep checkpoints and go on checking (touchstone log monitor).",
  },
  size: { zh: "条目数", en: "Entries" },
  root: { zh: "根值", en: "Root" },
  key: { zh: "验证密钥", en: "Verifier key" },
  checkpoint: { zh: "最新检查点", en: "Latest checkpoint" },
  signedAt: { zh: "签署时间", en: "Signed at" },
  recent: { zh: "最近的条目", en: "Recent entries" },
  none: { zh: "日志里还没有条目。", en: "The log has no entry yet." },
  index: { zh: "序号", en: "Index" },
  kind: { zh: "类别", en: "Kind" },
  number: { zh: "编号", en: "Number" },
  claimed: { zh: "记录声称的时间", en: "Claimed time" },
  earlier: { zh: "更早的条目", en: "Earlier entries" },
  entry: { zh: "第 {index} 条", en: "Entry {index}" },
  content: { zh: "内容（原字节）", en: "Content (its bytes)" },
  notText: { zh: "（不是文本，共 {bytes} 字节）", en: "(not text, {bytes} bytes)" },
  window: { zh: "写入时间区间", en: "Time window" },
  windowBoth: {
    zh: "在 {after} 之后、不晚于 {before} 写入。",
    en: "Written after {after} and not later than {before}.",
  },
  windowBefore: {
    zh: "不晚于 {before} 写入；更早的界限无法证明。",
    en: "Written not later than {before}; no earlier bound can be proved.",
  },
  proofFile: { zh: "下载离线证明（.tlog-proof）", en: "Download the offline proof (.tlog-proof)" },
  bracketFile: { zh: "下载时间区间证据（JSON）", en: "Download the evidence of the time window (JSON)" },
  how: { zh: "自己核对", en: "Check it yourself" },
  howText: {
    zh: "日志是一组静态文件，格式为 C2SP tlog-tiles，任何网站都可以镜像：瓦片在 /log/tile/…，条目包在 /log/tile/entries/…。第一次核对请从别处取得密钥，例如证书上的印刷文字。",
    en: "The log is a set of static files in the C2SP tlog-tiles form, which any web server can mirror; tiles are at /log/tile/…, entry bundles at /log/tile/entries/…. For a first check take the key from elsewhere, such as the print on a certificate.",
  },
  covering: { zh: "第一个包含它的检查点", en: "The first checkpoint that holds it" },
  files: { zh: "文件", en: "Files" },
  fileCheckpoint: { zh: "检查点", en: "Checkpoint" },
  fileKey: { zh: "验证密钥", en: "Verifier key" },
  back: { zh: "回到公开日志", en: "Back to the public log" },
  notThere: { zh: "日志里没有这一条。", en: "The log has no such entry." },
} as const satisfies Catalogue;

/** Kinds of entries, by the word that stands in the entry. */
export const logKindTexts = {
  issue: { zh: "签发", en: "issued" },
  suspend: { zh: "暂停", en: "suspended", term: "8.2" },
  restore: { zh: "恢复", en: "restored", term: "8.5" },
  withdraw: { zh: "撤销", en: "withdrawn", term: "8.3" },
  cancel: { zh: "注销", en: "cancelled" },
  "expire-note": { zh: "到期", en: "expired" },
  transfer: { zh: "转换机构", en: "transferred" },
  amend: { zh: "变更", en: "amended" },
  renew: { zh: "再认证", en: "renewed" },
  maintain: { zh: "监督通过", en: "surveillance passed" },
  reinstate: { zh: "推翻撤销", en: "withdrawal taken back" },
  key: { zh: "机构密钥", en: "key of a body" },
  scope: { zh: "批准范围", en: "approved scope" },
  draw: { zh: "抽取", en: "draw" },
  list: { zh: "状态清单", en: "status list" },
  heads: { zh: "日记锚点", en: "anchor of the journal" },
} as const satisfies Catalogue;

/** What the command line says about the log and about the integrity of a whole store. */
export const integrityTexts = {
  verifyOk: { zh: "全部核对无误。", en: "Everything checked, nothing wrong." },
  verifyBad: { zh: "发现问题：{code}", en: "Something is wrong: {code}" },
  checked: {
    zh: "核对了 {streams} 条流、{events} 个事件、{rows} 行、{entries} 条日志条目、{files} 个文件。",
    en: "Checked {streams} streams, {events} events, {rows} rows, {entries} log entries, {files} files.",
  },
  rebuildSame: {
    zh: "读表与日记一致：{streams} 条流，{events} 个事件。",
    en: "The read tables are what the journal says: {streams} streams, {events} events.",
  },
  rebuildReplaced: {
    zh: "读表与日记不一致，已替换 {replaced} 处。",
    en: "The read tables differed from the journal; {replaced} places were replaced.",
  },
  rebuildRefused: {
    zh: "日记本身有问题，没有改动任何读表。",
    en: "The journal itself is broken; no read table was touched.",
  },
  followed: { zh: "{origin}：{size} 条，未见异常。", en: "{origin}: {size} entries, nothing wrong." },
  fault: { zh: "{origin}：{name}{place}", en: "{origin}: {name}{place}" },
  unreachable: { zh: "读不到 {url}。", en: "{url} cannot be read." },
  keyFromLog: {
    zh: "密钥取自日志自身（首次使用）。请用 --vkey 给出从别处得到的密钥。",
    en: "The key was taken from the log itself (first use). Give the key from elsewhere with --vkey.",
  },
  noWitness: {
    zh: "没有见证人：别人看到的是否同一份日志，只能由各自保存的检查点相互比对。",
    en: "No witness: whether others see the same log shows only when kept checkpoints are compared.",
  },
} as const satisfies Catalogue;
