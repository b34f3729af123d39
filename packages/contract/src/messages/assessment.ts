import type { RefusalCatalogue } from "../text.ts";

const scaleZh =
  "{scale, select, likelihood {可能性} exposure {暴露频率} consequence {后果} severity {严重性} value {资产价值} impact {受损程度} other {{scale}}}";
const scaleEn =
  "{scale, select, likelihood {likelihood} exposure {exposure} consequence {consequence} severity {severity} value {value of the asset} impact {share that is harmed} other {{scale}}}";

export const assessmentRefusals = {
  "criteria-already-adopted": {
    status: 409,
    zh: "这套准则已经采用，改它要出新版。",
    en: "The set is adopted already; change it by a new version.",
  },
  "criteria-unknown": {
    status: 404,
    zh: "没有这套准则，或没有这个方法。先选方法。",
    en: "There is no such set, or no such method. Choose a method first.",
  },
  "criteria-unchanged": {
    status: 409,
    zh: "和第 {number} 版一样，没有出新版。",
    en: "It is the same as version {number}; there is no new one.",
  },
  "bounds-disordered": {
    status: 422,
    zh: "四级界限要从高到低，最低一级从 0 起，最高不超过 {highest}。",
    en: "The four lines go down from the gravest; the lowest begins at 0 and none is above {highest}.",
  },
  "threshold-out-of-reach": {
    status: 422,
    zh: "接受线 {score} 够不着：这个方法最高只有 {highest} 分，线要在它下面。",
    en: "The line of acceptance {score} is out of reach: the method gives {highest} at most; set it below.",
  },
  "assessment-already-started": { status: 409, zh: "这项评估已经开始。", en: "The assessment has begun already." },
  "assessment-unknown": {
    status: 404,
    zh: "没有这项评估。核对编号。",
    en: "There is no such assessment. Check the number.",
  },
  "assessment-retired": {
    status: 409,
    zh: "这项评估 {on} 已终止：{reason}。再评要另开一项。",
    en: "The assessment ended on {on}: {reason}. Begin another to assess again.",
  },
  "assessment-no-criteria": {
    status: 422,
    zh: "没有这套准则。先采用准则，再评估。",
    en: "There are no such criteria. Adopt criteria, then assess.",
  },
  "nothing-to-finish": {
    status: 409,
    zh: "没有草稿：完成的评估已冻结，改它先存一份新草稿。",
    en: "There is no draft: a finished assessment is frozen. Save a new draft to change it.",
  },
  "nothing-to-approve": {
    status: 409,
    zh: "这项评估不在等人接受。",
    en: "The assessment does not wait for anybody's acceptance.",
  },
  "not-the-approver": {
    status: 403,
    zh: "只有指定的批准人能接受，评估人自己不能。",
    en: "Only the named approver accepts it, and never the assessor.",
  },
  "approver-not-entitled": {
    status: 422,
    zh: "指定的批准人在本组织没有评价权限。换一位。",
    en: "The named approver may not evaluate in this organisation. Name another.",
  },
  "rating-missing": {
    status: 422,
    zh: `还没有选${"{moment, select, after {处置后的} other {}}"}${scaleZh}。`,
    en: `The ${scaleEn} ${"{moment, select, after {after treatment } other {}}"}is not chosen yet.`,
  },
  "rating-unknown": {
    status: 422,
    zh: `${scaleZh}没有“{rating}”这一档。从方法的刻度里选。`,
    en: `The ${scaleEn} has no value “{rating}”. Choose one of the method's scale.`,
  },
  "assessment-input-missing": {
    status: 422,
    zh: "还缺{input, select, hazard {危险源} event {事件} harm {后果} factors {人机料法环} asset {资产} threat {威胁} weakness {弱点} safeguard {已有措施（没有就写“无”）} other {{input}}}。",
    en: "Still missing: {input, select, hazard {the hazard} event {the event} harm {the harm} factors {people, machine, material, method or environment} asset {the asset} threat {the threat} weakness {the weakness} safeguard {the existing safeguard (say “none” where there is none)} other {{input}}}.",
  },
  "property-missing": {
    status: 422,
    zh: "保密性、完整性、可用性至少勾一项，才算评估过。",
    en: "Tick confidentiality, integrity or availability; without one nothing is assessed.",
  },
  "treatment-missing": {
    status: 422,
    zh: "风险在接受线以上，要写怎么处置。",
    en: "The risk is above the line; say how it is treated.",
  },
  "measures-missing": {
    status: 422,
    zh: "选了处置，就至少写一条措施；不做措施选“接受”。",
    en: "Write one measure at least; where there is none, choose to accept.",
  },
  "hierarchy-missing": {
    status: 422,
    zh: "措施“{what}”没有说是消除、替代、工程、管理还是防护用品。",
    en: "Say of “{what}” whether it eliminates, substitutes, engineers, administers or protects the person.",
  },
  "treatment-input-missing": {
    status: 422,
    zh: "处置还缺{input, select, resources {资源} cost {费用（没有就写 0）} other {{input}}}。",
    en: "The treatment lacks its {input, select, resources {resources} cost {cost (0 where there is none)} other {{input}}}.",
  },
  "residual-higher": {
    status: 422,
    zh: "处置后 {after} 分，比处置前 {before} 分还高。核对所选的档。",
    en: "After treatment it scores {after}, more than {before} before. Check the values.",
  },
  "approver-missing": {
    status: 422,
    zh: "处置后仍在接受线以上，要指定批准人。",
    en: "It stays above the line after treatment; name who is to accept it.",
  },
  "approver-is-assessor": {
    status: 422,
    zh: "批准人不能是评估人自己。换一位。",
    en: "The assessor cannot accept it. Name somebody else.",
  },
} as const satisfies RefusalCatalogue;
