import type { Catalogue } from "../text.ts";

/** The choice with which a case begins. */
export const caseBeginTexts = {
  chooseScheme: { zh: "请选择方案", en: "Choose a scheme" },
  schemeMissing: {
    zh: "还没有选方案。先在列表里选一个，再提交。",
    en: "No scheme is chosen yet. Choose one in the list, then send.",
  },
  systems: { zh: "管理体系", en: "Management systems" },
  things: { zh: "产品、材料与宣称", en: "Products, materials and claims" },
  bodies: { zh: "人员与机构", en: "Persons and bodies" },
} as const satisfies Catalogue;
