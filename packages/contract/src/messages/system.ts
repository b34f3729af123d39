import type { Catalogue } from "../text.ts";

/** The overview of the management system, and each of its places: what it is called, and what one does there. */
export const systemTexts = {
  title: { zh: "管理体系", en: "Management system" },
  kicker: { zh: "{name} · 从背景到改进，一张图", en: "{name} · from context to improvement, one graph" },
  places: { zh: "全部页面", en: "All pages" },
  "part.plan": { zh: "策划（4–6）", en: "Plan (4–6)" },
  "part.support": { zh: "支持（7）", en: "Support (7)" },
  "part.operate": { zh: "运行（8）", en: "Operate (8)" },
  "part.check": { zh: "检查（9）", en: "Check (9)" },
  "part.improve": { zh: "改进（10）", en: "Improve (10)" },
} as const satisfies Catalogue;

/** One line per place; its page says the rest. */
export const placeNames = {
  register: { zh: "风险台账", en: "Risk register" },
  exchange: { zh: "台账与表格往来", en: "Register and spreadsheets" },
  health: { zh: "图的健康", en: "Health of the graph" },
  compliance: { zh: "合规性评价与报告", en: "Evaluation and report of compliance" },
  evidence: { zh: "证据库", en: "Evidence" },
  awareness: { zh: "意识与能力", en: "Awareness and competence" },
  objectives: { zh: "年度目标", en: "Objectives of the year" },
  labels: { zh: "设备标签", en: "Labels on equipment" },
  sites: { zh: "场所", en: "Sites" },
  readiness: { zh: "认证准备", en: "Readiness for certification" },
  handover: { zh: "移交给认证机构的记录", en: "Records handed to a body" },
  findings: { zh: "审核发现", en: "Findings of audits" },
  clauses: { zh: "条款对照", en: "Clauses of the standards" },
  rehearsal: { zh: "一阶段审核预演", en: "Rehearsal of stage 1" },
  trails: { zh: "审核路线", en: "Audit trails" },
  auditChecklists: { zh: "内审检查表", en: "Checklists of internal audits" },
  reviewInputs: { zh: "管理评审输入", en: "Inputs of management reviews" },
  assessments: { zh: "风险评估", en: "Risk assessment" },
  riskMatrix: { zh: "风险矩阵", en: "Risk matrix" },
  riskCriteria: { zh: "风险准则", en: "Risk criteria" },
  gradedControl: { zh: "分级管控", en: "Graded control" },
  laws: { zh: "该有的法规", en: "Laws that should be here" },
  threats: { zh: "威胁库", en: "Threat library" },
  assets: { zh: "信息资产", en: "Information assets" },
  soa: { zh: "适用性声明", en: "Statement of applicability" },
  foresight: { zh: "趋势与环境扫描", en: "Trends and environment scans" },
  contextIssues: { zh: "内外部因素", en: "External and internal issues" },
  interestedParties: { zh: "相关方", en: "Interested parties" },
  notices: { zh: "提醒和日历", en: "Notices and calendar" },
  systemScope: { zh: "体系范围", en: "Scope of the system" },
} as const satisfies Catalogue;

export type PlaceKey = keyof typeof placeNames;
