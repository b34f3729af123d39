import type { Catalogue } from "../text.ts";

/** What the command line says of one row, and of the register as a whole. */
export const registerRowTexts = {
  identified: { zh: "已加进台账：{id}", en: "Entered in the register: {id}" },
  written: { zh: "已写入，这一行现在是第 {version} 版。", en: "Written; the row is at version {version} now." },
  state: { zh: "状态：{state}", en: "State: {state}" },
  objective: { zh: "目标", en: "Objective" },
  control: { zh: "控制", en: "Control" },
  monitoring: { zh: "监测", en: "Monitoring" },
  evidence: { zh: "证据", en: "Evidence" },
  document: { zh: "法规", en: "Document" },
  rows: { zh: "共 {rows} 行", en: "{rows, plural, one {One row} other {# rows}}" },
  orphanRisks: { zh: "没有法规的风险：{count}", en: "Risks without a law: {count}" },
  orphanLaws: { zh: "没有摘录条款的法规：{count}", en: "Laws without a clause: {count}" },
  concluded: { zh: "合规，{rows} 行都有证据支持。", en: "Compliant: evidence carries all {rows} rows." },
  notConcluded: { zh: "还不能说合规。", en: "It cannot be called compliant yet." },
  previewed: {
    zh: "会改 {cells} 格；没有写入。去掉 --dry-run 再写。",
    en: "Would change {cells, plural, one {one cell} other {# cells}}; nothing is written. Leave --dry-run out to write.",
  },
  unchanged: { zh: "内容没有变。", en: "It says that already." },
  lacks: { zh: "缺：{what}", en: "Missing: {what}" },
  report: {
    zh: "{title} {on}：{rows} 行，签字 {signatures}，编号 {id}",
    en: "{title} {on}: {rows} rows, signed {signatures}, id {id}",
  },
  declared: { zh: "已记下，和推出的状态并列。", en: "Kept beside what is derived." },
  retired: { zh: "已终止这项评估。", en: "The assessment has ended." },
  level: {
    zh: "{band}，{score} 分，{acceptable, select, true {可以接受} other {不可接受}}",
    en: "{band}, {score} points, {acceptable, select, true {acceptable} other {not acceptable}}",
  },
  corrected: { zh: "已更正，第 {version} 版。", en: "Corrected; version {version}." },
  described: { zh: "已改，第 {version} 版。", en: "Changed; version {version}." },
  saved: { zh: "已写入 {file}", en: "Written to {file}" },
} as const satisfies Catalogue;
