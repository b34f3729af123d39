import type { Catalogue, RefusalCatalogue } from "../text.ts";

export const registerWorkRefusals = {
  "work-not-of-obligation": {
    status: 422,
    zh: "义务 {obligation} 不要求 {work} 证。要求证书的义务用 touchstone register works 列出。",
    en: "Obligation {obligation} asks for no certificate {work}. List those that ask: touchstone register works.",
  },
  "certificate-unreadable": {
    status: 422,
    zh: "“{printed}”读不出证书。写法：T:2024-03-01，或者带有效期 T:2024-03-01:2028-02-29。",
    en: "“{printed}” is no certificate. Write T:2024-03-01, or with its last day T:2024-03-01:2028-02-29.",
  },
} as const satisfies RefusalCatalogue;

export const registerWorkTexts = {
  lead: {
    zh: "义务要求持证的控制和监测，由证书对得上的人做；对不上或已过期的不能分派。",
    en: "A control or monitoring that the law gives to certified people goes to somebody whose certificate fits; others are refused.",
  },
  assign: { zh: "分派给人", en: "Assign to somebody" },
  item: { zh: "做什么", en: "What is done" },
  obligation: { zh: "哪条义务、哪种证", en: "Obligation and certificate" },
  name: { zh: "姓名", en: "Name" },
  nobody: { zh: "已删除的姓名", en: "name erased" },
  from: { zh: "从哪天起做", en: "From which day" },
  held: { zh: "持有的证", en: "Certificate held" },
  issued: { zh: "发证日期", en: "Issued on" },
  until: { zh: "证上的有效期至", en: "Valid until, as printed" },
  untilHint: { zh: "证上没印就空着，按四年算。", en: "Leave empty where none is printed; four years are counted." },
  holds: { zh: "{code} 证，有效到 {until}", en: "certificate {code}, valid until {until}" },
  renewBy: { zh: "{renewBy} 前申请复审", en: "apply for renewal by {renewBy}" },
  lapsed: { zh: "{until} 已过期", en: "lapsed on {until}" },
  assigned: { zh: "已分派：{name}", en: "Assigned: {name}" },
} as const satisfies Catalogue;
