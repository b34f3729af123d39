import type { RefusalCatalogue } from "../text.ts";

export const registerRefusals = {
  "risk-already-identified": {
    status: 409,
    zh: "这一行已经识别过，不能重复识别。",
    en: "This row has been identified already.",
  },
} as const satisfies RefusalCatalogue;
