import type { Catalogue } from "../text.ts";

/** Words of the register's pages and commands. */
export const registerTexts = {
  rail: { zh: "风险台账", en: "Risk register" },
  title: { zh: "风险与合规台账", en: "Risk and compliance register" },
  asOf: { zh: "截至 {date}", en: "as of {date}" },

  // States, derived (OH-24).
  "state.absent": { zh: "没有这一行", en: "absent" },
  "state.unidentified": { zh: "未识别", en: "not identified" },
  "state.identified": { zh: "已识别", en: "identified" },
  "state.planned": { zh: "已策划", en: "planned" },
  "state.operating": { zh: "运行中", en: "operating" },
  "state.to-evaluate": { zh: "待评价", en: "to evaluate" },
  "state.to-review": { zh: "待复看", en: "to review" },
  "state.nonconforming": { zh: "不符合", en: "nonconforming" },
  "state.correcting": { zh: "整改中", en: "correcting" },
  "state.to-verify": { zh: "待验证", en: "to verify" },
  "state.compliant": { zh: "合规", en: "compliant" },

  "verdict.right": { zh: "正确", en: "right" },
  "verdict.wrong": { zh: "日期不对", en: "wrong date" },
  "verdict.outdated": { zh: "已过时", en: "out of date" },
  "verdict.unknown": { zh: "法规库里没有可对照的", en: "nothing in the law base to compare with" },
  shouldBe: { zh: "应为 {date}", en: "should be {date}" },
  replacedBy: { zh: "现行：{title}（{version}）", en: "now: {title} ({version})" },
  replaced: { zh: "已被取代", en: "superseded" },

  // Command line.
  checked: { zh: "{risks} 项风险，{documents} 份法规", en: "{risks} risks, {documents} documents" },
  counts: {
    zh: "正确 {right}，日期不对 {wrong}，已过时 {outdated}，无从对照 {unknown}",
    en: "right {right}, wrong date {wrong}, out of date {outdated}, nothing to compare with {unknown}",
  },
  place: { zh: "第 {row} 行第 {column} 列", en: "row {row}, column {column}" },
  problems: { zh: "{count} 个问题", en: "{count, plural, one {# problem} other {# problems}}" },
  imported: {
    zh: "导入 {imported} 行，{unchanged} 行已在台账里",
    en: "{imported} rows imported, {unchanged} were there already",
  },
  exported: { zh: "台账已写入 {file}", en: "The register is in {file}" },
} as const satisfies Catalogue;
