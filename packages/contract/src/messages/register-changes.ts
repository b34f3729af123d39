import type { Catalogue, RefusalCatalogue } from "../text.ts";

/** Column names as a reader knows them, by the codes that facts carry. */
const column = {
  no: { zh: "序号", en: "No." },
  risk: { zh: "重要风险 ①", en: "risk ①" },
  document: { zh: "法规名称 ②", en: "law ②" },
  effective: { zh: "实施日期 ③", en: "in force from ③" },
  clauses: { zh: "适用条款 ④", en: "clauses ④" },
  objectives: { zh: "目标 ⑤", en: "objectives ⑤" },
  control: { zh: "运行控制 ⑥", en: "control ⑥" },
  monitoring: { zh: "监测 ⑦", en: "monitoring ⑦" },
  evidence: { zh: "合规性证据 ⑧", en: "evidence ⑧" },
  evaluator: { zh: "评价人 ⑨", en: "evaluated by ⑨" },
  evaluatedOn: { zh: "评价时间 ⑩", en: "evaluated on ⑩" },
  correction: { zh: "整改措施 ⑪", en: "correction ⑪" },
  verification: { zh: "验证情况 ⑫", en: "verification ⑫" },
  harm: { zh: "可能的伤害", en: "harm" },
  owner: { zh: "责任部门", en: "owner" },
  area: { zh: "专业领域", en: "area" },
  documentNumber: { zh: "文号", en: "document number" },
  issuer: { zh: "发布机关", en: "issuer" },
  level: { zh: "效力级别", en: "level" },
  sourceAddress: { zh: "来源网址", en: "source address" },
  searchedOn: { zh: "检索日期", en: "search date" },
  department: { zh: "适用部门", en: "department" },
  duty: { zh: "合规义务", en: "duty" },
  fulfilment: { zh: "自述符合情况", en: "met, as declared" },
  due: { zh: "到期日", en: "due" },
} as const satisfies Catalogue;

export const cellColumnNames = column;

