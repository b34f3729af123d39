import type { Catalogue } from "../text.ts";

/** The operator's page of changes told. */
export const fanOutTexts = {
  operator: { zh: "运营方", en: "Operator" },
  title: { zh: "变更通知进度", en: "Progress of telling" },
  lead: {
    zh: "每项法规变更涉及多少份台账、多少行，通知到哪里，还有几个要点待复看。只有数目，没有任何一家的内容。",
    en: "How many registers and rows each change of law touches, how far they have been told, and how many points wait for a look. Counts only, nothing of anybody's.",
  },
  token: { zh: "运营方令牌", en: "Operator's token" },
  tokenHint: {
    zh: "在服务器数据目录的 operator.token 里。只用于这次查询，不保存。",
    en: "From operator.token in the server's data folder. Used for this question only, and kept nowhere.",
  },
  show: { zh: "显示进度", en: "Show the progress" },
  refused: {
    zh: "令牌不对。从 operator.token 重新复制。",
    en: "The token is not right. Copy it again from operator.token.",
  },
  failed: {
    zh: "没有得到回答。检查网络和令牌里有没有多余的字符，再试一次。",
    en: "There was no answer. Check the network, and the token for stray signs, then try again.",
  },
  law: { zh: "法规", en: "Law" },
  state: { zh: "状态", en: "State" },
  told: { zh: "已全部通知", en: "All told" },
  telling: { zh: "正在通知", en: "Telling" },
  registers: { zh: "台账", en: "Registers" },
  rows: { zh: "行", en: "Rows" },
  points: { zh: "待复看要点", en: "Points to review" },
  known: { zh: "得知日期", en: "Known on" },
  due: { zh: "期限", en: "By" },
  empty: { zh: "还没有变更要通知。", en: "No change has been told." },
  emptyHint: {
    zh: "导入法规的新版本后，有人引用时这里就会有。",
    en: "Import a new version of a law: where somebody cites it, it appears here.",
  },
} as const satisfies Catalogue;
