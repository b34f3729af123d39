import type { Catalogue } from "../text.ts";

/** Texts of the form and the view that every kind of record is drawn with. */
export const caseFormTexts = {
  chinese: { zh: "中文", en: "Chinese" },
  english: { zh: "英文", en: "English" },
  choose: { zh: "请选择", en: "Choose" },
  yes: { zh: "是", en: "Yes" },
  no: { zh: "否", en: "No" },
  mustYes: { zh: "必须为“是”，记录才成立", en: "The record stands only with “yes”" },
  mustNo: { zh: "必须为“否”，记录才成立", en: "The record stands only with “no”" },
  row: { zh: "第 {n} 行", en: "Row {n}" },
  addRow: { zh: "加一行：{what}", en: "Add a row: {what}" },
  removeRow: { zh: "删去第 {n} 行", en: "Remove row {n}" },
  none: { zh: "无", en: "None" },
  atLeastRows: { zh: "至少 {least} 行", en: "At least {least, plural, one {# row} other {# rows}}" },
} as const satisfies Catalogue;
