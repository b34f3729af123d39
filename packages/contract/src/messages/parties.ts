import type { RefusalCatalogue } from "../text.ts";

export const partyRefusals = {
  "organisation-unknown": {
    status: 404,
    zh: "这个组织还没有登记。先登记组织，再加成员。",
    en: "This organisation is not registered. Register it first, then add its members.",
  },
  "organisation-already-registered": {
    status: 409,
    zh: "这个组织已经登记过。",
    en: "This organisation is registered already.",
  },
} as const satisfies RefusalCatalogue;
