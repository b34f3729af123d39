import type { Catalogue, RefusalCatalogue } from "../text.ts";

const findingFields = {
  statement: { zh: "事实", en: "statement" },
  evidence: { zh: "证据", en: "evidence" },
} as const satisfies Catalogue;

/** What is wrong with a finding's words, and what stands in the way of a dispute. */
export const findingRefusals = {
  "finding-already-disputed": {
    status: 409,
    zh: "{number} 的争议已经提出。复核人答复之后仍不同意，可以对决定申诉。",
    en: "{number} is disputed already. Whoever still disagrees after the answer may appeal against the decision.",
  },
  "dispute-unknown": { status: 404, zh: "没有待答复的争议。", en: "There is no dispute that waits for an answer." },
  "dispute-grade-wrong": {
    status: 422,
    zh: "改级要写明新的级别，并与现在的“{present}”不同：{known}；维持或撤回不写级别。",
    en: "Regrading names a grade other than the present “{present}”: {known}. Upholding and withdrawing name none.",
  },
  "dispute-unanswered": {
    status: 422,
    zh: "客户对 {number}（{title}）有争议，复核人还没有答复。",
    en: "The client disputes {number} ({title}) and the reviewer has not answered.",
  },
  "finding-requirement-missing": {
    status: 422,
    zh: "发现要写明违反了哪个文件的哪一条。",
    en: "A finding names the document and the clause that are not met.",
  },
  "finding-criterion-missing": {
    status: 422,
    zh: "“{source}”不是本次审核的标准（{assessed}），也不在硬杠杠里（{criteria}）。不能据此判不通过，也不能另立标准。",
    en: "“{source}” is none of the assessed standards ({assessed}) and no listed hard criterion ({criteria}). Nobody fails by it, and no criterion is made up.",
  },
  "finding-evidence-missing": {
    status: 422,
    zh: "发现要有证据：哪份记录、哪个地方、哪个人。",
    en: "A finding has evidence: which record, which place, which person.",
  },
  "finding-no-fact": {
    status: 422,
    zh: "没有写出事实。写看到了什么：多少、哪一天、缺什么、超过多少；不写评价。",
    en: "No fact is named. Say what was seen: how many, on which day, what is missing or exceeded, and no judgement.",
  },
  "finding-opinion": {
    status: 422,
    zh: "“{words}”是看法，不是事实（{field}）。改写看到的；引用文件原话加引号。",
    en: "“{words}” is an opinion, not a fact ({field}). Say what was seen; put quotation marks round what a document says.",
    words: { field: findingFields },
  },
  "finding-advice": {
    status: 422,
    zh: "“{words}”是在给办法（{field}）。审核员不提解决办法，改进机会也一样；怎么改由客户定。",
    en: "“{words}” is advice ({field}). Auditors give no solutions, in opportunities neither; how it is mended is the client’s.",
    words: { field: findingFields },
  },
} as const satisfies RefusalCatalogue;