export const registerChangeRefusals = {
  "risk-withdrawn": {
    status: 409,
    zh: "“{title}”这一行已撤下。要再用，撤销撤下它的那次变更，或新增一行。",
    en: "The row “{title}” was withdrawn. Take back the change that withdrew it, or add a new row.",
  },
  "risk-title-missing": {
    status: 422,
    zh: "重要风险 ① 不能空。不再适用的行，写明理由后撤下。",
    en: "The risk ① cannot be empty. A row that no longer applies is withdrawn with a reason.",
  },
  "document-emptied": {
    status: 422,
    zh: "法规“{title}”的名称不能清空。不再适用就写明理由撤下它。",
    en: "The title of the law “{title}” cannot be emptied. Withdraw the law with a reason if it no longer applies.",
  },
  "document-clauses-taken": {
    status: 409,
    zh: "已从“{title}”摘了 {clauses} 条，改名会让条款挂在别的法规下。写明理由撤下它，再加新法规、重新摘条款。",
    en: "{clauses, plural, one {# clause was} other {# clauses were}} taken from “{title}”; renamed, the row would cite them from another law. Withdraw it with a reason, add the other law and extract its clauses.",
  },
  "cell-by-act": {
    status: 422,
    zh: "“{column}”不能直接改写：它由相应的动作填写（摘录条款、上传证据、评价、验证）。到这一行的页面去做。",
    en: "“{column}” cannot be written: it is filled by its act (extract, attach evidence, evaluate, verify). Do it on the row’s page.",
    words: { column },
  },
  "cell-overlong": {
    status: 422,
    zh: "“{column}”有 {length} 个字，最多 {limit} 个，且不能换行。缩短后再试。",
    en: "“{column}” has {length} characters; {limit} in one line are the limit. Shorten it.",
    words: { column },
  },
  "cell-not-kept": {
    status: 422,
    zh: "“{column}”改不成所写的样子，会变成“{text}”。同一格只改一次。",
    en: "“{column}” would not say what was written but “{text}”. Change a cell once.",
    words: { column },
  },
  "entry-kept": {
    status: 422,
    zh: "“{text}”是已定下的一条，不能清空或少写。可以改文字；要停用，到这一行的页面去做。",
    en: "“{text}” is an entry that was set; it cannot be left out. Change its words, or go to the row’s page.",
  },
  "entry-unreadable": {
    status: 422,
    zh: "“{text}”读不成{kind}：{kind, select, control {写成“做什么（谁，何时）”} monitoring {写成“监测什么（谁）”} correction {已定的整改措施不改写} objective {一行写完，不超过 300 字} other {已有的条目后面，新的一条要写全，如“每年检测 1 次”}}。",
    en: "“{text}” cannot be read as {kind}: {kind, select, control {write “what（who，when）”} monitoring {write “what（who）”} correction {a planned correction is not rewritten} objective {one line of at most 300 characters} other {below entries, a new one must say everything, such as “once a year”}}.",
  },
  "version-unknown": {
    status: 422,
    zh: "文件里写的版本 {seen} 这一行从未有过（现在是 {version}）。重新导出再改。",
    en: "The row never had version {seen} (it stands at {version}). Export again and change that file.",
  },
  "row-twice": {
    status: 422,
    zh: "同一行在这一批里出现了两次。合成一次再提交。",
    en: "One row is named twice in this set. Make it one change.",
  },
  "row-in-conflict": {
    status: 409,
    zh: "“{title}”的“{column}”你看过之后已有人改：原来“{seen}”，现在“{theirs}”，你要“{yours}”。核对后重做。",
    en: "Somebody changed “{column}” of “{title}” after you saw it: it was “{seen}”, is “{theirs}”, you want “{yours}”. Look again.",
    words: { column },
  },
  "plan-outdated": {
    status: 409,
    zh: "预览之后台账有了变动，结果会和预览不同。重新预览。",
    en: "The register moved after the preview, and the outcome would differ. Preview it again.",
  },
  "change-taken-back": {
    status: 409,
    zh: "这次变更已经撤销过。",
    en: "This change set was taken back already.",
  },
  "change-unknown": {
    status: 404,
    zh: "没有这次变更。刷新后再选。",
    en: "There is no such change set. Reload and choose again.",
  },
  "row-changed-since": {
    status: 409,
    zh: "这一行在这次变更之后又有改动，保持现状。",
    en: "The row changed again after this change set; it stays as it is.",
  },
  "row-overlong": {
    status: 422,
    zh: "这一行一次要改的超过 {limit} 处。分几次改。",
    en: "More than {limit} changes in one row. Make them in several steps.",
  },
  "mapping-without-risk": {
    status: 422,
    zh: "没有指定哪一栏是重要风险 ①。先在“各栏对应”里选定。",
    en: "No column is mapped to the risk ①. Choose one first.",
  },
  "mapping-twice": {
    status: 422,
    zh: "有两栏都对应“{column}”。只留一栏。",
    en: "Two columns are mapped to “{column}”. Keep one.",
    words: { column },
  },
  "mapping-length": {
    status: 422,
    zh: "对应关系有 {found} 栏，表里有 {expected} 栏。重新选文件，再对应一次。",
    en: "The mapping has {found} columns, the table {expected}. Choose the file again and map it again.",
  },
  "mapping-unknown": {
    status: 404,
    zh: "没有叫“{name}”的对应关系。看 register mappings list。",
    en: "There is no mapping “{name}”. See register mappings list.",
  },
  "key-damaged": {
    status: 422,
    zh: "这一行的键“{printed}”被改动过。恢复导出时的键，或清空三个 ts_ 栏作为新行。",
    en: "The key “{printed}” of this row was changed. Put back what was exported, or clear the three ts_ columns to add a row.",
  },
} as const satisfies RefusalCatalogue;

/** What a preview remarks and does not refuse. */
export const changeNotes = {
  "kept-as-written": {
    zh: "“{column}”按所写的文字保留，不算已定的一条：要算数，写明频次，或到这一行的页面去定。",
    en: "“{column}” is kept as text and counts as no entry: say how often, or set it on the row’s page.",
    words: { column },
  },
  "risk-there-already": {
    zh: "台账里已有序号 {no}“{title}”的一行，这里会再加一行。",
    en: "A row {no} “{title}” is there already; this adds another.",
  },
  "date-ambiguous": {
    zh: "“{printed}”有两种读法，按原样保留。写成 2004-02-01 这样就不含糊。",
    en: "“{printed}” can be read in two ways and is kept as it stands. 2004-02-01 would be clear.",
  },
  "date-unreadable": {
    zh: "“{printed}”读不出日期，按原样保留。",
    en: "“{printed}” cannot be read as a date; it is kept as it stands.",
  },
  "owner-unmatched": {
    zh: "名册里没有“{owner}”，按文字保留。",
    en: "“{owner}” is nobody on the list of people; it is kept as text.",
  },
} as const satisfies Catalogue;
