/** The columns of the register in print order: 序号 and the twelve numbered ones (OH-1, OH-19). */
export const columns = [
  { key: "no", mark: "", zh: "序号", en: "No.", names: ["序号", "编号", "no", "number"] },
  {
    key: "risk",
    mark: "①",
    zh: "重要风险 6.1.2 ①",
    en: "Significant risk 6.1.2 ①",
    // OH-26: the grade's name is the organisation's own.
    names: ["重要风险", "较大风险", "重大风险", "风险", "significantrisk", "risk"],
  },
  {
    key: "document",
    mark: "②",
    zh: "法律法规或其他要求名称 ②",
    en: "Law or other requirement ②",
    names: ["法律法规或其他要求名称", "法律法规名称", "法规名称", "法律法规", "laworotherrequirement"],
  },
  {
    key: "effective",
    mark: "③",
    zh: "实施日期 ③",
    en: "In force from ③",
    names: ["实施日期", "施行日期", "inforcefrom"],
  },
  { key: "clauses", mark: "④", zh: "适用条款 ④", en: "Applicable clauses ④", names: ["适用条款", "applicableclauses"] },
  {
    key: "objectives",
    mark: "⑤",
    zh: "目标指标方案 6.2 ⑤",
    en: "Objectives 6.2 ⑤",
    names: ["目标指标方案", "目标指标", "目标", "objectives"],
  },
  {
    key: "control",
    mark: "⑥",
    zh: "运行控制 ⑥",
    en: "Operational control ⑥",
    names: ["运行控制", "operationalcontrol"],
  },
  { key: "monitoring", mark: "⑦", zh: "监测 9.1 ⑦", en: "Monitoring 9.1 ⑦", names: ["监测", "monitoring"] },
  {
    key: "evidence",
    mark: "⑧",
    zh: "合规性证据 9.1.2 ⑧",
    en: "Evidence of compliance 9.1.2 ⑧",
    names: ["合规性证据", "合规证据", "evidenceofcompliance"],
  },
  { key: "evaluator", mark: "⑨", zh: "评价人 7.2 ⑨", en: "Evaluated by 7.2 ⑨", names: ["评价人", "evaluatedby"] },
  {
    key: "evaluatedOn",
    mark: "⑩",
    zh: "评价时间 ⑩",
    en: "Evaluated on ⑩",
    names: ["评价时间", "评价日期", "evaluatedon"],
  },
  { key: "correction", mark: "⑪", zh: "整改措施 10.2 ⑪", en: "Correction 10.2 ⑪", names: ["整改措施", "correction"] },
  { key: "verification", mark: "⑫", zh: "验证情况 ⑫", en: "Verification ⑫", names: ["验证情况", "verification"] },
] as const;

export type ColumnKey = (typeof columns)[number]["key"];

/** Planning, operation, check and improve (OH-19): the heads of the table. */
export const columnGroups = [
  {
    key: "planning",
    zh: "策划 ①–⑤",
    en: "Plan ①–⑤",
    columns: ["risk", "document", "effective", "clauses", "objectives"],
  },
  { key: "operation", zh: "运行 ⑥", en: "Operate ⑥", columns: ["control"] },
  {
    key: "checking",
    zh: "检查与改进 ⑦–⑫",
    en: "Check and improve ⑦–⑫",
    columns: ["monitoring", "evidence", "evaluator", "evaluatedOn", "correction", "verification"],
  },
] as const satisfies readonly { key: string; zh: string; en: string; columns: readonly ColumnKey[] }[];

/** What one looks at alone (OH-19): the three groups, and within them what was identified and what was evaluated. */
export const columnViews = [
  ...columnGroups,
  { key: "identification", zh: "识别 ②–④", en: "Identify ②–④", columns: ["document", "effective", "clauses"] },
  {
    key: "evaluation",
    zh: "合规性评价 ⑧–⑩",
    en: "Evaluate compliance ⑧–⑩",
    columns: ["evidence", "evaluator", "evaluatedOn"],
  },
] as const satisfies readonly { key: string; zh: string; en: string; columns: readonly ColumnKey[] }[];
export const columnViewKeys = columnViews.map(({ key }) => key);

const circled = /[①-⑫]/g;

/** Which column a heading names: by its circled number if it has exactly one, else by its words. */
export const columnOf = (heading: string): ColumnKey | null => {
  const marks = heading.match(circled) ?? [];
  if (marks.length === 1) return columns.find((column) => column.mark === marks[0])?.key ?? null;
  if (marks.length > 1) return null;
  // Clause numbers such as 6.1.2 stand beside the words in print.
  const words = heading
    .normalize("NFKC")
    .replace(/[\s\d.．。:：]/g, "")
    .toLowerCase();
  return columns.find((column) => column.names.some((name) => name === words))?.key ?? null;
};
